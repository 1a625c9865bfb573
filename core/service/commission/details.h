#pragma once

#include "core/history/canonical_json.h"
#include "core/model/commission.h"

namespace pravila {

// What the log says of sessions of the commission: the details of the actions in core/history/actions.h. Writing and
// verifying share them, so that a table row and its entries are compared in one form.

JsonObject session_details(const CommissionSession& session);  ///< commission.session_planned
JsonObject item_details(const AgendaItem& item);               ///< commission.item_added
JsonObject decision_details(const AgendaItem& item);           ///< commission.item_decided
JsonObject seat_details(const CommissionSeat& seat);           ///< commission.seat_told
JsonObject vote_details(const CommissionVote& vote);           ///< commission.vote_given

}  // namespace pravila
