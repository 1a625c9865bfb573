#include <catch2/catch.hpp>
#include <thread>

#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("approval: the way of a procedure is told in order and verify finds it whole", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted("Eliberarea certificatelor de urbanism", {"CAD"});
    CHECK(procedure.document.code() == "PO-URB-01");
    CHECK(procedure.revision.lifecycle == Lifecycle::kInReview);
    desk.give("urb", procedure, StepKind::kVerify);
    desk.give("cad", procedure, StepKind::kOpine);
    desk.give("secretar", procedure, StepKind::kEndorse);
    const WorkingRevision approved = desk.give("primar", procedure, StepKind::kApprove, "2026-11-30").working;
    CHECK(approved.revision.lifecycle == Lifecycle::kApproved);
    CHECK(approved.revision.effective.day == Date::parse("2026-11-30"));
    CHECK(approved.revision.approved.day == Date::parse("2026-11-22"));
    CHECK_FALSE(approved.revision.imported);
    CHECK(desk.story(procedure) ==
          std::vector<std::string>{"document.created", "code.assigned", "revision.created", "revision.source_replaced",
                                   "revision.submitted", "revision.step_opened", "signature.given",
                                   "revision.step_opened", "signature.given", "revision.step_opened", "signature.given",
                                   "revision.step_opened", "signature.given", "revision.approved"});
    CHECK(desk.town.findings() == "");
}

TEST_CASE("approval: names of people, remarks and file names never stand in the log", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    Answer refusal = desk.answer_for(procedure, StepKind::kVerify);
    refusal.decision = Decision::kUnfavourable;
    refusal.remark = "Capitolul cinci nu spune cine răspunde";
    answer_step(desk.town.as("urb"), refusal);
    desk.town.read([&](StoreReader& reader) {
        for (const StoredEntry& entry : reader.log_entries(0, reader.log_size()))
            for (const char* text : {"Dobrescu", "Ștefan", "Capitolul cinci", "text.txt", "@teiusani"})
                CHECK(entry.canonical.find(text) == std::string::npos);
        const auto signatures = reader.approval().signatures_of(procedure.revision.id);
        REQUIRE(signatures.size() == 1);
        CHECK(reader.approval().remark(signatures[0].remark_sha256) == refusal.remark);
    });
}

