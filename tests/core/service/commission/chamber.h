#pragma once

#include "core/service/commission/close_session.h"
#include "core/service/commission/composition.h"
#include "core/service/commission/hold_session.h"
#include "core/service/commission/plan_session.h"
#include "core/service/commission/session_facts.h"
#include "core/service/commission/view_session.h"
#include "core/service/revisions/own_workflow.h"
#include "core/service/tasks.h"
#include "tests/core/service/revisions/desk.h"

namespace pravila::test {

/// A town hall whose commission decides in sessions. Members on 22.11.2026: "secretar" (chair), "urb", "economic",
/// "juridic"; three of these four are the quorum. "calitate" is the technical secretariat. Procedures of URB are
/// verified by "urb", endorsed in a session, approved by "primar".
struct Chamber : Desk {
    explicit Chamber(const std::string& of_endorsing = {}, const std::string& of_workflow = {}) {
        set_own_workflow(town.as("admin"), DocumentType::kOperationalProcedure, workflow(of_endorsing, of_workflow));
    }

    static std::string workflow(const std::string& of_endorsing, const std::string& of_workflow) {
        return "name = \"teiusani\"\ntitle = \"Cu avizare în ședință\"\ntypes = [\"PO\"]\n" + of_workflow +
               "[[step]]\nid = \"verificare\"\nkind = \"verify\"\nsigners = [{ role = \"department_head\", of = "
               "\"owner\" }]\n[[step]]\nid = \"avizare\"\nkind = \"endorse\"\nin_session = true\n" +
               (of_endorsing.find("signers") == std::string::npos ? "signers = [{ role = \"commission_chair\" }]\n"
                                                                  : "") +
               of_endorsing +
               "[[step]]\nid = \"aprobare\"\nkind = \"approve\"\nsigners = [{ role = \"entity_head\" }]\n";
    }

    /// A procedure that waits for the commission.
    WorkingRevision waiting(const std::string& title = "Eliberarea certificatelor de urbanism") {
        const WorkingRevision working = submitted(title);
        give("urb", working, StepKind::kVerify);
        return now(working);
    }
    int planned(const std::string& day = "2026-11-22", const std::string& by = "calitate") {
        return plan_session(town.as(by), {Town::day(day), "10:00", "sala mare"}, true).number;
    }
    void open(int number, const std::vector<std::string>& who, const std::string& by = "calitate") {
        std::vector<Attendee> present;
        present.reserve(who.size());
        for (const std::string& each : who) present.push_back({town.person(each), {}});
        open_session(town.as(by), number, present);
    }
    PointVotes votes(int position, const std::vector<std::pair<std::string, Vote>>& said) {
        PointVotes votes;
        votes.position = position;
        for (const auto& [who, vote] : said) votes.votes.emplace_back(town.person(who), vote);
        return votes;
    }
    void vote(int number, int position, const std::vector<std::pair<std::string, Vote>>& said,
              const std::string& remark = {}, bool again = false) {
        PointVotes wanted = votes(position, said);
        wanted.remark = remark;
        wanted.again = again;
        record_votes(town.as("calitate"), number, wanted);
    }
    CommissionSession close(int number, const std::string& by = "calitate") {
        return close_session(town.as(by), number, "11:20");
    }
    SessionView view(int number, const std::string& by = "calitate") { return view_session(town.as(by), number); }
    ItemDecision decision(int number, std::size_t point) { return view(number).points.at(point).decision; }
    /// A session of all four, everybody for the first point.
    int held_for() {
        const int number = planned();
        open(number, {"secretar", "urb", "economic", "juridic"});
        vote(number, 1, {{"secretar", Vote::kFor}, {"urb", Vote::kFor}, {"economic", Vote::kFor}});
        close(number);
        return number;
    }
};

inline constexpr Vote kFor = Vote::kFor, kAgainst = Vote::kAgainst, kAbstain = Vote::kAbstain;

}  // namespace pravila::test
