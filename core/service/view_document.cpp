#include "core/service/view_document.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/read_access.h"

namespace pravila {

namespace {

Error no_such_revision(const Document& document, EditionRevision number) {
    return Error(ErrorCode::kNotFound, msg("{code} has no revision {number}. See its history for the revisions it has.",
                                           {{"code", document.code()}, {"number", to_text(number)}}));
}

std::optional<Revision> choose(const std::vector<Revision>& revisions, const DocumentRequest& request,
                               const Document& document, Date day, Date today) {
    if (request.number) {
        for (const Revision& revision : revisions)
            if (revision.number == *request.number) return revision;
        throw no_such_revision(document, *request.number);
    }
    for (auto it = revisions.rbegin(); it != revisions.rend(); ++it)
        if (in_force_on(*it, day, today)) return *it;
    if (request.as_of && day != today) return {};
    // Nothing applies today: the newest that did or will is what a reader looks for.
    return revisions.empty() ? std::nullopt : std::optional(revisions.back());
}

std::string unit_name(StoreReader& reader, const std::optional<UnitId>& id) {
    const auto unit = id ? reader.organisation().unit(*id) : std::nullopt;
    return unit ? unit->name : std::string();
}

std::optional<FormLink> parent_of(StoreReader& reader, const Context& context, const Document& document) {
    const auto parent = document.parent ? reader.document(*document.parent) : std::nullopt;
    if (!parent || !ReadAccess::of(reader, context).may_read(*parent)) return {};
    return FormLink{parent->code(), parent->title, parent->slug(), {}, {}, {}, 0};
}

}  // namespace

DocumentView view_document(const Context& context, const DocumentRequest& request) {
    DocumentView view;
    view.today = context.clock.today();
    view.as_of = request.as_of.value_or(view.today);
    context.store.read(context.scope, [&](StoreReader& reader) {
        view.document = require_readable(reader, context, request.code).document;
        view.canonical_slug = view.document.slug();
        view.owner = unit_name(reader, view.document.owner);
        for (const UnitId& unit : view.document.participating) view.participating.push_back(unit_name(reader, unit));
        const auto revisions = reader.revisions_of(view.document.id);
        view.revision = choose(revisions, request, view.document, view.as_of, view.today);
        for (auto it = revisions.rbegin(); it != revisions.rend(); ++it) {
            view.revisions.push_back({*it, state_on(*it, view.as_of, view.today)});
            if (!view.in_force_now && in_force_on(*it, view.today, view.today)) view.in_force_now = it->number;
        }
        if (view.revision) view.state = state_on(*view.revision, view.as_of, view.today);
        if (view.document.codes.empty()) view.state = State::kUnfiled;
        view.forms = forms_of(reader, context, view.document.id, view.as_of, view.today);
        view.parent = parent_of(reader, context, view.document);
        const RevisionPart* part = view.revision ? view.revision->part(PartRole::kText) : nullptr;
        if (!part || !request.with_text) return;
        if (const auto json = reader.extraction(part->sha256)) view.text = extracted_document_from_json(*json);
    });
    return view;
}

SourceFile source_of(const Context& context, const DocumentRequest& request, PartRole role) {
    DocumentRequest without_text = request;
    without_text.with_text = false;
    const DocumentView view = view_document(context, without_text);
    const RevisionPart* part = view.revision ? view.revision->part(role) : nullptr;
    if (!part)
        throw Error(ErrorCode::kNotFound,
                    msg("{code} has no file of this kind on the day asked for.", {{"code", view.document.code()}}));
    std::optional<std::string> bytes;
    context.store.read(context.scope, [&](StoreReader& reader) { bytes = reader.content(part->sha256); });
    if (!bytes)
        throw Error(ErrorCode::kCorrupt,
                    msg("The file of {code} is missing from the store. Run “pravila verify” and restore a backup.",
                        {{"code", view.document.code()}}));
    return {std::move(*bytes), *part};
}

}  // namespace pravila
