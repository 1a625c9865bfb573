#pragma once

#include <string>

#include "core/i18n/catalogue.h"
#include "core/model/distribution.h"
#include "core/model/review.h"

namespace pravila {

// The words people read for distribution, readings and reviews. Source: the house glossary.

std::string purpose_words(Purpose purpose, const Catalogue& words);  ///< "pentru aplicare"
/// "de citit până la 01.12.2026", "luat la cunoștință la 24.11.2026"
std::string reading_state_words(const ReadingDuty& duty, bool late, const Catalogue& words);
std::string how_words(AcknowledgedHow how, const Catalogue& words);
std::string review_decision_words(ReviewDecision decision, const Catalogue& words);
/// Whom a line goes to: a role, or the name given; with what is below a unit.
std::string recipient_words(const DistributionLine& line, const std::string& unit, const std::string& person,
                            const Catalogue& words);

}  // namespace pravila
