#pragma once

#include <vector>

#include "core/model/document.h"

namespace pravila {

/// Recomputes from when until when each approved revision of one document applies. One that was withdrawn keeps the day
/// on which it ended, unless a later one begins before; it ends earlier ones when it was ever in force.
///
/// @param revisions  all revisions of the document, by edition and revision. A dated revision ends where the next dated
/// one
///                   with a higher number begins; one with the same or an earlier day leaves it an empty interval. A
///                   revision followed by an undated one is `superseded_undated`, and so is an undated one followed by
///                   any.
/// @return  indexes of the revisions that changed, ascending.
std::vector<std::size_t> recompute_validity(std::vector<Revision>& revisions);

/// True when a higher edition.revision is dated before a lower one.
bool dates_run_against_order(const std::vector<Revision>& revisions);

}  // namespace pravila
