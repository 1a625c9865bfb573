#include "core/service/revisions/revision_files.h"

#include <algorithm>

#include "core/history/hash.h"
#include "core/service/log_details.h"
#include "core/service/record.h"
#include "core/service/revisions/submit_revision.h"

namespace pravila {

namespace {

/// A file with what was read out of it.
struct ReadFile {
    const IncomingFile& file;
    std::string extractor, extraction, format, language;
};

ReadFile read(Extractor& extractor, const IncomingFile& file) {
    const auto result = extractor.extract(file.bytes, file.file_name);
    if (const auto* failure = std::get_if<ExtractionFailure>(&result))
        throw Error(ErrorCode::kInvalidInput, failure->message, failure->rule);
    const auto& document = std::get<ExtractedDocument>(result);
    return {file, document.extractor, to_json(document), document.format, document.language};
}

/// Scans, pictures and spreadsheets are welcome as parts though there is no text in them.
ReadFile read_if_possible(Extractor& extractor, const IncomingFile& file) {
    const auto result = extractor.extract(file.bytes, file.file_name);
    if (const auto* document = std::get_if<ExtractedDocument>(&result))
        return {file, document->extractor, to_json(*document), document->format, document->language};
    const auto dot = file.file_name.rfind('.');
    std::string extension = dot == std::string::npos ? "" : file.file_name.substr(dot + 1, 16);
    for (char& c : extension)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return {file, {}, {}, extension, {}};
}

RevisionPart store_part(StoreWriter& writer, const Context& context, PartRole role, const ReadFile& read) {
    RevisionPart part;
    part.id = context.ids.next_id<PartId>();
    part.role = role;
    part.sha256 = writer.add_content(read.file.bytes);
    part.file_name = read.file.file_name;
    part.format = read.format;
    part.bytes = static_cast<long long>(read.file.bytes.size());
    if (!read.extraction.empty()) writer.add_extraction(part.sha256, read.extractor, read.extraction);
    return part;
}

void record_parts(StoreWriter& writer, const Context& context, const char* action, const Revision& revision,
                  const std::string& sha256) {
    record(writer, context, action, revision.id.str(), parts_details(revision), sha256, {revision.document.str()});
    writer.feed(revision.id);
}

void require_holder(StoreReader& reader, const Context& context, const WorkingRevision& working,
                    const std::string& action) {
    if (!working.draft || working.draft->holder == context.scope.person) return;
    throw Refusal(ErrorCode::kConflict, action, working.revision.id.str(), "draft.held",
                  msg("{person} works on {revision}. Ask them, or take the draft over first.",
                      {{"person", person_name(reader, working.draft->holder)}, {"revision", working.name()}}));
}

/// On its way to approval nobody takes a draft over any more: those who keep the system help the author out.
void require_text_right(StoreReader& reader, const Context& context, const WorkingRevision& working) {
    const bool held = !working.draft || working.draft->holder == context.scope.person;
    if (working.revision.lifecycle == Lifecycle::kInReview && !held)
        require_keeper(reader, context, working.document, "replace_source");
    else
        require_holder(reader, context, working, "replace_source");
}

/// Keeps a file that came too late, in a transaction that succeeds although the change does not.
void set_aside(const Context& context, const RevisionId& revision, const ReadFile& file) {
    context.store.write(context.scope, [&](StoreWriter& writer) {
        const std::string sha256 = writer.add_content(file.file.bytes);
        if (!file.extraction.empty()) writer.add_extraction(sha256, file.extractor, file.extraction);
        writer.approval().add_set_aside(
            {revision, sha256, file.file.file_name, context.scope.person, context.clock.now()});
    });
}

/// Thrown out of the transaction, so that nothing of it stays, to be answered with setting the file aside.
struct Stale {
    RevisionId revision;
    std::string name;
};

WorkingRevision with_draft(const Context& context, const RevisionName& name, const std::string& action,
                           const std::function<void(StoreWriter&, WorkingRevision&)>& change) {
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> changed;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, name);
            require_editor(writer, context, working.document, action);
            require_event(working, Event::kSubmit, action);
            change(writer, working);
            changed = working_revision(writer, working.document, *writer.revision(working.revision.id));
        });
        return *std::move(changed);
    });
}

}  // namespace

