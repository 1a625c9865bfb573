#pragma once

#include <string>
#include <string_view>

namespace pravila {

/// The text with the cedilla letters of old fonts (ş ţ Ş Ţ) as the letters of Romanian (ș ț Ș Ț); nothing else changes.
std::string with_comma_letters(std::string_view text);

}  // namespace pravila
