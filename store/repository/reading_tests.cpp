#include "store/repository/reading_tests.h"

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define TEST_COLUMNS \
    "t.test_id, t.revision_id, t.document_id, t.pass_mark, t.questions, t.salt, t.set_by, t.set_at, t.ended_at"
#define ATTEMPT_COLUMNS                                                                                         \
    "a.attempt_id, a.test_id, a.revision_id, a.person_id, a.taken_at, a.taken_on, a.answers, a.right_answers, " \
    "a.passed"

constexpr const char* kTests = "SELECT " TEST_COLUMNS R"sql(
    FROM reading_test t WHERE t.institution_id = $1 ORDER BY t.test_id
)sql";
constexpr const char* kTestOf = "SELECT " TEST_COLUMNS R"sql(
    FROM reading_test t WHERE t.institution_id = $1 AND t.revision_id = $2 AND t.ended_at IS NULL
)sql";
constexpr const char* kAttempts = "SELECT " ATTEMPT_COLUMNS R"sql(
    FROM reading_attempt a WHERE a.institution_id = $1 ORDER BY a.attempt_id
)sql";
constexpr const char* kAttemptsOf = "SELECT " ATTEMPT_COLUMNS R"sql(
    FROM reading_attempt a WHERE a.institution_id = $1 AND a.test_id = $2 AND a.person_id = $3
    ORDER BY a.taken_at, a.attempt_id
)sql";
constexpr const char* kInsertTest = R"sql(
    INSERT INTO reading_test (institution_id, test_id, revision_id, document_id, pass_mark, questions, salt, set_by,
                              set_at, ended_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";
constexpr const char* kEndTest = R"sql(
    UPDATE reading_test SET ended_at = $1 WHERE institution_id = $2 AND test_id = $3
)sql";
constexpr const char* kInsertAttempt = R"sql(
    INSERT INTO reading_attempt (institution_id, attempt_id, test_id, revision_id, person_id, taken_at, taken_on,
                                 answers, right_answers, passed)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

ReadingTest test_from(const db::Statement& row) {
    ReadingTest test;
    test.id = TestId(row.text(0));
    test.revision = RevisionId(row.text(1));
    test.document = DocumentId(row.text(2));
    test.pass_mark = static_cast<int>(row.integer(3));
    test.questions = readable(test_questions_from(row.text(4)), "questions of a test", row.text(4));
    test.salt = row.text(5);
    test.set_by = PersonId(row.text(6));
    test.set_at = stored_instant(row.text(7));
    if (const auto ended = row.optional_text(8)) test.ended_at = stored_instant(*ended);
    return test;
}

std::vector<int> answers_from(const std::string& text) {
    const JsonValue value = parse_json(text);
    if (!value.array()) throw_bad_value("answers of a test", text);
    std::vector<int> answers;
    answers.reserve(value.array()->size());
    for (const JsonValue& item : *value.array()) {
        if (!item.integer()) throw_bad_value("answers of a test", text);
        answers.push_back(static_cast<int>(*item.integer()));
    }
    return answers;
}

TestAttempt attempt_from(const db::Statement& row) {
    TestAttempt attempt;
    attempt.id = AttemptId(row.text(0));
    attempt.test = TestId(row.text(1));
    attempt.revision = RevisionId(row.text(2));
    attempt.person = PersonId(row.text(3));
    attempt.at = stored_instant(row.text(4));
    attempt.on = stored_date(row.text(5));
    attempt.answers = answers_from(row.text(6));
    attempt.right = static_cast<int>(row.integer(7));
    attempt.passed = row.integer(8) != 0;
    return attempt;
}

}  // namespace

std::vector<ReadingTest> ReadingTestTables::tests() { return all(db_.query(kTests, institution_), test_from); }
std::optional<ReadingTest> ReadingTestTables::test_of(const RevisionId& revision) {
    return first(db_.query(kTestOf, institution_, revision.str()), test_from);
}
std::vector<TestAttempt> ReadingTestTables::attempts() { return all(db_.query(kAttempts, institution_), attempt_from); }
std::vector<TestAttempt> ReadingTestTables::attempts_of(const TestId& test, const PersonId& person) {
    return all(db_.query(kAttemptsOf, institution_, test.str(), person.str()), attempt_from);
}

void ReadingTestTables::add_test(const ReadingTest& test) {
    db_.execute(kInsertTest, institution_, test.id.str(), test.revision.str(), test.document.str(), test.pass_mark,
                to_json(test.questions), test.salt, test.set_by.str(), to_text(test.set_at),
                test.ended_at ? std::optional(to_text(*test.ended_at)) : std::nullopt);
}
void ReadingTestTables::end_test(const TestId& test, Instant at) {
    db_.execute(kEndTest, to_text(at), institution_, test.str());
}
void ReadingTestTables::add_attempt(const TestAttempt& attempt) {
    db_.execute(kInsertAttempt, institution_, attempt.id.str(), attempt.test.str(), attempt.revision.str(),
                attempt.person.str(), to_text(attempt.at), attempt.on.iso(),
                canonical_json(JsonArray(attempt.answers.begin(), attempt.answers.end())), attempt.right,
                attempt.passed ? 1 : 0);
}

}  // namespace pravila
