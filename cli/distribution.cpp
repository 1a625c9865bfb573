#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/distribution_options.h"
#include "cli/organisation.h"
#include "cli/output.h"
#include "core/service/distribution/distribution_json.h"
#include "core/service/distribution/lists.h"
#include "core/service/distribution/reading_words.h"
#include "core/service/distribution/recalls.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string code, number, unit, role, person, purpose = "apply", copy, id, on;
    bool below = false;
};
using OptionsPtr = std::shared_ptr<Options>;

/// The list as it is now: for programs in full, for people a line each.
int tell_list(const Wiring& wiring, const Session& session, const std::string& code,
              const std::optional<Date>& day = {}) {
    const DistributionView view = view_distribution(wiring.context(), code, {}, day);
    if (session.json) {
        print_text(distribution_json(view));
        return kDone;
    }
    const Catalogue& words = session.words();
    for (const ListedLine& listed : view.lines)
        std::cout << listed.line.id.str() << "  " << padded(std::string(to_text(listed.line.purpose)), 8) << "  "
                  << padded(listed.line.copy_number, 4) << "  "
                  << recipient_words(listed.line, listed.unit, listed.person, words) << "  ("
                  << words.plural("{n} person", "{n} people", static_cast<long>(listed.people)) << ")\n";
    session.tell(msg("Asked to read: {asked}. Took note: {acknowledged}. Late: {late}.",
                     {{"asked", std::to_string(view.asked)},
                      {"acknowledged", std::to_string(view.acknowledged)},
                      {"late", std::to_string(view.late)}}));
    return kDone;
}

int list(const Options& options, const Session& session) {
    const auto day = options.on.empty() ? std::nullopt : std::optional(date_option("--on", options.on));
    return tell_list(session.open(), session, options.code, day);
}

int add(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    DistributionLine line;
    line.purpose = *purpose_from(options.purpose);
    line.copy_number = options.copy;
    line.unit = unit_or_all(wiring, options.unit);
    line.below = options.below;
    line.role = role_from(options.role);
    if (!options.role.empty() && !line.role)
        throw UsageError(msg("--role: there is no role “{role}”.", {{"role", options.role}}));
    if (!options.person.empty()) line.person = person_named(wiring, options.person);
    const DistributionLine added = add_distribution_line(wiring.context(), options.code, line);
    if (session.json)
        print_text(line_json(added));
    else
        session.tell(msg("The line {id} is on the distribution list.", {{"id", added.id.str()}}));
    return kDone;
}

int remove_line(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    remove_distribution_line(wiring.context(), options.code, LineId(options.id));
    return tell_list(wiring, session, options.code);
}

int start(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    start_distribution(wiring.context(), options.code);
    return tell_list(wiring, session, options.code);
}

int tell_copies(const Wiring& wiring, const Session& session, const Options& options) {
    const DistributionView view = view_with_revision(wiring, options.code, options.number);
    if (session.json) {
        print_text(recalls_json(view));
        return kDone;
    }
    for (const CopyLine& copy : view.copies)
        std::cout << copy.copy.id.str() << "  " << padded(copy.line.copy_number, 4) << "  "
                  << recipient_words(copy.line, copy.unit, copy.person, session.words()) << "  "
                  << copy.copy.asked_on.romanian() << " – "
                  << (copy.copy.returned_on ? copy.copy.returned_on->romanian() : "…") << '\n';
    return kDone;
}

int recall(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const DistributionView view = view_with_revision(wiring, options.code, options.number);
    recall_copies(wiring.context(), view.revision->id);
    return tell_copies(wiring, session, options);
}

int returned(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const DistributionView view = view_with_revision(wiring, options.code, options.number);
    const Date day = options.on.empty() ? wiring.clock->today() : date_option("--on", options.on);
    return_copy(wiring.context(), view.revision->id, RecallId(options.id), day);
    return tell_copies(wiring, session, options);
}

