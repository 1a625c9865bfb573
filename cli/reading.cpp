#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/distribution_options.h"
#include "cli/organisation.h"
#include "cli/output.h"
#include "core/service/distribution/acknowledge.h"
#include "core/service/distribution/distribution_json.h"
#include "core/service/distribution/reading_words.h"
#include "core/service/distribution/test_questions.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string code, revision, person, signed_on, scan, file;
    std::vector<std::string> people;
    std::vector<int> answers;
    int pass_mark = 70;
    bool record = false;
    ActOptions act;
};
using OptionsPtr = std::shared_ptr<Options>;

void print_readings(const std::vector<PersonReading>& readings, const Catalogue& words) {
    for (const PersonReading& reading : readings)
        std::cout << padded(reading.code, 16) << "  " << padded(to_text(reading.number), 5) << "  " << reading.title
                  << "  — " << reading_state_words(reading.duty, reading.late, words) << '\n';
}

/// What a person is to read; with `whole` also what they have taken note of.
int tell_person(const Wiring& wiring, const Session& session, const PersonId& person, bool whole) {
    const PersonReadings readings = readings_of(wiring.context(), person);
    if (session.json) {
        print_text(person_readings_json(readings));
        return kDone;
    }
    print_readings(readings.open, session.words());
    if (whole) print_readings(readings.done, session.words());
    session.tell(
        msg("{name}: {open} to read, {done} taken note of.", {{"name", readings.person.name},
                                                              {"open", std::to_string(readings.open.size())},
                                                              {"done", std::to_string(readings.done.size())}}));
    return kDone;
}

int list(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const PersonId person = options.person.empty() ? wiring.person : person_named(wiring, options.person);
    return tell_person(wiring, session, person, false);
}

int employee(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    return tell_person(wiring, session, person_named(wiring, options.person), true);
}

int tell_document(const Wiring& wiring, const Session& session, const Options& options) {
    const DistributionView view = view_with_revision(wiring, options.code, options.revision);
    if (session.json) {
        print_text(acknowledgements_json(view));
        return kDone;
    }
    for (const ReadingLine& line : view.readings)
        std::cout << line.person << (line.units.empty() ? "" : ", " + line.units) << "  — "
                  << reading_state_words(line.duty, line.late, session.words()) << '\n';
    session.tell(msg("Asked to read: {asked}. Took note: {acknowledged}. Late: {late}.",
                     {{"asked", std::to_string(view.asked)},
                      {"acknowledged", std::to_string(view.acknowledged)},
                      {"late", std::to_string(view.late)}}));
    return kDone;
}

int show(const Options& options, const Session& session) { return tell_document(session.open(), session, options); }

int paper(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    PaperReadings readings;
    readings.revision = view_with_revision(wiring, options.code, options.revision).revision->id;
    readings.signed_on = date_option("--signed-on", options.signed_on);
    readings.act = options.act.act();
    readings.scan = bytes_of(options.scan);
    readings.people.reserve(options.people.size());
    for (const std::string& person : options.people) readings.people.push_back(person_named(wiring, person));
    const int fresh = acknowledge_on_paper(wiring.context(), readings);
    if (!session.json) session.tell(msg("New readings: {count}.", {{"count", std::to_string(fresh)}}));
    return tell_document(wiring, session, options);
}

int reminders(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const std::vector<DueReminder> due = reminders_seen(wiring.context());
    if (options.record) record_reminders(wiring.context(), due);
    if (session.json) {
        print_text(reminders_json(due, wiring.clock->today()));
        return kDone;
    }
    for (const DueReminder& reminder : due)
        std::cout << reminder.person.name << "  — " << reminder.document.code() << ", "
                  << to_text(reminder.revision.number) << "  " << reminder.duty.due_on.romanian() << '\n';
    return kDone;
}

int tell_test(const Wiring& wiring, const Session& session, const RevisionName& name) {
    const ReadingTestView view = view_reading_test(wiring.context(), name);
    if (session.json) {
        print_text(reading_test_json(view));
        return kDone;
    }
    if (!view.test) {
        session.tell(msg("This revision has no test."));
        return kDone;
    }
    for (const TestQuestion& question : view.test->questions) {
        std::cout << question.text << '\n';
        for (std::size_t i = 0; i < question.choices.size(); ++i)
            std::cout << "  " << i + 1 << ". " << question.choices[i]
                      << (static_cast<int>(i) == question.right ? "  ✓" : "") << '\n';
    }
    session.tell(
        msg("Right answers needed: {enough} of {all}.",
            {{"enough", std::to_string(view.test->enough())}, {"all", std::to_string(view.test->questions.size())}}));
    return kDone;
}

