#include <catch2/catch.hpp>

#include "tests/core/service/commission/chamber.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string outcome(const std::vector<Vote>& votes, int present) {
    std::vector<CommissionVote> given;
    for (const Vote vote : votes) {
        given.emplace_back();
        given.back().vote = vote;
    }
    return std::string(to_text(outcome_of(given, present)));
}

}  // namespace

TEST_CASE("commission: what more than half of those present want is decided, else the point waits", "[commission]") {
    CHECK(outcome({kFor, kFor}, 3) == "favourable");
    CHECK(outcome({kFor, kFor, kAgainst}, 3) == "favourable");
    CHECK(outcome({kAgainst, kAgainst, kFor}, 3) == "unfavourable");
    CHECK(outcome({kFor, kAbstain, kAgainst}, 3) == "postponed");
    CHECK(outcome({kFor, kFor, kAgainst, kAgainst}, 4) == "postponed");
    CHECK(outcome({kFor, kFor}, 4) == "postponed");  // two of four are no majority
    CHECK(outcome({kAbstain, kAbstain, kAbstain}, 3) == "postponed");
    CHECK(outcome({}, 3) == "postponed");
    std::vector<CommissionVote> voided(3);
    for (CommissionVote& vote : voided) vote.voided = true;
    CHECK(outcome_of(voided, 3) == ItemDecision::kPostponed);
}

TEST_CASE("commission: nobody votes twice on a point, also not as member and by their place", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb", "economic"});
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"urb", kFor}, {"urb", kFor}}); }) == "vote.twice");
    CHECK(rule_of([&] {
              chamber.vote(number, 1, {{"urb", kFor}, {"economic", kFor}, {"urb", kAgainst}});
          }) == "vote.twice");
    CHECK(chamber.view(number).points[0].votes.empty());
    chamber.vote(number, 1, {{"urb", kFor}, {"secretar", kFor}});
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"economic", kFor}}); }) == "vote.twice");
    CHECK(chamber.decision(number, 0) == ItemDecision::kFavourable);

    // Taken again, the votes before are void and stay on record.
    chamber.vote(number, 1, {{"urb", kAgainst}, {"secretar", kAgainst}, {"economic", kFor}}, "Ne-am răzgândit.", true);
    CHECK(chamber.decision(number, 0) == ItemDecision::kUnfavourable);
    CHECK(chamber.view(number).points[0].count(kAgainst) == 2);
    CHECK(chamber.view(number).points[0].votes.size() == 3);
    CHECK(chamber.count("commission.vote_voided") == 2);
    CHECK(chamber.count("commission.vote_given") == 5);
    chamber.close(number);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: only those who sit in the session vote", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb", "economic"});
    for (const char* who : {"juridic", "calitate", "primar", "inspector"})  // absent member, secretariat, outsiders
        CHECK(rule_of([&] { chamber.vote(number, 1, {{"urb", kFor}, {who, kFor}}); }) == "vote.no_member");
    CHECK(chamber.view(number).points[0].votes.empty());
    CHECK(rule_of([&] { chamber.vote(number, 7, {{"urb", kFor}}); }).find("error: The agenda of session") == 0);
}

