#include "core/workflow/machine.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "core/error.h"

using namespace pravila;

namespace {

const Date kMonday = *Date::parse("2026-11-23");

Step step(StepKind kind, int signers, Step::Rule rule = Step::Rule::kAll) {
    Step made;
    made.id = "s" + std::to_string(static_cast<int>(kind)) + std::to_string(signers);
    made.kind = kind;
    made.rule = rule;
    for (int i = 0; i < signers; ++i) {
        SignerRule signer;
        signer.person = PersonId("p" + std::to_string(i));
        made.signers.push_back(signer);
    }
    return made;
}

Workflow workflow(std::vector<Step> steps) {
    Workflow made;
    made.name = "test";
    made.steps = std::move(steps);
    for (std::size_t i = 0; i < made.steps.size(); ++i) made.steps[i].id = "step-" + std::to_string(i);
    return made;
}

/// A circuit that is being run.
struct Run {
    explicit Run(const Workflow& given, std::vector<UnitId> participating = {})
        : rules(given), machine(rules, WorkingDays::romania()) {
        int last = 0;
        slots = machine.slots_for(UnitId("owner"), participating, [&] { return SlotId(std::to_string(++last)); });
        progress = machine.begin(slots, kMonday);
    }
    void answer(std::size_t slot, Decision decision = Decision::kFavourable) {
        progress = machine.answer(slots, slot, decision, kMonday);
    }
    std::string states() const {
        std::string text;
        for (const Slot& slot : slots) text += to_text(slot.state).substr(0, 1);
        return text;  // w o f u t v
    }
    Workflow rules;
    Machine machine;
    std::vector<Slot> slots;
    Progress progress;
};

}  // namespace

TEST_CASE("machine: steps open one after the other and the last answer approves", "[workflow]") {
    Run run(workflow({step(StepKind::kVerify, 1), step(StepKind::kOpine, 2), step(StepKind::kApprove, 1)}));
    CHECK(run.states() == "owww");
    run.answer(0);
    CHECK(run.states() == "foow");
    CHECK(run.progress.opened == std::vector<std::size_t>{1, 2});
    run.answer(2);
    CHECK(run.states() == "fofw");
    run.answer(1);
    CHECK(run.states() == "fffo");
    run.answer(3);
    CHECK(run.progress.end == Progress::End::kApproved);
}

TEST_CASE("machine: any and at least n close what is no longer needed", "[workflow]") {
    Step some = step(StepKind::kOpine, 3, Step::Rule::kAtLeast);
    some.at_least = 2;
    Run run(workflow({step(StepKind::kVerify, 3, Step::Rule::kAny), some, step(StepKind::kApprove, 1)}));
    run.answer(1);
    CHECK(run.states() == "vfvooow");
    run.answer(5);
    CHECK(run.states() == "vfvoofw");
    run.answer(3);
    CHECK(run.states() == "vfvfvfo");
}

TEST_CASE("machine: a parallel step opens with the one before it and both must be done", "[workflow]") {
    Step beside = step(StepKind::kOpine, 1);
    beside.parallel = true;
    Run run(workflow({step(StepKind::kOpine, 1), beside, step(StepKind::kApprove, 1)}));
    CHECK(run.states() == "oow");
    run.answer(1);
    CHECK(run.states() == "ofw");
    run.answer(0);
    CHECK(run.states() == "ffo");
}

TEST_CASE("machine: a refusal sends back, unless the step records it", "[workflow]") {
    Run returned(workflow({step(StepKind::kVerify, 2), step(StepKind::kApprove, 1)}));
    returned.answer(0, Decision::kUnfavourable);
    CHECK(returned.progress.end == Progress::End::kReturned);
    CHECK(returned.states() == "uvv");

    Step opinion = step(StepKind::kOpine, 2);
    opinion.on_refusal = Step::OnRefusal::kRecord;
    Run recorded(workflow({opinion, step(StepKind::kApprove, 1)}));
    recorded.answer(0, Decision::kUnfavourable);
    CHECK(recorded.states() == "uow");
    recorded.answer(1);
    CHECK(recorded.states() == "ufo");
    recorded.answer(2, Decision::kReturned);
    CHECK(recorded.progress.end == Progress::End::kReturned);
}

TEST_CASE("machine: participating units are asked once each, the owner not again", "[workflow]") {
    Step heads;
    heads.kind = StepKind::kOpine;
    SignerRule rule;
    rule.role = Role::kDepartmentHead;
    rule.of = SignerRule::Of::kParticipatingUnits;
    heads.signers = {rule};
    const Workflow rules = workflow({heads, step(StepKind::kApprove, 1)});
    Run run(rules, {UnitId("a"), UnitId("owner"), UnitId("b")});
    REQUIRE(run.slots.size() == 3);
    CHECK(run.slots[0].unit == UnitId("a"));
    CHECK(run.slots[1].unit == UnitId("b"));
    CHECK(Run(rules).states() == "o");  // nobody participates: the step is passed over
}

