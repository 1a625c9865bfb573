#pragma once

#include <string>
#include <string_view>

#include "data/demo/maker/source.h"

namespace pravila::demo {

/// The text in other letters: kCedilla writes ş ţ, kNone writes a a i s t; kComma changes nothing.
std::string in_letters(std::string_view text, Letters letters);

/// Romanian and ASCII letters in upper case, the rest unchanged.
std::string upper(std::string_view text);
/// The first letter in upper case.
std::string capitalised(std::string_view text);

}  // namespace pravila::demo
