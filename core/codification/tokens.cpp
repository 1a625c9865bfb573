#include "core/codification/tokens.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <limits>

namespace pravila {

namespace {

constexpr bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// One code point of the text and what it counts as: letters A-Z and digits of it, or a separator.
struct Unit {
    std::string folded;  ///< only A-Z and 0-9; empty for a separator
    bool dot = false;
    bool ignored = false;  ///< soft hyphens, zero-width marks, stray combining marks
    std::size_t begin = 0, end = 0;
};

/// Folds one code point: compatibility decomposition, upper case, without marks. False when a letter is not Latin.
bool fold(UChar32 c, Unit& unit) {
    if (c < 0x80) {  // nearly always
        const char ascii = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        if (is_letter(ascii) || is_digit(ascii)) unit.folded = ascii;
        unit.dot = ascii == '.';
        return true;
    }
    const int8_t category = u_charType(c);
    if (category == U_FORMAT_CHAR || category == U_NON_SPACING_MARK) {
        unit.ignored = true;
        return true;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return false;
    icu::UnicodeString text = nfkd->normalize(icu::UnicodeString(c), status);
    if (U_FAILURE(status)) return false;
    text.toUpper(icu::Locale::getRoot());
    for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 part = text.char32At(i);
        if (part < 0x80) {
            const char ascii = static_cast<char>(part);
            if (is_letter(ascii) || is_digit(ascii)) unit.folded += ascii;
            unit.dot = unit.dot || ascii == '.';
        } else if (u_isalpha(part) || u_isdigit(part)) {
            return false;  // a look-alike of another script must not vanish from a code
        }
    }
    // A sign such as "㎡" is both letter and digit; no code is written with it.
    for (std::size_t i = 1; i < unit.folded.size(); ++i)
        if (is_digit(unit.folded[i]) != is_digit(unit.folded[0])) return false;
    return true;
}

bool read_units(std::string_view text, std::vector<Unit>& units) {
    // ICU's macros count in int32.
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int32_t>::max())) return false;
    const auto length = static_cast<int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    for (int32_t i = 0; i < length;) {
        Unit unit;
        unit.begin = static_cast<std::size_t>(i);
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0 || !fold(c, unit)) return false;
        unit.end = static_cast<std::size_t>(i);
        if (!unit.ignored) units.push_back(std::move(unit));
    }
    return true;
}

bool single_letter_with_dot(const std::vector<Unit>& units, std::size_t i) {
    return i + 1 < units.size() && units[i].folded.size() == 1 && is_letter(units[i].folded[0]) && units[i + 1].dot &&
           units[i + 1].folded.empty();
}

std::string without_zeros(const std::string& digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string::npos ? "0" : digits.substr(first);
}

}  // namespace

std::vector<CodeToken> code_tokens(std::string_view text) {
    std::vector<Unit> units;
    if (!read_units(text, units)) return {};
    std::vector<CodeToken> tokens;
    for (std::size_t i = 0; i < units.size();) {
        if (units[i].folded.empty()) {
            ++i;
            continue;
        }
        CodeToken token;
        token.begin = units[i].begin;
        // "P.O." reads as one word; "P.O.AC." as two, because AC is no single letter.
        if (single_letter_with_dot(units, i)) {
            for (; single_letter_with_dot(units, i); i += 2) {
                token.key += units[i].folded;
                token.printed += text.substr(units[i].begin, units[i].end - units[i].begin);
                token.end = units[i + 1].end;
            }
            tokens.push_back(std::move(token));
            continue;
        }
        token.number = is_digit(units[i].folded[0]);
        for (; i < units.size() && !units[i].folded.empty() && is_digit(units[i].folded[0]) == token.number; ++i) {
            token.key += units[i].folded;
            token.printed += text.substr(units[i].begin, units[i].end - units[i].begin);
            token.end = units[i].end;
        }
        if (token.number) token.key = without_zeros(token.key);
        tokens.push_back(std::move(token));
    }
    return tokens;
}

}  // namespace pravila
