#pragma once

#include "core/service/context.h"

namespace pravila {

// People of the institution. Whoever calls must be administrator of the whole institution; the log learns only that
// someone was added or changed, never a name, an address or a number.

/// @param wanted  name 1 to 100 characters on one line; e-mail empty or an address, unique; its id is not looked at.
/// @return the new id.
/// @throws Error kForbidden, kInvalidInput; kConflict when someone else has the e-mail or the account.
PersonId add_person(const Context& context, const Person& wanted);

/// The same, with a place from the start, in one transaction. @param place  nothing happens when it names no unit; its
/// person is not looked at. @throws also as place_person.
PersonId add_person_with_place(const Context& context, const Person& wanted, const Membership& place);

/// Replaces what is known of a person. @throws as add_person; kNotFound; kConflict when row_version is not the stored
/// one, or when the last administrator would be disabled.
void change_person(const Context& context, const Person& changed);

/// A disabled person keeps places, roles and history, but may not act any more.
void set_disabled(const Context& context, const PersonId& person, bool disabled);

/// The first person, with the role of administrator by the act "init". Does nothing when someone was ever given that
/// role; a person who has the account already becomes administrator.
/// @param first  e-mail and name may be empty: then the account stands for them. @return the administrator, or nothing.
std::optional<PersonId> ensure_administrator(StoreWriter& writer, const Context& context, const Person& first);

// The same inside an open transaction, for those who have checked the right.
PersonId add_person(StoreWriter& writer, const Context& context, const Person& wanted);
void change_person(StoreWriter& writer, const Context& context, const Person& changed);

}  // namespace pravila