int test(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    return tell_test(wiring, session, name_of(view_with_revision(wiring, options.code, options.revision)));
}

int set_test(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const RevisionName name = name_of(view_with_revision(wiring, options.code, options.revision));
    set_reading_test(wiring.context(), name, options.pass_mark, questions_from_text(bytes_of(options.file)));
    return tell_test(wiring, session, name);
}

int end_test(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const RevisionName name = name_of(view_with_revision(wiring, options.code, options.revision));
    end_reading_test(wiring.context(), name);
    return tell_test(wiring, session, name);
}

/// Exit status 1 when it was not passed.
int answer(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const RevisionName name = name_of(view_with_revision(wiring, options.code, options.revision));
    const ReadingTestView view = view_reading_test(wiring.context(), name);
    std::vector<int> answers;
    answers.reserve(options.answers.size());
    for (const int number : options.answers) answers.push_back(number - 1);
    const TestAttempt attempt =
        take_reading_test(wiring.context(), name, view.test ? view.test->id : TestId(), answers);
    if (session.json)
        print_text(attempt_json(attempt));
    else
        session.tell(
            attempt.passed
                ? msg("The test was passed: {right} right answers of {all}.",
                      {{"right", std::to_string(attempt.right)}, {"all", std::to_string(attempt.answers.size())}})
                : msg("The test was not passed: {right} right answers of {all}.",
                      {{"right", std::to_string(attempt.right)}, {"all", std::to_string(attempt.answers.size())}}));
    return attempt.passed ? kDone : kPartFailed;
}

Subcommands::value_type word(CLI::App& app, const Catalogue& words, const OptionsPtr& options, const char* name,
                             const Message& help, int (*run)(const Options&, const Session&), bool of_document) {
    CLI::App* command = app.add_subcommand(name, words.text(help));
    if (of_document) {
        command->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))
            ->required();
        command->add_option("--revision", options->revision,
                            words.text(msg("Edition and revision, e.g. 2.1; default: the one in force")));
    }
    return {command, [options, run](const Session& session) { return run(*options, session); }};
}

void define_tests(CLI::App& app, const Catalogue& words, const OptionsPtr& options, Subcommands& all) {
    all.push_back(
        word(app, words, options, "test", msg("The short test that is passed before taking note"), test, true));
    all.push_back(word(app, words, options, "set-test", msg("Write the short test of a revision"), set_test, true));
    CLI::App* command = all.back().first;
    command
        ->add_option("FILE", options->file,
                     words.text(msg("Questions, each on a line; below it its choices, the right one after “+”, the "
                                    "others after “-”")))
        ->required();
    command->add_option("--pass-mark", options->pass_mark, words.text(msg("Per cent of the questions; default: 70")));
    all.push_back(word(app, words, options, "end-test", msg("The revision has a short test no more"), end_test, true));
    all.push_back(word(app, words, options, "answer", msg("Take the short test"), answer, true));
    all.back()
        .first->add_option("ANSWERS", options->answers, words.text(msg("Number of the choice for each question")))
        ->required();
}

}  // namespace

Run define_reading(CLI::App& app, const Catalogue& words) {
    const auto options = std::make_shared<Options>();
    Subcommands all;
    all.push_back(word(app, words, options, "list", msg("What is to be read"), list, false));
    all.back().first->add_option("--person", options->person,
                                 words.text(msg("By whom: e-mail, account or name; default: you")));
    all.push_back(word(app, words, options, "employee",
                       msg("Everything a person is to read or has taken note of, as for somebody new or moved"),
                       employee, false));
    all.back().first->add_option("WHO", options->person, words.text(msg("E-mail, account or name")))->required();
    all.push_back(
        word(app, words, options, "show", msg("Who was asked to read a text, and who took note"), show, true));
    all.push_back(
        word(app, words, options, "paper", msg("Enter readings signed on paper, for many at once"), paper, true));
    CLI::App* command = all.back().first;
    command->add_option("--person", options->people, words.text(msg("Who signed: e-mail, account or name")))
        ->required();
    command->add_option("--signed-on", options->signed_on, words.text(msg("Day of the signatures")))->required();
    command->add_option("--scan", options->scan, words.text(msg("The scanned table")))->required();
    options->act.define(*command, words, true);
    all.push_back(word(app, words, options, "reminders", msg("Who is to be reminded today"), reminders, false));
    all.back().first->add_flag("--record", options->record,
                               words.text(msg("They were reminded: they are not named again for this day")));
    define_tests(app, words, options, all);
    return run_parsed(app, std::move(all));
}

}  // namespace pravila::cli
