#pragma once

#include "core/model/paper_facts.h"
#include "core/service/commission/view_session.h"

namespace pravila {

/// What notice and minutes print of a session, in Romanian, as papers are.
/// @param instant  when the paper is made.
SessionFacts session_facts(const SessionView& view, const std::string& institution, Instant instant);

/// Minutes exist of what was held. @throws Error kConflict while the session is not closed, or when it was cancelled.
void require_minutes(const SessionView& view);

}  // namespace pravila
