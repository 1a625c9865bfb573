#include "core/service/document_history.h"

#include <set>

#include "core/history/entry.h"
#include "core/service/access.h"

namespace pravila {

namespace {

std::string text_of(const JsonObject& details, std::string_view name) {
    const auto member = details.find(name);
    const std::string* text = member == details.end() ? nullptr : member->second.text();
    return text ? *text : std::string();
}

std::string number_of(const JsonObject& details) {
    const auto edition = details.find("edition"), revision = details.find("revision");
    if (edition == details.end() || revision == details.end() || !edition->second.integer() ||
        !revision->second.integer())
        return {};
    return std::to_string(*edition->second.integer()) + "." + std::to_string(*revision->second.integer());
}

/// What an entry is about: its subject, and whatever else of the document its details name.
bool tells_of(const LogEntry& entry, const std::set<std::string>& hidden) {
    if (hidden.contains(entry.subject.id)) return true;
    for (const auto& [name, value] : entry.details)
        if (value.text() && hidden.contains(*value.text())) return true;
    return false;
}

HistoryEvent event_of(StoreReader& reader, const StoredEntry& stored, const LogEntry& entry) {
    HistoryEvent event;
    event.seq = stored.seq;
    event.time = to_text(entry.time);
    event.action = entry.action;
    if (const auto actor = reader.organisation().person(entry.actor)) event.actor = actor->name;
    event.subject_id = entry.subject.id;
    event.number = number_of(entry.details);
    event.effective_from = text_of(entry.details, "effective_from");
    event.effective_until = text_of(entry.details, "effective_until");
    event.approved_on = text_of(entry.details, "approved_on");
    event.sha256 = entry.content_sha256.value_or("");
    event.canonical = stored.canonical;
    if (entry.subject.kind != "revision") return event;
    const RevisionId id(entry.subject.id);
    if (event.number.empty())
        if (const auto revision = reader.revision(id)) event.number = to_text(revision->number);
    for (const ImportRecord& import : reader.imports_of_revision(id))
        if (import.sha256 == event.sha256) event.source = import.path;
    return event;
}

/// What an entry about a code says of it. @param with_reason  why is for those who manage the document.
void add_code(StoreReader& reader, const LogEntry& entry, bool with_reason, HistoryEvent& event) {
    if (!entry.action.starts_with("code.")) return;
    event.code = text_of(entry.details, "printed");
    event.act = text_of(entry.details, "act_number");
    event.act_date = text_of(entry.details, "act_date");
    const std::string reason = text_of(entry.details, "reason_sha256");
    if (with_reason && !reason.empty()) event.reason = reader.approval().remark(reason).value_or("");
}

/// A revision that must not be told of, with its title, ways to approval, signatures and remarks.
void hide(StoreReader& reader, const Revision& unreadable, std::set<std::string>& hidden) {
    const RevisionId& revision = unreadable.id;
    hidden.insert(revision.str());
    hidden.insert(unreadable.title);
    for (const Circuit& circuit : reader.approval().circuits_of(revision)) hidden.insert(circuit.id.str());
    for (const Signature& signature : reader.approval().signatures_of(revision)) hidden.insert(signature.id.str());
    for (const Comment& comment : reader.approval().comments_of(revision)) hidden.insert(comment.id.str());
}

}  // namespace

HistoryView document_history(const Context& context, const std::string& code) {
    HistoryView view;
    context.store.read(context.scope, [&](StoreReader& reader) {
        view = {};
        const ReadAccess access = read_access(reader, context);
        view.document = require_readable_document(reader, access, code).document;
        view.canonical_slug = view.document.slug();
        std::set<std::string> hidden;
        for (const Revision& revision : reader.revisions_of(view.document.id))
            if (!access.may_read(view.document, revision)) hide(reader, revision, hidden);
        for (const Revision& revision : readable_revisions(reader, access, view.document)) hidden.erase(revision.title);
        const bool manages = access.everything || access.managed.covers(view.document.owner);
        for (const StoredEntry& stored : reader.log_entries_about(view.document.id.str())) {
            const LogEntry entry = log_entry_from(stored.canonical);
            if (entry.subject.kind == "access" && !manages) continue;  // who was refused what is not for everybody
            if (tells_of(entry, hidden)) continue;
            view.events.push_back(event_of(reader, stored, entry));
            add_code(reader, entry, manages, view.events.back());
        }
    });
    return view;
}

}  // namespace pravila
