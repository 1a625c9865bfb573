#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "core/i18n/words.h"
#include "core/service/organisation/printed_words.h"
#include "core/service/revisions/own_workflow.h"
#include "core/workflow/workflow.h"

namespace pravila::cli {

namespace {

// Words of the file format (docs/workflow.md) that JSON repeats.

std::string_view word(SignerRule::Of of) {
    if (of == SignerRule::Of::kOwnerUnit) return "owner";
    return of == SignerRule::Of::kParticipatingUnits ? "participating" : "institution";
}

std::string_view word(Step::Rule rule) {
    if (rule == Step::Rule::kAny) return "any";
    return rule == Step::Rule::kAtLeast ? "at_least" : "all";
}

std::string_view word(Separation separation) { return separation == Separation::kBlock ? "block" : "warn"; }

nlohmann::ordered_json signer_json(const SignerRule& signer) {
    if (signer.person) return {{"person", signer.person->str()}};
    return {{"role", to_text(signer.role.value())}, {"of", word(signer.of)}};
}

nlohmann::ordered_json step_json(const Step& step) {
    nlohmann::ordered_json signers = nlohmann::ordered_json::array();
    for (const SignerRule& signer : step.signers) signers.push_back(signer_json(signer));
    return {{"id", step.id},
            {"kind", to_text(step.kind)},
            {"signers", std::move(signers)},
            {"rule", word(step.rule)},
            {"at_least", step.rule == Step::Rule::kAtLeast ? nlohmann::ordered_json(step.at_least) : nullptr},
            {"deadline_days", step.deadline_days > 0 ? nlohmann::ordered_json(step.deadline_days) : nullptr},
            {"parallel", step.parallel},
            {"remark_on_refusal", step.remark_on_refusal},
            {"on_refusal", step.on_refusal == Step::OnRefusal::kReturn ? "return" : "record"},
            {"tacit", step.tacit},
            {"in_session", step.in_session}};
}

nlohmann::ordered_json workflow_json(const Workflow& workflow) {
    nlohmann::ordered_json types = nlohmann::ordered_json::array(), steps = nlohmann::ordered_json::array();
    for (const DocumentType type : workflow.types) types.push_back(to_text(type));
    for (const Step& step : workflow.steps) steps.push_back(step_json(step));
    return {{"name", workflow.name},
            {"title", workflow.title},
            {"types", std::move(types)},
            {"author_approves", word(workflow.author_approves)},
            {"one_person_twice", word(workflow.one_person_twice)},
            {"steps", std::move(steps)}};
}

std::string types_text(const Workflow& workflow) {
    std::string text;
    for (const DocumentType type : workflow.types) text.append(text.empty() ? "" : ", ").append(to_text(type));
    return text;
}

std::string kind_text(StepKind kind, const Catalogue& words) {
    switch (kind) {
        case StepKind::kVerify:
            return words.text(msg("Verification"));
        case StepKind::kOpine:
            return words.text(msg("Analysis and opinion"));
        case StepKind::kEndorse:
            return words.text(msg("Endorsement"));
        case StepKind::kApprove:
            return words.text(msg("Approval"));
    }
    return {};
}

std::string signer_text(const SignerRule& signer, const Catalogue& words) {
    if (signer.person) return words.text(msg("the person {id}", {{"id", signer.person->str()}}));
    std::string role = words.text(role_name(signer.role.value()));
    if (signer.of == SignerRule::Of::kOwnerUnit) return words.text(msg("{role}, of the owner unit", {{"role", role}}));
    if (signer.of == SignerRule::Of::kParticipatingUnits)
        return words.text(msg("{role}, of each participating unit", {{"role", role}}));
    return role;
}

/// What a step says beyond who is asked, each as a line of its own.
std::vector<std::string> terms_of(const Step& step, const Catalogue& words) {
    std::vector<std::string> terms;
    if (step.parallel) terms.push_back(words.text(msg("opens together with the step before it")));
    if (step.rule == Step::Rule::kAny) terms.push_back(words.text(msg("one answer is enough")));
    if (step.rule == Step::Rule::kAtLeast)
        terms.push_back(
            words.text(msg("answers that are enough: {count}", {{"count", std::to_string(step.at_least)}})));
    if (step.deadline_days > 0)
        terms.push_back(
            words.text(msg("deadline in working days: {days}", {{"days", std::to_string(step.deadline_days)}})));
    if (step.tacit) terms.push_back(words.text(msg("silence until the deadline counts as favourable")));
    if (step.on_refusal == Step::OnRefusal::kRecord)
        terms.push_back(words.text(msg("a refusal is recorded and does not send the document back")));
    if (!step.remark_on_refusal) terms.push_back(words.text(msg("a refusal needs no remark")));
    if (step.in_session) terms.push_back(words.text(msg("decided in a session of the commission")));
    return terms;
}

int list(const Session& session) {
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const Workflow& workflow : built_in_workflows()) {
        if (session.json)
            rows.push_back(workflow_json(workflow));
        else
            std::cout << workflow.name << "  " << types_text(workflow) << "  " << workflow.title << '\n';
    }
    const auto total = rows.size();
    if (session.json) print_json({{"total", total}, {"workflows", std::move(rows)}});
    return kDone;
}

const Workflow& workflow_named(const std::string& name) {
    for (const Workflow& workflow : built_in_workflows())
        if (workflow.name == name) return workflow;
    throw Error(ErrorCode::kNotFound,
                msg("No built-in workflow is called {name}. “pravila workflow list” names them.", {{"name", name}}));
}

int show(const std::string& name, bool source, const Session& session) {
    const Workflow& workflow = workflow_named(name);
    const Catalogue& words = session.words();
    if (session.json) {
        print_json(workflow_json(workflow));
        return kDone;
    }
    if (source) {
        std::cout << workflow.source;
        return kDone;
    }
    std::cout << workflow.title << '\n';
    for (const DocumentType type : workflow.types)
        std::cout << "  " << to_text(type) << "  " << type_name(type, words) << '\n';
    int number = 0;
    for (const Step& step : workflow.steps) {
        std::cout << ++number << ". " << kind_text(step.kind, words) << "  (" << step.id << ")\n";
        for (const SignerRule& signer : step.signers) std::cout << "   " << signer_text(signer, words) << '\n';
        for (const std::string& term : terms_of(step, words)) std::cout << "   – " << term << '\n';
    }
    return kDone;
}

/// At most a little more than a workflow may have, so that an endless file ends too.
std::string beginning_of(const std::string& file) {
    constexpr std::streamsize kMost = 66'560;
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no workflow file {file}.", {{"file", file}}));
    std::string text(static_cast<std::size_t>(kMost), '\0');
    stream.read(text.data(), kMost);
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return text;
}

/// Every problem of a workflow file with its line; the exit status says whether there are any.
int check(const std::string& file, const Session& session) {
    const auto problems = check_workflow(beginning_of(file));
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const WorkflowProblem& problem : problems) {
        const std::string reason = session.words().text(problem.reason);
        if (session.json)
            rows.push_back({{"line", problem.line}, {"problem", reason}});
        else
            session.complain(msg("{file}, line {line}: {problem}",
                                 {{"file", file}, {"line", std::to_string(problem.line)}, {"problem", reason}}));
    }
    if (session.json)
        print_json({{"total", problems.size()}, {"problems", std::move(rows)}});
    else if (problems.empty())
        session.tell(msg("The workflow file is sound."));
    return problems.empty() ? kDone : kPartFailed;
}

