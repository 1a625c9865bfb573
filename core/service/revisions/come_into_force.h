#pragma once

#include "core/service/context.h"

namespace pravila {

/// Announces every approved revision whose first day has come: writes revision.came_into_force with the true day and
/// opens what follows from it. What is in force never depends on this: it follows from the dates alone. Catches up
/// after any outage; idempotent. @return how many were announced.
int come_into_force(const Context& context);

/// The same for one revision inside an open transaction; nothing when its day has not come or it was announced.
void announce_if_due(StoreWriter& writer, const Context& context, const RevisionId& revision);

}  // namespace pravila
