#pragma once

#include <vector>

#include "core/service/context.h"

namespace pravila {

/// Asks back every paper copy (a line with a copy number that stood while it applied) of a revision that no longer
/// applies. Copies asked back already stay as they are. The quality manager and the technical secretariat may.
/// @return all recalled copies of the revision. @throws Error kConflict: it still applies; kForbidden, kNotFound.
std::vector<CopyRecall> recall_copies(const Context& context, const RevisionId& revision);

/// A copy came back. @throws Error kInvalidInput: a day before it was asked back or in the future; kConflict: it came
/// back already; kForbidden, kNotFound.
void return_copy(const Context& context, const RevisionId& revision, const RecallId& copy, Date day);

}  // namespace pravila
