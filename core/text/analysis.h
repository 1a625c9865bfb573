#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pravila {

/// Version of everything that turns text into terms: these functions and the files of data/vocabulary. An index made
/// by another version is rebuilt. Raise it with every change that alters a term.
inline constexpr int kAnalysisVersion = 2;

/// Longest term in bytes; longer words are cut.
inline constexpr std::size_t kMostTermBytes = 64;

/// NFC, without soft hyphens and zero-width marks, ş ţ (cedilla, also decomposed) as ș ț, lower case of the root
/// locale. For showing a word in its correct letters. Invalid UTF-8 becomes U+FFFD.
std::string normalise(std::string_view text);

/// The form for comparing names and words: lower case without marks (ă â î ș ț in every writing, also ã and ĩ of old
/// fonts, are a a i s t; î inside a word is a, as in today's spelling), ligatures resolved, every dash '-', white space
/// as single spaces, trimmed. Other characters stay.
std::string fold(std::string_view text);

/// A piece of text that is searched for: a word or a number.
struct Token {
    enum class Kind : std::uint8_t { kWord, kNumber };

    Kind kind = Kind::kWord;
    bool upper = false;  ///< written in capitals throughout (at least one letter): "HCL", "PO"
    bool glued = false;  ///< no white space between it and the token before ("PO-04", "544/2001", "într-o")
    char joint = ' ';    ///< the one sign between it and the token before, blanks or not: '-' for any dash, '/', '.',
                         ///< ':'…; '\0' when nothing stands between ("PO15"), ' ' otherwise
    std::string exact;   ///< folded; numbers without leading zeros; spelling of before 1993 as today's
    std::string stem;    ///< one for all forms of a word; empty for numbers
    std::size_t begin = 0, end = 0;  ///< bytes of the text
};

/// Takes text apart, in reading order. Documents, queries, codes and suggestions all pass here, so that they meet.
///
/// Words are runs of letters, numbers runs of digits, and letters part from digits ("PO15" is po, 15). Single letters
/// each followed by a dot are one word ("H.C.L." is hcl). A word broken before ț by a bad text layer is mended ("edi
/// ția").
/// @param text  UTF-8; invalid bytes part words.
std::vector<Token> analyse(std::string_view text);

/// Something that is cited by kind and number, or a number with a year.
struct Reference {
    enum class Kind : std::uint8_t {
        kAct,     ///< "lege/544/2001", "osgg/600/2018", "iso/9001/2015" (also "iso/9001")
        kNumber,  ///< "436/2022": any number with a year, also that of an act
        kCode,    ///< "PO-URB-4": the key of something written like a procedure's code
    };

    Kind kind = Kind::kAct;
    std::string key;
    std::size_t first = 0, last = 0;  ///< tokens, both included
};

/// The acts, numbered papers and codes cited in a text, in reading order; an act also gives its number.
/// @param tokens  of analyse(text).
std::vector<Reference> references(std::string_view text, const std::vector<Token>& tokens);

}  // namespace pravila
