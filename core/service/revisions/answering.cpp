#include "core/service/revisions/answering.h"

#include <algorithm>

#include "core/service/organisation/require_role.h"

namespace pravila {

namespace {

[[noreturn]] void refuse(ErrorCode code, const WorkingRevision& working, const Answer& answer, const char* rule,
                         Message message) {
    const std::string action = answer.decision == Decision::kReturned ? "return" : std::string(to_text(answer.kind));
    throw Refusal(code, action, working.revision.id.str(), rule, std::move(message));
}

const Step& step_of(const Workflow& workflow, const Slot& slot) {
    return workflow.steps[static_cast<std::size_t>(slot.step)];
}

bool asked_for(const Workflow& workflow, const Slot& slot, const Answer& answer) {
    return answer.decision == Decision::kReturned || step_of(workflow, slot).kind == answer.kind;
}

/// Steps of sessions take the answer of their session only, and that answer goes nowhere else.
bool taken_here(const Step& step, std::string_view session_step) {
    return step.in_session ? step.id == session_step : session_step.empty();
}

/// Who answered at a step of this kind, for those who come too late.
std::optional<Signature> answer_given(StoreReader& reader, const WorkingRevision& working, const Answer& answer) {
    std::optional<Signature> given;
    for (const Signature& signature : reader.approval().signatures_of(working.revision.id))
        if (signature.circuit == working.circuit->id && !signature.voided_at &&
            signature.action == to_text(answer.kind))
            given = signature;
    return given;
}

std::string open_steps(const Workflow& workflow, const Circuit& circuit) {
    std::string names;
    for (const Step& step : workflow.steps) {
        const auto index = &step - workflow.steps.data();
        const bool open = std::any_of(circuit.slots.begin(), circuit.slots.end(), [&](const Slot& slot) {
            return slot.state == SlotState::kOpen && slot.step == index;
        });
        if (open) names += (names.empty() ? "" : ", ") + step.id;
    }
    return names;
}

[[noreturn]] void refuse_nothing_open(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow,
                                      const Answer& answer, bool waits_for_session) {
    if (waits_for_session)
        refuse(ErrorCode::kConflict, working, answer, "step.in_session",
               msg("{revision} waits for the commission, which decides this step in a session. Put it on the agenda of "
                   "a session; when that is closed, its vote is the answer.",
                   {{"revision", working.name()}}));
    if (const auto given = answer_given(reader, working, answer))
        refuse(ErrorCode::kConflict, working, answer, "step.answered",
               msg("{person} has already answered at this step of {revision}. Nothing more is asked here.",
                   {{"person", person_name(reader, given->person)}, {"revision", working.name()}}));
    refuse(ErrorCode::kConflict, working, answer, "step.not_open",
           msg("{revision} is not at this step. It waits at: {steps}.",
               {{"revision", working.name()}, {"steps", open_steps(workflow, *working.circuit)}}));
}

[[noreturn]] void refuse_no_right(StoreReader& reader, const WorkingRevision& working, const Answer& answer,
                                  const Slot& slot, const Rights& signer) {
    if (slot.role) {
        try {
            require_role(reader, signer.person(), signer.day(), {*slot.role}, slot.unit);
        } catch (const Error& error) {
            refuse(ErrorCode::kForbidden, working, answer, "role.missing", error.message());
        }
    }
    refuse(ErrorCode::kForbidden, working, answer, "role.missing",
           msg("This step of {revision} waits for {person}. To sign in their place you need a deputation that holds "
               "today, recorded with its act.",
               {{"revision", working.name()}, {"person", person_name(reader, slot.person.value_or(PersonId()))}}));
}

}  // namespace

std::optional<Place> place_at(StoreReader& reader, const Slot& slot, std::size_t index, const Rights& signer) {
    if (slot.role) {
        if (const auto authority = signer.authority(*slot.role, slot.unit)) return Place{index, authority, {}};
        return {};
    }
    if (slot.person == signer.person()) return Place{index, {}, {}};
    for (const Deputation& deputation : reader.organisation().deputations_by(signer.person()))
        if (deputation.absent == slot.person && !deputation.role && deputation.holds_on(signer.day()))
            return Place{index, {}, deputation};
    return {};
}

Place place_of(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow, const Answer& answer,
               const Rights& signer, std::string_view session_step) {
    const Slot* waits = nullptr;
    bool waits_for_session = false;
    const auto& slots = working.circuit->slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (slots[i].state != SlotState::kOpen || !asked_for(workflow, slots[i], answer)) continue;
        if (!taken_here(step_of(workflow, slots[i]), session_step)) {
            waits_for_session = waits_for_session || session_step.empty();
            continue;
        }
        if (const auto place = place_at(reader, slots[i], i, signer)) return *place;
        if (!waits) waits = &slots[i];
    }
    if (!waits) refuse_nothing_open(reader, working, workflow, answer, waits_for_session);
    refuse_no_right(reader, working, answer, *waits, signer);
}

bool check_separation(StoreReader& reader, const WorkingRevision& working, const Workflow& workflow, const Place& place,
                      const PersonId& signer) {
    const Step& step = step_of(workflow, working.circuit->slots[place.slot]);
    const auto refuse_or_warn = [&](Separation separation, const char* rule, Message message) {
        if (separation == Separation::kBlock)
            throw Refusal(ErrorCode::kForbidden, std::string(to_text(step.kind)), working.revision.id.str(), rule,
                          std::move(message));
        return true;
    };
    bool warned = false;
    if (step.kind == StepKind::kApprove && signer == working.circuit->author)
        warned = refuse_or_warn(workflow.author_approves, "separation.author_approves",
                                msg("You submitted {revision}, so you cannot approve it. Someone else must.",
                                    {{"revision", working.name()}}));
    for (const Signature& signature : reader.approval().signatures_of(working.revision.id)) {
        const bool other_step = signature.circuit == working.circuit->id && signature.step != step.id;
        if (other_step && !signature.voided_at && signature.person == signer)
            return refuse_or_warn(workflow.one_person_twice, "separation.one_person_twice",
                                  msg("You have already signed {revision} at another step. Someone else must sign "
                                      "here.",
                                      {{"revision", working.name()}}));
    }
    return warned;
}

}  // namespace pravila
