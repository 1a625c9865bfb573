#pragma once

#include <string>
#include <vector>

#include "core/service/revisions/working_revision.h"

namespace pravila {

/// A remark on a section of a draft or of a revision on its way to approval, by whoever may read it.
/// @param anchor  of the section ("s-5.2"); empty: on the whole. @throws Error kInvalidInput: no text, over 5,000
/// bytes.
Comment add_comment(const Context& context, const RevisionName& name, const std::string& anchor,
                    const std::string& text);

/// Marks a remark as dealt with: by the holder of the draft, its author, or those who keep the system.
Comment resolve_comment(const Context& context, const CommentId& id);

}  // namespace pravila
