#pragma once

#include "core/service/compare_organisation.h"

namespace pravila {

/// Compares distribution lists, readings, recalled copies, reminders, short tests and reviews with what follows from
/// the log, row by row and both ways. Rules: state.distribution_line, state.distribution, state.reading, state.copy,
/// state.reminder, state.reading_test, state.reading_attempt, state.review.
void compare_distribution(StoreReader& reader, const Replay& replayed,
                          const std::function<void(const OrganisationDifference&)>& found);

}  // namespace pravila
