#include "store/repository/distribution.h"

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define LINE_COLUMNS                                                                                            \
    "l.line_id, l.document_id, l.purpose, l.copy_number, l.unit_id, l.below, l.role, l.person_id, l.from_day, " \
    "l.until_day"
#define DUTY_COLUMNS                                                                                                   \
    "d.duty_id, d.revision_id, d.document_id, d.person_id, d.sha256, d.purpose, d.copy_number, d.asked_on, d.due_on, " \
    "d.state, d.withdrawn_on, d.acknowledged_at, d.acknowledged_on, d.how, d.recorded_by, d.scan_sha256, "             \
    "d.act_number, d.act_date"
#define RECALL_COLUMNS "c.recall_id, c.revision_id, c.document_id, c.line_id, c.asked_on, c.returned_on"
#define REVIEW_COLUMNS                                                                                           \
    "r.review_id, r.document_id, r.decision, r.decided_on, r.next_due, r.decided_by, r.act_number, r.act_date, " \
    "r.reason_sha256"

constexpr const char* kLines = "SELECT " LINE_COLUMNS R"sql(
    FROM distribution_line l WHERE l.institution_id = $1 ORDER BY l.document_id, l.from_day, l.line_id
)sql";
constexpr const char* kLinesOf = "SELECT " LINE_COLUMNS R"sql(
    FROM distribution_line l WHERE l.institution_id = $1 AND l.document_id = $2 ORDER BY l.from_day, l.line_id
)sql";
constexpr const char* kStandingLinesTo = "SELECT " LINE_COLUMNS R"sql(
    FROM distribution_line l
    WHERE l.institution_id = $1 AND l.until_day IS NULL
      AND (l.unit_id IN (SELECT value FROM json_each($2)) OR l.role IN (SELECT value FROM json_each($3))
           OR l.person_id = $4)
    ORDER BY l.document_id, l.from_day, l.line_id
)sql";
constexpr const char* kInsertLine = R"sql(
    INSERT INTO distribution_line (institution_id, line_id, document_id, purpose, copy_number, unit_id, below, role,
                                   person_id, from_day, until_day)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql";
constexpr const char* kEndLine = R"sql(
    UPDATE distribution_line SET until_day = $1 WHERE institution_id = $2 AND line_id = $3
)sql";

constexpr const char* kStarts = R"sql(
    SELECT s.revision_id, s.document_id, s.day FROM distribution_start s WHERE s.institution_id = $1
    ORDER BY s.day, s.revision_id
)sql";
constexpr const char* kStartOf = R"sql(
    SELECT s.revision_id, s.document_id, s.day FROM distribution_start s
    WHERE s.institution_id = $1 AND s.revision_id = $2
)sql";
constexpr const char* kStartsOf = R"sql(
    SELECT s.revision_id, s.document_id, s.day FROM distribution_start s
    WHERE s.institution_id = $1 AND s.document_id = $2 ORDER BY s.day, s.revision_id
)sql";
constexpr const char* kInsertStart = R"sql(
    INSERT INTO distribution_start (institution_id, revision_id, document_id, day) VALUES ($1, $2, $3, $4)
)sql";

constexpr const char* kDuties = "SELECT " DUTY_COLUMNS R"sql(
    FROM reading_duty d WHERE d.institution_id = $1 ORDER BY d.duty_id
)sql";
constexpr const char* kDutiesOf = "SELECT " DUTY_COLUMNS R"sql(
    FROM reading_duty d WHERE d.institution_id = $1 AND d.revision_id = $2 ORDER BY d.duty_id
)sql";
constexpr const char* kDutiesOfPerson = "SELECT " DUTY_COLUMNS R"sql(
    FROM reading_duty d WHERE d.institution_id = $1 AND d.person_id = $2 ORDER BY d.duty_id
)sql";
constexpr const char* kOpenDuties = "SELECT " DUTY_COLUMNS R"sql(
    FROM reading_duty d WHERE d.institution_id = $1 AND d.state = 'open' ORDER BY d.due_on, d.duty_id
)sql";
constexpr const char* kInsertDuty = R"sql(
    INSERT INTO reading_duty (institution_id, duty_id, revision_id, document_id, person_id, sha256, purpose,
                              copy_number, asked_on, due_on, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql";
constexpr const char* kUpdateDuty = R"sql(
    UPDATE reading_duty SET state = $1, withdrawn_on = $2, acknowledged_at = $3, acknowledged_on = $4, how = $5,
                            recorded_by = $6, scan_sha256 = $7, act_number = $8, act_date = $9
    WHERE institution_id = $10 AND duty_id = $11
)sql";

constexpr const char* kRecalls = "SELECT " RECALL_COLUMNS R"sql(
    FROM copy_recall c WHERE c.institution_id = $1 ORDER BY c.recall_id
)sql";
constexpr const char* kRecallsOf = "SELECT " RECALL_COLUMNS R"sql(
    FROM copy_recall c WHERE c.institution_id = $1 AND c.revision_id = $2 ORDER BY c.recall_id
)sql";
constexpr const char* kInsertRecall = R"sql(
    INSERT INTO copy_recall (institution_id, recall_id, revision_id, document_id, line_id, asked_on, returned_on)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";
