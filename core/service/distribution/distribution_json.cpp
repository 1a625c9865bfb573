#include "core/service/distribution/distribution_json.h"

#include <nlohmann/json.hpp>

#include "core/service/work_json.h"

namespace pravila {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) { return text.empty() ? json(nullptr) : json(text); }
json or_null(const std::optional<Date>& date) { return date ? json(date->iso()) : json(nullptr); }
template <class Tag>
json or_null(const std::optional<Id<Tag>>& id) {
    return id ? json(id->str()) : json(nullptr);
}
json last_day(const std::optional<Date>& until) { return until ? json(until->plus_days(-1).iso()) : json(nullptr); }
json act_json(const Act& act) { return {{"number", or_null(act.number)}, {"date", or_null(act.date)}}; }

std::string dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string url_of(const std::string& slug, EditionRevision number) { return "/d/" + slug + "?rev=" + to_text(number); }

json line_value(const DistributionLine& line) {
    return {{"id", line.id.str()},
            {"purpose", to_text(line.purpose)},
            {"copy_number", or_null(line.copy_number)},
            {"unit_id", or_null(line.unit)},
            {"below", line.below},
            {"role", line.role ? json(to_text(*line.role)) : json(nullptr)},
            {"person_id", or_null(line.person)},
            {"from", line.from.iso()},
            {"to", last_day(line.until)}};
}

json named_line(const DistributionLine& line, const std::string& unit, const std::string& person) {
    json value = line_value(line);
    value["unit"] = or_null(unit);
    value["person"] = or_null(person);
    return value;
}

json duty_value(const ReadingDuty& duty) {
    json value{{"id", duty.id.str()},
               {"state", to_text(duty.state)},
               {"purpose", to_text(duty.purpose)},
               {"copy_number", or_null(duty.copy_number)},
               {"content_sha256", or_null(duty.sha256)},
               {"asked_on", duty.asked_on.iso()},
               {"due_on", duty.due_on.iso()},
               {"acknowledged", nullptr}};
    if (const auto& given = duty.acknowledged)
        value["acknowledged"] = {{"on", given->on.iso()},       {"at", to_text(given->at)},
                                 {"how", to_text(given->how)},  {"recorded_by_id", given->recorded_by.str()},
                                 {"act", act_json(given->act)}, {"scan_sha256", or_null(given->scan_sha256)}};
    return value;
}

json about(const DistributionView& view) {
    return {{"code", or_null(view.document.code())},
            {"revision", view.revision ? json(to_text(view.revision->number)) : json(nullptr)},
            {"started_on", view.start ? json(view.start->day.iso()) : json(nullptr)}};
}

json person_reading(const PersonReading& reading) {
    json value{{"code", or_null(reading.code)},
               {"title", reading.title},
               {"revision", to_text(reading.number)},
               {"url", url_of(reading.slug, reading.number)},
               {"late", reading.late},
               {"tested", reading.tested}};
    value.update(duty_value(reading.duty));
    return value;
}

json attempt_value(const TestAttempt& attempt) {
    return {{"id", attempt.id.str()}, {"test", attempt.test.str()},
            {"on", attempt.on.iso()}, {"questions", attempt.answers.size()},
            {"right", attempt.right}, {"passed", attempt.passed}};
}

json review_value(const Review& review) {
    return {{"id", review.id.str()},
            {"decision", to_text(review.decision)},
            {"decided_on", review.decided_on.iso()},
            {"next_due", or_null(review.next_due)},
            {"decided_by_id", review.decided_by.str()},
            {"act", act_json(review.act)}};
}

}  // namespace

std::string distribution_json(const DistributionView& view) {
    json lines = json::array();
    for (const ListedLine& listed : view.lines) {
        json value = named_line(listed.line, listed.unit, listed.person);
        value["people"] = listed.people;
        lines.push_back(std::move(value));
    }
    json value = about(view);
    value["day"] = view.day.iso();
    value["total"] = lines.size();
    value["lines"] = std::move(lines);
    value["asked"] = view.asked;
    value["acknowledged"] = view.acknowledged;
    value["late"] = view.late;
    return dump(value);
}

std::string line_json(const DistributionLine& line) { return dump(line_value(line)); }

std::string acknowledgements_json(const DistributionView& view) {
    json items = json::array();
    for (const ReadingLine& line : view.readings) {
        json value{{"person", line.person},
                   {"person_id", line.duty.person.str()},
                   {"units", or_null(line.units)},
                   {"late", line.late},
                   {"recorded_by", or_null(line.recorded_by)}};
        value.update(duty_value(line.duty));
        items.push_back(std::move(value));
    }
    json value = about(view);
    value["asked"] = view.asked;
    value["acknowledged"] = view.acknowledged;
    value["open"] = view.asked - view.acknowledged;
    value["late"] = view.late;
    value["total"] = items.size();
    value["acknowledgements"] = std::move(items);
    return dump(value);
}

std::string reading_json(const ReadingDuty& duty, const Document& document, const Revision& revision) {
    json value{{"code", or_null(document.code())},
               {"title", revision.title},
               {"revision", to_text(revision.number)},
               {"url", url_of(document.slug(), revision.number)}};
    value.update(duty_value(duty));
    return dump(value);
}

std::string recalls_json(const DistributionView& view) {
    json copies = json::array();
    for (const CopyLine& copy : view.copies) {
        json value{{"id", copy.copy.id.str()},
                   {"copy_number", copy.line.copy_number},
                   {"asked_on", copy.copy.asked_on.iso()},
                   {"returned_on", or_null(copy.copy.returned_on)},
                   {"line", named_line(copy.line, copy.unit, copy.person)}};
        copies.push_back(std::move(value));
    }
    json value = about(view);
    value["total"] = copies.size();
    value["copies"] = std::move(copies);
    return dump(value);
}

