#include "core/workflow/workflow.h"

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
    CHECK(has(problems(kHead + kApprove + kApprove), "1: Two steps are called “aprobare”"));
    CHECK(
        has(problems(kHead + kApprove + "[[step]]\nid = \"b\"\nkind = \"verify\"\nsigners = [{ role = \"author\" }]\n"),
            "1: Step “b” comes after the approval"));
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
              "1: The first step has none before it"));
    CHECK(has(problems(std::string(70'000, '#')), "1: The file is too long"));
    CHECK_THROWS_AS(workflow_from_toml(kHead), Error);
}
