#pragma once

#include <optional>

#include "core/service/context.h"

namespace pravila {

/// Brings the readings of everything whose distribution was started in line with today's lists, places and roles: who
/// joined is asked, who left is asked no more, and nobody is asked about what no longer applies. What was acknowledged
/// stays. Nothing is written when all is in line.
void refresh_duties(StoreWriter& writer, const Context& context);

/// The same for one person whose places, roles or account changed: only the lists that name them, a role they hold or a
/// place they have are looked at, and what they are asked to read already.
void refresh_duties(StoreWriter& writer, const Context& context, const PersonId& only);

/// The same after a unit moved from under one to under another: only the lists that name a unit above either with
/// everything below it are looked at.
void refresh_duties_after_move(StoreWriter& writer, const Context& context, const std::optional<UnitId>& from,
                               const std::optional<UnitId>& to);

/// The same in a transaction of its own, for timed work.
void refresh_duties(const Context& context);

/// The same for one revision whose distribution was started. @param only  look at this person alone.
void refresh_duties_of(StoreWriter& writer, const Context& context, const Revision& revision,
                       const std::optional<PersonId>& only = {});

}  // namespace pravila