TEST_CASE("approval: a refusal sends the draft back, and the next round asks everybody again", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    desk.give("urb", procedure, StepKind::kVerify);
    Answer back = desk.answer_for(procedure, StepKind::kEndorse);
    back.decision = Decision::kReturned;
    CHECK(rule_of([&] { answer_step(desk.town.as("secretar"), back); }) == "remark.missing");
    back.remark = "Lipsește diagrama de proces.";
    CHECK(answer_step(desk.town.as("secretar"), back).working.revision.lifecycle == Lifecycle::kDraft);
    desk.write(procedure, "Scopul procedurii, cu diagramă");
    const WorkingRevision again = submit_revision(desk.town.as("inspector"), Desk::name(procedure));
    CHECK(again.circuit->round == 2);
    CHECK(again.circuit->slots[0].state == SlotState::kOpen);
    CHECK(desk.approved(again).revision.lifecycle == Lifecycle::kApproved);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("approval: a change of the text on its way voids the answers given, visibly", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    desk.give("urb", procedure, StepKind::kVerify);
    Answer stale = desk.answer_for(procedure, StepKind::kEndorse);
    desk.write(procedure, "alt text");
    CHECK(rule_of([&] { answer_step(desk.town.as("secretar"), stale); }) == "text.changed");
    const WorkingRevision now = desk.now(procedure);
    CHECK(now.revision.lifecycle == Lifecycle::kInReview);
    CHECK(now.circuit->round == 2);
    desk.town.read([&](StoreReader& reader) {
        const auto signatures = reader.approval().signatures_of(procedure.revision.id);
        REQUIRE(signatures.size() == 1);
        CHECK(signatures[0].voided_at.has_value());
    });
    CHECK(rule_of([&] { desk.give("secretar", procedure, StepKind::kEndorse); }) == "step.not_open");
    CHECK(desk.count("signature.voided") == 1);
    CHECK(desk.approved(now).revision.lifecycle == Lifecycle::kApproved);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("approval: of fifty approvals at once one takes effect and the others are told", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    desk.give("urb", procedure, StepKind::kVerify);
    desk.give("secretar", procedure, StepKind::kEndorse);
    const Answer approval = desk.answer_for(procedure, StepKind::kApprove);
    std::atomic<int> given{0}, told{0}, other{0};
    {
        std::vector<std::thread> threads;
        for (int i = 0; i < 50; ++i)
            threads.emplace_back([&] {
                const std::string rule = rule_of([&] { answer_step(desk.town.as("primar"), approval); });
                if (rule.empty())
                    ++given;
                else if (rule == "state.not_allowed" || rule == "step.answered")
                    ++told;
                else
                    ++other;
            });
        for (std::thread& thread : threads) thread.join();
    }
    CHECK(given == 1);
    CHECK(told == 49);
    CHECK(other == 0);
    CHECK(desk.count("revision.approved") == 1);
    CHECK(desk.count("access.refused") == 1);  // the same thing by the same person is logged once an hour
    CHECK(desk.town.findings() == "");
}

TEST_CASE("approval: a signature on paper is checked for the day it was given and keeps both times", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    desk.give("urb", procedure, StepKind::kVerify);
    desk.give("secretar", procedure, StepKind::kEndorse);
    Answer paper = desk.answer_for(procedure, StepKind::kApprove);
    paper.paper = PaperAnswer{desk.town.person("primar"),
                              *Date::parse("2026-11-19"),
                              {"borderoul nr. 7", Date::parse("2026-11-19")},
                              "bytes of the scan",
                              "borderou.pdf"};
    paper.effective_from = Date::parse("2026-11-20");
    CHECK(rule_of([&] { answer_step(desk.town.as("inspector"), paper); }) == "role.missing");
    const Answered answered = answer_step(desk.town.as("calitate"), paper);
    CHECK(answered.signature.person == desk.town.person("primar"));
    CHECK(answered.signature.recorded_by == desk.town.person("calitate"));
    CHECK(answered.signature.function == "Primar");
    CHECK(answered.working.revision.approved.day == Date::parse("2026-11-19"));
    CHECK(answered.working.revision.effective.day == Date::parse("2026-11-20"));  // both true, though before today
    CHECK(desk.count("revision.came_into_force") == 1);
    desk.town.read([&](StoreReader& reader) {
        CHECK(reader.content(answered.signature.paper->scan_sha256) == "bytes of the scan");
    });
    CHECK(desk.town.findings() == "");
}

TEST_CASE("approval: one list approves many documents or none", "[revisions]") {
    Desk desk;
    std::vector<Answer> list;
    for (const char* title : {"Unu", "Doi", "Trei"}) {
        const WorkingRevision procedure = desk.submitted(title);
        desk.give("urb", procedure, StepKind::kVerify);
        if (std::string(title) != "Trei") desk.give("secretar", procedure, StepKind::kEndorse);
        Answer paper = desk.answer_for(procedure, StepKind::kApprove);
        paper.paper =
            PaperAnswer{desk.town.person("primar"), *Date::parse("2026-11-20"), {"borderoul nr. 8", {}}, "", ""};
        paper.effective_from = Date::parse("2026-12-01");
        list.push_back(paper);
    }
    CHECK(rule_of([&] { answer_steps(desk.town.as("calitate"), list); }) == "step.not_open");
    CHECK(desk.count("revision.approved") == 0);
    list.pop_back();
    CHECK(answer_steps(desk.town.as("calitate"), list).size() == 2);
    CHECK(desk.count("revision.approved") == 2);
}

TEST_CASE("approval: a council decision approves a text without signatures here", "[revisions]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure("Regulament de organizare");
    desk.write(draft, "Articolul 1");
    ApprovalByAct approval{
        Desk::name(draft), desk.answer_for(draft, StepKind::kApprove).content_sha256, {}, *Date::parse("2026-12-01")};
    CHECK(rule_of([&] { approve_by_act(desk.town.as("calitate"), approval); }) == "act.missing");
    approval.act = {"HCL nr. 57", Date::parse("2026-11-20")};
    CHECK(rule_of([&] { approve_by_act(desk.town.as("inspector"), approval); }) == "role.missing");
    const WorkingRevision approved = approve_by_act(desk.town.as("calitate"), approval);
    CHECK(approved.revision.lifecycle == Lifecycle::kApproved);
    CHECK(approved.revision.approved.day == Date::parse("2026-11-20"));
    CHECK(desk.town.findings() == "");
}

TEST_CASE("approval: verify finds a signature that was changed behind the program's back", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    const Answered given = desk.give("urb", procedure, StepKind::kVerify);
    desk.town.write(
        [&](StoreWriter& writer) { writer.approval().void_signature(given.signature.id, desk.town.clock.now()); });
    CHECK(desk.town.findings() == "state.signature");
}

TEST_CASE("approval: verify finds a way to approval that was changed behind the program's back",
          "[revisions][verify]") {
    Desk desk;
    const WorkingRevision submitted = desk.submitted("Certificate de urbanism", {"CAD"});
    desk.give("urb", submitted, StepKind::kVerify);
    REQUIRE(desk.town.findings() == "");
    const auto change = [&](const std::function<void(Circuit&)>& work) {
        Circuit circuit = *desk.now(submitted).circuit;
        const Circuit before = circuit;
        work(circuit);
        desk.town.write([&](StoreWriter& writer) { writer.approval().update_circuit(circuit); });
        const std::string findings = desk.town.findings();
        Circuit back = before;
        back.row_version = desk.now(submitted).circuit->row_version;
        desk.town.write([&](StoreWriter& writer) { writer.approval().update_circuit(back); });
        CHECK(desk.town.findings() == "");
        return findings;
    };
    const auto slot_in = [](Circuit& circuit, SlotState state) -> Slot& {
        for (Slot& slot : circuit.slots)
            if (slot.state == state) return slot;
        throw std::runtime_error("no such slot");
    };
    CHECK(change([](Circuit& circuit) { circuit.state = CircuitState::kApproved; }) == "state.circuit");
    CHECK(change([&](Circuit& circuit) { slot_in(circuit, SlotState::kFavourable).state = SlotState::kOpen; }) ==
          "state.circuit");
    CHECK(change([&](Circuit& circuit) { slot_in(circuit, SlotState::kOpen).state = SlotState::kFavourable; }) ==
          "state.circuit");
    CHECK(change([&](Circuit& circuit) { slot_in(circuit, SlotState::kOpen).state = SlotState::kWaiting; }) ==
          "state.circuit");
    CHECK(change([&](Circuit& circuit) { slot_in(circuit, SlotState::kWaiting).state = SlotState::kOpen; }) ==
          "state.circuit");
    CHECK(change([&](Circuit& circuit) { slot_in(circuit, SlotState::kOpen).due_on = Town::day("2030-01-01"); }) ==
          "state.circuit");
}

TEST_CASE("approval: verify finds a way to approval that nobody submitted", "[revisions][verify]") {
    Desk desk;
    const WorkingRevision submitted = desk.submitted();
    Circuit planted = *submitted.circuit;
    planted.id = CircuitId("planted");
    planted.round = 2;
    planted.slots.clear();
    desk.town.write([&](StoreWriter& writer) { writer.approval().add_circuit(planted); });
    CHECK(desk.town.findings() == "state.circuit");
}