std::string person_readings_json(const PersonReadings& readings) {
    json open = json::array(), done = json::array();
    for (const PersonReading& reading : readings.open) open.push_back(person_reading(reading));
    for (const PersonReading& reading : readings.done) done.push_back(person_reading(reading));
    return dump({{"person", readings.person.name},
                 {"person_id", readings.person.id.str()},
                 {"functions", readings.functions},
                 {"units", readings.units},
                 {"today", readings.today.iso()},
                 {"total", open.size()},
                 {"open", std::move(open)},
                 {"done", std::move(done)}});
}

std::string missing_json(const MissingReport& report) {
    json lines = json::array();
    for (const MissingLine& line : report.lines) {
        json value{{"code", or_null(line.code)},
                   {"title", line.title},
                   {"revision", to_text(line.number)},
                   {"url", url_of(line.slug, line.number)},
                   {"person", line.person},
                   {"person_id", line.person_id.str()},
                   {"units", or_null(line.units)},
                   {"asked_on", line.duty ? json(line.duty->asked_on.iso()) : json(nullptr)},
                   {"due_on", line.duty ? json(line.duty->due_on.iso()) : json(nullptr)},
                   {"acknowledged_on",
                    line.duty && line.duty->acknowledged ? json(line.duty->acknowledged->on.iso()) : json(nullptr)}};
        lines.push_back(std::move(value));
    }
    return dump({{"today", report.today.iso()},
                 {"day", or_null(report.day)},
                 {"documents", report.documents},
                 {"people", report.people},
                 {"total", lines.size()},
                 {"missing", std::move(lines)}});
}

std::string reminders_json(const std::vector<DueReminder>& reminders, Date today) {
    json items = json::array();
    for (const DueReminder& due : reminders)
        items.push_back({{"person", due.person.name},
                         {"person_id", due.person.id.str()},
                         {"code", or_null(due.document.code())},
                         {"title", due.revision.title},
                         {"revision", to_text(due.revision.number)},
                         {"url", url_of(due.document.slug(), due.revision.number)},
                         {"reading", due.duty.id.str()},
                         {"due_on", due.duty.due_on.iso()},
                         {"reminder_day", due.due_day.iso()},
                         {"late", due.duty.due_on < today}});
    return dump({{"today", today.iso()}, {"total", items.size()}, {"reminders", std::move(items)}});
}

std::string reading_test_json(const ReadingTestView& view) {
    json test = nullptr;
    if (view.test) {
        json questions = json::array();
        for (const TestQuestion& question : view.test->questions) {
            json value{{"question", question.text}, {"choices", question.choices}};
            if (view.may_set) value["right"] = question.right + 1;
            questions.push_back(std::move(value));
        }
        test = {{"id", view.test->id.str()},
                {"pass_mark", view.test->pass_mark},
                {"enough", view.test->enough()},
                {"questions", std::move(questions)}};
    }
    json attempts = json::array();
    for (const TestAttempt& attempt : view.attempts) attempts.push_back(attempt_value(attempt));
    return dump({{"test", std::move(test)},
                 {"passed", view.passed},
                 {"may_take", view.may_take},
                 {"may_set", view.may_set},
                 {"attempts", std::move(attempts)}});
}

std::string attempt_json(const TestAttempt& attempt) { return dump(attempt_value(attempt)); }

std::string reviews_json(const DocumentReviews& reviews) {
    json items = json::array();
    for (const ReviewLine& line : reviews.reviews) {
        json value = review_value(line.review);
        value["decided_by"] = line.decided_by;
        value["reason"] = or_null(line.reason);
        items.push_back(std::move(value));
    }
    return dump({{"code", or_null(reviews.document.code())},
                 {"due_on", or_null(reviews.due)},
                 {"late", reviews.late},
                 {"total", items.size()},
                 {"reviews", std::move(items)}});
}

std::string review_list_json(const ReviewList& list) {
    json items = json::array();
    for (const DueReviewLine& line : list.lines)
        items.push_back({{"code", or_null(line.document.code())},
                         {"title", line.document.title},
                         {"type", to_text(line.document.type)},
                         {"unit", or_null(line.unit)},
                         {"due_on", line.due.iso()},
                         {"late", line.late},
                         {"may_decide", line.may_decide},
                         {"url", "/d/" + line.document.slug()}});
    return dump({{"today", list.today.iso()},
                 {"until", list.until.iso()},
                 {"late", list.late},
                 {"total", items.size()},
                 {"reviews", std::move(items)}});
}

std::string campaign_json(ReviewDecision decision, bool dry_run, const std::vector<Document>& documents) {
    json codes = json::array();
    for (const Document& document : documents) codes.push_back(document.code());
    return dump({{"decision", to_text(decision)},
                 {"dry_run", dry_run},
                 {"total", documents.size()},
                 {"reviewed", std::move(codes)}});
}

std::string decided_review_json(const DecidedReview& decided, const Document& document) {
    json value{{"code", or_null(document.code())}};
    value.update(review_value(decided.review));
    const ReviewDecision decision = decided.review.decision;
    value["draft"] = decided.draft ? json::parse(working_json(*decided.draft)) : json(nullptr);
    value["start"] = nullptr;
    if (asks_for_text(decision) && !decided.draft)
        value["start"] = {{"method", "POST"},
                          {"url", "/api/v1/documents/" + document.slug() + "/revisions"},
                          {"kind", decision == ReviewDecision::kNewEdition ? "edition" : "revision"}};
    return dump(value);
}

}  // namespace pravila
