#pragma once

#include "core/service/context.h"

namespace pravila {

// Where people work, and in which function. Whoever calls must be administrator for the unit.

/// Gives a person a place. Two places at a time are fine (two half posts), the same unit twice is not.
/// @throws Error kForbidden, kNotFound, kInvalidInput; kConflict when the person is in that unit already on one of the
///         days, or the unit does not exist on all of them.
MembershipId place_person(const Context& context, const Membership& wanted);

/// Ends a place or corrects its function or days. The person stays the same.
/// @throws as place_person; kConflict when row_version is not the stored one.
void change_membership(const Context& context, const Membership& changed);

/// Moves a person on `day`: the place that holds then ends, a new one begins.
/// @param from  the unit to leave; nothing: the only place the person has. @return the new place.
/// @throws as place_person; kConflict when the person has several places and none was named.
MembershipId move_person(const Context& context, const PersonId& person, const std::optional<UnitId>& from,
                         const UnitId& to, const std::string& function, Date day);

// Inside an open transaction, for those who have checked the right.
MembershipId place_person(StoreWriter& writer, const Context& context, const Membership& wanted);
void change_membership(StoreWriter& writer, const Context& context, const Membership& changed);

}  // namespace pravila
