#include <catch2/catch.hpp>

#include "core/service/distribution/reading_tests.h"
#include "core/service/distribution/test_questions.h"
#include "tests/core/service/distribution/hall.h"

using namespace pravila;
using namespace pravila::test;

namespace {

constexpr const char* kText = R"(Cine verifică documentația depusă?
+ Șeful serviciului
- Registratura

În câte zile se emite certificatul?
- 30
+ 15
- 45

Cine semnează certificatul?
- Arhitectul-șef
- Secretarul general
+ Primarul
)";

struct Exam : Hall {
    const RevisionName name{"PO-URB-01", {1, 0}};

    Exam() { start({to_unit("CAD"), to_unit("JUR")}); }
    ReadingTest set(int pass_mark = 60, const char* who = "inspector") {
        return set_reading_test(as(who), name, pass_mark, questions_from_text(kText));
    }
    TestAttempt take(const char* who, const ReadingTest& test, const std::vector<int>& answers) {
        return take_reading_test(as(who), name, test.id, answers);
    }
    Refused acknowledges(const char* who) {
        return refused([&] { acknowledge(as(who), text.id, hash()); });
    }
    std::string log_text() {
        std::string all;
        read([&](StoreReader& reader) {
            for (const StoredEntry& entry : reader.log_entries(0, reader.log_size())) all += entry.canonical;
        });
        return all;
    }
};

}  // namespace

TEST_CASE("short test: nobody takes note before passing it, whatever mark is one below", "[distribution][test]") {
    Exam exam;
    const ReadingTest test = exam.set(60);  // two of three
    CHECK(test.enough() == 2);
    CHECK(exam.acknowledges("cad").code == ErrorCode::kConflict);
    const TestAttempt failed = exam.take("cad", test, {0, 0, 0});
    CHECK(failed.right == 1);
    CHECK_FALSE(failed.passed);
    CHECK(exam.acknowledges("cad").code == ErrorCode::kConflict);
    const TestAttempt passed = exam.take("cad", test, {0, 1, 0});
    CHECK(passed.right == 2);
    CHECK(passed.passed);
    CHECK(exam.acknowledges("cad").message.empty());
    // Somebody else's pass is no help.
    CHECK(exam.acknowledges("juridic").code == ErrorCode::kConflict);
    CHECK(exam.missing() == std::vector{exam.person("juridic")});
    CHECK(exam.findings() == "");
}

TEST_CASE("short test: the log tells the result and neither questions nor answers", "[distribution][test]") {
    Exam exam;
    const ReadingTest test = exam.set();
    exam.take("cad", test, {0, 1, 2});
    const std::string log = exam.log_text();
    CHECK(log.find("reading.test_taken") != std::string::npos);
    CHECK(log.find("\"right\":3") != std::string::npos);
    CHECK(log.find("Registratura") == std::string::npos);
    CHECK(log.find("Cine verific") == std::string::npos);
    CHECK(log.find("answers") == std::string::npos);
    CHECK(log.find("[0,1,2]") == std::string::npos);
    // Without the salt nobody can try the few possible answers against the fingerprint.
    CHECK(log.find(sha256_hex(to_json(test.questions))) == std::string::npos);
    CHECK(log.find(test.salt) == std::string::npos);
}

TEST_CASE("short test: another test ends the one before, and what was passed there counts no more",
          "[distribution][test]") {
    Exam exam;
    const ReadingTest first = exam.set();
    exam.take("cad", first, {0, 1, 2});
    const ReadingTest second = exam.set(100);
    CHECK(exam.acknowledges("cad").code == ErrorCode::kConflict);
    CHECK(refused([&] { exam.take("cad", first, {0, 1, 2}); }).code == ErrorCode::kConflict);
    CHECK_FALSE(exam.take("cad", second, {0, 1, 0}).passed);
    end_reading_test(exam.as("calitate"), exam.name);
    CHECK(exam.acknowledges("cad").message.empty());
    CHECK(refused([&] { end_reading_test(exam.as("calitate"), exam.name); }).code == ErrorCode::kNotFound);
    CHECK(refused([&] { exam.take("juridic", second, {0, 1, 2}); }).code == ErrorCode::kNotFound);
    CHECK(exam.findings() == "");
}

TEST_CASE("short test: who was not asked, answers that are none, a second pass, no tries left",
          "[distribution][test]") {
    Exam exam;
    const ReadingTest test = exam.set();
    const auto tries = [&](const char* who, const std::vector<int>& answers) {
        return refused([&] { exam.take(who, test, answers); }).code;
    };
    CHECK(tries("taxe", {0, 1, 2}) == ErrorCode::kNotFound);
    CHECK(refused([&] {
              take_reading_test(exam.as(PersonId()), exam.name, test.id, {0, 1, 2});
          }).code == ErrorCode::kForbidden);
    for (const std::vector<int>& answers :
         std::vector<std::vector<int>>{{}, {0, 1}, {0, 1, 2, 0}, {0, 1, 3}, {-1, 1, 2}, {2, 1, 2}})
        CHECK(tries("cad", answers) == ErrorCode::kInvalidInput);
    for (int i = 0; i < 5; ++i) exam.take("cad", test, {1, 0, 0});
    CHECK(tries("cad", {0, 1, 2}) == ErrorCode::kConflict);
    exam.clock.set("2026-11-23");
    CHECK(exam.take("cad", test, {0, 1, 2}).passed);
    CHECK(tries("cad", {0, 1, 2}) == ErrorCode::kConflict);
    CHECK(exam.findings() == "");
}

