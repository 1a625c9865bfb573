#include "core/service/revisions/comments.h"

#include "core/service/access.h"
#include "core/service/record.h"

namespace pravila {

Comment add_comment(const Context& context, const RevisionName& name, const std::string& anchor,
                    const std::string& text) {
    constexpr std::size_t kLongest = 5000, kLongestAnchor = 100;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos || text.size() > kLongest ||
        anchor.size() > kLongestAnchor)
        throw Error(ErrorCode::kInvalidInput, msg("A remark needs a text of at most 5,000 bytes."));
    return recording_refusals(context, [&] {
        Comment comment;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            const WorkingRevision working = require_working_revision(writer, context, name);
            require_event(working, Event::kChangeText, "comment");
            if (!read_access(writer, context).may_read(working.document, working.revision))
                throw Refusal(ErrorCode::kForbidden, "comment", working.revision.id.str(), "role.missing",
                              msg("{revision} is not for you to read yet.", {{"revision", working.name()}}));
            const RevisionPart* source = working.revision.part(PartRole::kText);
            comment = {context.ids.next_id<CommentId>(),
                       working.revision.id,
                       anchor,
                       context.scope.person,
                       text,
                       source ? source->sha256 : "",
                       context.clock.now(),
                       {},
                       1};
            writer.approval().add_comment(comment);
            record(
                writer, context, "comment.made", comment.id.str(),
                {{"revision", working.revision.id.str()}, {"document", working.document.id.str()}, {"anchor", anchor}},
                {}, {working.revision.id.str(), working.document.id.str()});
        });
        return comment;
    });
}

Comment resolve_comment(const Context& context, const CommentId& id) {
    return recording_refusals(context, [&] {
        Comment resolved;
        context.store.write(context.scope, [&](StoreWriter& writer) {
            const auto comment = writer.approval().comment(id);
            const auto revision = comment ? writer.revision(comment->revision) : std::nullopt;
            const auto document = revision ? writer.document(revision->document) : std::nullopt;
            if (!document) throw Error(ErrorCode::kNotFound, msg("There is no such remark."));
            const auto draft = writer.approval().draft(revision->id);
            const bool own =
                comment->author == context.scope.person || (draft && draft->holder == context.scope.person);
            if (!own) require_keeper(writer, context, *document, "resolve_comment");
            resolved = *comment;
            if (resolved.resolved_at) return;
            resolved.resolved_at = context.clock.now();
            writer.approval().update_comment(resolved);
            record(writer, context, "comment.resolved", id.str(),
                   {{"revision", revision->id.str()}, {"document", document->id.str()}, {"anchor", comment->anchor}},
                   {}, {revision->id.str(), document->id.str()});
        });
        return resolved;
    });
}

}  // namespace pravila
