#include "core/service/distribution/reading_tests.h"

#include <algorithm>

#include "core/service/distribution/details.h"
#include "core/service/distribution/test_questions.h"
#include "core/service/record.h"
#include "core/service/whole_setting.h"

namespace pravila {

namespace {

bool is_editor(StoreReader& reader, const Context& context, const Document& document) {
    try {
        require_editor(reader, context, document, "test");
        return true;
    } catch (const Refusal&) {
        return false;
    }
}

bool passed(const std::vector<TestAttempt>& attempts) {
    return std::any_of(attempts.begin(), attempts.end(), [](const TestAttempt& attempt) { return attempt.passed; });
}

bool is_asked(StoreReader& reader, const RevisionId& revision, const PersonId& person) {
    const auto duties = reader.distribution().duties_of_person(person);
    return std::any_of(duties.begin(), duties.end(), [&](const ReadingDuty& duty) {
        return duty.revision == revision && duty.state == DutyState::kOpen;
    });
}

bool tries_left(StoreReader& reader, const std::vector<TestAttempt>& attempts, Date today) {
    constexpr int kDefault = 5, kMost = 1000;
    const auto used = std::count_if(attempts.begin(), attempts.end(),
                                    [&](const TestAttempt& attempt) { return attempt.on == today; });
    return used < whole_setting(reader, "reading.test_tries", kDefault, 1, kMost);
}

void end(StoreWriter& writer, const Context& context, const ReadingTest& test) {
    const Instant now = context.clock.now();
    writer.reading_tests().end_test(test.id, now);
    record(writer, context, "reading.test_ended", test.id.str(), test_ended_details(now), {},
           {test.revision.str(), test.document.str()});
}

void require_current(const WorkingRevision& working, Date today) {
    const State state = state_on(working.revision, today, today);
    if (state == State::kSuperseded || state == State::kWithdrawn || state == State::kCancelled)
        throw Error(ErrorCode::kConflict,
                    msg("{revision} no longer applies: nobody is asked to read it.", {{"revision", working.name()}}));
}

/// @throws Error when the answers are not answers to this test.
int right_answers(const ReadingTest& test, const std::vector<int>& answers) {
    bool whole = answers.size() == test.questions.size();
    int right = 0;
    for (std::size_t i = 0; whole && i < answers.size(); ++i) {
        const TestQuestion& question = test.questions[i];
        whole = answers[i] >= 0 && static_cast<std::size_t>(answers[i]) < question.choices.size();
        right += answers[i] == question.right;
    }
    if (!whole)
        throw Error(ErrorCode::kInvalidInput, msg("Answer every question of the test with one of its choices."));
    return right;
}

}  // namespace

ReadingTest set_reading_test(const Context& context, const RevisionName& name, int pass_mark,
                             const std::vector<TestQuestion>& questions) {
    constexpr int kWhole = 100;
    if (pass_mark < 1 || pass_mark > kWhole)
        throw Error(ErrorCode::kInvalidInput, msg("The pass mark is a whole number of per cent, from 1 to 100."));
    const auto checked = checked_questions(questions);
    return recording_refusals(context, [&] {
        ReadingTest test;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            const WorkingRevision working = require_working_revision(writer, context, name);
            require_editor(writer, context, working.document, "test");
            require_current(working, context.clock.today());
            if (const auto before = writer.reading_tests().test_of(working.revision.id)) end(writer, context, *before);
            test = {};
            test.id = context.ids.next_id<TestId>();
            test.revision = working.revision.id;
            test.document = working.document.id;
            test.pass_mark = pass_mark;
            test.questions = checked;
            test.salt = context.ids.next();
            test.set_by = context.scope.person;
            test.set_at = context.clock.now();
            writer.reading_tests().add_test(test);
            record(writer, context, "reading.test_set", test.id.str(), test_details(test), {},
                   {test.revision.str(), test.document.str()});
        });
        return test;
    });
}

void end_reading_test(const Context& context, const RevisionName& name) {
    recording_refusals(context, [&] {
        context.store.write(context.scope, [&](StoreWriter& writer) {
            const WorkingRevision working = require_working_revision(writer, context, name);
            require_editor(writer, context, working.document, "test");
            const auto test = writer.reading_tests().test_of(working.revision.id);
            if (!test)
                throw Error(ErrorCode::kNotFound, msg("{revision} has no test.", {{"revision", working.name()}}));
            end(writer, context, *test);
        });
    });
}

ReadingTestView view_reading_test(StoreReader& reader, const Context& context, const WorkingRevision& working) {
    ReadingTestView view;
    const PersonId& person = context.scope.person;
    view.may_set = is_editor(reader, context, working.document);
    view.test = reader.reading_tests().test_of(working.revision.id);
    if (!view.test) return view;
    view.attempts = reader.reading_tests().attempts_of(view.test->id, person);
    view.passed = passed(view.attempts);
    view.may_take = !view.passed && is_asked(reader, working.revision.id, person) &&
                    tries_left(reader, view.attempts, context.clock.today());
    if (!view.may_set)
        for (TestQuestion& question : view.test->questions) question.right = -1;
    return view;
}

ReadingTestView view_reading_test(const Context& context, const RevisionName& name) {
    ReadingTestView view;
    context.store.read(context.scope, [&](StoreReader& reader) {
        view = view_reading_test(reader, context, require_working_revision(reader, context, name));
    });
    return view;
}

TestAttempt take_reading_test(const Context& context, const RevisionName& name, const TestId& test_id,
                              const std::vector<int>& answers) {
    if (context.scope.person.empty())
        throw Error(ErrorCode::kForbidden, msg("Sign in first: only a known person can take note of a procedure."));
    TestAttempt attempt;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const WorkingRevision working = require_working_revision(writer, context, name);
        const PersonId& person = context.scope.person;
        if (!is_asked(writer, working.revision.id, person))
            throw Error(ErrorCode::kNotFound, msg("You were not asked to read this procedure."));
        const auto test = writer.reading_tests().test_of(working.revision.id);
        if (!test) throw Error(ErrorCode::kNotFound, msg("{revision} has no test.", {{"revision", working.name()}}));
        if (test->id != test_id)
            throw Error(ErrorCode::kConflict, msg("The test was changed meanwhile. Open it again."));
        const auto attempts = writer.reading_tests().attempts_of(test->id, person);
        if (passed(attempts)) throw Error(ErrorCode::kConflict, msg("You have passed this test already."));
        if (!tries_left(writer, attempts, context.clock.today()))
            throw Error(ErrorCode::kConflict, msg("You have no more tries today. Read the procedure again and come "
                                                  "back tomorrow."));
        attempt = {};
        attempt.right = right_answers(*test, answers);
        attempt.id = context.ids.next_id<AttemptId>();
        attempt.test = test->id;
        attempt.revision = working.revision.id;
        attempt.person = person;
        attempt.at = context.clock.now();
        attempt.on = context.clock.today();
        attempt.answers = answers;
        attempt.passed = attempt.right >= test->enough();
        writer.reading_tests().add_attempt(attempt);
        record(writer, context, "reading.test_taken", attempt.id.str(), attempt_details(attempt), {},
               {attempt.revision.str(), working.document.id.str(), person.str()});
    });
    return attempt;
}

bool test_passed(StoreReader& reader, const RevisionId& revision, const PersonId& person) {
    const auto test = reader.reading_tests().test_of(revision);
    return !test || passed(reader.reading_tests().attempts_of(test->id, person));
}

}  // namespace pravila
