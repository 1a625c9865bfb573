#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <set>

#include "core/workflow/transitions.h"
#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

namespace {

constexpr const char* kPeople[] = {"inspector", "urb",    "cad",        "economic", "taxe",  "juridic", "calitate",
                                   "secretar",  "primar", "viceprimar", "auditor",  "admin", "fost"};
constexpr Lifecycle kStates[] = {Lifecycle::kDraft, Lifecycle::kInReview, Lifecycle::kApproved, Lifecycle::kCancelled,
                                 Lifecycle::kWithdrawn};

/// Whose event it is where it can happen at all. The inspector holds the draft, urb heads its unit, calitate keeps the
/// system.
const std::map<std::pair<Lifecycle, Event>, std::set<std::string>>& may() {
    using enum Event;
    static const std::map<std::pair<Lifecycle, Event>, std::set<std::string>> kMay = {
        {{Lifecycle::kDraft, kChangeText}, {"inspector"}},
        {{Lifecycle::kDraft, kAttach}, {"inspector", "urb", "calitate"}},
        {{Lifecycle::kDraft, kSubmit}, {"inspector"}},
        {{Lifecycle::kDraft, kApproveByAct}, {"calitate"}},
        {{Lifecycle::kDraft, kCancel}, {"inspector", "calitate"}},
        {{Lifecycle::kInReview, kChangeText}, {"inspector", "calitate"}},
        {{Lifecycle::kInReview, kAnswer}, {"urb"}},
        {{Lifecycle::kInReview, kReturn}, {"urb"}},
        {{Lifecycle::kInReview, kLastSignature}, {"primar"}},
        {{Lifecycle::kInReview, kApproveByAct}, {"calitate"}},
        {{Lifecycle::kInReview, kCancel}, {"inspector", "calitate"}},
        {{Lifecycle::kApproved, kAttach}, {"inspector", "urb", "calitate"}},
        {{Lifecycle::kApproved, kCorrect}, {"calitate"}},
        {{Lifecycle::kApproved, kWithdraw}, {"calitate", "primar"}},
        {{Lifecycle::kWithdrawn, kAttach}, {"inspector", "urb", "calitate"}},
        {{Lifecycle::kWithdrawn, kCorrect}, {"calitate"}},
    };
    return kMay;
}

class Lives {
  public:
    /// A procedure in the state; where the last signature is tried, on its way it waits for nothing else.
    WorkingRevision in(Lifecycle state, Event event) {
        const std::string title = "Procedura " + std::to_string(++made_);
        if (state == Lifecycle::kDraft || state == Lifecycle::kCancelled) {
            const WorkingRevision draft = desk.new_procedure(title);
            desk.write(draft, "Scopul procedurii " + title);
            if (state == Lifecycle::kCancelled) cancel_revision(desk.town.as("calitate"), Desk::name(draft), "probă");
            return draft;
        }
        const WorkingRevision procedure = desk.submitted(title);
        if (state == Lifecycle::kInReview) {
            if (event != Event::kLastSignature) return procedure;
            desk.give("urb", procedure, StepKind::kVerify);
            desk.give("secretar", procedure, StepKind::kEndorse);
            return procedure;
        }
        desk.approved(procedure);
        if (state == Lifecycle::kWithdrawn) withdraw("calitate", procedure);
        return procedure;
    }

    void attempt(const std::string& who, const WorkingRevision& procedure, Event event) {
        const Context as = desk.town.as(who);
        const RevisionName name = Desk::name(procedure);
        const std::string fresh = "Text nou " + std::to_string(++made_);
        switch (event) {
            case Event::kSubmit:
                submit_revision(as, name);
                return;
            case Event::kChangeText:
                desk.write(procedure, fresh, who);
                return;
            case Event::kAnswer:
                desk.give(who, procedure, StepKind::kVerify);
                return;
            case Event::kLastSignature:
                desk.give(who, procedure, StepKind::kApprove);
                return;
            case Event::kCancel:
                cancel_revision(as, name, "probă");
                return;
            case Event::kWithdraw:
                withdraw(who, procedure);
                return;
            case Event::kCorrect:
                correct_revision(as, {name, "registry_number", "12/2026", "probă", {}});
                return;
            case Event::kAttach:
                attach_part(as, desk.extractor, name, PartRole::kAnnex, {fresh, "anexa.txt"});
                return;
            case Event::kReturn: {
                Answer answer = desk.answer_for(procedure, StepKind::kVerify);
                answer.decision = Decision::kReturned;
                answer.remark = "probă";
                answer_step(as, answer);
                return;
            }
            case Event::kApproveByAct:
                approve_by_act(as, {name, desk.answer_for(procedure, StepKind::kApprove).content_sha256,
                                    Town::act(90, "2026-11-20"), Town::day("2026-11-22")});
                return;
        }
    }

    Desk desk;

  private:
    void withdraw(const std::string& who, const WorkingRevision& procedure) {
        withdraw_revision(desk.town.as(who),
                          {Desk::name(procedure), Town::day("2026-12-31"), Town::act(91, "2026-11-20"), "probă"});
    }

    int made_ = 0;
};

}  // namespace

TEST_CASE("lifecycle: every event in every state by everyone happens as the table says, or changes nothing",
          "[revisions]") {
    int tried = 0, happened = 0;
    for (const Lifecycle state : kStates) {
        Lives lives;
        for (int i = 0; i < kEventCount; ++i) {
            const auto event = static_cast<Event>(i);
            const Transition* transition = find_transition(state, event);
            const auto allowed = may().find({state, event});
            REQUIRE((transition != nullptr) == (allowed != may().end()));
            WorkingRevision procedure = lives.in(state, event);
            for (const std::string who : kPeople) {
                const Revision before = lives.desk.now(procedure).revision;
                REQUIRE(before.lifecycle == state);
                const std::string rule = rule_of([&] { lives.attempt(who, procedure, event); });
                const Revision after = lives.desk.now(procedure).revision;
                INFO(who << " tries " << to_text(event) << " in " << to_text(state) << ": " << rule);
                const bool wanted = transition && allowed->second.contains(who);
                CHECK(rule.empty() == wanted);
                CHECK(after.lifecycle == (wanted ? transition->to : state));
                if (!wanted) CHECK(after.row_version == before.row_version);
                if (wanted) procedure = lives.in(state, event);
                happened += wanted;
                ++tried;
            }
        }
        CHECK(lives.desk.town.findings() == "");
    }
    CHECK(tried == 13 * 5 * kEventCount);
    CHECK(happened == 26);
}
