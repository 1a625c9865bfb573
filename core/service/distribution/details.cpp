#include "core/service/distribution/details.h"

#include "core/history/hash.h"
#include "core/service/organisation/details.h"

namespace pravila {

namespace {

JsonValue day_or_null(const std::optional<Date>& day) { return day ? JsonValue(day->iso()) : JsonValue(); }

template <class SomeId>
JsonValue id_or_null(const std::optional<SomeId>& id) {
    return id ? JsonValue(id->str()) : JsonValue();
}

}  // namespace

JsonObject line_details(const DistributionLine& line) {
    return {{"document", line.document.str()},
            {"purpose", to_text(line.purpose)},
            {"copy_number", line.copy_number},
            {"unit", id_or_null(line.unit)},
            {"below", line.below},
            {"role", line.role ? to_text(*line.role) : std::string_view()},
            {"recipient", id_or_null(line.person)},
            {"from", line.from.iso()},
            {"until", day_or_null(line.until)}};
}

JsonObject start_details(const DistributionStart& start) {
    return {{"document", start.document.str()}, {"day", start.day.iso()}};
}

JsonObject withdrawn_reading_details(Date day) {
    return {{"state", to_text(DutyState::kWithdrawn)}, {"withdrawn_on", day.iso()}};
}

JsonObject acknowledged_details(const Acknowledgement& given) {
    JsonObject details = act_details(given.act);
    details["state"] = to_text(DutyState::kAcknowledged);
    details["acknowledged_at"] = to_text(given.at);
    details["acknowledged_on"] = given.on.iso();
    details["how"] = to_text(given.how);
    details["recorded_by"] = given.recorded_by.str();
    details["scan_sha256"] = given.scan_sha256;
    return details;
}

JsonObject reading_details(const ReadingDuty& duty) {
    JsonObject details = {{"revision", duty.revision.str()},
                          {"document", duty.document.str()},
                          {"recipient", duty.person.str()},
                          {"purpose", to_text(duty.purpose)},
                          {"copy_number", duty.copy_number},
                          {"asked_on", duty.asked_on.iso()},
                          {"due_on", duty.due_on.iso()},
                          {"sha256", duty.sha256},
                          {"state", to_text(duty.state)},
                          {"withdrawn_on", day_or_null(duty.withdrawn_on)},
                          {"acknowledged_at", ""},
                          {"acknowledged_on", JsonValue()},
                          {"how", ""},
                          {"recorded_by", JsonValue()},
                          {"scan_sha256", ""},
                          {"act_number", ""},
                          {"act_date", JsonValue()}};
    if (duty.acknowledged)
        for (const auto& [name, value] : acknowledged_details(*duty.acknowledged)) details[name] = value;
    return details;
}

JsonObject recall_details(const CopyRecall& recall) {
    return {{"revision", recall.revision.str()},
            {"document", recall.document.str()},
            {"line", recall.line.str()},
            {"asked_on", recall.asked_on.iso()},
            {"returned_on", day_or_null(recall.returned_on)}};
}

JsonObject reminder_details(const SentReminder& reminder) {
    return {{"reading", reminder.duty.str()},
            {"recipient", reminder.person.str()},
            {"due_day", reminder.due_day.iso()},
            {"sent_on", reminder.sent_on.iso()}};
}

JsonObject test_ended_details(Instant at) { return {{"ended_at", to_text(at)}}; }

JsonObject test_details(const ReadingTest& test) {
    return {{"revision", test.revision.str()},
            {"document", test.document.str()},
            {"pass_mark", test.pass_mark},
            {"questions", test.questions.size()},
            {"questions_sha256", sha256_hex(test.salt + to_json(test.questions))},
            {"set_by", test.set_by.str()},
            {"set_at", to_text(test.set_at)},
            {"ended_at", test.ended_at ? to_text(*test.ended_at) : std::string()}};
}

JsonObject attempt_details(const TestAttempt& attempt) {
    return {{"test", attempt.test.str()},
            {"revision", attempt.revision.str()},
            {"recipient", attempt.person.str()},
            {"taken_at", to_text(attempt.at)},
            {"taken_on", attempt.on.iso()},
            {"questions", attempt.answers.size()},
            {"right", attempt.right},
            {"passed", attempt.passed}};
}

JsonObject review_details(const Review& review) {
    JsonObject details = act_details(review.act);
    details["document"] = review.document.str();
    details["decision"] = to_text(review.decision);
    details["decided_on"] = review.decided_on.iso();
    details["next_due"] = day_or_null(review.next_due);
    details["decided_by"] = review.decided_by.str();
    details["reason_sha256"] = review.reason_sha256;
    return details;
}

}  // namespace pravila