constexpr const char* kCopyReturned = R"sql(
    UPDATE copy_recall SET returned_on = $1 WHERE institution_id = $2 AND recall_id = $3
)sql";

constexpr const char* kReminders = R"sql(
    SELECT m.reminder_id, m.duty_id, m.person_id, m.due_day, m.sent_on FROM reading_reminder m
    WHERE m.institution_id = $1 ORDER BY m.reminder_id
)sql";
constexpr const char* kRemindersOf = R"sql(
    SELECT m.reminder_id, m.duty_id, m.person_id, m.due_day, m.sent_on FROM reading_reminder m
    WHERE m.institution_id = $1 AND m.duty_id = $2 ORDER BY m.due_day
)sql";
constexpr const char* kInsertReminder = R"sql(
    INSERT INTO reading_reminder (institution_id, reminder_id, duty_id, person_id, due_day, sent_on)
    VALUES ($1, $2, $3, $4, $5, $6)
)sql";

constexpr const char* kReviews = "SELECT " REVIEW_COLUMNS R"sql(
    FROM review r WHERE r.institution_id = $1 ORDER BY r.decided_on, r.review_id
)sql";
constexpr const char* kReviewsOf = "SELECT " REVIEW_COLUMNS R"sql(
    FROM review r WHERE r.institution_id = $1 AND r.document_id = $2 ORDER BY r.decided_on, r.review_id
)sql";
constexpr const char* kInsertReview = R"sql(
    INSERT INTO review (institution_id, review_id, document_id, decision, decided_on, next_due, decided_by, act_number,
                        act_date, reason_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

DistributionLine line_from(const db::Statement& row) {
    DistributionLine line;
    line.id = LineId(row.text(0));
    line.document = DocumentId(row.text(1));
    line.purpose = readable(purpose_from(row.text(2)), "purpose", row.text(2));
    line.copy_number = row.text(3);
    line.unit = id_from<UnitId>(row.optional_text(4));
    line.below = row.integer(5) != 0;
    if (const auto role = row.optional_text(6)) line.role = readable(role_from(*role), "role", *role);
    line.person = id_from<PersonId>(row.optional_text(7));
    line.from = stored_date(row.text(8));
    line.until = date_from(row.optional_text(9));
    return line;
}

DistributionStart start_from(const db::Statement& row) {
    return {RevisionId(row.text(0)), DocumentId(row.text(1)), stored_date(row.text(2))};
}

ReadingDuty duty_from(const db::Statement& row) {
    ReadingDuty duty;
    duty.id = DutyId(row.text(0));
    duty.revision = RevisionId(row.text(1));
    duty.document = DocumentId(row.text(2));
    duty.person = PersonId(row.text(3));
    duty.sha256 = row.text(4);
    duty.purpose = readable(purpose_from(row.text(5)), "purpose", row.text(5));
    duty.copy_number = row.text(6);
    duty.asked_on = stored_date(row.text(7));
    duty.due_on = stored_date(row.text(8));
    duty.state = readable(duty_state_from(row.text(9)), "state of a reading", row.text(9));
    duty.withdrawn_on = date_from(row.optional_text(10));
    if (const auto at = row.optional_text(11)) {
        const std::string how = row.optional_text(13).value_or("");
        duty.acknowledged = Acknowledgement{stored_instant(*at),
                                            stored_date(row.optional_text(12).value_or("")),
                                            readable(acknowledged_how_from(how), "way of acknowledging", how),
                                            PersonId(row.optional_text(14).value_or("")),
                                            row.optional_text(15).value_or(""),
                                            {row.optional_text(16).value_or(""), date_from(row.optional_text(17))}};
    }
    return duty;
}

CopyRecall recall_from(const db::Statement& row) {
    return {RecallId(row.text(0)), RevisionId(row.text(1)),  DocumentId(row.text(2)),
            LineId(row.text(3)),   stored_date(row.text(4)), date_from(row.optional_text(5))};
}

SentReminder reminder_from(const db::Statement& row) {
    return {ReminderId(row.text(0)), DutyId(row.text(1)), PersonId(row.text(2)), stored_date(row.text(3)),
            stored_date(row.text(4))};
}

Review review_from(const db::Statement& row) {
    return {ReviewId(row.text(0)),
            DocumentId(row.text(1)),
            readable(review_decision_from(row.text(2)), "decision of a review", row.text(2)),
            stored_date(row.text(3)),
            date_from(row.optional_text(4)),
            PersonId(row.text(5)),
            {row.text(6), date_from(row.optional_text(7))},
            row.text(8)};
}

}  // namespace

