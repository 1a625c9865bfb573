#include "core/workflow/machine.h"

#include <algorithm>

#include "core/error.h"

namespace pravila {

namespace {

bool favourable(SlotState state) { return state == SlotState::kFavourable || state == SlotState::kTacit; }

/// What one step has got so far.
struct Tally {
    int asked = 0, given = 0, open = 0, refused = 0;
};

Tally tally_of(const std::vector<Slot>& slots, std::size_t step) {
    Tally tally;
    for (const Slot& slot : slots) {
        if (static_cast<std::size_t>(slot.step) != step || slot.state == SlotState::kVoid) continue;
        ++tally.asked;
        if (favourable(slot.state)) ++tally.given;
        if (slot.state == SlotState::kUnfavourable) ++tally.refused;
        if (slot.state == SlotState::kOpen || slot.state == SlotState::kWaiting) ++tally.open;
    }
    return tally;
}

/// Answers that are enough for a step. A recorded refusal counts as given where the step says so.
bool done(const Step& step, const Tally& tally) {
    const int given = tally.given + (step.on_refusal == Step::OnRefusal::kRecord ? tally.refused : 0);
    switch (step.rule) {
        case Step::Rule::kAny:
            return given >= 1 || tally.asked == 0;
        case Step::Rule::kAtLeast:
            return given >= std::min(step.at_least, tally.asked);
        case Step::Rule::kAll:
            return given == tally.asked;
    }
    return false;
}

void make_void(std::vector<Slot>& slots) {
    for (Slot& slot : slots)
        if (slot.state == SlotState::kOpen || slot.state == SlotState::kWaiting) slot.state = SlotState::kVoid;
}

}  // namespace

std::vector<Slot> Machine::slots_for(const std::optional<UnitId>& owner, const std::vector<UnitId>& participating,
                                     const std::function<SlotId()>& next_id) const {
    std::vector<Slot> slots;
    const auto add = [&](std::size_t step, const SignerRule& rule, const std::optional<UnitId>& unit) {
        Slot slot;
        slot.id = next_id();
        slot.step = static_cast<int>(step);
        slot.person = rule.person;
        slot.role = rule.role;
        slot.unit = unit;
        slots.push_back(std::move(slot));
    };
    for (std::size_t step = 0; step < workflow_.steps.size(); ++step) {
        for (const SignerRule& rule : workflow_.steps[step].signers) {
            if (rule.of == SignerRule::Of::kInstitution) add(step, rule, {});
            if (rule.of == SignerRule::Of::kOwnerUnit && owner) add(step, rule, owner);
            if (rule.of != SignerRule::Of::kParticipatingUnits) continue;
            for (const UnitId& unit : participating)
                if (unit != owner) add(step, rule, unit);
        }
    }
    const bool approved_by_someone = std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) {
        return workflow_.steps[static_cast<std::size_t>(slot.step)].kind == StepKind::kApprove;
    });
    if (!approved_by_someone)
        throw Error(ErrorCode::kInvalidInput,
                    msg("Nobody would approve this document: give it an owner unit, or change its way to approval."));
    return slots;
}

Progress Machine::begin(std::vector<Slot>& slots, Date today) const { return advance(slots, today); }

Progress Machine::answer(std::vector<Slot>& slots, std::size_t slot, Decision decision, Date today) const {
    if (slot >= slots.size() || slots[slot].state != SlotState::kOpen)
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    "an answer at a slot that is not open");
    const Step& step = workflow_.steps[static_cast<std::size_t>(slots[slot].step)];
    slots[slot].state = decision == Decision::kFavourable ? SlotState::kFavourable : SlotState::kUnfavourable;
    const bool refused = decision == Decision::kUnfavourable && step.on_refusal == Step::OnRefusal::kReturn;
    if (decision == Decision::kReturned || refused) {
        make_void(slots);
        return {Progress::End::kReturned, {}};
    }
    return advance(slots, today);
}

Progress Machine::lapse(std::vector<Slot>& slots, Date today) const {
    bool lapsed = false;
    for (Slot& slot : slots) {
        const Step& step = workflow_.steps[static_cast<std::size_t>(slot.step)];
        if (slot.state != SlotState::kOpen || !step.tacit || !slot.due_on || today <= *slot.due_on) continue;
        slot.state = SlotState::kTacit;
        lapsed = true;
    }
    return lapsed ? advance(slots, today) : Progress();
}

Progress Machine::advance(std::vector<Slot>& slots, Date today) const {
    Progress progress;
    for (std::size_t first = 0; first < workflow_.steps.size();) {
        std::size_t end = first + 1;
        while (end < workflow_.steps.size() && workflow_.steps[end].parallel) ++end;
        bool group_done = true;
        for (std::size_t step = first; step < end; ++step) {
            const Step& rules = workflow_.steps[step];
            const bool step_done = done(rules, tally_of(slots, step));
            for (std::size_t i = 0; i < slots.size(); ++i) {
                Slot& slot = slots[i];
                if (static_cast<std::size_t>(slot.step) != step) continue;
                if (step_done && (slot.state == SlotState::kOpen || slot.state == SlotState::kWaiting))
                    slot.state = SlotState::kVoid;
                if (step_done || slot.state != SlotState::kWaiting) continue;
                slot.state = SlotState::kOpen;
                slot.opened_on = today;
                if (rules.deadline_days > 0) slot.due_on = days_.after(today, rules.deadline_days);
                progress.opened.push_back(i);
            }
            group_done = group_done && step_done;
        }
        if (!group_done) return progress;
        first = end;
    }
    progress.end = Progress::End::kApproved;
    return progress;
}

}  // namespace pravila
