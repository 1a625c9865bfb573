#include "core/service/revisions/answer_step.h"

#include <algorithm>

#include "core/service/log_details.h"
#include "core/service/organisation/signing_function.h"
#include "core/service/record.h"
#include "core/service/revisions/answering.h"
#include "core/service/revisions/approve_revision.h"
#include "core/service/revisions/submit_revision.h"
#include "core/workflow/machine.h"

namespace pravila {

namespace {

/// One answer inside one transaction.
class Answering {
  public:
    Answering(StoreWriter& writer, const Context& context, const Answer& answer, std::string_view session_step = {})
        : writer_(writer),
          context_(context),
          answer_(answer),
          session_step_(session_step),
          working_(require_working_revision(writer, context, answer.revision)) {}

    Answered run() {
        require_event(working_, Event::kAnswer, action());
        workflow_ = workflow_from_toml(working_.circuit->definition);
        if (answer_.content_sha256 != working_.circuit->content_sha256)
            refuse(ErrorCode::kConflict, "text.changed",
                   msg("The text of {revision} is not the one that was read: it was changed since. Read it again.",
                       {{"revision", working_.name()}}));
        // Who may close a session has been asked before; the minutes are the paper of its answers.
        if (answer_.paper && session_step_.empty())
            require_keeper(writer_, context_, working_.document, "record_paper");
        const PersonId signer = answer_.paper ? answer_.paper->signer : context_.scope.person;
        const Date day = answer_.paper ? answer_.paper->signed_on : context_.clock.today();
        if (day > context_.clock.today())
            throw Error(ErrorCode::kInvalidInput, msg("The day of the signature has not come yet."));
        place_ = place_of(writer_, working_, workflow_, answer_, Rights::of(writer_, signer, day), session_step_);
        require_remark();
        sign(signer, day);
        follow(day);
        return {working_revision(writer_, working_.document, *writer_.revision(working_.revision.id)), signature_};
    }

  private:
    std::string action() const {
        return answer_.decision == Decision::kReturned ? "return" : std::string(to_text(answer_.kind));
    }

    [[noreturn]] void refuse(ErrorCode code, const char* rule, Message message) const {
        throw Refusal(code, action(), working_.revision.id.str(), rule, std::move(message));
    }

    const Slot& slot() const { return working_.circuit->slots[place_.slot]; }
    const Step& step() const { return workflow_.steps[static_cast<std::size_t>(slot().step)]; }

    void require_remark() const {
        const bool refusal = answer_.decision != Decision::kFavourable;
        const bool obligatory = answer_.decision == Decision::kReturned || (refusal && step().remark_on_refusal);
        if (obligatory && answer_.remark.find_first_not_of(" \t\r\n") == std::string::npos)
            refuse(ErrorCode::kConflict, "remark.missing",
                   msg("Say why: {revision} cannot be refused or returned without a remark.",
                       {{"revision", working_.name()}}));
    }

    void sign(const PersonId& signer, Date day) {
        signature_.id = context_.ids.next_id<SignatureId>();
        signature_.circuit = working_.circuit->id;
        signature_.revision = working_.revision.id;
        signature_.slot = slot().id;
        signature_.step = step().id;
        signature_.action = to_text(step().kind);
        signature_.decision = answer_.decision;
        signature_.person = signer;
        if (place_.authority) {
            signature_.grant = place_.authority->grant;
            signature_.deputation = place_.authority->deputation;
            signature_.function = signing_function(writer_, *place_.authority, day);
        } else if (place_.deputation) {
            signature_.deputation = place_.deputation->id;
        }
        signature_.content_sha256 = answer_.content_sha256;
        signature_.separation_warning =
            answer_.decision == Decision::kFavourable && check_separation(writer_, working_, workflow_, place_, signer);
        signature_.remark_sha256 = keep_remark(writer_, context_, answer_.remark);
        if (answer_.paper) signature_.paper = paper(signer);
        signature_.recorded_by = context_.scope.person;
        signature_.at = context_.clock.now();
        writer_.approval().add_signature(signature_);
        record(writer_, context_, "signature.given", signature_.id.str(),
               signature_details(signature_, working_.document.id), signature_.content_sha256,
               {working_.revision.id.str(), working_.document.id.str()});
    }

    PaperSignature paper(const PersonId& signer) {
        PaperSignature paper{answer_.paper->signed_on, person_name(writer_, signer), answer_.paper->act, {}};
        if (!answer_.paper->scan.empty()) paper.scan_sha256 = writer_.add_content(answer_.paper->scan);
        return paper;
    }