std::vector<DistributionLine> DistributionTables::lines() { return all(db_.query(kLines, institution_), line_from); }
std::vector<DistributionLine> DistributionTables::lines_of(const DocumentId& document) {
    return all(db_.query(kLinesOf, institution_, document.str()), line_from);
}
std::vector<DistributionLine> DistributionTables::standing_lines_to(const std::vector<UnitId>& units,
                                                                    const std::vector<Role>& roles,
                                                                    const PersonId& who) {
    const auto unit_list = json_list(units, [](const UnitId& unit) { return unit.str(); });
    const auto role_list = json_list(roles, [](Role role) { return std::string(to_text(role)); });
    return all(db_.query(kStandingLinesTo, institution_, unit_list, role_list, who.str()), line_from);
}
std::vector<DistributionStart> DistributionTables::starts() {
    return all(db_.query(kStarts, institution_), start_from);
}
std::optional<DistributionStart> DistributionTables::start_of(const RevisionId& revision) {
    return first(db_.query(kStartOf, institution_, revision.str()), start_from);
}
std::vector<DistributionStart> DistributionTables::starts_of(const DocumentId& document) {
    return all(db_.query(kStartsOf, institution_, document.str()), start_from);
}
std::vector<ReadingDuty> DistributionTables::duties() { return all(db_.query(kDuties, institution_), duty_from); }
std::vector<ReadingDuty> DistributionTables::duties_of(const RevisionId& revision) {
    return all(db_.query(kDutiesOf, institution_, revision.str()), duty_from);
}
std::vector<ReadingDuty> DistributionTables::duties_of_person(const PersonId& who) {
    return all(db_.query(kDutiesOfPerson, institution_, who.str()), duty_from);
}
std::vector<ReadingDuty> DistributionTables::open_duties() {
    return all(db_.query(kOpenDuties, institution_), duty_from);
}
std::vector<CopyRecall> DistributionTables::recalls() { return all(db_.query(kRecalls, institution_), recall_from); }
std::vector<CopyRecall> DistributionTables::recalls_of(const RevisionId& revision) {
    return all(db_.query(kRecallsOf, institution_, revision.str()), recall_from);
}
std::vector<SentReminder> DistributionTables::reminders() {
    return all(db_.query(kReminders, institution_), reminder_from);
}
std::vector<SentReminder> DistributionTables::reminders_of(const DutyId& duty) {
    return all(db_.query(kRemindersOf, institution_, duty.str()), reminder_from);
}
std::vector<Review> DistributionTables::reviews() { return all(db_.query(kReviews, institution_), review_from); }
std::vector<Review> DistributionTables::reviews_of(const DocumentId& document) {
    return all(db_.query(kReviewsOf, institution_, document.str()), review_from);
}

void DistributionTables::add_line(const DistributionLine& line) {
    db_.execute(kInsertLine, institution_, line.id.str(), line.document.str(), to_text(line.purpose), line.copy_number,
                text_of(line.unit), line.below ? 1 : 0,
                line.role ? std::optional(std::string(to_text(*line.role))) : std::nullopt, text_of(line.person),
                line.from.iso(), text_of(line.until));
}
void DistributionTables::end_line(const LineId& line, Date until) {
    db_.execute(kEndLine, until.iso(), institution_, line.str());
}
void DistributionTables::add_start(const DistributionStart& start) {
    db_.execute(kInsertStart, institution_, start.revision.str(), start.document.str(), start.day.iso());
}
void DistributionTables::add_duty(const ReadingDuty& duty) {
    db_.execute(kInsertDuty, institution_, duty.id.str(), duty.revision.str(), duty.document.str(), duty.person.str(),
                duty.sha256, to_text(duty.purpose), duty.copy_number, duty.asked_on.iso(), duty.due_on.iso(),
                to_text(duty.state));
}
void DistributionTables::update_duty(const ReadingDuty& duty) {
    using Text = std::optional<std::string>;
    const auto& given = duty.acknowledged;
    db_.execute(kUpdateDuty, to_text(duty.state), text_of(duty.withdrawn_on), given ? Text(to_text(given->at)) : Text(),
                given ? Text(given->on.iso()) : Text(), given ? Text(std::string(to_text(given->how))) : Text(),
                given ? Text(given->recorded_by.str()) : Text(), given ? Text(given->scan_sha256) : Text(),
                given ? Text(given->act.number) : Text(), given ? text_of(given->act.date) : Text(), institution_,
                duty.id.str());
}
void DistributionTables::add_recall(const CopyRecall& recall) {
    db_.execute(kInsertRecall, institution_, recall.id.str(), recall.revision.str(), recall.document.str(),
                recall.line.str(), recall.asked_on.iso(), text_of(recall.returned_on));
}
void DistributionTables::copy_returned(const RecallId& recall, Date day) {
    db_.execute(kCopyReturned, day.iso(), institution_, recall.str());
}
void DistributionTables::add_reminder(const SentReminder& reminder) {
    db_.execute(kInsertReminder, institution_, reminder.id.str(), reminder.duty.str(), reminder.person.str(),
                reminder.due_day.iso(), reminder.sent_on.iso());
}
void DistributionTables::add_review(const Review& review) {
    db_.execute(kInsertReview, institution_, review.id.str(), review.document.str(), to_text(review.decision),
                review.decided_on.iso(), text_of(review.next_due), review.decided_by.str(), review.act.number,
                text_of(review.act.date), review.reason_sha256);
}

}  // namespace pravila
