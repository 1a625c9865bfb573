#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "core/workflow/machine.h"

using namespace pravila;

namespace {

const Date kMonday = *Date::parse("2026-11-23");
constexpr Decision kDecisions[] = {Decision::kFavourable, Decision::kUnfavourable, Decision::kReturned};

/// A circuit under way, beside what has happened to it so far.
struct FollowedCircuit {
    std::vector<Slot> slots;
    Progress progress;
};

bool answered(const Slot& slot) {
    return slot.state == SlotState::kFavourable || slot.state == SlotState::kUnfavourable ||
           slot.state == SlotState::kTacit;
}

std::vector<const Slot*> slots_of(const std::vector<Slot>& slots, std::size_t step) {
    std::vector<const Slot*> found;
    for (const Slot& slot : slots)
        if (static_cast<std::size_t>(slot.step) == step) found.push_back(&slot);
    return found;
}

/// Steps that open together have one number.
std::vector<int> groups_of(const Workflow& rules) {
    std::vector<int> groups;
    for (const Step& step : rules.steps) groups.push_back(groups.empty() ? 0 : groups.back() + (step.parallel ? 0 : 1));
    return groups;
}

/// Whether the answers at a step are enough, said from the document's side: count what each rule asks for.
bool enough(const Step& step, const std::vector<const Slot*>& slots) {
    const auto counted = std::count_if(slots.begin(), slots.end(), [&](const Slot* slot) {
        return answered(*slot) &&
               (slot->state != SlotState::kUnfavourable || step.on_refusal == Step::OnRefusal::kRecord);
    });
    auto wanted = static_cast<std::ptrdiff_t>(slots.size());
    if (step.rule == Step::Rule::kAny) wanted = std::min<std::ptrdiff_t>(wanted, 1);
    if (step.rule == Step::Rule::kAtLeast) wanted = std::min<std::ptrdiff_t>(wanted, step.at_least);
    return counted >= wanted;
}

/// The first promise that a running circuit breaks; empty when it keeps all.
std::string broken_while_running(const Workflow& rules, const std::vector<Slot>& slots) {
    const std::vector<int> groups = groups_of(rules);
    int current = -1;
    for (std::size_t step = 0; step < rules.steps.size() && current < 0; ++step)
        if (!enough(rules.steps[step], slots_of(slots, step))) current = groups[step];
    if (current < 0) return "it still runs although every step has enough";
    bool something_open = false;
    for (const Slot& slot : slots) {
        const auto step = static_cast<std::size_t>(slot.step);
        const bool here = groups[step] == current, met = enough(rules.steps[step], slots_of(slots, step));
        const bool open = slot.state == SlotState::kOpen, waiting = slot.state == SlotState::kWaiting;
        something_open = something_open || open;
        if (open && !here) return "a slot is open outside the present steps";
        if (groups[step] > current && !waiting) return "a later step has begun";
        if (groups[step] < current && waiting) return "an earlier step still waits";
        if (here && met && (open || waiting)) return "a step that has enough still asks";
        if (here && !met && !open && !answered(slot)) return "a slot that is needed is not open";
        if (slot.state == SlotState::kVoid && !met) return "a slot is void in a step that has not got enough";
    }
    return something_open ? "" : "it runs and asks nobody";
}

/// The same for one that has ended.
std::string broken_at_end(const Workflow& rules, const FollowedCircuit& circuit, std::optional<std::size_t> last,
                          Decision decision) {
    for (const Slot& slot : circuit.slots)
        if (slot.state == SlotState::kOpen || slot.state == SlotState::kWaiting) return "something is asked after it";
    if (!circuit.progress.opened.empty()) return "something opened at its end";
    if (circuit.progress.end == Progress::End::kReturned) {
        if (!last) return "it came back without an answer";
        const Step& step = rules.steps[static_cast<std::size_t>(circuit.slots[*last].step)];
        const bool sent_back = decision == Decision::kReturned ||
                               (decision == Decision::kUnfavourable && step.on_refusal == Step::OnRefusal::kReturn);
        return sent_back ? "" : "it came back after an answer that sends nothing back";
    }
    for (std::size_t step = 0; step < rules.steps.size(); ++step) {
        const auto slots = slots_of(circuit.slots, step);
        if (!enough(rules.steps[step], slots)) return "it was approved without enough answers";
        for (const Slot* slot : slots)
            if (slot->state == SlotState::kUnfavourable && rules.steps[step].on_refusal == Step::OnRefusal::kReturn)
                return "it was approved against a refusal";
    }
    return "";
}

/// What one event may do to slots: open waiting ones, from today and until the deadline; never touch an answer.
std::string broken_by_event(const Workflow& rules, const std::vector<Slot>& before, const FollowedCircuit& after,
                            Date today, std::optional<std::size_t> answered_slot) {
    std::vector<std::size_t> opened;
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Slot &was = before[i], &is = after.slots[i];
        const Step& step = rules.steps[static_cast<std::size_t>(is.step)];
        if ((answered(was) || was.state == SlotState::kVoid) && !(was == is)) return "what was settled has changed";
        if (was.state == SlotState::kOpen && is.state == SlotState::kWaiting) return "an open slot waits again";
        if (answered(is) && !answered(was) && is.state != SlotState::kTacit && answered_slot != i)
            return "an answer was given that nobody gave";
        if (is.state == SlotState::kTacit && was.state != SlotState::kTacit &&
            (!step.tacit || !was.due_on || today <= *was.due_on))
            return "silence counted too early or where it does not count";
        if (was.state != SlotState::kWaiting || is.state != SlotState::kOpen) continue;
        opened.push_back(i);
        if (is.opened_on != today) return "a slot opened on another day";
        const auto due = step.deadline_days > 0 ? std::optional(WorkingDays::romania().after(today, step.deadline_days))
                                                : std::nullopt;
        if (is.due_on != due) return "a deadline is not what the step says";
    }
    return opened == after.progress.opened ? "" : "what opened is not what was told";
}

