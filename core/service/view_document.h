#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/extracted_document.h"
#include "core/service/context.h"
#include "core/service/find_procedures.h"
#include "core/workflow/workflow.h"

namespace pravila {

struct DocumentRequest {
    std::string code;                       ///< any spelling, slug or "_<id>"
    std::optional<EditionRevision> number;  ///< this revision; else the one that applies on `as_of`
    std::optional<Date> as_of;              ///< default: today
    bool with_text = true;
};

/// One line of the list of revisions.
struct RevisionLine {
    Revision revision;
    State state = State::kInForce;  ///< on the day asked for
    std::optional<StepKind> step;   ///< what is asked now, on its way to approval
};

/// A document as a reader meets it.
struct DocumentView {
    Document document;
    std::string canonical_slug;  ///< where it lives; differs from what was asked after a recoding
    std::string owner;           ///< name of the unit; may be empty
    std::vector<std::string> participating;
    Date as_of{}, today{};
    std::optional<Revision> revision;  ///< the one shown; nothing when none applied on `as_of`
    State state = State::kInForce;     ///< of the one shown, on `as_of`; kUnfiled for a document without a code
    std::optional<StepKind> step;      ///< of the one shown: what is asked now, on its way to approval
    std::optional<EditionRevision> in_force_now;  ///< what applies today, when that is another one
    std::optional<ExtractedDocument> text;        ///< of the revision's text part
    std::vector<RevisionLine> revisions;          ///< newest first
    std::vector<FormLink> forms;
    std::optional<FormLink> parent;  ///< for a form: its procedure
};

/// @throws Error kNotFound: unknown code, or no such revision; what the context's person may not read is not there.
DocumentView view_document(const Context& context, const DocumentRequest& request);

/// The bytes of a part of a revision, and how to serve them.
struct SourceFile {
    std::string bytes;
    RevisionPart part;
};
/// @param role  kText by default: the exact bytes that came in. @throws Error kNotFound: no such part.
SourceFile source_of(const Context& context, const DocumentRequest& request, PartRole role = PartRole::kText);
/// The part with this fingerprint, whatever it is; a revision may have several annexes. @throws as source_of.
SourceFile part_of(const Context& context, const DocumentRequest& request, const std::string& sha256);

}  // namespace pravila
