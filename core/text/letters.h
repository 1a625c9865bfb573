#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace pravila::letters {

/// What a character counts as when text is taken apart.
enum class Kind : std::uint8_t {
    kLetter,
    kDigit,
    kDash,  ///< hyphens, dashes and minus signs of every kind
    kSpace,
    kIgnored,  ///< soft hyphens, zero-width marks, combining marks: they neither part words nor belong to them
    kOther,
};

/// One character of a text.
struct Letter {
    Kind kind = Kind::kOther;
    bool upper = false;              ///< an upper-case letter
    bool i_circumflex = false;       ///< î in any writing: its plain form depends on its place in the word
    std::uint8_t size = 0;           ///< bytes of `bytes`
    std::array<char, 12> bytes{};    ///< lower case without marks, UTF-8; "i" for î; nothing unless a letter or digit
    std::size_t begin = 0, end = 0;  ///< bytes of the text; invalid UTF-8 is one kOther per byte

    std::string_view plain() const { return {bytes.data(), size}; }
};

/// Reads the character at `at` (at < text.size()), with combining marks that follow joined to it.
Letter read(std::string_view text, std::size_t at);

/// Appends the letter to a word being folded. Inside a word î is the old spelling of â, so it becomes "a" ("hotărîre" =
/// "hotărâre"), except after a prefix ("neînregistrat", "reînnoire"); first or last in a word it is "i".
/// @param last  no letter follows.
void append_plain(std::string& word, const Letter& letter, bool last);

}  // namespace pravila::letters
