#include "indexer/recognise/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <limits>

namespace pravila::recognise_detail {

namespace {

/// What one character beyond ASCII counts as; empty for marks that count for nothing.
std::string fold_wide(UChar32 c) {
    switch (c) {
        case 0x00DE:
        case 0x00FE:
            return "t";  // Þ þ: ț of a central European font shown in a western one
        case 0x00BA:
        case 0x00AA:
            return "s";  // º ª: ș of such a font
        case 0x2026:
            return "...";
        default:
            break;
    }
    if (u_isUWhiteSpace(c)) return " ";
    const int8_t category = u_charType(c);
    if (category == U_FORMAT_CHAR || category == U_NON_SPACING_MARK) return {};
    if (category == U_DASH_PUNCTUATION || c == 0x2212) return "-";
    if (category == U_INITIAL_PUNCTUATION || category == U_FINAL_PUNCTUATION || c == 0x201E) return "\"";
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) return "?";
    const icu::UnicodeString parts = nfkd->normalize(icu::UnicodeString(c), status);
    std::string text;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
        const UChar32 part = u_tolower(parts.char32At(i));
        if (part < 0x80)
            text += static_cast<char>(part);
        else if (u_isalnum(part))
            text += '?';
    }
    return text.empty() ? "." : text;
}

}  // namespace

std::string Folded::slice(std::size_t begin, std::size_t end) const {
    while (begin < end && text[begin] == ' ') ++begin;
    while (end > begin && text[end - 1] == ' ') --end;
    if (begin >= end) return {};
    return original.substr(at[begin], at[end] - at[begin]);
}

Folded fold(std::string_view text) {
    Folded result;
    result.original = text.substr(0, static_cast<std::size_t>(std::numeric_limits<int32_t>::max()));
    const auto length = static_cast<int32_t>(result.original.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(result.original.data());
    result.text.reserve(result.original.size());
    result.at.reserve(result.original.size() + 1);
    bool space = false;
    std::size_t end = 0;
    for (int32_t i = 0; i < length;) {
        const auto from = static_cast<std::size_t>(i);
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        std::string piece;
        if (c < 0)
            piece = "?";
        else if (c < 0x80)
            piece = c >= 'A' && c <= 'Z' ? std::string(1, static_cast<char>(c - 'A' + 'a'))
                    : c <= ' '           ? " "
                                         : std::string(1, static_cast<char>(c));
        else
            piece = fold_wide(c);
        if (piece == " ") {
            space = !result.text.empty();
            continue;
        }
        if (piece.empty()) {
            if (!space) end = static_cast<std::size_t>(i);  // a mark belongs to the letter before it
            continue;
        }
        if (space) {
            result.text += ' ';
            result.at.push_back(end);
            space = false;
        }
        for (const char part : piece) {
            result.text += part;
            result.at.push_back(from);
        }
        end = static_cast<std::size_t>(i);
    }
    result.at.push_back(end);
    return result;
}

std::string folded(std::string_view text) { return fold(text).text; }

bool word_begins(std::string_view text, std::size_t at) { return at == 0 || !is_word(text[at - 1]); }
bool word_ends(std::string_view text, std::size_t at) { return at >= text.size() || !is_word(text[at]); }

bool is_blank_field(std::string_view text) {
    if (text == "-") return false;
    return text.find_first_not_of("._ -/:|") == std::string_view::npos;
}

}  // namespace pravila::recognise_detail
