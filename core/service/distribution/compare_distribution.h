#pragma once

#include "core/service/compare_organisation.h"

namespace pravila {

/// Compares distribution lists, readings, recalled copies and reviews with what follows from the log, row by row and
/// both ways. Rules: state.distribution_line, state.distribution, state.reading, state.copy, state.review.
void compare_distribution(StoreReader& reader, const Replay& replayed,
                          const std::function<void(const OrganisationDifference&)>& found);

}  // namespace pravila
