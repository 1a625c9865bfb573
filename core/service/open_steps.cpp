#include "core/service/open_steps.h"

#include <algorithm>

namespace pravila {

std::vector<StepKind> open_steps(const Circuit& circuit) {
    std::vector<StepKind> kinds;
    if (circuit.state != CircuitState::kRunning) return kinds;
    const Workflow workflow = workflow_from_toml(circuit.definition);
    for (const Slot& slot : circuit.slots) {
        if (slot.state != SlotState::kOpen) continue;
        const StepKind kind = workflow.steps[static_cast<std::size_t>(slot.step)].kind;
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    }
    return kinds;
}

std::optional<StepKind> open_step(StoreReader& reader, const Revision& revision) {
    if (revision.lifecycle != Lifecycle::kInReview) return {};
    const auto circuits = reader.approval().circuits_of(revision.id);
    const auto kinds = circuits.empty() ? std::vector<StepKind>() : open_steps(circuits.back());
    return kinds.empty() ? std::nullopt : std::optional(kinds.front());
}

}  // namespace pravila