TEST_CASE("short test: authors, head and keepers write it; only they are told what is right", "[distribution][test]") {
    Exam exam;
    CHECK(refused([&] { exam.set(60, "taxe"); }).code == ErrorCode::kForbidden);
    CHECK(refused([&] { exam.set(60, "cad"); }).code == ErrorCode::kForbidden);
    for (const char* who : {"inspector", "urb", "calitate"}) CHECK_NOTHROW(exam.set(60, who));
    const ReadingTestView head = view_reading_test(exam.as("urb"), exam.name);
    CHECK(head.may_set);
    CHECK(head.test->questions == questions_from_text(kText));
    const ReadingTestView reader = view_reading_test(exam.as("cad"), exam.name);
    CHECK_FALSE(reader.may_set);
    CHECK(reader.may_take);
    for (const TestQuestion& question : reader.test->questions) CHECK(question.right == -1);
    CHECK_FALSE(view_reading_test(exam.as("taxe"), exam.name).may_take);
    for (const int mark : {0, -1, 101}) CHECK(refused([&] { exam.set(mark); }).code == ErrorCode::kInvalidInput);
    exam.clock.set("2026-12-02");
    exam.write([&](StoreWriter& writer) {
        Revision ended = *writer.revision(exam.text.id);
        ended.effective_until = Town::day("2026-12-01");
        writer.update_revision(ended);
    });
    CHECK(refused([&] { exam.set(); }).code == ErrorCode::kConflict);
}

TEST_CASE("short test: a signed table counts without it", "[distribution][test]") {
    Exam exam;
    exam.set();
    const PaperReadings paper{
        exam.text.id, {exam.person("cad")}, Town::day("2026-11-21"), Town::act(88, "2026-11-21"), "scan"};
    CHECK(acknowledge_on_paper(exam.as("calitate"), paper) == 1);
}

TEST_CASE("short test: rows changed outside the program are found", "[distribution][test]") {
    Exam exam;
    const ReadingTest test = exam.set();
    exam.take("cad", test, {1, 0, 0});
    CHECK(exam.findings() == "");
    exam.write([&](StoreWriter& writer) {
        TestAttempt forged = writer.reading_tests().attempts().at(0);
        forged.id = exam.ids.next_id<AttemptId>();
        forged.passed = true;
        writer.reading_tests().add_attempt(forged);
    });
    CHECK(exam.findings() == "state.reading_attempt");
    exam.write([&](StoreWriter& writer) { writer.reading_tests().end_test(test.id, exam.clock.now()); });
    CHECK(exam.findings() == "state.reading_test state.reading_attempt");
}

TEST_CASE("short test: questions are read as people write them, and said where they are wrong",
          "[distribution][test]") {
    const auto questions = questions_from_text(kText);
    REQUIRE(questions.size() == 3);
    CHECK(questions[1].right == 1);
    CHECK(questions[2].choices.size() == 3);
    CHECK(questions_from_text(to_text(questions)) == questions);
    CHECK(test_questions_from(to_json(questions)) == questions);
    const auto wrong = [](const std::string& text) {
        return refused([&] { checked_questions(questions_from_text(text)); }).text;
    };
    CHECK(wrong("").find("1 to 20") != std::string::npos);
    CHECK(wrong("- da\n").find("Line 1") != std::string::npos);
    CHECK(wrong("Da?\n+ da\n+ nu\n").find("Line 3") != std::string::npos);
    CHECK(wrong("Da?\n- da\n- nu\n").find("Question 1: mark") != std::string::npos);
    CHECK(wrong("Da?\n+ da\n- nu\nNu?\n+ da\n").find("Question 2: give") != std::string::npos);
    CHECK(wrong("Da?\n+ da\n- da\n").find("Question 1: give") != std::string::npos);
    CHECK(wrong("Da?\n+ da\n-\n").find("1 to 300") != std::string::npos);
    CHECK(wrong("Da?\n+ da\n- " + std::string(301, 'x')).find("1 to 300") != std::string::npos);
    CHECK(wrong("Da?\r\n+ da\r\n- nu\r\n").empty());
    for (const char* json : {"", "{}", "[1]", R"([{"text":"a"}])", R"([{"text":"a","choices":[1],"right":0}])"})
        CHECK_FALSE(test_questions_from(json).has_value());
}
