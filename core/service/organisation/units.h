#pragma once

#include "core/service/context.h"

namespace pravila {

// The tree of units. Whoever calls must be administrator of the whole institution. Units are never deleted.

/// @param wanted  name 1 to 200 characters on one line; abbreviation empty or up to 20 letters and digits; its id and
///                successors are not looked at. @param act  may be without a number.
/// @throws Error kForbidden, kInvalidInput; kNotFound (the unit above); kConflict when a unit of that name or
///         abbreviation exists on one of the days.
UnitId add_unit(const Context& context, const Unit& wanted, const Act& act);

/// Renames a unit or corrects its place and days. It holds for past days too: when a unit really became another one,
/// close it and begin the other. @throws as add_unit; kConflict when row_version is not the stored one, kInvalidInput
/// when it would lie under itself.
void change_unit(const Context& context, const Unit& changed, const Act& act);

/// A unit lies elsewhere in the tree from a day on, by an act; on earlier days it lay where it did, and rights of those
/// days follow that. @param parent  nothing: directly under the head of the institution. @param day  not after today,
/// and later than the last move.
/// @throws as change_unit; kConflict when it lies there already.
void move_unit(const Context& context, const UnitId& unit, const std::optional<UnitId>& parent, Date day,
               const Act& act);

/// Ends a unit on `until`, the first day on which it no longer exists, by an act. Roles limited to it end with it.
/// @throws Error kConflict while units below it go on, or people have a place in it after that day.
void close_unit(const Context& context, const UnitId& unit, Date until, const std::vector<UnitId>& successors,
                const Act& act);

// Inside an open transaction, for those who have checked the right.
UnitId add_unit(StoreWriter& writer, const Context& context, const Unit& wanted, const Act& act);
void change_unit(StoreWriter& writer, const Context& context, const Unit& changed, const Act& act);
void close_unit(StoreWriter& writer, const Context& context, const UnitId& unit, Date until,
                const std::vector<UnitId>& successors, const Act& act);

}  // namespace pravila
