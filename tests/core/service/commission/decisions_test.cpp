#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "tests/core/service/commission/chamber.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("commission: a favourable vote answers the step with the minutes, and the way goes on", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.waiting();
    const int number = chamber.held_for();
    CHECK(number == 1);

    const auto signatures = [&] {
        std::vector<Signature> found;
        chamber.town.read([&](StoreReader& reader) { found = reader.approval().signatures_of(working.revision.id); });
        return found;
    }();
    REQUIRE(signatures.size() == 2);
    const Signature& endorsed = signatures.back();
    CHECK(endorsed.step == "avizare");
    CHECK(endorsed.decision == Decision::kFavourable);
    CHECK(endorsed.person == chamber.town.person("secretar"));
    CHECK(endorsed.recorded_by == chamber.town.person("calitate"));
    CHECK(endorsed.function == "Președintele Comisiei de monitorizare");
    REQUIRE(endorsed.paper);
    CHECK(endorsed.paper->act == Act{"procesul-verbal nr. 1", Town::day("2026-11-22")});
    CHECK(endorsed.content_sha256 == working.circuit->content_sha256);

    CHECK(chamber.view(number).session.state == SessionState::kHeld);
    CHECK(chamber.view(number).session.ended == "11:20");
    CHECK(chamber.give("primar", working, StepKind::kApprove).working.revision.lifecycle == Lifecycle::kApproved);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a vote against sends the revision back with the remark, which is obligatory", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.waiting();
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb", "economic"});
    const std::vector<std::pair<std::string, Vote>> against = {
        {"secretar", kAgainst}, {"urb", kFor}, {"economic", kAgainst}};
    CHECK(rule_of([&] { chamber.vote(number, 1, against); }) == "remark.missing");
    CHECK(rule_of([&] { chamber.vote(number, 1, against, " \n"); }) == "remark.missing");
    CHECK(chamber.view(number).points[0].votes.empty());
    chamber.vote(number, 1, against, "Termenele nu sunt explicate.");
    CHECK(chamber.now(working).revision.lifecycle == Lifecycle::kInReview);  // carried out when it is closed
    chamber.close(number);

    const WorkingRevision after = chamber.now(working);
    CHECK(after.revision.lifecycle == Lifecycle::kDraft);
    chamber.town.read([&](StoreReader& reader) {
        const auto sent_back = return_of(reader, after);
        REQUIRE(sent_back);
        CHECK(sent_back->decision == Decision::kUnfavourable);
        CHECK(reader.approval().remark(sent_back->remark_sha256) == "Termenele nu sunt explicate.");
    });
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: where a refusal is recorded only, a vote against lets the way go on", "[commission]") {
    Chamber chamber("on_refusal = \"record\"\n");
    const WorkingRevision working = chamber.waiting();
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb", "economic"});
    chamber.vote(number, 1, {{"secretar", kAgainst}, {"economic", kAgainst}}, "Nu suntem de acord.");
    chamber.close(number);
    CHECK(chamber.give("primar", working, StepKind::kApprove).working.revision.lifecycle == Lifecycle::kApproved);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a step of a session is answered nowhere else, and asked of nobody", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.waiting();
    CHECK(tasks_of(chamber.town.as("secretar")).answers.empty());
    const Refused told = refused([&] { chamber.give("secretar", working, StepKind::kEndorse); });
    CHECK(told.code == ErrorCode::kConflict);
    CHECK(told.text.find("Put it on the agenda of a session") != std::string::npos);
    CHECK(rule_of([&] { chamber.give("secretar", working, StepKind::kEndorse); }) == "step.in_session");
    Answer back = chamber.answer_for(working, StepKind::kEndorse);
    back.decision = Decision::kReturned;
    back.remark = "De refăcut.";
    CHECK(rule_of([&] { answer_step(chamber.town.as("secretar"), back); }) == "step.in_session");
    Answer paper = chamber.answer_for(working, StepKind::kEndorse);
    paper.paper = PaperAnswer{chamber.town.person("secretar"), Town::day("2026-11-22"), {"PV nr. 9", {}}, {}, {}};
    CHECK(rule_of([&] { answer_step(chamber.town.as("calitate"), paper); }) == "step.in_session");
    CHECK(chamber.count("access.refused") == 3);
    CHECK(chamber.now(working).circuit->slots == working.circuit->slots);
}

