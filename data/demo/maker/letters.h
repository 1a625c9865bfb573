#pragma once

#include <string>
#include <string_view>

#include "data/demo/maker/source.h"
#include "office/capitals.h"

namespace pravila::demo {

/// The text in other letters: kCedilla writes ş ţ, kNone writes a a i s t; kComma changes nothing.
std::string in_letters(std::string_view text, Letters letters);

using office::capitalised;
using office::upper;

}  // namespace pravila::demo
