#include <catch2/catch.hpp>

#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// Someone of every role, with the steps of a procedure of URB that they may answer.
struct Caller {
    const char* who;
    std::set<StepKind> may;
};
const std::vector<Caller> kCallers = {{"inspector", {}},
                                      {"urb", {StepKind::kVerify}},
                                      {"cad", {StepKind::kOpine}},
                                      {"economic", {}},
                                      {"taxe", {}},
                                      {"juridic", {}},
                                      {"calitate", {}},
                                      {"secretar", {StepKind::kEndorse}},
                                      {"primar", {StepKind::kApprove}},
                                      {"viceprimar", {}},
                                      {"auditor", {}},
                                      {"admin", {}},
                                      {"fost", {}}};

/// Brings a procedure to the step where this kind of answer is asked.
WorkingRevision at_step(Desk& desk, StepKind kind) {
    WorkingRevision procedure = desk.submitted("Procedura", {"CAD"});
    if (kind == StepKind::kVerify) return procedure;
    desk.give("urb", procedure, StepKind::kVerify);
    if (kind == StepKind::kOpine) return procedure;
    desk.give("cad", procedure, StepKind::kOpine);
    if (kind == StepKind::kEndorse) return procedure;
    desk.give("secretar", procedure, StepKind::kEndorse);
    return procedure;
}

}  // namespace

TEST_CASE("refusals: every role at every step does exactly what the workflow lets it", "[revisions]") {
    constexpr StepKind kKinds[] = {StepKind::kVerify, StepKind::kOpine, StepKind::kEndorse, StepKind::kApprove};
    int pairs = 0;
    Desk desk;
    for (const StepKind open : kKinds) {
        for (const Caller& caller : kCallers) {
            for (const StepKind tried : kKinds) {
                const WorkingRevision procedure = at_step(desk, open);
                const std::string rule = rule_of([&] { desk.give(caller.who, procedure, tried); });
                INFO(caller.who << " tries " << to_text(tried) << " while " << to_text(open) << " is open: " << rule);
                const bool may = tried == open && caller.may.contains(tried);
                CHECK(rule.empty() == may);
                if (!may) {
                    const bool earlier = tried<open, later = tried> open;
                    CHECK(rule == (earlier ? "step.answered" : later ? "step.not_open" : "role.missing"));
                }
                ++pairs;
                if (desk.now(procedure).revision.lifecycle == Lifecycle::kInReview)
                    cancel_revision(desk.town.as("calitate"), Desk::name(procedure), "încercare");
            }
        }
    }
    CHECK(pairs == 4 * 13 * 4);
}

TEST_CASE("refusals: what managers are told says who, why and what to do", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    const auto told = [&](const char* who, StepKind kind) {
        return refused([&] { desk.give(who, procedure, kind); }).text;
    };
    CHECK(told("primar", StepKind::kApprove).find("It waits at: verificare.") != std::string::npos);
    CHECK(told("cad", StepKind::kVerify).find("holds only for") != std::string::npos);
    desk.give("urb", procedure, StepKind::kVerify);
    CHECK(told("urb", StepKind::kVerify).find("Ana-Maria Dobrescu has already answered") != std::string::npos);
}

TEST_CASE("refusals: an act that has expired is the reason that is given", "[revisions]") {
    Desk desk;
    NewDocument wanted;
    wanted.unit = desk.town.unit("ADP");
    wanted.title = "Ocuparea domeniului public";
    const WorkingRevision draft = create_document(desk.town.as("calitate"), desk.codebook, wanted);
    desk.write(draft, "text", "calitate");
    submit_revision(desk.town.as("calitate"), Desk::name(draft));
    const Refused told = refused([&] { desk.give("fost", draft, StepKind::kVerify); });
    CHECK(told.code == ErrorCode::kForbidden);
    CHECK(told.text.find("no longer holds since 01.07.2026") != std::string::npos);
}

TEST_CASE("refusals: acting for someone absent needs a deputation that holds", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    CHECK(rule_of([&] { desk.give("viceprimar", procedure, StepKind::kVerify); }) == "role.missing");
    desk.town.deputy("urb", "cad", {}, Town::act(200, "2026-11-16"), "2026-11-20", "2026-12-01");
    const Answered answered = desk.give("cad", procedure, StepKind::kVerify);
    CHECK(answered.signature.deputation.has_value());
    CHECK(answered.signature.function.rfind("p. ", 0) == 0);
    CHECK(answered.signature.function.find("dispoziția nr. 200") != std::string::npos);
}

