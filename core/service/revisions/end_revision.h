#pragma once

#include <string>

#include "core/service/revisions/working_revision.h"

namespace pravila {

/// Gives up a draft or a revision on its way to approval. By its holder or those who keep the system; with a reason.
/// Its number is free again unless someone signed it. @throws Refusal kForbidden, kConflict ("reason.missing").
WorkingRevision cancel_revision(const Context& context, const RevisionName& name, const std::string& reason);

struct Withdrawal {
    RevisionName revision;
    Date last_day{};  ///< last day in force; may lie ahead, not before the first day in force
    Act act;          ///< number may be empty
    std::string reason;
};
/// Withdraws an approved revision without a successor. By those who keep the system, or the head of the institution.
/// @throws Refusal kForbidden, kConflict ("reason.missing", "withdrawal.before_begin").
WorkingRevision withdraw_revision(const Context& context, const Withdrawal& withdrawal);

}  // namespace pravila
