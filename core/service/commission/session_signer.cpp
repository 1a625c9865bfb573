#include "core/service/commission/session_signer.h"

namespace pravila {

std::optional<SessionSigner> signer_of(StoreReader& reader, const CommissionSession& session,
                                       const std::vector<CommissionSeat>& seats, const ItemNow& now, std::size_t slot) {
    for (const Role role : {Role::kCommissionChair, Role::kCommissionMember})
        for (const CommissionSeat& seat : seats) {
            if (seat.role != role || !seat.attendee) continue;
            const Rights rights = Rights::of(reader, *seat.attendee, session.day);
            if (auto place = place_at(reader, now.working.circuit->slots[slot], slot, rights))
                return SessionSigner{*seat.attendee, *std::move(place)};
        }
    return {};
}

}  // namespace pravila
