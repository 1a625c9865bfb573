#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "cli/revision_papers.h"

#include "core/service/codes/create_document.h"
#include "core/service/revisions/answer_step.h"
#include "core/service/revisions/approve_revision.h"
#include "core/service/revisions/correct_revision.h"
#include "core/service/revisions/end_revision.h"
#include "core/service/revisions/revision_files.h"
#include "core/service/revisions/start_revision.h"
#include "core/service/revisions/submit_revision.h"

namespace pravila::cli {

namespace {

using Json = nlohmann::ordered_json;

/// All options of the words of `revision`; each word declares those that it needs.
struct Options {
    std::string code, number, title, type = "PO", unit, kind = "revision", summary, component, reason, file,
                                     role = "annex";
    std::string sha256, remark, effective_from, decision = "favourable", field, value, last_day, signed_on, signer,
                                                place;
    std::vector<std::string> participating;
    ActOptions act;
};
using OptionsPtr = std::shared_ptr<Options>;

RevisionName name_of(const Options& options) {
    const auto number = edition_revision_from(options.number);
    if (!number)
        throw UsageError(
            msg("--revision: “{text}” is not an edition and revision such as 2.1.", {{"text", options.number}}));
    return {options.code, *number};
}

IncomingFile file_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw UsageError(msg("The file {path} does not exist.", {{"path", path}}));
    return {std::string(std::istreambuf_iterator<char>(stream), {}), path.substr(path.rfind('/') + 1)};
}

/// What became of the revision: for programs in full, for people in one line.
int tell(const Session& session, const WorkingRevision& working) {
    const RevisionPart* text = working.revision.part(PartRole::kText);
    const Json json = {{"code", working.document.code()},
                       {"revision", to_text(working.revision.number)},
                       {"state", to_text(working.revision.lifecycle)},
                       {"content_sha256", text ? Json(text->sha256) : Json()},
                       {"approved_on", day_json(working.revision.approved.day)},
                       {"effective_from", day_json(working.revision.effective.day)},
                       {"row_version", working.revision.row_version}};
    if (session.json)
        print_json(json);
    else
        std::cout << working.name() << "  " << to_text(working.revision.lifecycle)
                  << (text ? "  " + text->sha256 : std::string()) << '\n';
    return kDone;
}

Subcommands::value_type word(CLI::App& app, const Catalogue& words, const OptionsPtr& options, const char* name,
                             const Message& help, int (*run)(const Options&, const Session&), bool of_revision = true) {
    CLI::App* command = app.add_subcommand(name, words.text(help));
    if (of_revision) {
        command->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))
            ->required();
        command->add_option("REVISION", options->number, words.text(msg("Edition and revision, e.g. 2.1")))->required();
    }
    return {command, [options, run](const Session& session) { return run(*options, session); }};
}

int create(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const auto type = document_type_from(options.type);
    if (!type)
        throw UsageError(
            msg("“{text}” is not a type of document. Known are: PS, PO, IL, R, M, G, F, A.", {{"text", options.type}}));
    NewDocument wanted;
    wanted.type = *type;
    wanted.unit = unit_or_all(wiring, options.unit);
    wanted.title = options.title;
    wanted.code = options.code;
    for (const std::string& unit : options.participating) wanted.participating.push_back(unit_named(wiring, unit));
    return tell(session, create_document(wiring.context(), wiring.codebook, wanted));
}

int start(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    NewRevision wanted;
    wanted.code = options.code;
    wanted.kind = *revision_kind_from(options.kind);
    wanted.title = options.title;
    wanted.change_summary = options.summary;
    wanted.revised_component = options.component;
    wanted.number_reason = options.reason;
    wanted.place = options.place;
    return tell(session, start_revision(wiring.context(), wanted));
}

int send_text(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const auto parser = extractor(1);
    const RevisionName name = name_of(options);
    long long version = 0;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        version = require_working_revision(reader, wiring.context(), name).revision.row_version;
    });
    return tell(session, replace_source(wiring.context(), *parser, name, file_of(options.file), version));
}

int attach(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const auto parser = extractor(1);
    return tell(session, attach_part(wiring.context(), *parser, name_of(options), *part_role_from(options.role),
                                     file_of(options.file)));
}

int change_kind(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const RevisionName name = name_of(options);
    long long version = 0;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        version = require_working_revision(reader, wiring.context(), name).revision.row_version;
    });
    return tell(session, pravila::change_kind(wiring.context(), name, *revision_kind_from(options.kind), options.reason,
                                              version));
}

