#pragma once

#include <string>
#include <string_view>

namespace pravila::formats::docx {

/// A character of a symbol font (w:sym) in Unicode: check boxes, ticks, arrows, bullets, mathematical signs. "•" for a
/// private character that is not known. @param code  hexadecimal, as in w:char
std::string symbol(std::string_view font, std::string_view code);

}  // namespace pravila::formats::docx
