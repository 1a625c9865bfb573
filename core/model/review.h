#pragma once

#include <optional>
#include <string_view>

#include "core/model/organisation.h"

namespace pravila {

/// What a periodic review came to.
enum class ReviewDecision { kKeep, kRevise, kNewEdition, kWithdraw };
std::string_view to_text(ReviewDecision decision);  ///< keep, revise, new_edition, withdraw
std::optional<ReviewDecision> review_decision_from(std::string_view text);

/// A procedure was reviewed. Never changed or deleted; a later one counts.
struct Review {
    ReviewId id;
    DocumentId document;
    ReviewDecision decision = ReviewDecision::kKeep;
    Date decided_on{};
    std::optional<Date> next_due;  ///< nothing when it is to be withdrawn
    PersonId decided_by;
    Act act;                    ///< the minutes; may be empty for a single decision
    std::string reason_sha256;  ///< salted; the text is kept apart
};

}  // namespace pravila