int show(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    std::optional<WorkingRevision> working;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) {
        working = require_working_revision(reader, wiring.context(), name_of(options));
    });
    return tell(session, *working);
}

int submit(const Options& options, const Session& session) {
    return tell(session, submit_revision(open_as_account(session).context(), name_of(options)));
}

int answer(const Options& options, const Session& session, StepKind kind, Decision decision) {
    const Wiring wiring = open_as_account(session);
    Answer given;
    given.revision = name_of(options);
    given.kind = kind;
    given.decision = decision;
    given.content_sha256 = options.sha256;
    given.remark = options.remark;
    if (!options.effective_from.empty()) given.effective_from = date_option("--effective-from", options.effective_from);
    if (!options.signed_on.empty())
        given.paper = PaperAnswer{person_named(wiring, options.signer),
                                  date_option("--signed-on", options.signed_on),
                                  options.act.act(),
                                  {},
                                  {}};
    return tell(session, answer_step(wiring.context(), given).working);
}

Decision decision_of(const Options& options) { return *decision_from(options.decision); }

int verify(const Options& options, const Session& session) {
    return answer(options, session, StepKind::kVerify, decision_of(options));
}
int opine(const Options& options, const Session& session) {
    return answer(options, session, StepKind::kOpine, decision_of(options));
}
int endorse(const Options& options, const Session& session) {
    return answer(options, session, StepKind::kEndorse, decision_of(options));
}
int approve_step(const Options& options, const Session& session) {
    return answer(options, session, StepKind::kApprove, decision_of(options));
}
int give_back(const Options& options, const Session& session) {
    return answer(options, session, StepKind::kVerify, Decision::kReturned);
}

int approve_act(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const Act act = options.act.act();
    return tell(session, approve_by_act(wiring.context(), {name_of(options), options.sha256, act,
                                                           date_option("--effective-from", options.effective_from)}));
}

int cancel(const Options& options, const Session& session) {
    return tell(session, cancel_revision(open_as_account(session).context(), name_of(options), options.reason));
}

int withdraw(const Options& options, const Session& session) {
    return tell(session, withdraw_revision(open_as_account(session).context(),
                                           {name_of(options), date_option("--last-day", options.last_day),
                                            options.act.act(), options.reason}));
}

int correct(const Options& options, const Session& session) {
    return tell(session,
                correct_revision(open_as_account(session).context(),
                                 {name_of(options), options.field, options.value, options.reason, options.act.act()}));
}

void define_answer(CLI::App& command, const Catalogue& words, const OptionsPtr& options) {
    command.add_option("--sha256", options->sha256,
                       words.text(msg("Fingerprint of the text that was read, as “revision show” prints it")));
    command.add_option("--remark", options->remark, words.text(msg("Remark; obligatory with a refusal or a return")));
    command.add_option("--signed-on", options->signed_on,
                       words.text(msg("The answer was given on paper, on this day")));
    command.add_option("--signer", options->signer, words.text(msg("Who signed the paper: name or e-mail")));
    options->act.define(command, words, false);
}

void define_decision(CLI::App& command, const Catalogue& words, const OptionsPtr& options) {
    command.add_option("--decision", options->decision, words.text(msg("favourable or unfavourable")))
        ->check(CLI::IsMember({"favourable", "unfavourable"}));
    define_answer(command, words, options);
}

void define_reason(CLI::App& command, const Catalogue& words, const OptionsPtr& options) {
    command.add_option("--reason", options->reason, words.text(msg("Why; it is kept, and obligatory")))->required();
}

