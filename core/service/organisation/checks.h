#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/ports/document_store.h"

namespace pravila {

// What every use case on people and units asks of what it is given. Thread rule: callable from any thread.

/// A text on one line, as it will be printed: valid UTF-8, NFC, cedilla letters as comma letters, no spaces around it,
/// no characters that cannot be seen or that turn the direction of writing.
/// @return nothing when it is not such a text, or longer than `most` characters. An empty text is fine.
std::optional<std::string> one_line(std::string_view text, std::size_t most);

/// @throws Error kInvalidInput when the last day is not after the first.
void check_days(Date from, const std::optional<Date>& until);

/// A role, a deputation or a change of units rests on an act. @return the act with its number as it will be printed.
/// @throws Error kInvalidInput when it has no number.
Act checked_act(const Act& act);

/// An act that may be missing: then its number is empty. @throws Error kInvalidInput for a number that cannot be
/// printed.
Act optional_act(const Act& act);

/// True when two times, each from its first day to before `until` (open when nothing), have a day in common.
bool overlap(Date from, const std::optional<Date>& until, Date other_from, const std::optional<Date>& other_until);

/// @throws Error kNotFound when there is none with this id.
Unit require_unit(StoreReader& reader, const UnitId& id);
Person require_person(StoreReader& reader, const PersonId& id);

/// @throws Error kConflict unless the row is still as the caller has seen it.
void check_version(long long stored, long long seen);

}  // namespace pravila
