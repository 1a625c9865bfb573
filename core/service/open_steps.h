#pragma once

#include <optional>
#include <vector>

#include "core/model/approval.h"
#include "core/ports/document_store.h"
#include "core/workflow/workflow.h"

namespace pravila {

/// What is asked now on a running way to approval, in the order of its steps, each kind once; nothing when it has
/// ended.
std::vector<StepKind> open_steps(const Circuit& circuit);

/// The first of these for a revision that is on its way to approval; nothing for any other.
std::optional<StepKind> open_step(StoreReader& reader, const Revision& revision);

}  // namespace pravila
