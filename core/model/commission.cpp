#include "core/model/commission.h"

#include <algorithm>

#include "core/model/texts.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 4> kStates = {"planned", "open", "held", "cancelled"};
constexpr std::array<std::string_view, 5> kDecisions = {"pending", "favourable", "unfavourable", "postponed", "void"};
constexpr std::array<std::string_view, 3> kVotes = {"for", "against", "abstain"};

}  // namespace

std::string_view to_text(SessionState state) { return text_at(kStates, state); }
std::optional<SessionState> session_state_from(std::string_view text) {
    return value_from<SessionState>(kStates, text);
}
std::string_view to_text(ItemDecision decision) { return text_at(kDecisions, decision); }
std::optional<ItemDecision> item_decision_from(std::string_view text) {
    return value_from<ItemDecision>(kDecisions, text);
}
std::string_view to_text(Vote vote) { return text_at(kVotes, vote); }
std::optional<Vote> vote_from(std::string_view text) { return value_from<Vote>(kVotes, text); }

ItemDecision outcome_of(const std::vector<CommissionVote>& votes, int present) {
    const auto count = [&](Vote wanted) {
        return std::count_if(votes.begin(), votes.end(),
                             [&](const CommissionVote& vote) { return !vote.voided && vote.vote == wanted; });
    };
    if (2 * count(Vote::kFor) > present) return ItemDecision::kFavourable;
    if (2 * count(Vote::kAgainst) > present) return ItemDecision::kUnfavourable;
    return ItemDecision::kPostponed;
}

}  // namespace pravila
