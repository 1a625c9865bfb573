#include "indexer/formats/charset.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

/// The next code point, negative for an ill formed sequence. ICU's macro narrows int to char inside.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
UChar32 next_code_point(std::string_view text, std::size_t& at) {
    UChar32 c = 0;
    U8_NEXT(text.data(), at, text.size(), c);
    return c;
}
#pragma GCC diagnostic pop

constexpr char16_t kNoCharacter = 0xFFFD;
using HighHalf = std::array<char16_t, 128>;  ///< what the bytes 0x80..0xFF stand for

/// ISO/IEC 8859-16:2001, bytes 0xA0 to 0xFF; ICU has no converter for it.
constexpr std::array<char16_t, 96> kLatin10 = {
    0x00A0, 0x0104, 0x0105, 0x0141, 0x20AC, 0x201E, 0x0160, 0x00A7, 0x0161, 0x00A9, 0x0218, 0x00AB, 0x0179, 0x00AD,
    0x017A, 0x017B, 0x00B0, 0x00B1, 0x010C, 0x0142, 0x017D, 0x201D, 0x00B6, 0x00B7, 0x017E, 0x010D, 0x0219, 0x00BB,
    0x0152, 0x0153, 0x0178, 0x017C, 0x00C0, 0x00C1, 0x00C2, 0x0102, 0x00C4, 0x0106, 0x00C6, 0x00C7, 0x00C8, 0x00C9,
    0x00CA, 0x00CB, 0x00CC, 0x00CD, 0x00CE, 0x00CF, 0x0110, 0x0143, 0x00D2, 0x00D3, 0x00D4, 0x0150, 0x00D6, 0x015A,
    0x0170, 0x00D9, 0x00DA, 0x00DB, 0x00DC, 0x0118, 0x021A, 0x00DF, 0x00E0, 0x00E1, 0x00E2, 0x0103, 0x00E4, 0x0107,
    0x00E6, 0x00E7, 0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x00EC, 0x00ED, 0x00EE, 0x00EF, 0x0111, 0x0144, 0x00F2, 0x00F3,
    0x00F4, 0x0151, 0x00F6, 0x015B, 0x0171, 0x00F9, 0x00FA, 0x00FB, 0x00FC, 0x0119, 0x021B, 0x00FF};

struct Candidate {
    const char* name;
    HighHalf high;
};

struct ConverterCloser {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using ConverterHandle = std::unique_ptr<UConverter, ConverterCloser>;

HighHalf latin10() {
    HighHalf high;
    for (std::size_t i = 0; i < high.size(); ++i) high[i] = i < 32 ? static_cast<char16_t>(0x80 + i) : kLatin10[i - 32];
    return high;
}

HighHalf high_half_of(const char* name) {
    HighHalf high;
    high.fill(kNoCharacter);
    UErrorCode status = U_ZERO_ERROR;
    const ConverterHandle converter(ucnv_open(name, &status));
    for (std::size_t i = 0; i < high.size() && U_SUCCESS(status); ++i) {
        const char byte = static_cast<char>(0x80 + i);
        UChar out[4];
        const auto length = ucnv_toUChars(converter.get(), out, 4, &byte, 1, &status);
        if (U_SUCCESS(status) && length == 1) high[i] = static_cast<char16_t>(out[0]);
    }
    return high;
}

/// In the order in which a tie is decided: windows-1250 wrote nearly all Romanian texts of its time.
const std::array<Candidate, 4>& candidates() {
    static const std::array<Candidate, 4> all = {{{"windows-1250", high_half_of("windows-1250")},
                                                  {"windows-1252", high_half_of("windows-1252")},
                                                  {"ISO-8859-16", latin10()},
                                                  {"ISO-8859-2", high_half_of("ISO-8859-2")}}};
    return all;
}

char16_t character(unsigned char byte, const HighHalf& high) { return byte < 0x80 ? byte : high[byte - 0x80u]; }

bool is_romanian(char16_t c) {
    constexpr std::u16string_view letters = u"ăâîșțşţĂÂÎȘȚŞŢ";
    return letters.find(c) != letters.npos;
}

bool is_neighbouring_language(char16_t c) {
    constexpr std::u16string_view letters = u"áéíóöőúüűÁÉÍÓÖŐÚÜŰàèùçêëôûïäßñÄËÏÔÊÇ";
    return letters.find(c) != letters.npos;
}

bool is_text_mark(char16_t c) {
    constexpr std::u16string_view marks = u"„”“«»’‘–—…§°©®€±•\u00A0\u00AD";
    return marks.find(c) != marks.npos;
}

/// How much a text looks like Romanian when read so: its letters inside words, its quotes outside of them.
long plausibility(std::string_view bytes, const HighHalf& high) {
    long score = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        if (byte < 0x80) continue;
        const char16_t c = character(byte, high);
        const char16_t before = i ? character(static_cast<unsigned char>(bytes[i - 1]), high) : u' ';
        const char16_t after = i + 1 < bytes.size() ? character(static_cast<unsigned char>(bytes[i + 1]), high) : u' ';
        const bool touches_word = u_isalpha(before) || u_isalpha(after);
        const bool inside_word = u_isalpha(before) && u_isalpha(after);
        if (c == kNoCharacter || (c >= 0x80 && c < 0xA0)) {
            score -= 50;
        } else if (u_isalpha(c)) {
            if (u_isupper(c) && u_islower(before))
                score -= 10;
            else if (is_romanian(c))
                score += touches_word ? 10 : 1;
            else
                score += is_neighbouring_language(c) ? 1 : -3;
        } else if (is_text_mark(c)) {
            const bool joins = c == u'’' || c == u'–' || c == u'\u00AD';
            score += inside_word && !joins ? -10 : 5;
        } else {
            score -= inside_word ? 10 : 2;
        }
    }
    return score;
}

