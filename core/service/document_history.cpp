#include "core/service/document_history.h"

#include "core/history/entry.h"
#include "core/service/read_access.h"

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

HistoryEvent event_of(StoreReader& reader, const StoredEntry& stored) {
    const LogEntry entry = log_entry_from(stored.canonical);
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

}  // namespace

HistoryView document_history(const Context& context, const std::string& code) {
    HistoryView view;
    context.store.read(context.scope, [&](StoreReader& reader) {
        view = {};
        view.document = require_readable(reader, context, code).document;
        view.canonical_slug = view.document.slug();
        for (const StoredEntry& stored : reader.log_entries_about(view.document.id.str()))
            view.events.push_back(event_of(reader, stored));
    });
    return view;
}

}  // namespace pravila
