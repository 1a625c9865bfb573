#include <catch2/catch.hpp>

#include "core/service/commission/session_rights.h"
#include "tests/core/service/commission/chamber.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("commission: the agenda begins with what waits and is on no other agenda", "[commission]") {
    Chamber chamber;
    const WorkingRevision first = chamber.waiting("Autorizații");
    chamber.submitted("Neverificată");  // waits at another step
    const int number = chamber.planned();
    const WorkingRevision second = chamber.waiting("Certificate");
    REQUIRE(chamber.view(number).points.size() == 1);
    CHECK(chamber.view(number).points[0].content_sha256 == first.circuit->content_sha256);
    CHECK(chamber.view(number).points[0].unit == "Serviciul Urbanism");
    REQUIRE(chamber.view(number).waiting.size() == 1);
    CHECK(chamber.view(number).waiting[0].code == second.document.code());

    const int other = chamber.planned();
    CHECK(other == number + 1);
    REQUIRE(chamber.view(other).points.size() == 1);
    SessionChange change;
    change.add = {second.document.code()};
    CHECK(rule_of([&] { change_session(chamber.town.as("calitate"), number, change); }) == "item.elsewhere");
    change.add = {"PO-URB-99"};
    CHECK(refused([&] { change_session(chamber.town.as("calitate"), number, change); }).code == ErrorCode::kNotFound);

    SessionChange off;
    off.remove = {1};
    change_session(chamber.town.as("calitate"), other, off);
    CHECK(refused([&] { change_session(chamber.town.as("calitate"), other, off); }).code == ErrorCode::kNotFound);
    change.add = {second.document.code()};
    change.points = {"  Raportul anual  "};
    change_session(chamber.town.as("secretar"), number, change);
    const SessionView view = chamber.view(number);
    REQUIRE(view.points.size() == 3);
    CHECK(view.points[1].position == 2);
    CHECK(view.points[2].free_point);
    CHECK(view.points[2].title == "Raportul anual");
    CHECK(chamber.view(other).points.empty());
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: what does not wait for a session is put on no agenda", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.submitted();
    const int number = chamber.planned();
    SessionChange change;
    change.add = {working.document.code()};
    CHECK(rule_of([&] { change_session(chamber.town.as("calitate"), number, change); }) == "item.not_waiting");
    change.add.clear();
    change.points = {"  "};
    CHECK(refused([&] { change_session(chamber.town.as("calitate"), number, change); }).code ==
          ErrorCode::kInvalidInput);
    change.points = {std::string(301, 'a')};
    CHECK(refused([&] { change_session(chamber.town.as("calitate"), number, change); }).code ==
          ErrorCode::kInvalidInput);
    for (const char* hour : {"25:00", "10", "10:60", "aa:bb", "10:0", "1:000"}) {
        CAPTURE(hour);
        SessionChange at;
        at.hour = hour;
        CHECK(refused([&] { change_session(chamber.town.as("calitate"), number, at); }).code ==
              ErrorCode::kInvalidInput);
    }
    SessionChange at;
    at.hour = "9:30";
    CHECK(change_session(chamber.town.as("calitate"), number, at).hour == "09:30");
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a session that began or was called off does not change any more", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.waiting();
    const int called_off = chamber.planned("2026-11-30");
    CHECK(rule_of([&] { cancel_session(chamber.town.as("calitate"), called_off, " "); }) == "reason.missing");
    cancel_session(chamber.town.as("calitate"), called_off, "Lipsa cvorumului anunțată.");
    CHECK(chamber.view(called_off).reason == "Lipsa cvorumului anunțată.");
    SessionChange change;
    change.points = {"Diverse"};
    const auto change_it = [&](int number) {
        return rule_of([&] { change_session(chamber.town.as("calitate"), number, change); });
    };
    CHECK(change_it(called_off) == "session.begun");
    const int number = chamber.planned();  // what waits is free again
    REQUIRE(chamber.view(number).points.size() == 1);
    chamber.open(number, {"secretar", "urb", "economic"});
    CHECK(change_it(number) == "session.begun");
    CHECK(rule_of([&] { cancel_session(chamber.town.as("calitate"), number, "Nu mai e."); }) == "session.begun");
    CHECK(chamber.now(working).revision.lifecycle == Lifecycle::kInReview);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a session is not moved before its texts began to wait", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.planned("2026-11-24");
    SessionChange change;
    change.day = Town::day("2026-11-20");
    CHECK(rule_of([&] { change_session(chamber.town.as("calitate"), number, change); }) == "item.too_late");
    change.day = Town::day("2026-11-26");
    change.place = "sala mică";
    const CommissionSession moved = change_session(chamber.town.as("calitate"), number, change);
    CHECK(moved.day == Town::day("2026-11-26"));
    CHECK(moved.hour == "10:00");
    CHECK(chamber.view(number).session.row_version == moved.row_version);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: chair and secretariat plan and record, members read, others are refused", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.planned();
    const SessionPlan plan{Town::day("2026-12-01"), "", ""};
    for (const char* who : {"urb", "economic", "primar", "auditor", "inspector", "admin"}) {
        CAPTURE(who);
        const Context context = chamber.town.as(who);
        CHECK(rule_of([&] { plan_session(context, plan, true); }) == "role.missing");
        CHECK(rule_of([&] { change_session(context, number, {}); }) == "role.missing");
        CHECK(rule_of([&] { cancel_session(context, number, "x"); }) == "role.missing");
        CHECK(rule_of([&] { open_session(context, number, {}); }) == "role.missing");
        CHECK(rule_of([&] { record_votes(context, number, {1, {}, "", false}); }) == "role.missing");
        CHECK(rule_of([&] { postpone_point(context, number, 1, ""); }) == "role.missing");
        CHECK(rule_of([&] { close_session(context, number, ""); }) == "role.missing");
    }
    for (const char* who : {"urb", "economic", "primar", "auditor", "secretar", "calitate", "admin"}) {
        CAPTURE(who);
        CHECK(may_read_sessions(chamber.town.as(who)));
        CHECK(chamber.view(number, who).points.size() == 1);
        CHECK(list_sessions(chamber.town.as(who)).sessions.size() == 1);
    }
    for (const char* who : {"inspector", "cad", "fost"}) {
        CAPTURE(who);
        CHECK_FALSE(may_read_sessions(chamber.town.as(who)));
        CHECK(refused([&] { chamber.view(number, who); }).code == ErrorCode::kForbidden);
        CHECK(refused([&] { list_sessions(chamber.town.as(who)); }).code == ErrorCode::kForbidden);
    }
    CHECK_FALSE(may_read_sessions(chamber.town.as(PersonId())));
    CHECK(chamber.view(number, "secretar").may_change);
    CHECK_FALSE(chamber.view(number, "economic").may_change);

    // A deputy of the chair does what the chair does.
    chamber.town.deputy("secretar", "viceprimar", {}, Town::act(80, "2026-11-01"), "2026-11-01");
    CHECK(plan_session(chamber.town.as("viceprimar"), plan, true).number == number + 1);
}

TEST_CASE("commission: a confidential document is not named to members from whom it is kept", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.waiting();
    chamber.town.write([&](StoreWriter& writer) {
        Document document = *writer.document(working.document.id);
        document.audience = Audience::kConfidential;
        writer.update_document(document);
    });
    const int number = chamber.planned();
    const SessionPoint hidden = chamber.view(number, "juridic").points.at(0);
    CHECK_FALSE(hidden.readable);
    CHECK(hidden.title.empty());
    CHECK(hidden.code.empty());
    CHECK(hidden.content_sha256.empty());
    CHECK(chamber.view(number, "calitate").points.at(0).readable);
    const SessionFacts facts = session_facts(chamber.view(number, "juridic"), "Primăria", chamber.town.clock.now());
    CHECK(facts.agenda.at(0).title == "un document confidențial");
}