std::string broken(const Workflow& rules, const std::vector<Slot>& before, const FollowedCircuit& after, Date today,
                   std::optional<std::size_t> slot = {}, Decision decision = Decision::kFavourable) {
    const std::string event = broken_by_event(rules, before, after, today, slot);
    if (!event.empty()) return event;
    return after.progress.end == Progress::End::kRunning ? broken_while_running(rules, after.slots)
                                                         : broken_at_end(rules, after, slot, decision);
}

Step step_of(StepKind kind, int signers, Step::Rule rule, int at_least, Step::OnRefusal on_refusal) {
    Step step;
    step.kind = kind;
    for (int i = 0; i < signers; ++i) {
        SignerRule signer;
        signer.person = PersonId("p" + std::to_string(i));
        step.signers.push_back(signer);
    }
    step.rule = rule;
    step.at_least = at_least;
    step.on_refusal = on_refusal;
    return step;
}

FollowedCircuit begun(const Machine& machine, const std::vector<UnitId>& participating, Date today) {
    FollowedCircuit circuit;
    int last = 0;
    circuit.slots = machine.slots_for(UnitId("owner"), participating, [&] { return SlotId(std::to_string(++last)); });
    circuit.progress = machine.begin(circuit.slots, today);
    return circuit;
}

struct Endings {
    long approved = 0, returned = 0;
    std::string broken;
};

/// Every order of answers and every answer, from here to every end.
void follow_all(const Workflow& rules, const Machine& machine, const FollowedCircuit& circuit, Endings& endings) {
    if (!endings.broken.empty()) return;
    if (circuit.progress.end != Progress::End::kRunning) {
        ++(circuit.progress.end == Progress::End::kApproved ? endings.approved : endings.returned);
        return;
    }
    for (std::size_t slot = 0; slot < circuit.slots.size(); ++slot) {
        if (circuit.slots[slot].state != SlotState::kOpen) continue;
        for (const Decision decision : kDecisions) {
            FollowedCircuit next = circuit;
            next.progress = machine.answer(next.slots, slot, decision, kMonday);
            endings.broken = broken(rules, circuit.slots, next, kMonday, slot, decision);
            follow_all(rules, machine, next, endings);
            if (!endings.broken.empty()) return;
        }
    }
}

/// All steps with one or two signers.
std::vector<Step> small_steps() {
    std::vector<Step> steps;
    for (const auto on_refusal : {Step::OnRefusal::kReturn, Step::OnRefusal::kRecord})
        for (int signers = 1; signers <= 2; ++signers) {
            steps.push_back(step_of(StepKind::kOpine, signers, Step::Rule::kAll, 0, on_refusal));
            steps.push_back(step_of(StepKind::kOpine, signers, Step::Rule::kAny, 0, on_refusal));
            for (int n = 1; n <= signers; ++n)
                steps.push_back(step_of(StepKind::kOpine, signers, Step::Rule::kAtLeast, n, on_refusal));
        }
    return steps;
}

}  // namespace