const Candidate& most_plausible(std::string_view bytes) {
    // A quarter of a megabyte tells as much as the whole file does.
    const std::string_view sample = bytes.substr(0, 256u << 10);
    const Candidate* best = nullptr;
    long best_score = 0;
    for (const Candidate& candidate : candidates()) {
        const long score = plausibility(sample, candidate.high);
        if (best && score <= best_score) continue;
        best = &candidate;
        best_score = score;
    }
    return *best;
}

void append_utf8(std::string& out, char32_t c) {
    char buffer[U8_MAX_LENGTH];
    int length = 0;
    U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(c));
    out.append(buffer, static_cast<std::size_t>(length));
}

std::string decode_bytewise(std::string_view bytes, const HighHalf& high) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) append_utf8(out, character(static_cast<unsigned char>(c), high));
    return out;
}

std::string decode_utf16(std::string_view bytes, bool big_endian) {
    std::u16string units;
    units.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        units += static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
    }
    return utf8_from_utf16(units);
}

/// UTF-16 without a mark: in Latin script nearly every other byte is zero. 'l', 'b' or 0 for neither.
char silent_utf16(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096);
    if (sample.size() < 4 || bytes.size() % 2) return 0;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
        even += sample[i] == '\0';
        odd += sample[i + 1] == '\0';
    }
    const std::size_t pairs = sample.size() / 2;
    if (odd * 10 >= pairs * 6 && even * 20 <= pairs) return 'l';
    if (even * 10 >= pairs * 6 && odd * 20 <= pairs) return 'b';
    return 0;
}

struct Utf8Census {
    long good = 0, bad = 0;  ///< multi-byte sequences; bytes that belong to none
};

Utf8Census census(std::string_view bytes) {
    Utf8Census result;
    for (std::size_t i = 0; i < bytes.size();) {
        const std::size_t start = i;
        if (next_code_point(bytes, i) < 0)
            ++result.bad;
        else if (i - start > 1)
            ++result.good;
    }
    return result;
}

std::string decode_line_by_line(std::string_view bytes, const HighHalf& high) {
    std::string out;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
        const std::string_view line = bytes.substr(0, end);
        out += is_valid_utf8(line) ? std::string(line) : decode_bytewise(line, high);
        bytes.remove_prefix(end);
    }
    return out;
}

