#pragma once

#include "core/service/revisions/working_revision.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// Sends a draft on its way to approval: the workflow of its type begins, with the text it has now.
///
/// @throws Refusal kConflict: not a draft; "text.missing": it has neither a text nor the place of a paper original;
///         "text.unfinished": changes, remarks or blanks are left in it (needs N20), with all of them; "change.untold":
///         a later revision does not say what changed; Refusal kForbidden: no right, or someone else holds it.
WorkingRevision submit_revision(const Context& context, const RevisionName& name);

/// Begins the way again after the text changed on it: signatures are voided, a new round starts. The revision is in
/// review before and after.
void restart_circuit(StoreWriter& writer, const Context& context, const WorkingRevision& working);

/// The workflow for a type in this institution: the setting `workflow.<TYPE>` (its exact text), else the built-in one
/// of the setting `preset` (default: primarie).
Workflow workflow_for(StoreReader& reader, DocumentType type);

/// Writes one entry revision.step_opened for each step that has slots among `opened`.
void record_opened(StoreWriter& writer, const Context& context, const Circuit& circuit, const Workflow& workflow,
                   const std::vector<std::size_t>& opened);

}  // namespace pravila
