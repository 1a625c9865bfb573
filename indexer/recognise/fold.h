#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pravila::recognise_detail {

/// A text made comparable, with the way back: lower case, without diacritics of any kind (comma, cedilla, decomposed,
/// the ã ĩ þ º of old fonts), every dash '-', every quote '"', an ellipsis "...", white space runs one space, none at
/// the ends. Letters of other scripts become '?'.
struct Folded {
    std::string original;
    std::string text;
    std::vector<std::size_t> at;  ///< byte of `original` for each byte of `text`, and one past its last for the end

    /// The original between two positions of `text`, without white space at the ends.
    std::string slice(std::size_t begin, std::size_t end) const;
    bool empty() const { return text.empty(); }
};

/// @param text  any bytes; broken UTF-8 becomes '?'.
Folded fold(std::string_view text);
/// Only the comparable text.
std::string folded(std::string_view text);

/// A letter or digit of a folded text.
constexpr bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '?'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a word begins (ends) at this place of a folded text.
bool word_begins(std::string_view text, std::size_t at);
bool word_ends(std::string_view text, std::size_t at);

/// Nothing but the dots, underscores and spaces of a field that is still to be filled in; also when empty.
/// A lone dash is not blank: people write it for "none".
bool is_blank_field(std::string_view folded_text);

}  // namespace pravila::recognise_detail
