#pragma once

#include <string>
#include <string_view>

namespace pravila::formats {

/// A heading taken apart: "5.2. Depunerea cererii" is number "5.2" and title "Depunerea cererii".
struct NumberedHeading {
    std::string number;  ///< without the closing dot; empty when the text begins with no number
    std::string title;   ///< the rest without leading spaces; the whole text when there is no number
    int depth = 0;       ///< how many parts the number has: 2 for "5.2", 1 for "IV"; 0 without a number
};

/// Splits a typed section number from a heading: decimal ("5", "5.2.", "5.2.1)"), Roman capitals with a closing dot or
/// bracket ("IV.", "IV)"), one capital letter with a closing dot or bracket ("A."). At most six parts of three digits.
/// "544/2001", "2024" alone, "15.03.2024" and "10%" are no numbers.
NumberedHeading split_heading_number(std::string_view text);

/// Whether a short bold paragraph in body style is really a section title, as in procedures typed without styles:
/// a decimal number followed by a title of at most 120 characters that does not end like a sentence.
bool looks_like_numbered_title(std::string_view text);

/// Whether a text could be a title by its shape: one line of at most about 120 characters that does not end in a full
/// stop, a semicolon or a comma.
bool ends_like_title(std::string_view text);

/// Level of a short bold paragraph that names a part of a regulation: 1 for "TITLUL I", "CAPITOLUL II – Organizare",
/// "Anexa nr. 3", 2 for "SECȚIUNEA 1"; 0 for anything else. Case and diacritics do not matter.
int structural_title_level(std::string_view text);

/// How deep a computed list label numbers sections: "5." 1, "5.2" 2, "IV." 1; 0 for "a)", "1)", "A.", "•" and all else.
int section_depth(std::string_view label);

/// A label as the label of a heading: without closing dots, brackets and spaces ("5.2." is "5.2").
std::string without_closing(std::string label);

}  // namespace pravila::formats
