#include "core/model/approval.h"

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 4> kCircuitStates = {"running", "approved", "returned", "cancelled"};
constexpr std::array<std::string_view, 6> kSlotStates = {"waiting",      "open",  "favourable",
                                                         "unfavourable", "tacit", "void"};
constexpr std::array<std::string_view, 3> kDecisions = {"favourable", "unfavourable", "returned"};

}  // namespace

std::string_view to_text(CircuitState state) { return text_at(kCircuitStates, state); }
std::optional<CircuitState> circuit_state_from(std::string_view text) {
    return value_from<CircuitState>(kCircuitStates, text);
}

std::string_view to_text(SlotState state) { return text_at(kSlotStates, state); }
std::optional<SlotState> slot_state_from(std::string_view text) { return value_from<SlotState>(kSlotStates, text); }

std::string_view to_text(Decision decision) { return text_at(kDecisions, decision); }
std::optional<Decision> decision_from(std::string_view text) { return value_from<Decision>(kDecisions, text); }

}  // namespace pravila