TEST_CASE("machine: every small workflow keeps its promises in every order of every answer", "[workflow]") {
    const std::vector<Step> steps = small_steps();
    int workflows = 0;
    for (const Step& first : steps)
        for (const Step& second : steps)
            for (const bool parallel : {false, true}) {
                Workflow rules;
                rules.steps = {first, second,
                               step_of(StepKind::kApprove, 1, Step::Rule::kAll, 0, Step::OnRefusal::kReturn)};
                rules.steps[1].parallel = parallel;
                const Machine machine(rules, WorkingDays::romania());
                const FollowedCircuit circuit = begun(machine, {}, kMonday);
                Endings endings;
                endings.broken = broken_while_running(rules, circuit.slots);
                follow_all(rules, machine, circuit, endings);
                INFO("workflow " << workflows);
                REQUIRE(endings.broken.empty());
                // Whatever the rules, it can be approved and it can come back.
                CHECK(endings.approved > 0);
                CHECK(endings.returned > 0);
                ++workflows;
            }
    CHECK(workflows == 2 * 14 * 14);
}

TEST_CASE("machine: random workflows keep their promises over weeks of answers and silence", "[workflow]") {
    std::mt19937 random(20261201);
    const auto below = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most)); };
    const std::vector<UnitId> kUnits = {UnitId("a"), UnitId("owner"), UnitId("b"), UnitId("c")};
    int approved = 0, returned = 0, silent = 0, passed_over = 0;
    for (int round = 0; round < 6000; ++round) {
        Workflow rules;
        const int count = 1 + below(6);
        for (int i = 0; i < count; ++i) {
            const bool last = i + 1 == count;
            const auto on_refusal = !last && below(3) == 0 ? Step::OnRefusal::kRecord : Step::OnRefusal::kReturn;
            Step step = step_of(last ? StepKind::kApprove : StepKind::kOpine, last ? 1 + below(2) : below(4),
                                static_cast<Step::Rule>(below(3)), 1 + below(4), on_refusal);
            if (step.signers.empty() || (!last && below(4) == 0)) {
                SignerRule heads;
                heads.role = Role::kDepartmentHead;
                heads.of = SignerRule::Of::kParticipatingUnits;
                step.signers.push_back(heads);
            }
            step.parallel = i > 0 && !last && below(3) == 0;
            step.deadline_days = below(3) == 0 ? 0 : 1 + below(12);
            step.tacit = !last && step.deadline_days > 0 && below(2) == 0;
            rules.steps.push_back(step);
        }
        std::vector<UnitId> participating(kUnits.begin(), kUnits.begin() + below(5));
        std::shuffle(participating.begin(), participating.end(), random);
        const Machine machine(rules, WorkingDays::romania());
        Date today = kMonday;
        FollowedCircuit circuit = begun(machine, participating, today);
        for (std::size_t step = 0; step < rules.steps.size(); ++step)
            passed_over += slots_of(circuit.slots, step).empty();
        INFO("round " << round);
        std::vector<Slot> waiting = circuit.slots;
        for (Slot& slot : waiting) {
            slot.state = SlotState::kWaiting;
            slot.opened_on = slot.due_on = {};
        }
        REQUIRE(broken(rules, waiting, circuit, today) == "");
        std::size_t answers = 0;
        while (circuit.progress.end == Progress::End::kRunning) {
            const std::vector<Slot> before = circuit.slots;
            if (below(3) == 0) {
                today = today.plus_days(below(9));
                circuit.progress = machine.lapse(circuit.slots, today);
                REQUIRE(broken(rules, before, circuit, today) == "");
                const std::vector<Slot> lapsed = circuit.slots;
                if (circuit.progress.end == Progress::End::kRunning) {
                    CHECK(machine.lapse(circuit.slots, today).opened.empty());
                    CHECK(circuit.slots == lapsed);  // once a day is enough, twice does no harm
                }
                continue;
            }
            std::vector<std::size_t> open;
            for (std::size_t i = 0; i < before.size(); ++i)
                if (before[i].state == SlotState::kOpen) open.push_back(i);
            const std::size_t slot = open[static_cast<std::size_t>(below(static_cast<int>(open.size())))];
            const Decision decision = below(6) > 0 ? Decision::kFavourable : kDecisions[1 + below(2)];
            circuit.progress = machine.answer(circuit.slots, slot, decision, today);
            REQUIRE(broken(rules, before, circuit, today, slot, decision) == "");
            REQUIRE(++answers <= circuit.slots.size());
        }
        ++(circuit.progress.end == Progress::End::kApproved ? approved : returned);
        silent += static_cast<int>(std::count_if(circuit.slots.begin(), circuit.slots.end(),
                                                 [](const Slot& slot) { return slot.state == SlotState::kTacit; }));
    }
    // All of it was really met.
    CHECK(approved > 500);
    CHECK(returned > 500);
    CHECK(silent > 500);
    CHECK(passed_over > 500);
}
