#pragma once

#include <string>
#include <string_view>

#include "core/ports/document_store.h"

namespace pravila {

// People and units as someone types them. A text that fits several is an error that lists them; nothing is guessed.

/// A person by id, e-mail, account, full name, or some words of the name; case and accents do not matter.
/// @throws Error kNotFound, or kConflict naming the candidates.
Person find_person(StoreReader& reader, std::string_view text);

/// A unit by id, abbreviation, full name, or some words of the name; those that exist on `day` before those that do
/// not.
/// @throws Error kNotFound, or kConflict naming the candidates.
Unit find_unit(StoreReader& reader, std::string_view text, Date day);

}  // namespace pravila
