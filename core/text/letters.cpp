#include "core/text/letters.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace pravila::letters {

namespace {

constexpr UChar32 kTable = 0x250;  ///< Latin letters with marks end here; above, Romanian has nothing
constexpr UChar32 kCircumflex = 0x302, kTilde = 0x303;

bool is_dash(UChar32 c) { return u_charType(c) == U_DASH_PUNCTUATION || c == 0x2212 || c == 0x02D7 || c == 0x2043; }

bool is_mark(UChar32 c) { return c >= 0x300 && c <= 0x36F; }

Kind kind_of(UChar32 c) {
    if (u_isUWhiteSpace(c)) return Kind::kSpace;
    if (c == 0xAD) return Kind::kIgnored;  // the soft hyphen is a format character in Unicode, a dash in some fonts
    const int8_t type = u_charType(c);
    if (type == U_FORMAT_CHAR || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return Kind::kIgnored;
    if (u_isalpha(c)) return Kind::kLetter;
    if (u_isdigit(c)) return Kind::kDigit;
    return is_dash(c) ? Kind::kDash : Kind::kOther;
}

/// Compatibility decomposition, lower case, without marks; UTF-8.
std::string plain_of(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return {};
    icu::UnicodeString folded(c);
    folded.toLower(icu::Locale::getRoot());
    folded = nfkd->normalize(folded, status);
    if (U_FAILURE(status)) return {};
    std::string plain;
    for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const UChar32 part = folded.char32At(i);
        if (part == 0x131) {
            plain += 'i';
        } else if (u_isdigit(part)) {
            plain += static_cast<char>('0' + u_charDigitValue(part));
        } else if (u_isalpha(part)) {
            icu::UnicodeString(part).toUTF8String(plain);
        }
    }
    return plain;
}

Letter letter_of(UChar32 c) {
    Letter letter;
    letter.kind = kind_of(c);
    letter.upper = u_isupper(c) != 0;
    letter.i_circumflex = c == 0xEE || c == 0xCE || c == 0x129 || c == 0x128;
    if (letter.kind != Kind::kLetter && letter.kind != Kind::kDigit) return letter;
    const std::string plain = plain_of(c);
    if (plain.empty() || plain.size() > letter.bytes.size()) {
        letter.kind = Kind::kOther;
    } else {
        letter.size = static_cast<std::uint8_t>(plain.size());
        std::copy(plain.begin(), plain.end(), letter.bytes.begin());
    }
    return letter;
}

const std::array<Letter, kTable>& table() {
    static const std::array<Letter, kTable> letters = [] {
        std::array<Letter, kTable> made;
        for (UChar32 c = 0; c < kTable; ++c) made[static_cast<std::size_t>(c)] = letter_of(c);
        return made;
    }();
    return letters;
}

struct Character {
    UChar32 c = -1;  ///< -1: not UTF-8
    std::size_t size = 1;
};

/// Reads one character; overlong forms, surrogates and cut sequences are refused byte by byte.
Character decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first >= 0xF0 && first < 0xF5   ? 4
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xC2 && first < 0xE0 ? 2
                                                             : 0;
    if (size == 0 || size > text.size() - at) return {};
    UChar32 c = first & (0x7F >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return {};
        c = (c << 6) | (byte(at + i) & 0x3F);
    }
    const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return {};
    return {c, size};
}

constexpr std::array<std::string_view, 14> kPrefixes = {"ne",    "re", "pre", "bine", "auto", "semi",  "sub",
                                                        "supra", "co", "dez", "ante", "post", "extra", "inter"};

}  // namespace

Letter read(std::string_view text, std::size_t at) {
    const Character character = decode(text, at);
    Letter letter;
    if (character.c >= 0)
        letter = character.c < kTable ? table()[static_cast<std::size_t>(character.c)] : letter_of(character.c);
    letter.begin = at;
    letter.end = at + character.size;
    // A base letter with separate marks is one letter: i + circumflex (or the tilde of old fonts) is î.
    while (letter.kind == Kind::kLetter && letter.end + 1 < text.size() &&
           static_cast<unsigned char>(text[letter.end]) >= 0xCC) {
        const auto [mark, size] = decode(text, letter.end);
        if (!is_mark(mark)) break;
        if ((mark == kCircumflex || mark == kTilde) && letter.plain() == "i") letter.i_circumflex = true;
        letter.end += size;
    }
    return letter;
}

void append_plain(std::string& word, const Letter& letter, bool last) {
    const bool inside = letter.i_circumflex && !last && !word.empty() &&
                        std::find(kPrefixes.begin(), kPrefixes.end(), word) == kPrefixes.end();
    if (inside) {
        word += 'a';
    } else {
        word += letter.plain();
    }
}

}  // namespace pravila::letters
