#pragma once

#include "core/history/canonical_json.h"
#include "core/model/distribution.h"
#include "core/model/reading_test.h"
#include "core/model/review.h"

namespace pravila {

// What the log says of distribution and reviews: the details of the actions in core/history/actions.h. Writing and
// verifying share them, so that a table row and its entries are compared in one form.

JsonObject line_details(const DistributionLine& line);     ///< distribution.changed
JsonObject start_details(const DistributionStart& start);  ///< distribution.started
JsonObject reading_details(const ReadingDuty& duty);       ///< reading.asked; of a later state: what follows from all
JsonObject withdrawn_reading_details(Date day);            ///< reading.withdrawn
JsonObject acknowledged_details(const Acknowledgement& given);  ///< reading.acknowledged
JsonObject recall_details(const CopyRecall& recall);            ///< copy.recalled
JsonObject reminder_details(const SentReminder& reminder);      ///< reading.reminded
JsonObject test_details(const ReadingTest& test);               ///< reading.test_set; of an ended one: what follows
JsonObject test_ended_details(Instant at);                      ///< reading.test_ended
JsonObject attempt_details(const TestAttempt& attempt);         ///< reading.test_taken
JsonObject review_details(const Review& review);                ///< review.decided

}  // namespace pravila