    void follow(Date day) {
        const Machine machine(workflow_, WorkingDays::romania());
        Circuit& circuit = *working_.circuit;
        const Progress progress = machine.answer(circuit.slots, place_.slot, answer_.decision, context_.clock.today());
        if (progress.end == Progress::End::kApproved) circuit.state = CircuitState::kApproved;
        if (progress.end == Progress::End::kReturned) circuit.state = CircuitState::kReturned;
        writer_.approval().update_circuit(circuit);
        record_opened(writer_, context_, circuit, workflow_, progress.opened);
        if (progress.end == Progress::End::kReturned) give_back();
        if (progress.end == Progress::End::kApproved)
            approve(writer_, context_, working_, {day, effective_from(day), circuit.id, Act()});
        writer_.feed(working_.revision.id);
    }

    Date effective_from(Date approved_on) const {
        const Date from = answer_.effective_from.value_or(approved_on);
        if (from < approved_on || (!answer_.paper && from < context_.clock.today()))
            refuse(
                ErrorCode::kConflict, "effective.past",
                msg("{revision} cannot apply from {date}: it is approved on {approved}. Choose that day or a later "
                    "one.",
                    {{"revision", working_.name()}, {"date", from.romanian()}, {"approved", approved_on.romanian()}}));
        return from;
    }

    void give_back() {
        working_.revision.lifecycle = Lifecycle::kDraft;
        writer_.update_revision(working_.revision);
        record(writer_, context_, "revision.returned", working_.revision.id.str(),
               {{"document", working_.document.id.str()},
                {"lifecycle", to_text(Lifecycle::kDraft)},
                {"circuit", working_.circuit->id.str()},
                {"step", signature_.step},
                {"remark_sha256", signature_.remark_sha256}},
               {}, {working_.document.id.str()});
    }

    StoreWriter& writer_;
    const Context& context_;
    const Answer& answer_;
    std::string_view session_step_;  ///< empty outside sessions
    WorkingRevision working_;
    Workflow workflow_;
    Place place_;
    Signature signature_;
};

/// Every opinion that silence has given now.
void record_lapsed(StoreWriter& writer, const Context& context, const Circuit& circuit, const Workflow& workflow,
                   const std::vector<Slot>& before) {
    for (std::size_t i = 0; i < before.size(); ++i) {
        const Slot& slot = circuit.slots[i];
        if (slot.state != SlotState::kTacit || before[i].state == SlotState::kTacit) continue;
        record(writer, context, "revision.opinion_lapsed", circuit.revision.str(),
               {{"document", circuit.document.str()},
                {"circuit", circuit.id.str()},
                {"slot", slot.id.str()},
                {"step", workflow.steps[static_cast<std::size_t>(slot.step)].id},
                {"due_on", slot.due_on->iso()}},
               {}, {circuit.document.str()});
    }
}

}  // namespace

Answered answer_from_session(StoreWriter& writer, const Context& context, const Answer& answer,
                             const std::string& step) {
    return Answering(writer, context, answer, step).run();
}

std::vector<Answered> answer_steps(const Context& context, const std::vector<Answer>& answers) {
    return recording_refusals(context, [&] {
        std::vector<Answered> given;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            given.clear();
            for (const Answer& answer : answers) given.push_back(Answering(writer, context, answer).run());
        });
        return given;
    });
}

Answered answer_step(const Context& context, const Answer& answer) {
    return std::move(answer_steps(context, {answer}).front());
}

int lapse_tacit_steps(const Context& context) {
    int moved = 0;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        moved = 0;
        std::vector<CircuitId> seen;
        for (const OpenSlot& open : writer.approval().overdue_slots(context.clock.today())) {
            if (std::find(seen.begin(), seen.end(), open.circuit) != seen.end()) continue;
            seen.push_back(open.circuit);
            Circuit circuit = *writer.approval().circuit(open.circuit);
            const std::vector<Slot> before = circuit.slots;
            const Workflow workflow = workflow_from_toml(circuit.definition);
            const Progress progress =
                Machine(workflow, WorkingDays::romania()).lapse(circuit.slots, context.clock.today());
            if (circuit.slots == before) continue;
            writer.approval().update_circuit(circuit);
            record_lapsed(writer, context, circuit, workflow, before);
            record_opened(writer, context, circuit, workflow, progress.opened);
            writer.feed(circuit.revision);
            ++moved;
        }
    });
    return moved;
}

}  // namespace pravila