TEST_CASE("refusals: the author does not approve, unless the workflow only warns, and that is recorded",
          "[revisions]") {
    Desk desk;
    desk.town.grant("primar", Role::kAuthor, "URB", Town::act(210, "2026-11-16"), "2026-11-16");
    NewDocument wanted;
    wanted.unit = desk.town.unit("URB");
    wanted.title = "Scrisă de primar";
    for (const bool small_town : {false, true}) {
        if (small_town) desk.town.write([](StoreWriter& writer) { writer.set_setting("preset", "comuna"); });
        const WorkingRevision draft = create_document(desk.town.as("primar"), desk.codebook, wanted);
        desk.write(draft, "text " + std::to_string(small_town), "primar");
        submit_revision(desk.town.as("primar"), Desk::name(draft));
        if (!small_town) desk.give("urb", draft, StepKind::kVerify);
        desk.give("secretar", draft, StepKind::kEndorse);
        if (!small_town) {
            CHECK(rule_of([&] { desk.give("primar", draft, StepKind::kApprove); }) == "separation.author_approves");
            continue;
        }
        CHECK(desk.give("primar", draft, StepKind::kApprove).signature.separation_warning);
    }
}

TEST_CASE("refusals: an approved or superseded revision cannot be approved again", "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    CHECK(rule_of([&] { desk.give("primar", first, StepKind::kApprove); }) == "state.not_allowed");
    const WorkingRevision second = desk.approved(desk.next_revision(first, "textul al doilea"));
    CHECK(second.revision.number == EditionRevision{1, 1});
    CHECK(rule_of([&] { desk.give("primar", first, StepKind::kApprove); }) == "state.not_allowed");
    CHECK(rule_of([&] { desk.write(first, "altceva"); }) == "state.not_allowed");
    CHECK(rule_of([&] { submit_revision(desk.town.as("inspector"), Desk::name(first)); }) == "state.not_allowed");
}

TEST_CASE("refusals: a confidential document is not there for those it is not for, whatever they try", "[revisions]") {
    Desk desk;
    NewDocument wanted;
    wanted.unit = desk.town.unit("URB");
    wanted.title = "Planul de intervenție";
    wanted.audience = Audience::kConfidential;
    const WorkingRevision secret = create_document(desk.town.as("inspector"), desk.codebook, wanted);
    const auto answer = [&](const std::string& code) {
        Refused told = refused([&] { submit_revision(desk.town.as("taxe"), {code, {1, 0}}); });
        const auto at = told.text.find(code);
        if (at != std::string::npos) told.text.replace(at, code.size(), "X");
        return std::pair(told.code, told.text);
    };
    CHECK(answer(secret.document.code()) == answer("PO-URB-77"));
    CHECK(desk.count("access.refused") == 0);
    CHECK(rule_of([&] { submit_revision(desk.town.as("urb"), Desk::name(secret)); }) == "draft.held");
}

TEST_CASE("refusals: a flood of refusals does not fill the log, and the next entry counts them", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    for (int i = 0; i < 100; ++i)
        CHECK(rule_of([&] { desk.give("taxe", procedure, StepKind::kVerify); }) == "role.missing");
    CHECK(desk.count("access.refused") == 1);
    desk.town.clock.set("2026-11-23");
    CHECK(rule_of([&] { desk.give("taxe", procedure, StepKind::kVerify); }) == "role.missing");
    CHECK(desk.count("access.refused") == 2);
    desk.town.read([&](StoreReader& reader) {
        const auto entry = log_entry_from(reader.log_entries(reader.log_size() - 1, 1).front().canonical);
        CHECK(entry.action == "access.refused");
        CHECK(*entry.details.find("times")->second.integer() == 100);
        CHECK(*entry.details.find("rule")->second.text() == "role.missing");
        CHECK(entry.actor == desk.town.person("taxe"));
    });
}

TEST_CASE("refusals: one person cannot fill the log by trying many things", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    for (int i = 0; i < 200; ++i)
        record_refusal(desk.town.as("taxe"),
                       Refusal(ErrorCode::kForbidden, "try-" + std::to_string(i), procedure.revision.id.str(),
                               "role.missing", msg("There is no such remark.")));
    CHECK(desk.count("access.refused") == 60);
}
