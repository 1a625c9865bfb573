#pragma once

#include <optional>

#include "core/service/context.h"

namespace pravila {

/// Brings the readings of everything whose distribution was started in line with today's lists, places and roles: who
/// joined is asked, who left is asked no more, and nobody is asked about what no longer applies. What was acknowledged
/// stays. Nothing is written when all is in line.
///
/// @param only  look at this person alone; nothing: at everyone.
void refresh_duties(StoreWriter& writer, const Context& context, const std::optional<PersonId>& only = {});

/// The same in a transaction of its own, for timed work.
void refresh_duties(const Context& context);

/// The same for one revision whose distribution was started.
void refresh_duties_of(StoreWriter& writer, const Context& context, const Revision& revision,
                       const std::optional<PersonId>& only = {});

}  // namespace pravila