TEST_CASE("machine: a document that nobody would approve is not begun", "[workflow]") {
    Step approve;
    approve.kind = StepKind::kApprove;
    SignerRule rule;
    rule.role = Role::kDepartmentHead;
    rule.of = SignerRule::Of::kParticipatingUnits;
    approve.signers = {rule};
    CHECK_THROWS_AS(Run(workflow({approve})), Error);
}

TEST_CASE("machine: silence counts only at tacit steps and only after the last day", "[workflow]") {
    Step opinion = step(StepKind::kOpine, 2);
    opinion.tacit = true;
    opinion.deadline_days = 5;  // from Monday 23.11.2026 over St. Andrew's and the National Day: 02.12.2026
    Run run(workflow({opinion, step(StepKind::kApprove, 1)}));
    REQUIRE(run.slots[0].due_on == Date::parse("2026-12-02"));
    run.machine.lapse(run.slots, *Date::parse("2026-12-02"));
    CHECK(run.states() == "oow");
    run.answer(1);
    run.progress = run.machine.lapse(run.slots, *Date::parse("2026-12-03"));
    CHECK(run.states() == "tfo");
    run.progress = run.machine.lapse(run.slots, *Date::parse("2027-12-03"));
    CHECK(run.states() == "tfo");  // the approval has no deadline and is never tacit
}

TEST_CASE("machine: an answer where none is asked is a broken promise", "[workflow]") {
    Run run(workflow({step(StepKind::kVerify, 1), step(StepKind::kApprove, 1)}));
    CHECK_THROWS_AS(run.answer(1), Error);
    CHECK_THROWS_AS(run.answer(7), Error);
    run.answer(0);
    CHECK_THROWS_AS(run.answer(0), Error);
}

TEST_CASE("machine: random circuits keep their promises whatever is answered", "[workflow]") {
    std::mt19937 random(20261127);
    const auto below = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    int approved = 0, returned = 0;
    for (int round = 0; round < 3000; ++round) {
        std::vector<Step> steps;
        const int count = 1 + below(4);
        for (int i = 0; i < count; ++i) {
            const auto rule = static_cast<Step::Rule>(below(3));
            steps.push_back(step(i + 1 == count ? StepKind::kApprove : StepKind::kOpine, 1 + below(4), rule));
            steps.back().at_least = rule == Step::Rule::kAtLeast ? 1 + below(3) : 0;
            steps.back().parallel = i > 0 && i + 1 < count && below(3) == 0;
            if (below(3) == 0) steps.back().on_refusal = Step::OnRefusal::kRecord;
        }
        Run run(workflow(steps));
        for (int answers = 0; run.progress.end == Progress::End::kRunning; ++answers) {
            REQUIRE(answers < 100);
            std::vector<std::size_t> open;
            int lowest = 100, highest = -1;
            for (std::size_t i = 0; i < run.slots.size(); ++i) {
                if (run.slots[i].state != SlotState::kOpen) continue;
                open.push_back(i);
                lowest = std::min(lowest, run.slots[i].step);
                highest = std::max(highest, run.slots[i].step);
            }
            // Something is always asked while it runs, and only steps that are parallel are asked together.
            REQUIRE_FALSE(open.empty());
            for (int i = lowest + 1; i <= highest; ++i) CHECK(run.rules.steps[static_cast<std::size_t>(i)].parallel);
            const auto decision = below(12) == 0 ? Decision::kReturned
                                                 : (below(8) == 0 ? Decision::kUnfavourable : Decision::kFavourable);
            run.answer(open[static_cast<std::size_t>(below(static_cast<int>(open.size())))], decision);
        }
        int still_open = 0, unanswered_but_needed = 0;
        for (const Slot& slot : run.slots) {
            still_open += slot.state == SlotState::kOpen || slot.state == SlotState::kWaiting;
            const Step& rules = run.rules.steps[static_cast<std::size_t>(slot.step)];
            const bool given = slot.state == SlotState::kFavourable ||
                               (slot.state == SlotState::kUnfavourable && rules.on_refusal == Step::OnRefusal::kRecord);
            unanswered_but_needed += rules.rule == Step::Rule::kAll && !given;
        }
        CHECK(still_open == 0);
        if (run.progress.end == Progress::End::kApproved) {
            ++approved;
            CHECK(unanswered_but_needed == 0);
        } else {
            ++returned;
        }
    }
    CHECK(approved > 500);
    CHECK(returned > 500);
}
