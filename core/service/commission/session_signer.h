#pragma once

#include "core/service/commission/waiting.h"
#include "core/service/revisions/answering.h"

namespace pravila {

/// Who answers for the commission at an open slot.
struct SessionSigner {
    PersonId person;
    Place place;
};

/// Of those who were present, the one who may answer at this slot on the day of the session: who presides before the
/// members. Nothing when nobody may.
std::optional<SessionSigner> signer_of(StoreReader& reader, const CommissionSession& session,
                                       const std::vector<CommissionSeat>& seats, const ItemNow& now, std::size_t slot);

}  // namespace pravila
