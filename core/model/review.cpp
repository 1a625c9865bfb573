#include "core/model/review.h"

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 4> kDecisions = {"keep", "revise", "new_edition", "withdraw"};

}  // namespace

std::string_view to_text(ReviewDecision decision) { return text_at(kDecisions, decision); }
std::optional<ReviewDecision> review_decision_from(std::string_view text) {
    return value_from<ReviewDecision>(kDecisions, text);
}

}  // namespace pravila
