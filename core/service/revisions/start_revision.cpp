#include "core/service/revisions/start_revision.h"

#include <algorithm>
#include <charconv>

#include "core/model/texts.h"
#include "core/service/log_details.h"
#include "core/service/record.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 2> kKinds = {"revision", "edition"};
constexpr std::size_t kLongestTitle = 600;

int number_setting(StoreReader& reader, std::string_view name, int fallback) {
    const std::string text = reader.setting(name).value_or("");
    int value = fallback;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Numbers that can be given no more: those of living revisions, and of cancelled ones that someone signed.
std::vector<EditionRevision> taken_numbers(StoreReader& reader, const std::vector<Revision>& revisions,
                                           const RevisionId& except) {
    std::vector<EditionRevision> taken;
    for (const Revision& revision : revisions) {
        if (revision.id == except) continue;
        if (revision.lifecycle != Lifecycle::kCancelled || !reader.approval().signatures_of(revision.id).empty())
            taken.push_back(revision.number);
    }
    return taken;
}

EditionRevision next_number(const std::vector<EditionRevision>& taken, RevisionKind kind) {
    if (taken.empty()) return {1, 0};
    const EditionRevision newest = *std::max_element(taken.begin(), taken.end());
    if (kind == RevisionKind::kEdition) return {newest.edition + 1, 0};
    return {newest.edition, newest.revision + 1};
}

EditionRevision next_number(StoreReader& reader, const DocumentId& document, RevisionKind kind,
                            const RevisionId& except = {}) {
    return next_number(taken_numbers(reader, reader.revisions_of(document), except), kind);
}

void require_nobody_works(StoreReader& reader, const Document& document) {
    for (const Revision& revision : reader.revisions_of(document.id)) {
        if (revision.lifecycle != Lifecycle::kDraft && revision.lifecycle != Lifecycle::kInReview) continue;
        const auto draft = reader.approval().draft(revision.id);
        throw Refusal(ErrorCode::kConflict, "start", document.id.str(), "draft.exists",
                      msg("{person} already works on {code}, revision {number}: /d/{slug}?rev={number}. Ask them, or "
                          "wait until it is approved or cancelled.",
                          {{"person", draft ? person_name(reader, draft->holder) : "?"},
                           {"code", document.code()},
                           {"number", to_text(revision.number)},
                           {"slug", document.slug()}}));
    }
}

std::string checked_title(const std::string& title) {
    if (title.find_first_not_of(" \t\r\n") == std::string::npos || title.size() > kLongestTitle)
        throw Error(ErrorCode::kInvalidInput, msg("A document needs a title of 1 to 300 characters."));
    return title;
}

}  // namespace

std::string_view to_text(RevisionKind kind) { return text_at(kKinds, kind); }
std::optional<RevisionKind> revision_kind_from(std::string_view text) { return value_from<RevisionKind>(kKinds, text); }

WorkingRevision start_revision(StoreWriter& writer, const Context& context, const Document& document,
                               const NewRevision& wanted) {
    require_editor(writer, context, document, "start");
    require_nobody_works(writer, document);
    Revision revision;
    revision.id = context.ids.next_id<RevisionId>();
    revision.document = document.id;
    revision.number = next_number(writer, document.id, wanted.kind);
    revision.title = checked_title(wanted.title.empty() ? document.title : wanted.title);
    revision.lifecycle = Lifecycle::kDraft;
    revision.language = "ro";
    revision.place = wanted.place;
    revision.imported = false;
    revision.entered_at = context.clock.now();
    DraftFacts draft;
    draft.revision = revision.id;
    draft.holder = context.scope.person;
    draft.change_summary = wanted.change_summary;
    draft.revised_component = wanted.revised_component;
    draft.number_reason = wanted.number_reason;
    writer.add_revision(revision);
    writer.approval().add_draft(draft);
    const std::string reason = keep_remark(writer, context, wanted.number_reason);
    record(writer, context, "revision.created", revision.id.str(), draft_details(revision, draft.holder, reason), {},
           {document.id.str()});
    writer.feed(revision.id);
    return working_revision(writer, document, revision);
}

WorkingRevision start_revision(const Context& context, const NewRevision& wanted) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> started;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            started = start_revision(writer, context, require_known_document(writer, context, wanted.code), wanted);
        });
        return *std::move(started);
    });
}

WorkingRevision change_kind(const Context& context, const RevisionName& name, RevisionKind kind,
                            const std::string& reason, long long row_version) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> changed;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, name);
            require_editor(writer, context, working.document, "change_kind");
            require_event(working, Event::kSubmit, "change_kind");
            Revision& revision = working.revision;
            revision.number = next_number(writer, working.document.id, kind, revision.id);
            revision.row_version = row_version;
            writer.update_revision(revision);
            record(writer, context, "revision.renumbered", revision.id.str(),
                   {{"document", revision.document.str()},
                    {"edition", revision.number.edition},
                    {"revision", revision.number.revision},
                    {"reason_sha256", keep_remark(writer, context, reason)}},
                   {}, {revision.document.str()});
            writer.feed(revision.id);
            changed = working_revision(writer, working.document, *writer.revision(revision.id));
        });
        return *std::move(changed);
    });
}

NumberAdvice number_advice(StoreReader& reader, const Document& document, std::optional<int> changed_percent) {
    NumberAdvice advice;
    const auto taken = taken_numbers(reader, reader.revisions_of(document.id), {});
    advice.as_revision = next_number(taken, RevisionKind::kRevision);
    advice.as_edition = next_number(taken, RevisionKind::kEdition);
    advice.most_revisions = number_setting(reader, "max_revisions_per_edition", 3);
    advice.changed_percent = changed_percent;
    advice.revisions_in_edition = taken.empty() ? 0 : std::max_element(taken.begin(), taken.end())->revision;
    const bool many = advice.revisions_in_edition >= advice.most_revisions;
    const bool much = changed_percent && *changed_percent > number_setting(reader, "new_edition_change_ratio", 50);
    if (!taken.empty() && (many || much)) advice.kind = RevisionKind::kEdition;
    return advice;
}

}  // namespace pravila
