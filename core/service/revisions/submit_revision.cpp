#include "core/service/revisions/submit_revision.h"

#include <set>

#include "core/history/hash.h"
#include "core/service/record.h"
#include "core/service/revisions/own_workflow.h"
#include "core/service/unfinished_marks.h"
#include "core/workflow/machine.h"

namespace pravila {

namespace {

std::string text_sha256(const Revision& revision) {
    const RevisionPart* text = revision.part(PartRole::kText);
    return text ? text->sha256 : std::string();
}

Circuit new_circuit(StoreReader& reader, const Context& context, const WorkingRevision& working,
                    const Workflow& workflow) {
    Circuit circuit;
    circuit.id = context.ids.next_id<CircuitId>();
    circuit.revision = working.revision.id;
    circuit.document = working.document.id;
    circuit.round = static_cast<int>(reader.approval().circuits_of(working.revision.id).size()) + 1;
    circuit.workflow = workflow.name;
    circuit.definition = workflow.source;
    circuit.content_sha256 = text_sha256(working.revision);
    circuit.author = context.scope.person;
    circuit.submitted_at = context.clock.now();
    return circuit;
}

/// Begins a circuit and says so.
void begin(StoreWriter& writer, const Context& context, const WorkingRevision& working, Circuit circuit,
           const Workflow& workflow) {
    const Machine machine(workflow, WorkingDays::romania());
    circuit.slots = machine.slots_for(working.document.owner, working.document.participating,
                                      [&] { return context.ids.next_id<SlotId>(); });
    const Progress progress = machine.begin(circuit.slots, context.clock.today());
    writer.approval().add_circuit(circuit);
    record(writer, context, "revision.submitted", working.revision.id.str(),
           {{"document", working.document.id.str()},
            {"lifecycle", to_text(Lifecycle::kInReview)},
            {"circuit", circuit.id.str()},
            {"round", circuit.round},
            {"workflow", circuit.workflow},
            {"definition_sha256", sha256_hex(circuit.definition)}},
           circuit.content_sha256, {working.document.id.str()});
    record_opened(writer, context, circuit, workflow, progress.opened);
    writer.feed(working.revision.id);
}

/// Needs N20: accepted text would hide from those who sign what somebody still wanted to change.
void require_finished(StoreReader& reader, const WorkingRevision& working) {
    const RevisionPart* text = working.revision.part(PartRole::kText);
    const auto extraction = text ? reader.extraction(text->sha256) : std::nullopt;
    if (!extraction) return;
    const UnfinishedMarks left = unfinished_marks(extracted_document_from_json(*extraction), working.document.type);
    if (left.none()) return;
    const auto refuse = [&](Message message) {
        throw Refusal(ErrorCode::kConflict, "submit", working.revision.id.str(), "text.unfinished", std::move(message));
    };
    if (!left.resolved())
        refuse(
            msg("The text of {revision} is not finished. Unresolved insertions: {insertions}, deletions: "
                "{deletions}, comments: {comments}. Accept or reject them, then send the file again.",
                {{"revision", working.name()},
                 {"insertions", std::to_string(left.insertions)},
                 {"deletions", std::to_string(left.deletions)},
                 {"comments", std::to_string(left.comments)}}));
    refuse(
        msg("The text of {revision} is not finished. Places left to fill in: {count}, the first of them “{first}”. "
            "Fill them in, then send the file again.",
            {{"revision", working.name()},
             {"count", std::to_string(left.marks.size())},
             {"first", left.marks.front().printed}}));
}

void require_complete(StoreReader& reader, const WorkingRevision& working) {
    const Revision& revision = working.revision;
    const auto refuse = [&](const char* rule, Message message) {
        throw Refusal(ErrorCode::kConflict, "submit", revision.id.str(), rule, std::move(message));
    };
    if (!revision.part(PartRole::kText) && revision.place.empty())
        refuse("text.missing", msg("{revision} has no text yet. Send its file, or say where its paper original lies.",
                                   {{"revision", working.name()}}));
    bool first = true;
    for (const Revision& other : reader.revisions_of(revision.document))
        first = first && (other.id == revision.id || other.lifecycle == Lifecycle::kCancelled);
    const bool told = working.draft && !working.draft->change_summary.empty();
    if (!first && !told)
        refuse("change.untold", msg("Say what changed in {revision} and why: the change table of the official copy "
                                    "needs it.",
                                    {{"revision", working.name()}}));
}

}  // namespace

Workflow workflow_for(StoreReader& reader, DocumentType type) {
    const std::string own = reader.setting(own_workflow_setting(type)).value_or("");
    if (!own.empty()) return workflow_from_toml(own);
    const Workflow* workflow = built_in_workflow(reader.setting("preset").value_or("primarie"), type);
    if (!workflow)
        throw Error(ErrorCode::kNotFound, msg("There is no way to approval for documents of type {type}. Ask the "
                                              "administrator to set one.",
                                              {{"type", std::string(to_text(type))}}));
    return *workflow;
}

void record_opened(StoreWriter& writer, const Context& context, const Circuit& circuit, const Workflow& workflow,
                   const std::vector<std::size_t>& opened) {
    std::set<int> told;
    for (const std::size_t index : opened) {
        const Slot& slot = circuit.slots[index];
        if (!told.insert(slot.step).second) continue;
        record(writer, context, "revision.step_opened", circuit.revision.str(),
               {{"document", circuit.document.str()},
                {"circuit", circuit.id.str()},
                {"step", workflow.steps[static_cast<std::size_t>(slot.step)].id},
                {"due_on", slot.due_on ? JsonValue(slot.due_on->iso()) : JsonValue()}},
               {}, {circuit.document.str()});
    }
}

WorkingRevision submit_revision(const Context& context, const RevisionName& name) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> submitted;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, name);
            require_editor(writer, context, working.document, "submit");
            require_event(working, Event::kSubmit, "submit");
            if (working.draft && working.draft->holder != context.scope.person)
                throw Refusal(
                    ErrorCode::kConflict, "submit", working.revision.id.str(), "draft.held",
                    msg("{person} works on {revision}. Ask them, or take the draft over first.",
                        {{"person", person_name(writer, working.draft->holder)}, {"revision", working.name()}}));
            require_complete(writer, working);
            require_finished(writer, working);
            const Workflow workflow = workflow_for(writer, working.document.type);
            const Circuit circuit = new_circuit(writer, context, working, workflow);
            working.revision.lifecycle = Lifecycle::kInReview;
            writer.update_revision(working.revision);
            DraftFacts draft = working.draft.value_or(DraftFacts());
            draft.ever_submitted = true;
            writer.approval().update_draft(draft);
            begin(writer, context, working, circuit, workflow);
            submitted = working_revision(writer, working.document, *writer.revision(working.revision.id));
        });
        return *std::move(submitted);
    });
}

void restart_circuit(StoreWriter& writer, const Context& context, const WorkingRevision& working) {
    const Circuit old = working.circuit.value();
    end_circuit(writer, old);
    for (const Signature& signature : writer.approval().signatures_of(working.revision.id)) {
        if (signature.circuit != old.id || signature.voided_at) continue;
        writer.approval().void_signature(signature.id, context.clock.now());
        record(writer, context, "signature.voided", signature.id.str(),
               {{"revision", working.revision.id.str()}, {"document", working.document.id.str()}, {"voided", true}}, {},
               {working.revision.id.str(), working.document.id.str()});
    }
    const Workflow workflow = workflow_from_toml(old.definition);
    Circuit next = new_circuit(writer, context, working, workflow);
    next.author = old.author;
    begin(writer, context, working, std::move(next), workflow);
}

}  // namespace pravila
