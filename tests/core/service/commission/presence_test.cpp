#include <catch2/catch.hpp>

#include "tests/core/service/commission/chamber.h"

using namespace pravila;
using namespace pravila::test;

namespace {

int needed(const std::string& rule, int members) { return quorum_rule_from(rule).value().needed(members); }

}  // namespace

TEST_CASE("commission: the quorum by each rule, at its edges", "[commission]") {
    CHECK(needed("majority", 1) == 1);
    CHECK(needed("majority", 3) == 2);
    CHECK(needed("majority", 4) == 3);
    CHECK(needed("majority", 5) == 3);
    CHECK(needed("two_thirds", 3) == 2);
    CHECK(needed("two_thirds", 4) == 3);
    CHECK(needed("two_thirds", 6) == 4);
    CHECK(needed("two_thirds", 7) == 5);
    CHECK(needed("two_thirds", 0) == 1);
    CHECK(needed("5", 3) == 5);
    for (const char* wrong : {"", "0", "-1", "1000", "half", "3 ", "3.5", "99999999999999999999"})
        CHECK_FALSE(quorum_rule_from(wrong));
    for (const char* right : {"majority", "two_thirds", "12"}) CHECK(to_text(*quorum_rule_from(right)) == right);
}

TEST_CASE("commission: below the quorum nothing is decided, and that is recorded", "[commission]") {
    Chamber chamber;
    const WorkingRevision working = chamber.waiting();
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb"});  // two of four
    CHECK(chamber.view(number).quorum == 3);
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"secretar", kFor}, {"urb", kFor}}); }) == "quorum.missing");
    chamber.close(number);
    CHECK(chamber.decision(number, 0) == ItemDecision::kPostponed);
    CHECK(chamber.now(working).circuit->slots == working.circuit->slots);
    CHECK(chamber.view(number).present == 2);

    // The point waits for the next session, where a third member makes the quorum.
    const int next = chamber.planned();
    chamber.open(next, {"secretar", "urb"});
    chamber.open(next, {"secretar", "urb", "juridic"});
    chamber.vote(next, 1, {{"secretar", kFor}, {"urb", kFor}});
    chamber.close(next);
    CHECK(chamber.decision(next, 0) == ItemDecision::kFavourable);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: the quorum rule is the institution's, and a session keeps the one it began with",
          "[commission]") {
    Chamber chamber;
    chamber.waiting();
    CHECK(refused([&] { set_quorum_rule(chamber.town.as("secretar"), *quorum_rule_from("2")); }).code ==
          ErrorCode::kForbidden);
    const int first = chamber.planned();
    chamber.open(first, {"secretar", "urb"});
    set_quorum_rule(chamber.town.as("calitate"), *quorum_rule_from("2"));
    CHECK(chamber.count("setting.changed") == 2);  // the way to approval, and this
    CHECK(rule_of([&] { chamber.vote(first, 1, {{"secretar", kFor}, {"urb", kFor}}); }) == "quorum.missing");
    chamber.close(first);
    const int second = chamber.planned();
    chamber.open(second, {"secretar", "urb"});
    chamber.vote(second, 1, {{"secretar", kFor}, {"urb", kFor}});
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: members are those in office on the day of the session", "[commission]") {
    Chamber chamber;
    chamber.town.grant("cad", Role::kCommissionMember, "", Town::act(90, "2026-11-20"), "2026-11-23");
    chamber.town.grant("taxe", Role::kCommissionMember, "DE", Town::act(91, "2026-11-20"), "2026-11-01");
    chamber.town.grant("secretar", Role::kCommissionMember, "", Town::act(92, "2026-11-20"), "2026-11-01");
    chamber.town.read([&](StoreReader& reader) {
        const auto today = commission_on(reader, Town::day("2026-11-22"));
        REQUIRE(today.size() == 4);  // not cad yet, not taxe for a part only, secretar once
        CHECK(today[0].person == chamber.town.person("secretar"));
        CHECK(today[0].role == Role::kCommissionChair);
        CHECK(today[1].name == "Ana-Maria Dobrescu");
        CHECK(commission_on(reader, Town::day("2026-11-23")).size() == 5);
        CHECK(commission_on(reader, Town::day("2025-12-31")).empty());
    });
    const int old = plan_session(chamber.town.as("calitate"), {Town::day("2025-12-31"), "", ""}, false).number;
    CHECK(rule_of([&] { chamber.open(old, {"secretar"}); }) == "commission.empty");
    CHECK(chamber.view(old).session.state == SessionState::kPlanned);

    const int number = chamber.planned();
    CHECK(rule_of([&] { chamber.open(number, {"secretar", "cad"}); }) == "attendee.no_member");
    chamber.open(number, {"secretar", "urb"});
    // The composition stays as it was when the session was opened.
    chamber.town.grant("cad", Role::kCommissionMember, "", Town::act(93, "2026-11-22"), "2026-11-22", "2026-11-23");
    CHECK(rule_of([&] { chamber.open(number, {"secretar", "cad"}); }) == "attendee.no_member");
    CHECK(chamber.view(number).members.size() == 4);
}

TEST_CASE("commission: one person takes one place", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    chamber.town.deputy("juridic", "urb", {}, Town::act(80, "2026-11-01"), "2026-11-01");
    chamber.town.deputy("economic", "taxe", {}, Town::act(81, "2026-11-01"), "2026-11-01");
    chamber.town.deputy("juridic", "taxe", {}, Town::act(82, "2026-11-01"), "2026-11-01");
    const int number = chamber.planned();
    const PersonId urb = chamber.town.person("urb"), juridic = chamber.town.person("juridic"),
                   taxe = chamber.town.person("taxe"), economic = chamber.town.person("economic"),
                   secretar = chamber.town.person("secretar");
    const auto open = [&](const std::vector<Attendee>& present) {
        return rule_of([&] { open_session(chamber.town.as("calitate"), number, present); });
    };
    CHECK(open({{urb, {}}, {urb, juridic}}) == "attendee.twice");
    CHECK(open({{juridic, {}}, {urb, juridic}}) == "attendee.twice");
    CHECK(open({{taxe, {}}}) == "attendee.which");
    CHECK(open({{taxe, secretar}}) == "attendee.no_member");
    CHECK(chamber.view(number).session.state == SessionState::kPlanned);  // nothing of a refused one stays
    CHECK(open({{secretar, {}}, {urb, {}}, {taxe, economic}}).empty());
    // Places change hands in one go.
    CHECK(open({{secretar, {}}, {economic, {}}, {taxe, juridic}, {urb, {}}}).empty());
    CHECK(open({{secretar, {}}, {urb, juridic}, {taxe, economic}}).empty());
    CHECK(chamber.view(number).present == 3);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: a session does not begin before its day, nor again", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.planned("2026-11-23");
    CHECK(rule_of([&] { chamber.open(number, {"secretar", "urb", "economic"}); }) == "session.too_early");
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"urb", kFor}}); }) == "session.not_open");
    CHECK(rule_of([&] { chamber.close(number); }) == "session.not_open");
    chamber.town.clock.set("2026-11-23");
    chamber.open(number, {"secretar", "urb", "economic"});
    chamber.close(number);
    CHECK(rule_of([&] { chamber.open(number, {"secretar", "urb", "economic"}); }) == "session.not_open");
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"urb", kFor}}); }) == "session.not_open");
    CHECK(rule_of([&] { postpone_point(chamber.town.as("calitate"), number, 1, ""); }) == "session.not_open");
    CHECK(refused([&] { chamber.open(99, {"secretar"}); }).code == ErrorCode::kNotFound);
}
