#pragma once

#include "core/model/commission.h"
#include "core/service/context.h"
#include "core/service/refusal.h"

namespace pravila {

// Who may do what with sessions of the commission. Those who plan and record them: its chair and the technical
// secretariat. Those who read them: these, the members, quality manager, head of the institution, auditor and
// administrator. Deputies as the absent person. A role for a part of the institution only opens nothing here.

/// @param subject  id of the session; empty when there is none yet. @throws Refusal kForbidden (role.missing).
void require_session_keeper(StoreReader& reader, const Context& context, const std::string& action,
                            const std::string& subject = {});
bool may_keep_sessions(StoreReader& reader, const Context& context);

/// @throws Error kForbidden with the reason.
void require_session_reader(StoreReader& reader, const Context& context);
/// The same as a question, for menus; false for nobody.
bool may_read_sessions(const Context& context);

/// @throws Error kNotFound.
CommissionSession require_session(StoreReader& reader, int number);

/// A refusal about a session, by a stable rule.
Refusal session_refusal(const CommissionSession& session, const char* action, const char* rule, Message message);

}  // namespace pravila
