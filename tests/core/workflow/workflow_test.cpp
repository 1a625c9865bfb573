#include "core/workflow/workflow.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/error.h"
#include "core/i18n/catalogue.h"

using namespace pravila;

namespace {

const std::string kHead = "name = \"w\"\ntitle = \"W\"\ntypes = [\"PO\"]\n";
const std::string kApprove =
    "[[step]]\nid = \"aprobare\"\nkind = \"approve\"\nsigners = [{ role = \"entity_head\" }]\n";

/// "line: sentence" of each problem.
std::vector<std::string> problems(const std::string& text) {
    std::vector<std::string> list;
    for (const WorkflowProblem& problem : check_workflow(text))
        list.push_back(std::to_string(problem.line) + ": " + Catalogue::of(Language::kEnglish).text(problem.reason));
    return list;
}

bool has(const std::vector<std::string>& list, const std::string& begin) {
    for (const std::string& text : list)
        if (text.rfind(begin, 0) == 0) return true;
    return false;
}

constexpr DocumentType kAllTypes[] = {DocumentType::kSystemProcedure, DocumentType::kOperationalProcedure,
                                      DocumentType::kWorkInstruction, DocumentType::kRegulation,
                                      DocumentType::kManual,          DocumentType::kForm,
                                      DocumentType::kAnnex,           DocumentType::kGuide,
                                      DocumentType::kRegister,        DocumentType::kOther};

}  // namespace

TEST_CASE("workflow: both presets know the way of every type of document", "[workflow]") {
    for (const char* preset : {"primarie", "comuna"}) {
        for (const DocumentType type : kAllTypes) {
            INFO(preset << " " << to_text(type));
            const Workflow* workflow = built_in_workflow(preset, type);
            REQUIRE(workflow != nullptr);
            CHECK(workflow->steps.back().kind == StepKind::kApprove);
        }
    }
    CHECK(built_in_workflow("minister", DocumentType::kForm) == nullptr);
    CHECK(built_in_workflow("comuna", DocumentType::kOperationalProcedure)->steps.size() == 2);
}

TEST_CASE("workflow: names of built-in workflows are unique and their text reads back to themselves", "[workflow]") {
    std::set<std::string> names;
    for (const Workflow& workflow : built_in_workflows()) {
        CHECK(names.insert(workflow.name).second);
        CHECK(workflow_from_toml(workflow.source).steps.size() == workflow.steps.size());
    }
    CHECK(names.size() == 5);
}

TEST_CASE("workflow: everything a step can say is read", "[workflow]") {
    const Workflow workflow = workflow_from_toml(
        kHead + "author_approves = \"warn\"\none_person_twice = \"block\"\n" +
        "[[step]]\nid = \"analiza\"\nkind = \"opine\"\nrule = \"at_least\"\nat_least = 2\ndeadline_days = 7\n"
        "remark_on_refusal = false\non_refusal = \"record\"\ntacit = true\n"
        "signers = [{ role = \"department_head\", of = \"participating\" }, { person = \"p-1\" }]\n" +
        "[[step]]\nid = \"sedinta\"\nkind = \"endorse\"\nparallel = true\nin_session = true\n"
        "signers = [{ role = \"commission_member\" }]\n" +
        kApprove);
    REQUIRE(workflow.steps.size() == 3);
    const Step& step = workflow.steps[0];
    CHECK(step.kind == StepKind::kOpine);
    CHECK(step.rule == Step::Rule::kAtLeast);
    CHECK(step.at_least == 2);
    CHECK(step.deadline_days == 7);
    CHECK_FALSE(step.remark_on_refusal);
    CHECK(step.on_refusal == Step::OnRefusal::kRecord);
    CHECK(step.tacit);
    REQUIRE(step.signers.size() == 2);
    CHECK(step.signers[0].of == SignerRule::Of::kParticipatingUnits);
    CHECK(step.signers[1].person == PersonId("p-1"));
    CHECK(workflow.steps[1].parallel);
    CHECK(workflow.steps[1].in_session);
    CHECK(workflow.author_approves == Separation::kWarn);
    CHECK(workflow.one_person_twice == Separation::kBlock);
}

