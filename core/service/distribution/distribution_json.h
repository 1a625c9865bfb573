#pragma once

#include <string>

#include "core/service/distribution/reminders.h"
#include "core/service/distribution/view_distribution.h"
#include "core/service/distribution/view_readings.h"
#include "core/service/distribution/view_reviews.h"

namespace pravila {

// JSON of distribution, readings and reviews, the same for commands and the API; as core/service/json.h. Dates as
// 2024-05-31, `to` as the last day, null for what is not known.

std::string distribution_json(const DistributionView& view);      ///< the list of a document
std::string line_json(const DistributionLine& line);              ///< one line, by ids
std::string acknowledgements_json(const DistributionView& view);  ///< who was asked, and what became of it
std::string reading_json(const ReadingDuty& duty, const Document& document, const Revision& revision);
std::string recalls_json(const DistributionView& view);
std::string person_readings_json(const PersonReadings& readings);
std::string missing_json(const MissingReport& report);
std::string reminders_json(const std::vector<DueReminder>& reminders, Date today);
std::string reading_test_json(const ReadingTestView& view);
std::string attempt_json(const TestAttempt& attempt);
std::string reviews_json(const DocumentReviews& reviews);
std::string review_list_json(const ReviewList& list);
/// What one decision for a unit was, or would be, recorded for.
std::string campaign_json(ReviewDecision decision, bool dry_run, const std::vector<Document>& documents);
/// A decision, and, when it asks for a new text: "start", where that begins, or "draft", what was begun.
std::string decided_review_json(const DecidedReview& decided, const Document& document);

}  // namespace pravila
