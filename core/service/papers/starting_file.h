#pragma once

#include "core/service/context.h"
#include "core/service/papers/paper_file.h"

namespace pravila {

/// An editable file to write a revision in, filled in with what is known: cover, header of every page, tables, and the
/// sections of the layout, or the text of the revision before it.
///
/// For a draft, or one on its way to approval, the file is of that revision. For one that is approved, it is of the
/// next: with the number that a new revision would get today. Without a number, the one in work is meant when the
/// person may read it, else the one in force, else the newest.
/// @throws Error kNotFound as view_document; kInvalidInput for a format that cannot be edited (PDF).
PaperFile starting_file(const Context& context, const PaperMaker& maker, const PaperRequest& request);

}  // namespace pravila