TEST_CASE("workflow: only the commission answers in a session, with an opinion or an endorsement, and never by silence",
          "[workflow]") {
    const auto step = [](const std::string& kind, const std::string& signers, const std::string& more = {}) {
        return problems(kHead + "[[step]]\nid = \"sedinta\"\nkind = \"" + kind + "\"\nin_session = true\nsigners = [" +
                        signers + "]\n" + more + kApprove);
    };
    const std::string chair = "{ role = \"commission_chair\" }";
    CHECK(step("endorse", chair).empty());
    CHECK(step("opine", chair + ", { role = \"commission_member\" }").empty());
    CHECK(has(step("verify", chair), "7: The commission gives opinions and endorses"));
    CHECK(has(step("approve", chair), "7: The commission gives opinions and endorses"));
    CHECK(has(step("opine", chair, "tacit = true\ndeadline_days = 3\n"), "7: What a session decides cannot"));
    for (const char* other :
         {"{ role = \"legal_adviser\" }", "{ person = \"p-1\" }", "{ role = \"commission_chair\", of = \"owner\" }"})
        CHECK(has(step("endorse", chair + ", " + other), "7: Step “sedinta” is decided in a session"));
}

TEST_CASE("workflow: what is wrong is told with its line", "[workflow]") {
    CHECK(problems(kHead + kApprove).empty());
    CHECK(has(problems("name = \n"), "1: This is not TOML"));
    CHECK(has(problems("title = \"W\"\ntypes = [\"PO\"]\n" + kApprove), "1: A workflow needs a “name”"));
    CHECK(has(problems("name = \"w\"\n" + kApprove), "1: Say for which types"));
    CHECK(has(problems("name = \"w\"\ntypes = [\"XX\"]\n" + kApprove), "2: “XX” is no type"));
    CHECK(has(problems(kHead), "1: A workflow has 1 to 20 steps"));
    CHECK(has(problems(kHead + "colour = \"red\"\n" + kApprove), "4: “colour” is not known here"));
    CHECK(has(problems(kHead + "author_approves = \"maybe\"\n" + kApprove), "4: “author_approves” must be one of"));
    CHECK(has(problems(kHead + "[[step]]\nid = \"a\"\nkind = \"verify\"\n" + kApprove), "4: Step “a” asks nobody"));
    CHECK(has(
        problems(kHead + "[[step]]\nid = \"A b\"\nkind = \"verify\"\nsigners = [{ role = \"author\" }]\n" + kApprove),
        "4: A step needs an “id”"));
    CHECK(has(problems(kHead + "[[step]]\nid = \"a\"\nkind = \"verify\"\nsigners = [{ role = \"king\" }]\n" + kApprove),
              "7: There is no role “king”"));
    CHECK(has(problems(kHead + "[[step]]\nid = \"a\"\nkind = \"verify\"\nsigners = [{ of = \"owner\" }]\n" + kApprove),
              "7: A signer is either"));
    CHECK(has(problems(kHead + kApprove + kApprove), "8: Two steps are called “aprobare”"));
    CHECK(
        has(problems(kHead + kApprove + "[[step]]\nid = \"b\"\nkind = \"verify\"\nsigners = [{ role = \"author\" }]\n"),
            "8: Step “b” comes after the approval"));
    CHECK(has(problems(kHead + "[[step]]\nid = \"a\"\nkind = \"verify\"\nsigners = [{ role = \"author\" }]\n"),
              "1: A workflow needs a step that approves"));
    CHECK(has(problems(kHead +
                       "[[step]]\nid = \"a\"\nkind = \"opine\"\ntacit = true\nsigners = [{ role = \"author\" "
                       "}]\n" +
                       kApprove),
              "7: Silence can count as agreement only after a deadline"));
    CHECK(has(problems(kHead +
                       "[[step]]\nid = \"a\"\nkind = \"verify\"\nrule = \"at_least\"\nsigners = [{ role = "
                       "\"author\" }]\n" +
                       kApprove),
              "4: “at_least” is a number from 1"));
    CHECK(has(problems(kHead +
                       "[[step]]\nid = \"a\"\nkind = \"verify\"\nparallel = true\nsigners = [{ role = "
                       "\"author\" }]\n" +
                       kApprove),
              "4: The first step has none before it"));
    CHECK(has(problems(std::string(70'000, '#')), "1: The file is too long"));
    CHECK_THROWS_AS(workflow_from_toml(kHead), Error);
}

TEST_CASE("workflow: rules that no circuit could follow are told with their line", "[workflow]") {
    const auto step = [](const std::string& kind, const std::string& more) {
        return "[[step]]\nid = \"" + kind + "\"\nkind = \"" + kind + "\"\n" + more;
    };
    const std::string two = "signers = [{ role = \"author\" }, { role = \"auditor\" }]\n";
    const std::string more = "rule = \"at_least\"\nat_least = 3\n";
    CHECK(has(problems(kHead + step("verify", two + more) + kApprove), "9: Step “verify” can get 2 answers at most"));
    CHECK(problems(kHead + step("verify", two + "rule = \"at_least\"\nat_least = 2\n") + kApprove).empty());
    // How many units take part is known only with the document.
    const std::string heads = "signers = [{ role = \"department_head\", of = \"participating\" }]\n";
    CHECK(problems(kHead + step("opine", heads + more) + kApprove).empty());
    CHECK(has(problems(kHead + step("verify", "signers = [{ person = \"p\" }, { person = \"p\" }]\n") + kApprove),
              "7: Step “verify” asks the same signer twice"));
    CHECK(
        problems(kHead +
                 step("opine",
                      "signers = [{ role = \"department_head\", of = \"owner\" }, { role = \"department_head\" }]\n") +
                 kApprove)
            .empty());
    CHECK(has(problems(kHead + kApprove + "on_refusal = \"record\"\n"), "8: A refused approval always sends back"));
    CHECK(has(problems(kHead + step("verify", two) + kApprove + "parallel = true\n"),
              "8: Step “aprobare” approves what the step before it"));
    // Two may approve side by side.
    CHECK(problems(kHead + step("verify", two) + kApprove + step("approve", two + "parallel = true\n")).empty());
}

TEST_CASE("workflow: a value of the wrong kind is told with its line, wherever it stands", "[workflow]") {
    const struct {
        const char *member, *problem;
    } kWrong[] = {
        {"kind = \"sign\"", "“kind” must be one of: verify, opine, endorse, approve"},
        {"rule = \"most\"", "“rule” must be one of: all, any, at_least"},
        {"at_least = \"two\"", "“at_least” must be a whole number"},
        {"at_least = 2", "“at_least” is a number from 1, and goes with"},
        {"deadline_days = -1", "“deadline_days” must be a whole number"},
        {"deadline_days = 2.5", "“deadline_days” must be a whole number"},
        {"parallel = \"yes\"", "“parallel” must be true or false"},
        {"remark_on_refusal = 1", "“remark_on_refusal” must be true or false"},
        {"on_refusal = \"ignore\"", "“on_refusal” must be one of: return, record"},
        {"in_session = \"\"", "“in_session” must be true or false"},
        {"tacit = true", "Silence can count as agreement only after a deadline"},
        {"deadline_days = 5\ntacit = true", "Only an opinion can be given by silence"},
        {"days = 5", "“days” is not known here"},
        {"signers = []", "Step “a” asks nobody"},
        {"signers = \"author\"", "“signers” must be a list of tables"},
        {"signers = [{ role = \"author\", person = \"p\" }]", "A signer is either a role or a person"},
        {"signers = [{ person = \"p\", of = \"owner\" }]", "A person signs as that person"},
        {"signers = [{ role = \"author\", of = \"all\" }]", "“of” must be one of: institution, owner, participating"},
        {"signers = [{ role = \"author\", when = 1 }]", "“when” is not known here"},
    };
    for (const auto& [member, problem] : kWrong) {
        INFO(member);
        const std::string text(member);
        std::string step = "[[step]]\nid = \"a\"\n";
        if (!text.starts_with("kind")) step += "kind = \"verify\"\n";
        if (!text.starts_with("signers")) step += "signers = [{ role = \"author\" }]\n";
        const auto list = problems(kHead + step + text + "\n" + kApprove);
        // The step begins on line 4; its last member stands after those that it needs besides.
        const long lines = std::count(step.begin(), step.end(), '\n') + std::count(text.begin(), text.end(), '\n');
        const bool of_the_step = text == "signers = []";
        CHECK(has(list, std::to_string(of_the_step ? 4 : 4 + lines) + ": " + problem));
    }
}
