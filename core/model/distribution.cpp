#include "core/model/distribution.h"

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 7> kPurposes = {"apply",    "inform",  "approve", "verify",
                                                       "evidence", "archive", "display"};
constexpr std::array<std::string_view, 3> kStates = {"open", "acknowledged", "withdrawn"};
constexpr std::array<std::string_view, 2> kHow = {"in_app", "on_paper"};

}  // namespace

std::string_view to_text(Purpose purpose) { return text_at(kPurposes, purpose); }
std::optional<Purpose> purpose_from(std::string_view text) { return value_from<Purpose>(kPurposes, text); }
std::string_view to_text(DutyState state) { return text_at(kStates, state); }
std::optional<DutyState> duty_state_from(std::string_view text) { return value_from<DutyState>(kStates, text); }
std::string_view to_text(AcknowledgedHow how) { return text_at(kHow, how); }
std::optional<AcknowledgedHow> acknowledged_how_from(std::string_view text) {
    return value_from<AcknowledgedHow>(kHow, text);
}

bool DistributionLine::same_as(const DistributionLine& other) const {
    return purpose == other.purpose && copy_number == other.copy_number && unit == other.unit && below == other.below &&
           role == other.role && person == other.person;
}

}  // namespace pravila