/// By the converter that the file names itself; nothing when there is none or the bytes do not fit it.
std::optional<DecodedText> decode_declared(std::string_view bytes, std::string_view declared) {
    std::string name;
    for (const char c : declared.substr(0, 40)) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        if (plain)
            name += c;
        else if (c >= 'A' && c <= 'Z')
            name += static_cast<char>(c - 'A' + 'a');
        else
            return {};
    }
    if (name == "iso-8859-16" || name == "latin10")
        return DecodedText{decode_bytewise(bytes, latin10()), "ISO-8859-16"};
    // Pages declared as Latin 1 and written in windows-1250 are common; and UTF-8 or UTF-16 would have shown by itself.
    if (name.empty() || name == "iso-8859-1" || name == "windows-1252" || name.starts_with("utf")) return {};
    UErrorCode status = U_ZERO_ERROR;
    const ConverterHandle converter(ucnv_open(name.c_str(), &status));
    if (U_FAILURE(status) || !converter) return {};
    const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), status);
    if (U_FAILURE(status)) return {};
    UErrorCode unnamed = U_ZERO_ERROR;
    const char* proper = ucnv_getStandardName(name.c_str(), "MIME", &unnamed);
    DecodedText result{{}, proper ? proper : name};
    text.toUTF8String(result.text);
    return result;
}

/// Line ends to '\n', control characters to spaces. False when there are too many of them for a text.
bool tidy(std::string& text) {
    std::string out;
    out.reserve(text.size());
    std::size_t strange = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r') {
            if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
        } else if (c == '\0') {
            return false;
        } else if ((c > 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\f') || c == 0x7F) {
            if (c != '\v' && c != 0x1A) ++strange;
            out += c == '\v' ? '\n' : ' ';
        } else {
            out += c;
        }
    }
    const bool is_text = strange <= 2 || strange * 200 < text.size();
    text = std::move(out);
    return is_text;
}

DecodedText decode(std::string_view bytes, std::string_view declared) {
    if (bytes.starts_with("\xEF\xBB\xBF") && is_valid_utf8(bytes)) return {std::string(bytes.substr(3)), "UTF-8"};
    if (bytes.starts_with("\xFF\xFE")) return {decode_utf16(bytes.substr(2), false), "UTF-16LE"};
    if (bytes.starts_with("\xFE\xFF")) return {decode_utf16(bytes.substr(2), true), "UTF-16BE"};
    if (const char order = silent_utf16(bytes))
        return {decode_utf16(bytes, order == 'b'), order == 'b' ? "UTF-16BE" : "UTF-16LE", true};
    const Utf8Census counted = census(bytes);
    if (counted.bad == 0) return {std::string(bytes), "UTF-8"};
    const bool mostly_utf8 = counted.good > counted.bad;
    if (!mostly_utf8)
        if (auto result = decode_declared(bytes, declared)) return std::move(*result);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    // Single lines are decided by their own letters, so the guess must look at the lines that are not UTF-8.
    if (counted.good > 0) {
        std::string strangers;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
            if (!is_valid_utf8(bytes.substr(at, end - at))) strangers += bytes.substr(at, end - at);
            at = end;
        }
        const Candidate& chosen = most_plausible(strangers);
        if (mostly_utf8) return {decode_line_by_line(bytes, chosen.high), std::string("UTF-8+") + chosen.name, true};
    }
    const Candidate& chosen = most_plausible(bytes);
    return {decode_bytewise(bytes, chosen.high), chosen.name, true};
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
    const UChar32 c = next_code_point(text, at);
    return c < 0 ? kNoCharacter : static_cast<char32_t>(c);
}

bool is_valid_utf8(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();)
        if (next_code_point(bytes, i) < 0) return false;
    return true;
}

void refuse_not_text() {
    throw Refusal({"format.unknown",
                   msg("The file holds no text that can be read. Add the document from which it was made."), true});
}

std::string utf8_from_utf16(std::u16string_view text) {
    std::string out;
    icu::UnicodeString(false, text.data(), static_cast<std::int32_t>(text.size())).toUTF8String(out);
    return out;
}

std::optional<DecodedText> decode_text(std::string_view bytes, std::string_view declared) {
    DecodedText result = decode(bytes, declared);
    if (!tidy(result.text)) return {};
    return result;
}

}  // namespace pravila::formats
