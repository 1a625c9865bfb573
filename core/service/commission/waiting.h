#pragma once

#include <optional>
#include <vector>

#include "core/model/commission.h"
#include "core/service/revisions/working_revision.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// A revision that waits at a step which the commission decides in a session.
struct WaitingRevision {
    AgendaRevision about;
    std::optional<Date> opened_on, due_on;
    std::optional<int> session;  ///< number of the session, planned or open, that has it on its agenda
};

/// All of them, by last day, those without one last.
std::vector<WaitingRevision> waiting_for_session(StoreReader& reader);

/// The revision of a point, which still waits as it was put on the agenda.
struct ItemNow {
    WorkingRevision working;
    Workflow workflow;
    Step step;
    std::vector<std::size_t> slots;  ///< open ones of the step, indexes in its circuit; never empty
};

/// Nothing when the point is void: another text is on the way, the step was answered, or the way ended.
std::optional<ItemNow> as_it_waits(StoreReader& reader, const AgendaRevision& about);

}  // namespace pravila