TEST_CASE("commission: a step that asks several of the commission gets all their answers from one vote",
          "[commission]") {
    Chamber chamber("signers = [{ role = \"commission_member\" }, { role = \"commission_chair\" }]\n");
    const WorkingRevision working = chamber.waiting();
    chamber.held_for();
    long answers = 0;
    chamber.town.read([&](StoreReader& reader) {
        for (const Signature& signature : reader.approval().signatures_of(working.revision.id))
            answers += signature.step == "avizare";
    });
    CHECK(answers == 2);
    CHECK(chamber.give("primar", working, StepKind::kApprove).working.revision.lifecycle == Lifecycle::kApproved);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: separation of duties holds for whoever answers for the commission", "[commission]") {
    // Secretar verifies too, and may not sign twice.
    Chamber chamber("", "one_person_twice = \"block\"\n");
    chamber.town.grant("secretar", Role::kDepartmentHead, "URB", Town::act(20, "2026-02-01"), "2026-02-01");
    const WorkingRevision working = chamber.submitted();
    chamber.give("secretar", working, StepKind::kVerify);
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb", "economic"});
    const std::vector<std::pair<std::string, Vote>> all = {{"secretar", kFor}, {"urb", kFor}, {"economic", kFor}};
    CHECK(rule_of([&] { chamber.vote(number, 1, all); }) == "separation.one_person_twice");
    postpone_point(chamber.town.as("calitate"), number, 1, "");
    chamber.close(number);
    CHECK(chamber.decision(number, 0) == ItemDecision::kPostponed);
    CHECK(chamber.now(working).revision.lifecycle == Lifecycle::kInReview);

    // A deputy who presides may.
    chamber.town.deputy("secretar", "economic", Role::kCommissionChair, Town::act(77, "2026-11-01"), "2026-11-01");
    const int next = chamber.planned();
    std::vector<Attendee> present = {{chamber.town.person("urb"), {}},
                                     {chamber.town.person("juridic"), {}},
                                     {chamber.town.person("economic"), chamber.town.person("secretar")}};
    open_session(chamber.town.as("calitate"), next, present);
    chamber.vote(next, 1, {{"urb", kFor}, {"juridic", kFor}, {"economic", kFor}});
    chamber.close(next);
    CHECK(chamber.give("primar", working, StepKind::kApprove).working.revision.lifecycle == Lifecycle::kApproved);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a text changed before the vote voids its point, and after it too", "[commission]") {
    Chamber chamber;
    const WorkingRevision first = chamber.waiting("Autorizații"), second = chamber.waiting("Certificate");
    const int number = chamber.planned();
    REQUIRE(chamber.view(number).points.size() == 2);
    chamber.open(number, {"secretar", "urb", "economic"});

    chamber.write(first, "Un text nou");
    chamber.give("urb", first, StepKind::kVerify);  // the new text waits for the commission too, but was not sent
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"urb", kFor}, {"secretar", kFor}}); }) == "text.changed");
    chamber.vote(number, 2, {{"urb", kFor}, {"secretar", kFor}});
    chamber.write(second, "Alt text nou");
    chamber.close(number);
    CHECK(chamber.decision(number, 0) == ItemDecision::kVoid);
    CHECK(chamber.decision(number, 1) == ItemDecision::kVoid);
    for (const WorkingRevision& working : {first, second})
        CHECK(chamber.now(working).revision.lifecycle == Lifecycle::kInReview);
    chamber.give("urb", second, StepKind::kVerify);
    const int next = chamber.planned();
    CHECK(chamber.view(next).points.size() == 2);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: of two who close a session at once one does, and each step is answered once", "[commission]") {
    for (int round = 0; round < 5; ++round) {
        Chamber chamber;
        const WorkingRevision working = chamber.waiting();
        const int number = chamber.planned();
        chamber.open(number, {"secretar", "urb", "economic"});
        chamber.vote(number, 1, {{"secretar", kFor}, {"urb", kFor}});
        std::atomic<int> closed{0}, late{0};
        const auto closing = [&](const std::string& who) {
            if (rule_of([&] { chamber.close(number, who); }).empty())
                ++closed;
            else
                ++late;
        };
        std::thread other([&] { closing("secretar"); });
        closing("calitate");
        other.join();
        CHECK(closed == 1);
        CHECK(late == 1);
        CHECK(chamber.count("commission.session_held") == 1);
        long answers = 0;
        chamber.town.read([&](StoreReader& reader) {
            for (const Signature& signature : reader.approval().signatures_of(working.revision.id))
                answers += signature.step == "avizare";
        });
        CHECK(answers == 1);
        CHECK(rule_of([&] { chamber.close(number); }) == "session.not_open");
        CHECK(chamber.town.findings() == "");
    }
}

TEST_CASE("commission: a session entered after its day decides as of its day", "[commission]") {
    Chamber chamber;
    const WorkingRevision early = chamber.waiting("Autorizații");
    chamber.town.clock.set("2026-11-25");
    const WorkingRevision late = chamber.waiting("Certificate");
    const int number = chamber.planned("2026-11-23");
    const SessionView view = chamber.view(number);
    REQUIRE(view.points.size() == 1);  // what began to wait on the 25th cannot have been decided on the 23rd
    CHECK(view.points[0].code == early.document.code());
    SessionChange change;
    change.add = {late.document.code()};
    CHECK(rule_of([&] { change_session(chamber.town.as("calitate"), number, change); }) == "item.too_late");
    chamber.open(number, {"secretar", "urb", "economic"});
    chamber.vote(number, 1, {{"secretar", kFor}, {"urb", kFor}});
    chamber.close(number);
    chamber.town.read([&](StoreReader& reader) {
        const Signature endorsed = reader.approval().signatures_of(early.revision.id).back();
        CHECK(endorsed.paper->signed_on == Town::day("2026-11-23"));
        CHECK(endorsed.at == chamber.town.clock.now());
    });
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a row that was changed outside the program is found", "[commission][verify]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.held_for();
    REQUIRE(chamber.town.findings() == "");
    chamber.town.write([&](StoreWriter& writer) {
        const CommissionSession session = *writer.commission().session(number);
        writer.commission().void_vote(writer.commission().votes_of(session.id).front().id);
        AgendaItem item = writer.commission().items_of(session.id).front();
        item.decision = ItemDecision::kUnfavourable;
        writer.commission().update_item(item);
        CommissionSeat seat = writer.commission().seats_of(session.id).back();
        seat.attendee.reset();
        writer.commission().update_seat(seat);
        writer.set_setting("workflow.PO", "");
    });
    CHECK(chamber.town.findings() == "state.commission_item state.commission_seat state.commission_vote state.setting");
}