int missing(const Options& options, const Session& session) {
    const Wiring wiring = session.open();
    const auto day = options.on.empty() ? std::nullopt : std::optional(date_option("--on", options.on));
    const MissingReport report = missing_report(wiring.context(), day, unit_or_all(wiring, options.unit), options.code);
    if (session.json) {
        print_text(missing_json(report));
        return kDone;
    }
    const Catalogue& words = session.words();
    for (const MissingLine& line : report.lines)
        std::cout << padded(line.code, 16) << "  " << padded(to_text(line.number), 5) << "  " << line.person
                  << (line.units.empty() ? "" : ", " + line.units) << "  — "
                  << (line.duty ? reading_state_words(*line.duty, line.duty->due_on < report.today, words)
                                : words.text(msg("was never asked")))
                  << '\n';
    session.tell(msg("Readings that are missing: {readings}, of {people} people, for {documents} documents.",
                     {{"readings", std::to_string(report.lines.size())},
                      {"people", std::to_string(report.people)},
                      {"documents", std::to_string(report.documents)}}));
    return kDone;
}

Subcommands::value_type word(CLI::App& app, const Catalogue& words, const OptionsPtr& options, const char* name,
                             const Message& help, int (*run)(const Options&, const Session&), bool of_document = true) {
    CLI::App* command = app.add_subcommand(name, words.text(help));
    if (of_document)
        command->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))
            ->required();
    return {command, [options, run](const Session& session) { return run(*options, session); }};
}

}  // namespace

Run define_distribution(CLI::App& app, const Catalogue& words) {
    const auto options = std::make_shared<Options>();
    Subcommands all;
    all.push_back(word(app, words, options, "list", msg("Who gets a document, and what for"), list));
    all.back().first->add_option("--on", options->on, words.text(msg("As it was on this day; default: today")));

    all.push_back(word(app, words, options, "add", msg("Put a unit, a role or a person on the list"), add));
    CLI::App* command = all.back().first;
    command->add_option("--unit", options->unit, words.text(msg("Everyone with a place in this unit")));
    command->add_flag("--below", options->below, words.text(msg("and in all units below it")));
    command->add_option("--role", options->role, words.text(msg("Everyone who holds this role")));
    command->add_option("--person", options->person, words.text(msg("This person: e-mail, account or name")));
    command->add_option("--purpose", options->purpose, words.text(msg("What for")))
        ->check(CLI::IsMember({"apply", "inform", "approve", "verify", "evidence", "archive", "display"}));
    command->add_option("--copy", options->copy, words.text(msg("Number of the paper copy")));

    all.push_back(word(app, words, options, "remove", msg("Take a line off the list"), remove_line));
    all.back().first->add_option("LINE", options->id, words.text(msg("Its id, from “distribution list”")))->required();
    all.push_back(word(app, words, options, "start", msg("Ask everyone on the list to read what is in force"), start));

    all.push_back(word(app, words, options, "recall", msg("Ask the paper copies of a replaced text back"), recall));
    command = all.back().first;
    command->add_option("REVISION", options->number, words.text(msg("Edition and revision, e.g. 2.1")))->required();
    all.push_back(word(app, words, options, "returned", msg("A paper copy came back"), returned));
    command = all.back().first;
    command->add_option("REVISION", options->number, words.text(msg("Edition and revision, e.g. 2.1")))->required();
    command->add_option("COPY", options->id, words.text(msg("Its id, from “distribution recall”")))->required();
    command->add_option("--on", options->on, words.text(msg("On which day; default: today")));

    all.push_back(word(app, words, options, "missing", msg("Who has not taken note of what they were asked to read"),
                       missing, false));
    command = all.back().first;
    command->add_option("CODE", options->code, words.text(msg("Only this document")));
    command->add_option("--on", options->on, words.text(msg("Who was not informed on this day, of what applied then")));
    command->add_option("--unit", options->unit, words.text(msg("Only people of this unit and below it")));
    return run_parsed(app, std::move(all));
}

}  // namespace pravila::cli
