#include "core/service/revisions/working_revision.h"

#include <algorithm>

#include "core/service/access.h"
#include "core/service/find_revision.h"
#include "core/service/organisation/require_role.h"
#include "core/workflow/transitions.h"

namespace pravila {

namespace {

Authority require(StoreReader& reader, const Context& context, const Document& document, const std::string& action,
                  std::initializer_list<Role> roles) {
    try {
        return require_role(reader, context.scope.person, context.clock.today(), roles, document.owner);
    } catch (const Error& error) {
        // A document that does not exist yet is known by the unit it would belong to.
        const std::string place = document.owner ? document.owner->str() : context.scope.institution.str();
        throw Refusal(error.code(), action, document.id.empty() ? place : document.id.str(), "role.missing",
                      error.message());
    }
}

Message state_sentence(const WorkingRevision& working) {
    const Message::Arguments arguments = {{"revision", working.name()}};
    switch (working.revision.lifecycle) {
        case Lifecycle::kDraft:
            return msg("{revision} is a draft: it has not been submitted yet.", arguments);
        case Lifecycle::kInReview:
            return msg("{revision} is on its way to approval. Wait for the end, or have it returned first.", arguments);
        case Lifecycle::kApproved:
            return msg("{revision} is approved and does not change any more. Begin a new revision.", arguments);
        case Lifecycle::kCancelled:
            return msg("{revision} was cancelled. Begin a new revision.", arguments);
        case Lifecycle::kWithdrawn:
            return msg("{revision} was withdrawn. Begin a new revision.", arguments);
    }
    return msg("{revision} is approved and does not change any more. Begin a new revision.", arguments);
}

}  // namespace

std::string WorkingRevision::name() const {
    const std::string code = document.code();
    return (code.empty() ? document.title : code) + ", " + to_text(revision.number);
}

WorkingRevision working_revision(StoreReader& reader, const Document& document, const Revision& revision) {
    WorkingRevision working{document, revision, reader.approval().draft(revision.id), {}};
    auto circuits = reader.approval().circuits_of(revision.id);
    if (!circuits.empty()) working.circuit = std::move(circuits.back());
    return working;
}

Document require_known_document(StoreReader& reader, const Context& context, const std::string& code) {
    const ReadAccess access = read_access(reader, context);
    auto found = find_document(reader, code, [&](const Document& document) {
        return access.may_read_published(document) || may_read(reader, access, document);
    });
    if (!found) throw no_such_document(code);
    return std::move(found->document);
}

WorkingRevision require_working_revision(StoreReader& reader, const Context& context, const RevisionName& name) {
    const Document document = require_known_document(reader, context, name.code);
    const auto revisions = reader.revisions_of(document.id);
    if (const Revision* found = revision_numbered(revisions, name.number))
        return working_revision(reader, document, *found);
    Document shown = document;
    const auto readable = readable_revisions(reader, read_access(reader, context), shown);
    return working_revision(reader, document, require_revision(reader, document, readable, name.number));
}

Authority require_editor(StoreReader& reader, const Context& context, const Document& document,
                         const std::string& action) {
    return require(reader, context, document, action,
                   {Role::kAuthor, Role::kDepartmentHead, Role::kQualityManager, Role::kTechnicalSecretariat});
}

Authority require_keeper(StoreReader& reader, const Context& context, const Document& document,
                         const std::string& action) {
    return require(reader, context, document, action, {Role::kQualityManager, Role::kTechnicalSecretariat});
}

void require_event(const WorkingRevision& working, Event event, const std::string& action) {
    if (find_transition(working.revision.lifecycle, event)) return;
    throw Refusal(ErrorCode::kConflict, action, working.revision.id.str(), "state.not_allowed",
                  state_sentence(working));
}

void end_circuit(StoreWriter& writer, Circuit circuit) {
    circuit.state = CircuitState::kCancelled;
    for (Slot& slot : circuit.slots)
        if (slot.state == SlotState::kOpen || slot.state == SlotState::kWaiting) slot.state = SlotState::kVoid;
    writer.approval().update_circuit(circuit);
}

std::string keep_remark(StoreWriter& writer, const Context& context, const std::string& text) {
    constexpr std::size_t kLongest = 10'000;
    if (text.empty()) return {};
    if (text.size() > kLongest)
        throw Error(ErrorCode::kInvalidInput, msg("The remark is too long: at most 10,000 bytes."));
    // A public id is unique and unguessable enough to keep two equal remarks apart; the hash proves, it does not hide.
    return writer.approval().add_remark(context.ids.next(), text);
}

std::string person_name(StoreReader& reader, const PersonId& id) {
    const auto person = reader.organisation().person(id);
    return person ? person->name : "?";
}

}  // namespace pravila
