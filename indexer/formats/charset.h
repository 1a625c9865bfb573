#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pravila::formats {

/// Bytes of a text file brought to UTF-8.
struct DecodedText {
    std::string text;      ///< valid UTF-8, no byte order mark, no control characters but tab, line feed and form feed
    std::string charset;   ///< "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1250", "ISO-8859-2", "ISO-8859-16"…
    bool guessed = false;  ///< true when nothing in the file says so: the letters of Romanian decided
};

/// Finds the character set of a text and converts it. In this order: byte order mark; UTF-16 that shows by its zero
/// bytes; valid UTF-8; what the file declares; else windows-1250, ISO 8859-16, ISO 8859-2 or windows-1252, whichever
/// gives the most plausible Romanian. Line ends become '\n'. Text of which some lines are UTF-8 and some are not
/// (files glued together) is decided line by line.
///
/// The cedilla letters of windows-1250 and ISO 8859-2 stay cedilla letters, the comma letters of ISO 8859-16 comma
/// letters: nothing is folded here.
/// @param declared  a name from the file itself (HTML meta, XML declaration), any case; unknown names are ignored.
/// @return nothing when the bytes are no text at all (zero bytes, many control characters).
std::optional<DecodedText> decode_text(std::string_view bytes, std::string_view declared = {});

/// The character of a UTF-8 text that begins at `at`, which moves behind it. U+FFFD for bytes that are none.
char32_t next_character(std::string_view text, std::size_t& at);

/// Whether these bytes are well formed UTF-8.
bool is_valid_utf8(std::string_view bytes);

/// What readers say of bytes that decode_text refuses. @throws Refusal format.unknown, not a document.
[[noreturn]] void refuse_not_text();

/// UTF-16 code units in UTF-8; unpaired surrogates become U+FFFD.
std::string utf8_from_utf16(std::u16string_view text);

}  // namespace pravila::formats
