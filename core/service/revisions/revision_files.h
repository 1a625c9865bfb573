#pragma once

#include <string>

#include "core/ports/extractor.h"
#include "core/service/revisions/working_revision.h"

namespace pravila {

/// A file as it came.
struct IncomingFile {
    std::string bytes;
    std::string file_name;  ///< base name, valid UTF-8
};

/// Makes a file the text of a draft, any number of times. The holder does it; others who may edit take the draft over
/// first. While the revision is on its way to approval, the author and those who keep the system may still do it: every
/// answer given so far is voided, visibly, and the way begins again with its first step.
///
/// @param row_version  of the revision as the person saw it. When it is not the stored one, the file is set aside
/// beside
///                     the draft and Error kConflict says so: nobody's work is lost.
/// @throws Error kInvalidInput when the file cannot be read as a document, with the reader's reason; Refusal.
WorkingRevision replace_source(const Context& context, Extractor& extractor, const RevisionName& name,
                               const IncomingFile& file, long long row_version);

/// Adds a signed copy, an annex, a form or an older original. State and text stay what they are.
/// @param role  not kText. @throws Refusal; Error kConflict when the revision has this very file already.
WorkingRevision attach_part(const Context& context, Extractor& extractor, const RevisionName& name, PartRole role,
                            const IncomingFile& file);

/// Takes a part, not the text, away from a draft.
WorkingRevision remove_part(const Context& context, const RevisionName& name, const PartId& part);

/// Makes the person the holder of a draft: an editor who goes on with the work of someone else.
WorkingRevision take_over(const Context& context, const RevisionName& name);

/// Another title for a draft. @param row_version  as in replace_source.
WorkingRevision retitle(const Context& context, const RevisionName& name, const std::string& title,
                        long long row_version);

/// What the change table will say of this revision. Until it is submitted.
WorkingRevision describe_change(const Context& context, const RevisionName& name, const std::string& revised_component,
                                const std::string& change_summary);

}  // namespace pravila