DocumentType type_named(const std::string& text) {
    const auto type = document_type_from(text);
    if (!type)
        throw UsageError(
            msg("“{type}” is no type of document. Use PS, PO, IL, R, M, F, A, G, REG or D.", {{"type", text}}));
    return *type;
}

/// The way that holds from now on for a type.
int tell_way(const Session& session, DocumentType type, const Workflow& workflow) {
    if (session.json)
        print_json(workflow_json(workflow));
    else
        session.tell(msg("Documents of type {type} now go this way to approval: {name}.",
                         {{"type", std::string(to_text(type))}, {"name", workflow.name}}));
    return kDone;
}

int set(const std::string& type_text, const std::string& file, const Session& session) {
    const DocumentType type = type_named(type_text);
    const std::string text = beginning_of(file);
    if (!check_workflow(text).empty()) return check(file, session);
    return tell_way(session, type, set_own_workflow(open_as_account(session).context(), type, text));
}

int unset(const std::string& type_text, const Session& session) {
    const DocumentType type = type_named(type_text);
    return tell_way(session, type, unset_own_workflow(open_as_account(session).context(), type));
}

}  // namespace

Run define_workflow(CLI::App& app, const Catalogue& words) {
    auto text = std::make_shared<std::string>();
    auto source = std::make_shared<bool>(false);
    CLI::App* listed = app.add_subcommand("list", words.text(msg("The ways to approval that the program carries")));
    CLI::App* shown = app.add_subcommand("show", words.text(msg("The steps of one of them")));
    shown->add_option("NAME", *text, words.text(msg("Name, as in the list")))->required();
    shown->add_flag("--source", *source, words.text(msg("Print its file, to begin one's own from")));
    CLI::App* checked = app.add_subcommand("check", words.text(msg("Name every problem of a workflow file")));
    checked->add_option("FILE", *text, words.text(msg("The workflow file (TOML)")))->required();
    auto type = std::make_shared<std::string>();
    const std::string type_help = words.text(msg("Type of document: PO, PS, IL…"));
    CLI::App* put = app.add_subcommand("set", words.text(msg("Make a file the institution's way for a type")));
    put->add_option("TYPE", *type, type_help)->required();
    put->add_option("FILE", *text, words.text(msg("The workflow file (TOML)")))->required();
    CLI::App* taken = app.add_subcommand("unset", words.text(msg("Back to the way that the program carries")));
    taken->add_option("TYPE", *type, type_help)->required();
    return run_parsed(app, {{put, [=](const Session& session) { return set(*type, *text, session); }},
                            {taken, [=](const Session& session) { return unset(*type, session); }},
                            {listed, [](const Session& session) { return list(session); }},
                            {shown, [=](const Session& session) { return show(*text, *source, session); }},
                            {checked, [=](const Session& session) { return check(*text, session); }}});
}

}  // namespace pravila::cli
