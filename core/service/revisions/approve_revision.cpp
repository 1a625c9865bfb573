#include "core/service/revisions/approve_revision.h"

#include <algorithm>

#include "core/service/log_details.h"
#include "core/service/record.h"
#include "core/service/revisions/come_into_force.h"
#include "core/service/validity.h"

namespace pravila {

namespace {

/// All revisions of the document in order, with `approved` in its new shape.
std::vector<Revision> neighbours(StoreReader& reader, const Revision& approved) {
    auto revisions = reader.revisions_of(approved.document);
    for (Revision& revision : revisions)
        if (revision.id == approved.id) revision = approved;
    return revisions;
}

void end_predecessors(StoreWriter& writer, const Context& context, std::vector<Revision>& revisions,
                      const std::vector<std::size_t>& changed, const RevisionId& by) {
    for (const std::size_t index : changed) {
        const Revision& revision = revisions[index];
        if (revision.id == by) continue;
        writer.update_revision(revision);
        record(writer, context, "revision.superseded", revision.id.str(), superseded_details(revision, by), {},
               {revision.document.str()});
        writer.feed(revision.id);
    }
}

/// The document carries the title of its newest approved revision.
void follow_newest(StoreWriter& writer, const Context& context, Document& document,
                   const std::vector<Revision>& revisions) {
    const Revision* newest = nullptr;
    for (const Revision& revision : revisions)
        if (revision.lifecycle == Lifecycle::kApproved) newest = &revision;
    if (!newest || newest->title == document.title) return;
    document.title = newest->title;
    writer.update_document(document);
    record(writer, context, "document.changed", document.id.str(), document_details(document));
}

std::string text_sha256(const Revision& revision) {
    const RevisionPart* text = revision.part(PartRole::kText);
    return text ? text->sha256 : std::string();
}

}  // namespace

void approve(StoreWriter& writer, const Context& context, WorkingRevision& working, const Approval& approval) {
    Revision& revision = working.revision;
    revision.lifecycle = Lifecycle::kApproved;
    revision.approved = {approval.approved_on, DateCertainty::kDay};
    revision.effective = {approval.effective_from, DateCertainty::kDay};
    auto revisions = neighbours(writer, revision);
    const auto changed = recompute_validity(revisions);
    for (const Revision& other : revisions)
        if (other.id == revision.id) revision = other;
    writer.update_revision(revision);
    record(writer, context, "revision.approved", revision.id.str(),
           approved_details(revision, approval.circuit, approval.act), text_sha256(revision),
           {working.document.id.str()});
    end_predecessors(writer, context, revisions, changed, revision.id);
    follow_newest(writer, context, working.document, revisions);
    writer.approval().announce_later(revision.id, approval.effective_from);
    writer.feed(revision.id);
    announce_if_due(writer, context, revision.id);
}

WorkingRevision approve_by_act(const Context& context, const ApprovalByAct& approval) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> approved;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, approval.revision);
            require_keeper(writer, context, working.document, "approve_by_act");
            require_event(working, Event::kApproveByAct, "approve_by_act");
            const auto refuse = [&](const char* rule, Message message) {
                throw Refusal(ErrorCode::kConflict, "approve_by_act", working.revision.id.str(), rule,
                              std::move(message));
            };
            if (approval.act.number.empty() || !approval.act.date)
                refuse("act.missing", msg("Name the act that approves {revision}, with its number and its day.",
                                          {{"revision", working.name()}}));
            if (text_sha256(working.revision) != approval.content_sha256)
                refuse("text.changed", msg("The text of {revision} is not the one that was read: it was changed since. "
                                           "Read it again.",
                                           {{"revision", working.name()}}));
            if (working.circuit && working.circuit->state == CircuitState::kRunning)
                end_circuit(writer, *working.circuit);
            approve(writer, context, working, {*approval.act.date, approval.effective_from, CircuitId(), approval.act});
            approved = working_revision(writer, working.document, *writer.revision(working.revision.id));
        });
        return *std::move(approved);
    });
}

}  // namespace pravila
