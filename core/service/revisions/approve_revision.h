#pragma once

#include <optional>

#include "core/ports/extractor.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

/// How and from when a revision is approved.
struct Approval {
    Date approved_on{};
    Date effective_from{};
    CircuitId circuit;  ///< empty when an act alone approves
    Act act;            ///< number empty when signatures approve
};

/// Makes a revision approved inside an open transaction: closes its predecessor, takes over its title, and announces
/// it when it applies already; else it is announced by come_into_force on its day.
void approve(StoreWriter& writer, const Context& context, WorkingRevision& working, const Approval& approval);

/// Approval by an act from outside, such as a council decision, without signatures here (needs N22).
struct ApprovalByAct {
    RevisionName revision;
    std::string content_sha256;  ///< the text that the act approves; empty only for a revision on paper
    Act act;                     ///< number and day obligatory
    Date effective_from{};
};
/// By those who keep the system. @throws Refusal kForbidden, kConflict (text.changed, state.not_allowed, act.missing).
WorkingRevision approve_by_act(const Context& context, const ApprovalByAct& approval);

}  // namespace pravila
