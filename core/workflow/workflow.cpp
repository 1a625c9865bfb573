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

/// How many answers a step can get at most; nothing when that depends on the participating units of a document.
std::optional<int> most_answers(const Step& step) {
    const bool depends = std::any_of(step.signers.begin(), step.signers.end(), [](const SignerRule& rule) {
        return rule.of == SignerRule::Of::kParticipatingUnits;
    });
    if (depends) return {};
    return static_cast<int>(step.signers.size());
}

bool asks_twice(const Step& step) {
    for (auto rule = step.signers.begin(); rule != step.signers.end(); ++rule)
        if (std::find(step.signers.begin(), rule, *rule) != rule) return true;
    return false;
}

/// Who may answer for the commission is asked by role, so that deputies count and the composition of the day holds.
bool asks_commission_only(const Step& step) {
    return std::all_of(step.signers.begin(), step.signers.end(), [](const SignerRule& rule) {
        return rule.of == SignerRule::Of::kInstitution &&
               (rule.role == Role::kCommissionChair || rule.role == Role::kCommissionMember);
    });
}

void check_in_session(const Step& step, const TableReader& reader, std::vector<FileProblem>& problems) {
    const auto complain = [&](Message reason) {
        problems.push_back({reader.line_of_key("in_session"), std::move(reason)});
    };
    if (step.kind != StepKind::kOpine && step.kind != StepKind::kEndorse)
        complain(
            msg("The commission gives opinions and endorses in its sessions: in_session goes with kind = \"opine\" "
                "or \"endorse\"."));
    if (step.tacit) complain(msg("What a session decides cannot be decided by silence: leave out “tacit”."));
    if (!asks_commission_only(step))
        complain(
            msg("Step “{step}” is decided in a session, so its signers are commission_chair or commission_member "
                "of the institution.",
                {{"step", step.id}}));
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
    const auto most = most_answers(step);
    if (at_least && most && *most > 0 && step.at_least > *most)
        reader.complain(reader.line_of_key("at_least"),
                        msg("Step “{step}” can get {most} answers at most, fewer than “at_least”.",
                            {{"step", step.id}, {"most", std::to_string(*most)}}));
    if (asks_twice(step))
        reader.complain(reader.line_of_key("signers"),
                        msg("Step “{step}” asks the same signer twice.", {{"step", step.id}}));
    if (step.kind == StepKind::kApprove && step.on_refusal == Step::OnRefusal::kRecord)
        reader.complain(reader.line_of_key("on_refusal"), msg("A refused approval always sends back: on_refusal = "
                                                              "\"record\" is for the steps before it."));
    if (step.tacit && step.deadline_days == 0)
        reader.complain(reader.line_of_key("tacit"), msg("Silence can count as agreement only after a deadline: give "
                                                         "deadline_days."));
    if (step.tacit && step.kind != StepKind::kOpine)
        reader.complain(reader.line_of_key("tacit"), msg("Only an opinion can be given by silence."));
    if (step.in_session) check_in_session(step, reader, problems);
    return step;
}

/// What the steps of a workflow must be to each other. `lines` has the line of each step.
void check_steps(const Workflow& workflow, const std::vector<int>& lines, std::vector<FileProblem>& problems) {
    const std::vector<Step>& steps = workflow.steps;
    const auto approves = [](const Step& step) { return step.kind == StepKind::kApprove; };
    if (steps.empty() || steps.size() > kMostSteps)
        problems.push_back({1, msg("A workflow has 1 to 20 steps: [[step]].")});
    if (std::none_of(steps.begin(), steps.end(), approves))
        problems.push_back({1, msg("A workflow needs a step that approves: kind = \"approve\".")});
    bool approval_begun = false;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const auto complain = [&](Message reason) { problems.push_back({lines[i], std::move(reason)}); };
        if (i == 0 && step.parallel) complain(msg("The first step has none before it to be parallel to."));
        if (workflow.step(step.id) != &step) complain(msg("Two steps are called “{step}”.", {{"step", step.id}}));
        if (approval_begun && !approves(step))
            complain(msg("Step “{step}” comes after the approval, which is the last.", {{"step", step.id}}));
        if (i > 0 && step.parallel && approves(step) && !approval_begun)
            complain(msg("Step “{step}” approves what the step before it has not yet looked at: it cannot be parallel.",
                         {{"step", step.id}}));
        approval_begun = approval_begun || approves(step);
    }
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
    std::vector<int> lines;
    for (const toml::table* step : reader.tables("step")) {
        workflow.steps.push_back(read_step(*step, problems));
        lines.push_back(line_of(*step));
    }
    reader.expect_no_more();
    if (!is_identifier(workflow.name))
        reader.complain(1, msg("A workflow needs a “name” of small letters, digits, hyphens and underscores."));
    if (workflow.types.empty()) reader.complain(1, msg("Say for which types of documents it is: types = [\"PO\"]."));
    check_steps(workflow, lines, problems);
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