WorkingRevision replace_source(const Context& context, Extractor& extractor, const RevisionName& name,
                               const IncomingFile& file, long long row_version) {
    const ReadFile source = read(extractor, file);
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> changed;
        try {
            context.store.write(context.scope, [&](StoreWriter& writer) {
                WorkingRevision working = require_working_revision(writer, context, name);
                require_editor(writer, context, working.document, "replace_source");
                require_event(working, Event::kChangeText, "replace_source");
                require_text_right(writer, context, working);
                Revision& revision = working.revision;
                if (revision.row_version != row_version) throw Stale{revision.id, working.name()};
                if (const RevisionPart* old = revision.part(PartRole::kText)) {
                    if (old->sha256 == sha256_hex(file.bytes)) {
                        changed = std::move(working);
                        return;
                    }
                    writer.remove_part(old->id);
                    std::erase_if(revision.parts, [](const RevisionPart& p) { return p.role == PartRole::kText; });
                }
                const RevisionPart part = store_part(writer, context, PartRole::kText, source);
                revision.parts.push_back(part);
                revision.language = source.language;
                writer.update_revision(revision);
                revision = *writer.revision(revision.id);
                record_parts(writer, context, "revision.source_replaced", revision, part.sha256);
                if (revision.lifecycle == Lifecycle::kInReview) restart_circuit(writer, context, working);
                changed = working_revision(writer, working.document, *writer.revision(revision.id));
            });
        } catch (const Stale& stale) {
            set_aside(context, stale.revision, source);
            throw Error(ErrorCode::kConflict,
                        msg("{revision} was changed by someone else while you worked on it. Your file was kept beside "
                            "the draft: compare the two and send the one that holds both.",
                            {{"revision", stale.name}}),
                        "stale");
        }
        return *std::move(changed);
    });
}

WorkingRevision attach_part(const Context& context, Extractor& extractor, const RevisionName& name, PartRole role,
                            const IncomingFile& file) {
    if (role == PartRole::kText)
        throw Error(ErrorCode::kInvalidInput, msg("The text of a revision is replaced, not attached."));
    const ReadFile source = read_if_possible(extractor, file);
    return recording_refusals(context, [&] {
        std::optional<WorkingRevision> changed;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            WorkingRevision working = require_working_revision(writer, context, name);
            require_editor(writer, context, working.document, "attach");
            require_event(working, Event::kAttach, "attach");
            const std::string sha256 = sha256_hex(file.bytes);
            for (const RevisionPart& part : working.revision.parts)
                if (part.sha256 == sha256)
                    throw Error(ErrorCode::kConflict, msg("{revision} has this file already: {file}.",
                                                          {{"revision", working.name()}, {"file", part.file_name}}));
            writer.add_part(working.revision.id, store_part(writer, context, role, source));
            const Revision revision = *writer.revision(working.revision.id);
            record_parts(writer, context, "revision.part_attached", revision, sha256);
            changed = working_revision(writer, working.document, revision);
        });
        return *std::move(changed);
    });
}

WorkingRevision remove_part(const Context& context, const RevisionName& name, const PartId& part) {
    return with_draft(context, name, "remove_part", [&](StoreWriter& writer, WorkingRevision& working) {
        require_holder(writer, context, working, "remove_part");
        const auto& parts = working.revision.parts;
        const auto found =
            std::find_if(parts.begin(), parts.end(), [&](const RevisionPart& p) { return p.id == part; });
        if (found == parts.end() || found->role == PartRole::kText)
            throw Error(ErrorCode::kNotFound,
                        msg("{revision} has no such annex, form or copy.", {{"revision", working.name()}}));
        writer.remove_part(part);
        record_parts(writer, context, "revision.part_attached", *writer.revision(working.revision.id), {});
    });
}

WorkingRevision take_over(const Context& context, const RevisionName& name) {
    return with_draft(context, name, "take_over", [&](StoreWriter& writer, WorkingRevision& working) {
        DraftFacts draft = working.draft.value_or(DraftFacts());
        if (draft.holder == context.scope.person) return;
        draft.holder = context.scope.person;
        writer.approval().update_draft(draft);
        record(writer, context, "revision.taken_over", working.revision.id.str(),
               {{"document", working.document.id.str()}, {"holder", draft.holder.str()}}, {},
               {working.document.id.str()});
    });
}

WorkingRevision retitle(const Context& context, const RevisionName& name, const std::string& title,
                        long long row_version) {
    constexpr std::size_t kLongest = 600;
    if (title.find_first_not_of(" \t\r\n") == std::string::npos || title.size() > kLongest)
        throw Error(ErrorCode::kInvalidInput, msg("A document needs a title of 1 to 300 characters."));
    return with_draft(context, name, "retitle", [&](StoreWriter& writer, WorkingRevision& working) {
        require_holder(writer, context, working, "retitle");
        working.revision.title = title;
        working.revision.row_version = row_version;
        writer.update_revision(working.revision);
        record(writer, context, "revision.retitled", working.revision.id.str(),
               {{"document", working.document.id.str()}, {"title", title}}, {}, {working.document.id.str()});
        writer.feed(working.revision.id);
    });
}

WorkingRevision describe_change(const Context& context, const RevisionName& name, const std::string& revised_component,
                                const std::string& change_summary) {
    constexpr std::size_t kLongest = 2000;
    if (revised_component.size() > kLongest || change_summary.size() > kLongest)
        throw Error(ErrorCode::kInvalidInput, msg("What changed must be told in at most 2,000 bytes."));
    return with_draft(context, name, "describe_change", [&](StoreWriter& writer, WorkingRevision& working) {
        require_holder(writer, context, working, "describe_change");
        DraftFacts draft = working.draft.value_or(DraftFacts());
        draft.revised_component = revised_component;
        draft.change_summary = change_summary;
        writer.approval().update_draft(draft);
    });
}

}  // namespace pravila