void define_writing(CLI::App& app, const Catalogue& words, const OptionsPtr& options, Subcommands& all) {
    all.push_back(word(app, words, options, "new", msg("A new document with its code and first draft"), create, false));
    CLI::App* command = all.back().first;
    command->add_option("--type", options->type, words.text(msg("Type of document: PO, PS, IL…")));
    command->add_option("--unit", options->unit, words.text(msg("Unit that drafts it: name or abbreviation")));
    command->add_option("--participating", options->participating, words.text(msg("Units that also apply it")));
    command->add_option("--title", options->title, words.text(msg("Title")))->required();
    command->add_option("--code", options->code, words.text(msg("A reserved code; default: the next one")));

    all.push_back(word(app, words, options, "start", msg("Begin a new revision or edition"), start, false));
    command = all.back().first;
    command->add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))->required();
    command->add_option("--kind", options->kind, words.text(msg("revision or edition")))
        ->check(CLI::IsMember({"revision", "edition"}));
    command->add_option("--title", options->title, words.text(msg("Title")));
    command->add_option("--change-summary", options->summary, words.text(msg("What changes and why")));
    command->add_option("--revised-component", options->component, words.text(msg("Which part is revised")));
    command->add_option("--reason", options->reason, words.text(msg("Why an edition or a revision")));
    command->add_option("--place", options->place,
                        words.text(msg("Where the paper original lies, for a revision on paper only")));

    all.push_back(word(app, words, options, "kind",
                       msg("Make a draft an edition instead of a revision, or the reverse"), change_kind));
    command = all.back().first;
    command->add_option("--kind", options->kind, words.text(msg("revision or edition")))
        ->check(CLI::IsMember({"revision", "edition"}))
        ->required();
    command->add_option("--reason", options->reason, words.text(msg("Why an edition or a revision")));

    all.push_back(word(app, words, options, "text", msg("Make a file the text of a draft"), send_text));
    all.back().first->add_option("FILE", options->file, words.text(msg("The file")))->required();
    all.push_back(word(app, words, options, "attach", msg("Add a signed copy, an annex, a form"), attach));
    command = all.back().first;
    command->add_option("FILE", options->file, words.text(msg("The file")))->required();
    command->add_option("--role", options->role, words.text(msg("signed_copy, annex, form or original")))
        ->check(CLI::IsMember({"signed_copy", "annex", "form", "original"}));
    all.push_back(word(app, words, options, "show", msg("State and fingerprint of a revision"), show));
    all.push_back(word(app, words, options, "submit", msg("Send a draft on its way to approval"), submit));
}

void define_answers(CLI::App& app, const Catalogue& words, const OptionsPtr& options, Subcommands& all) {
    all.push_back(word(app, words, options, "verify", msg("Verify"), verify));
    define_decision(*all.back().first, words, options);
    all.push_back(word(app, words, options, "opine", msg("Give an opinion"), opine));
    define_decision(*all.back().first, words, options);
    all.push_back(word(app, words, options, "endorse", msg("Endorse"), endorse));
    define_decision(*all.back().first, words, options);
    all.push_back(word(app, words, options, "approve", msg("Approve"), approve_step));
    define_decision(*all.back().first, words, options);
    all.back().first->add_option("--effective-from", options->effective_from, words.text(msg("First day in force")));
    all.push_back(word(app, words, options, "return", msg("Send back with remarks"), give_back));
    define_answer(*all.back().first, words, options);
    all.push_back(word(app, words, options, "approve-by-act", msg("Approved by an act from outside"), approve_act));
    CLI::App* command = all.back().first;
    command->add_option("--sha256", options->sha256,
                        words.text(msg("Fingerprint of the text that was read, as “revision show” prints it")));
    command->add_option("--effective-from", options->effective_from, words.text(msg("First day in force")))->required();
    options->act.define(*command, words, true);
}

void define_endings(CLI::App& app, const Catalogue& words, const OptionsPtr& options, Subcommands& all) {
    all.push_back(word(app, words, options, "cancel", msg("Give up a draft"), cancel));
    define_reason(*all.back().first, words, options);
    all.push_back(word(app, words, options, "withdraw", msg("Withdraw without a successor"), withdraw));
    define_reason(*all.back().first, words, options);
    all.back().first->add_option("--last-day", options->last_day, words.text(msg("Last day in force")))->required();
    options->act.define(*all.back().first, words, false);
    all.push_back(word(app, words, options, "correct", msg("Put a mistake in the data right"), correct));
    CLI::App* command = all.back().first;
    command->add_option("--field", options->field, words.text(msg("What was wrong: title, effective_from…")))
        ->required();
    command->add_option("--value", options->value, words.text(msg("What is right")))->required();
    define_reason(*command, words, options);
    options->act.define(*command, words, false);
}

}  // namespace

Run define_revision(CLI::App& app, const Catalogue& words) {
    const auto options = std::make_shared<Options>();
    Subcommands all;
    define_writing(app, words, options, all);
    define_answers(app, words, options, all);
    define_endings(app, words, options, all);
    for (auto& paper : define_papers(app, words)) all.push_back(std::move(paper));
    return run_parsed(app, std::move(all));
}

}  // namespace pravila::cli
