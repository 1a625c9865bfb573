#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/commission.h"
#include "core/service/context.h"

namespace pravila {

/// When and where.
struct SessionPlan {
    Date day{};         ///< may be over: a session can be entered after it was held
    std::string hour;   ///< "10:00"; may be empty
    std::string place;  ///< at most 200 characters on one line; may be empty
};

/// Convenes the commission, by its chair or the technical secretariat. The number is the next one.
///
/// @param proposed  the agenda begins with everything that waits for a session and is on no other agenda; else empty.
/// @throws Refusal kForbidden (role.missing); Error kInvalidInput for an hour or a place that cannot be printed.
CommissionSession plan_session(const Context& context, const SessionPlan& plan, bool proposed);

/// What changes about a session that has not begun.
struct SessionChange {
    std::optional<Date> day;
    std::optional<std::string> hour, place;
    std::vector<std::string> add;     ///< codes of documents that have a revision waiting for a session
    std::vector<std::string> points;  ///< free points: a line of text each, at most 300 characters
    std::vector<int> remove;          ///< positions
    bool propose = false;             ///< also everything else that waits and is on no agenda
};

/// @throws Refusal kForbidden (role.missing), kConflict: "session.begun" it is open, held or cancelled;
///         "item.not_waiting" nothing of that document waits for a session; "item.elsewhere" another session has it;
///         "item.too_late" it waits only since a day after the session; Error kNotFound, kInvalidInput.
CommissionSession change_session(const Context& context, int number, const SessionChange& change);

/// Calls a session off before it began. @throws Refusal kForbidden (role.missing), kConflict (session.begun,
/// reason.missing); Error kNotFound.
CommissionSession cancel_session(const Context& context, int number, const std::string& reason);

}  // namespace pravila
