#pragma once

#include "core/service/compare_organisation.h"

namespace pravila {

/// Compares sessions of the commission with their points, places and votes, and settings that the log tells of, with
/// what follows from the log, both ways. Rules: state.commission_session, state.commission_item, state.commission_seat,
/// state.commission_vote, state.setting.
void compare_commission(StoreReader& reader, const Replay& replayed,
                        const std::function<void(const OrganisationDifference&)>& found);

}  // namespace pravila
