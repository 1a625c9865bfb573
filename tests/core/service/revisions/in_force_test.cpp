#include <catch2/catch.hpp>
#include <random>

#include "core/service/view_document.h"
#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string in_force(Desk& desk, const std::string& code, const std::string& day) {
    std::string number;
    desk.town.read([&](StoreReader& reader) {
        const auto found = reader.documents_by_key(key_text(code_key(code)));
        for (const Revision& revision : reader.revisions_of(found.at(0).id))
            if (in_force_on(revision, *Date::parse(day), desk.town.clock.today()))
                number += to_text(revision.number) + " ";
    });
    return number;
}

}  // namespace

TEST_CASE("in force: the approval closes the predecessor, so that answers are right also while nobody runs",
          "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    CHECK(desk.count("revision.came_into_force") == 1);
    desk.approved(desk.next_revision(first, "doi"), "2026-11-30");
    CHECK(in_force(desk, "PO-URB-01", "2026-11-22") == "1.0 ");
    CHECK(in_force(desk, "PO-URB-01", "2026-11-29") == "1.0 ");
    CHECK(in_force(desk, "PO-URB-01", "2026-11-30") == "1.1 ");
    CHECK(in_force(desk, "PO-URB-01", "2026-11-21").empty());
    // Nobody was there on the day: the entry is written late, with the true day, and once.
    desk.town.clock.set("2026-12-05");
    CHECK(come_into_force(desk.town.system()) == 1);
    CHECK(come_into_force(desk.town.system()) == 0);
    desk.town.read([&](StoreReader& reader) {
        const auto entry = log_entry_from(reader.log_entries(reader.log_size() - 1, 1).front().canonical);
        CHECK(entry.action == "revision.came_into_force");
        CHECK(*entry.details.find("effective_from")->second.text() == "2026-11-30");
    });
    CHECK(desk.town.findings() == "");
}

TEST_CASE("in force: nothing approved here applies from a day that is over, unless a paper says so", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.submitted();
    desk.give("urb", procedure, StepKind::kVerify);
    desk.give("secretar", procedure, StepKind::kEndorse);
    CHECK(rule_of([&] { desk.give("primar", procedure, StepKind::kApprove, "2026-11-21"); }) == "effective.past");
    CHECK(desk.now(procedure).revision.lifecycle == Lifecycle::kInReview);
    desk.give("primar", procedure, StepKind::kApprove, "2026-11-22");
}

TEST_CASE("in force: a withdrawn procedure applied until its last day", "[revisions]") {
    Desk desk;
    const WorkingRevision procedure = desk.approved(desk.submitted());
    Withdrawal withdrawal{Desk::name(procedure), *Date::parse("2026-11-25"), {"dispoziția nr. 300", {}}, ""};
    CHECK(rule_of([&] { withdraw_revision(desk.town.as("calitate"), withdrawal); }) == "reason.missing");
    withdrawal.reason = "activitatea a trecut la județ";
    CHECK(rule_of([&] { withdraw_revision(desk.town.as("inspector"), withdrawal); }) == "role.missing");
    withdrawal.last_day = *Date::parse("2026-11-01");
    CHECK(rule_of([&] { withdraw_revision(desk.town.as("primar"), withdrawal); }) == "withdrawal.before_begin");
    withdrawal.last_day = *Date::parse("2026-11-25");
    withdraw_revision(desk.town.as("primar"), withdrawal);
    CHECK(in_force(desk, "PO-URB-01", "2026-11-25") == "1.0 ");
    CHECK(in_force(desk, "PO-URB-01", "2026-11-26").empty());
    CHECK(desk.town.findings() == "");
}

TEST_CASE("in force: a correction changes what past days answer, and the history shows both", "[revisions]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    Correction correction{Desk::name(first), "effective_from", "15.11.2026", "", {}};
    CHECK(rule_of([&] { correct_revision(desk.town.as("calitate"), correction); }) == "reason.missing");
    correction.reason = "data de pe exemplarul semnat";
    CHECK(rule_of([&] { correct_revision(desk.town.as("inspector"), correction); }) == "role.missing");
    correct_revision(desk.town.as("calitate"), correction);
    CHECK(in_force(desk, "PO-URB-01", "2026-11-16") == "1.0 ");
    desk.town.read([&](StoreReader& reader) {
        const auto entries = reader.log_entries_about(first.document.id.str());
        const auto entry = log_entry_from(entries.back().canonical);
        CHECK(*entry.details.find("before")->second.text() == "2026-11-22");
        CHECK(*entry.details.find("effective_from")->second.text() == "2026-11-15");
    });
    correction.field = "parts";
    CHECK(rule_of([&] { correct_revision(desk.town.as("calitate"), correction); }).rfind("error", 0) == 0);
    correction = {Desk::name(first), "effective_from", "31.02.2026", "motiv", {}};
    CHECK(rule_of([&] { correct_revision(desk.town.as("calitate"), correction); }).rfind("error", 0) == 0);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("in force: at most one revision applies on any day, over random histories of approvals and corrections",
          "[revisions]") {
    std::mt19937 random(20261122);
    for (int history = 0; history < 6; ++history) {
        Desk desk;
        WorkingRevision last = desk.approved(desk.submitted());
        for (int step = 0; step < 12; ++step) {
            const auto ahead = static_cast<int>(random() % 40);
            const std::string day = desk.town.clock.today().plus_days(ahead).iso();
            switch (random() % 4) {
                case 0:
                case 1:
                    last = desk.approved(
                        desk.next_revision(last, "text " + std::to_string(step),
                                           random() % 2 ? RevisionKind::kEdition : RevisionKind::kRevision),
                        day);
                    break;
                case 2:
                    correct_revision(desk.town.as("calitate"),
                                     {Desk::name(last), "effective_from", day, "greșeală", {}});
                    break;
                default:
                    desk.town.clock.set(desk.town.clock.today().plus_days(static_cast<int>(random() % 15)).iso());
                    come_into_force(desk.town.system());
            }
            for (int offset = -30; offset < 120; ++offset) {
                const std::string text = in_force(desk, "PO-URB-01", desk.town.clock.today().plus_days(offset).iso());
                INFO("history " << history << ", step " << step << ", day " << offset << ": " << text);
                CHECK(std::count(text.begin(), text.end(), ' ') <= 1);
            }
        }
        CHECK(desk.town.findings() == "");
    }
}