TEST_CASE("commission: a member is replaced by a deputy, by an act of that day", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    chamber.town.deputy("juridic", "inspector", {}, Town::act(80, "2026-11-01"), "2026-11-01", "2026-11-22");
    const int number = chamber.planned();
    CHECK(rule_of([&] { chamber.open(number, {"secretar", "urb", "inspector"}); }) == "attendee.no_member");
    const int before = plan_session(chamber.town.as("calitate"), {Town::day("2026-11-21"), "", ""}, false).number;
    SessionChange move;
    move.remove = {1};
    change_session(chamber.town.as("calitate"), number, move);
    move = {};
    move.points = {"Programul de dezvoltare"};
    change_session(chamber.town.as("calitate"), before, move);
    chamber.open(before, {"secretar", "urb", "inspector"});
    chamber.vote(before, 1, {{"juridic", kFor}, {"urb", kFor}});
    CHECK(rule_of([&] {
              chamber.vote(before, 1, {{"juridic", kFor}, {"inspector", kFor}}, "", true);
          }) == "vote.twice");
    const SessionView view = chamber.view(before);
    CHECK(view.present == 3);
    const auto line = std::find_if(view.members.begin(), view.members.end(), [&](const SessionMemberLine& each) {
        return each.member == chamber.town.person("juridic");
    });
    REQUIRE(line != view.members.end());
    CHECK(line->attendee == chamber.town.person("inspector"));
    CHECK(line->deputation_act == "dispoziția nr. 80 din 01.11.2026");
    CHECK(view.points[0].votes[0].member == "Mihaela Răchită");
    const SessionFacts facts = session_facts(view, "Primăria", chamber.town.clock.now());
    CHECK(std::any_of(facts.members.begin(), facts.members.end(), [](const SessionMember& member) {
        return member.name == "Petru Ștefan (p. Mihaela Răchită)" && member.present && member.role == "membru" &&
               member.act == "dispoziția nr. 12 din 12.01.2026; dispoziția nr. 80 din 01.11.2026";
    }));
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: who comes later votes on what follows and changes nothing that was decided", "[commission]") {
    Chamber chamber;
    chamber.waiting("Autorizații");
    chamber.waiting("Certificate");
    const int number = chamber.planned();
    chamber.open(number, {"secretar", "urb", "economic"});
    chamber.vote(number, 1, {{"secretar", kFor}, {"urb", kFor}});
    chamber.open(number, {"secretar", "urb", "economic", "juridic"});
    chamber.vote(number, 2, {{"secretar", kFor}, {"urb", kFor}});
    CHECK(chamber.decision(number, 0) == ItemDecision::kFavourable);
    CHECK(chamber.decision(number, 1) == ItemDecision::kPostponed);
    // Nobody who was there when something was voted on can be made absent afterwards.
    CHECK(rule_of([&] { chamber.open(number, {"secretar", "urb", "juridic"}); }) == "attendee.voted");
    CHECK(chamber.view(number).present == 4);
    chamber.close(number);
    CHECK(chamber.town.findings() == "");
}

TEST_CASE("commission: without anybody who may answer for it nothing is decided", "[commission]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.planned();
    chamber.open(number, {"urb", "economic", "juridic"});  // a quorum, but no chair
    CHECK(rule_of([&] { chamber.vote(number, 1, {{"urb", kFor}, {"economic", kFor}}); }) == "signer.missing");
    chamber.vote(number, 1, {{"urb", kFor}, {"economic", kAgainst}});  // no majority: nothing to sign
    chamber.close(number);
    CHECK(chamber.decision(number, 0) == ItemDecision::kPostponed);
}

TEST_CASE("commission: the store itself takes one vote of a place on a point, and one session of a number",
          "[commission][store]") {
    Chamber chamber;
    chamber.waiting();
    const int number = chamber.held_for();
    CommissionSession session;
    CommissionVote vote;
    chamber.town.read([&](StoreReader& reader) {
        session = *reader.commission().session(number);
        vote = reader.commission().votes_of(session.id).front();
    });
    vote.id = VoteId("another");
    CHECK(refused([&] { chamber.town.write([&](StoreWriter& writer) { writer.commission().add_vote(vote); }); }).code ==
          ErrorCode::kConflict);
    CHECK(refused([&] {
              chamber.town.write([&](StoreWriter& writer) {
                  --session.row_version;
                  writer.commission().update_session(session);
              });
          }).code == ErrorCode::kConflict);
    session.id = CommissionSessionId("another");
    CHECK(refused([&] {
              chamber.town.write([&](StoreWriter& writer) { writer.commission().add_session(session); });
          }).code == ErrorCode::kConflict);
    CHECK(chamber.town.findings() == "");
}
