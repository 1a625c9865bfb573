#include "core/service/view_document.h"

#include <algorithm>

#include "core/error.h"
#include "core/service/access.h"
#include "core/service/find_revision.h"
#include "core/service/open_steps.h"

namespace pravila {

namespace {

std::optional<Revision> choose(StoreReader& reader, const std::vector<Revision>& revisions,
                               const DocumentRequest& request, const Document& document, Date day, Date today) {
    if (request.number) return require_revision(reader, document, revisions, *request.number);
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

std::optional<FormLink> parent_of(StoreReader& reader, const ReadAccess& access, const Document& document) {
    auto parent = document.parent ? reader.document(*document.parent) : std::nullopt;
    if (!parent || !may_read(reader, access, *parent)) return {};
    readable_revisions(reader, access, *parent);
    return FormLink{parent->code(), parent->title, parent->slug(), {}, {}, {}, 0};
}

}  // namespace

DocumentView view_document(const Context& context, const DocumentRequest& request) {
    DocumentView view;
    const Date today = context.clock.today();
    context.store.read(context.scope, [&](StoreReader& reader) {
        view = DocumentView();
        view.today = today;
        view.as_of = request.as_of.value_or(today);
        const ReadAccess access = read_access(reader, context);
        view.document = require_readable_document(reader, access, request.code).document;
        const auto revisions = readable_revisions(reader, access, view.document);
        view.canonical_slug = view.document.slug();
        view.owner = unit_name(reader, view.document.owner);
        for (const UnitId& unit : view.document.participating) view.participating.push_back(unit_name(reader, unit));
        view.revision = choose(reader, revisions, request, view.document, view.as_of, view.today);
        for (auto it = revisions.rbegin(); it != revisions.rend(); ++it) {
            view.revisions.push_back({*it, state_on(*it, view.as_of, view.today), open_step(reader, *it)});
            if (!view.in_force_now && in_force_on(*it, view.today, view.today)) view.in_force_now = it->number;
        }
        if (view.revision) {
            view.state = state_on(*view.revision, view.as_of, view.today);
            view.step = open_step(reader, *view.revision);
        }
        if (view.document.codes.empty()) view.state = State::kUnfiled;
        view.forms = forms_of(reader, access, view.document.id, view.as_of, view.today);
        view.parent = parent_of(reader, access, view.document);
        const RevisionPart* part = view.revision ? view.revision->part(PartRole::kText) : nullptr;
        if (!part || !request.with_text) return;
        if (const auto json = reader.extraction(part->sha256)) view.text = extracted_document_from_json(*json);
    });
    return view;
}

namespace {

SourceFile file_of(const Context& context, const DocumentRequest& request,
                   const std::function<const RevisionPart*(const Revision&)>& choose_part) {
    DocumentRequest without_text = request;
    without_text.with_text = false;
    const DocumentView view = view_document(context, without_text);
    const RevisionPart* part = view.revision ? choose_part(*view.revision) : nullptr;
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

}  // namespace

SourceFile source_of(const Context& context, const DocumentRequest& request, PartRole role) {
    return file_of(context, request, [&](const Revision& revision) { return revision.part(role); });
}

SourceFile part_of(const Context& context, const DocumentRequest& request, const std::string& sha256) {
    return file_of(context, request, [&](const Revision& revision) -> const RevisionPart* {
        for (const RevisionPart& part : revision.parts)
            if (part.sha256 == sha256) return &part;
        return nullptr;
    });
}

}  // namespace pravila
