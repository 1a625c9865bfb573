#include "core/workflow/workflow.h"

#include <algorithm>

#include "core/error.h"
#include "core/model/texts.h"
#include "core/toml/table_reader.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 4> kStepKinds = {"verify", "opine", "endorse", "approve"};
constexpr std::size_t kMostBytes = 64 * std::size_t{1024};
constexpr std::size_t kMostSteps = 20;

bool is_identifier(const std::string& text) {
    return !text.empty() && text.size() <= 60 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
}

SignerRule read_signer(const toml::table& table, std::vector<FileProblem>& problems) {
    TableReader reader(table, problems);
    SignerRule rule;
    const std::string role = reader.text("role"), person = reader.text("person");
    rule.of = static_cast<SignerRule::Of>(reader.word("of", {"institution", "owner", "participating"}, 0));
    reader.expect_no_more();
    if (!person.empty()) rule.person = PersonId(person);
    if (!role.empty()) rule.role = role_from(role);
    if (!role.empty() && !rule.role)
        reader.complain(reader.line_of_key("role"), msg("There is no role “{role}”.", {{"role", role}}));
    if (role.empty() == person.empty())
        reader.complain(reader.line(), msg("A signer is either a role or a person: role = \"department_head\"."));
    if (!person.empty() && rule.of != SignerRule::Of::kInstitution)
        reader.complain(reader.line_of_key("of"), msg("A person signs as that person: “of” belongs to roles."));
    return rule;
}

Step read_step(const toml::table& table, std::vector<FileProblem>& problems) {
    TableReader reader(table, problems);
    Step step;
    step.id = reader.text("id");
    step.kind = static_cast<StepKind>(reader.word("kind", {"verify", "opine", "endorse", "approve"}, 0));
    for (const toml::table* signer : reader.tables("signers")) step.signers.push_back(read_signer(*signer, problems));
    step.rule = static_cast<Step::Rule>(reader.word("rule", {"all", "any", "at_least"}, 0));
    step.at_least = reader.number("at_least", 0);
    step.deadline_days = reader.number("deadline_days", 0);
    step.parallel = reader.flag("parallel", false);
    step.remark_on_refusal = reader.flag("remark_on_refusal", true);
    step.on_refusal = static_cast<Step::OnRefusal>(reader.word("on_refusal", {"return", "record"}, 0));
    step.tacit = reader.flag("tacit", false);
    step.in_session = reader.flag("in_session", false);
    reader.expect_no_more();
    if (!is_identifier(step.id))
        reader.complain(reader.line(), msg("A step needs an “id” of small letters, digits, hyphens and underscores."));
    if (!reader.has("kind"))
        reader.complain(reader.line(), msg("A step needs a “kind”: verify, opine, endorse or approve."));
    if (step.signers.empty())
        reader.complain(reader.line(), msg("Step “{step}” asks nobody: give it signers.", {{"step", step.id}}));
    const bool at_least = step.rule == Step::Rule::kAtLeast;
    if (at_least != reader.has("at_least") || (at_least && step.at_least < 1))
        reader.complain(reader.line_of_key("at_least"),
                        msg("“at_least” is a number from 1, and goes with rule = \"at_least\"."));
    if (step.tacit && step.deadline_days == 0)
        reader.complain(reader.line_of_key("tacit"), msg("Silence can count as agreement only after a deadline: give "
                                                         "deadline_days."));
    if (step.tacit && step.kind != StepKind::kOpine)
        reader.complain(reader.line_of_key("tacit"), msg("Only an opinion can be given by silence."));
    return step;
}

void check_steps(const TableReader& reader, const Workflow& workflow, std::vector<FileProblem>& problems) {
    const auto complain = [&](Message reason) { problems.push_back({reader.line(), std::move(reason)}); };
    if (workflow.steps.empty() || workflow.steps.size() > kMostSteps)
        complain(msg("A workflow has 1 to 20 steps: [[step]]."));
    if (std::none_of(workflow.steps.begin(), workflow.steps.end(),
                     [](const Step& step) { return step.kind == StepKind::kApprove; }))
        complain(msg("A workflow needs a step that approves: kind = \"approve\"."));
    if (!workflow.steps.empty() && workflow.steps.front().parallel)
        complain(msg("The first step has none before it to be parallel to."));
    for (const Step& step : workflow.steps)
        if (workflow.step(step.id) != &step) complain(msg("Two steps are called “{step}”.", {{"step", step.id}}));
    const auto approving = std::find_if(workflow.steps.begin(), workflow.steps.end(),
                                        [](const Step& step) { return step.kind == StepKind::kApprove; });
    for (auto step = approving; step != workflow.steps.end(); ++step)
        if (step->kind != StepKind::kApprove)
            complain(msg("Step “{step}” comes after the approval, which is the last.", {{"step", step->id}}));
}

Workflow read_workflow(std::string_view text, std::vector<FileProblem>& problems) {
    Workflow workflow;
    workflow.source = text;
    if (text.size() > kMostBytes) {
        problems.push_back({1, msg("The file is too long for a workflow: at most 64 KiB.")});
        return workflow;
    }
    toml::table table;
    try {
        table = toml::parse(text);
    } catch (const toml::parse_error& error) {
        problems.push_back({static_cast<int>(error.source().begin.line),
                            msg("This is not TOML: {problem}", {{"problem", std::string(error.description())}})});
        return workflow;
    }
    TableReader reader(table, problems);
    workflow.name = reader.text("name");
    workflow.title = reader.text("title");
    for (const std::string& word : reader.texts("types")) {
        const auto type = document_type_from(word);
        if (type)
            workflow.types.push_back(*type);
        else
            reader.complain(
                reader.line_of_key("types"),
                msg("“{type}” is no type of document. Use PS, PO, IL, R, M, F, A, G, REG or D.", {{"type", word}}));
    }
    workflow.author_approves = static_cast<Separation>(reader.word("author_approves", {"block", "warn"}, 0));
    workflow.one_person_twice = static_cast<Separation>(reader.word("one_person_twice", {"block", "warn"}, 1));
    for (const toml::table* step : reader.tables("step")) workflow.steps.push_back(read_step(*step, problems));
    reader.expect_no_more();
    if (!is_identifier(workflow.name))
        reader.complain(1, msg("A workflow needs a “name” of small letters, digits, hyphens and underscores."));
    if (workflow.types.empty()) reader.complain(1, msg("Say for which types of documents it is: types = [\"PO\"]."));
    check_steps(reader, workflow, problems);
    std::stable_sort(problems.begin(), problems.end(),
                     [](const FileProblem& a, const FileProblem& b) { return a.line < b.line; });
    return workflow;
}

}  // namespace

std::string_view to_text(StepKind kind) { return text_at(kStepKinds, kind); }
std::optional<StepKind> step_kind_from(std::string_view text) { return value_from<StepKind>(kStepKinds, text); }

const Step* Workflow::step(std::string_view id) const {
    for (const Step& each : steps)
        if (each.id == id) return &each;
    return nullptr;
}

Workflow workflow_from_toml(std::string_view text) {
    std::vector<FileProblem> problems;
    Workflow workflow = read_workflow(text, problems);
    if (!problems.empty())
        throw Error(ErrorCode::kInvalidInput, problems.front().reason, "line " + std::to_string(problems.front().line));
    return workflow;
}

std::vector<WorkflowProblem> check_workflow(std::string_view text) {
    std::vector<FileProblem> problems;
    read_workflow(text, problems);
    return problems;
}

}  // namespace pravila
