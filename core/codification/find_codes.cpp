#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "core/codification/code_key.h"
#include "core/codification/codebook.h"
#include "core/codification/tokens.h"

namespace pravila {

namespace {

constexpr std::size_t kMostFound = 1000, kWindowBytes = 160, kMostTokens = 12;

bool ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

const uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const uint8_t*>(text.data()); }

/// Whether a letter or digit stands at this byte. Broken UTF-8 is none.
bool word_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const std::string_view rest = text.substr(at, 4);
    const auto length = static_cast<int32_t>(rest.size());
    int32_t i = 0;
    UChar32 c = 0;
    U8_NEXT(bytes_of(rest), i, length, c);
    return c >= 0 && (u_isalnum(c) || c == '_');
}

bool word_before(std::string_view text, std::size_t at) {
    if (at == 0) return false;
    std::size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
    return word_at(text, begin);
}

/// A piece of the text that could begin with a code: up to a sign that no code has, or a letter that is not Latin.
std::string_view window_at(std::string_view text, std::size_t at) {
    const std::string_view window = text.substr(at, kWindowBytes);
    const auto length = static_cast<int32_t>(window.size());
    for (int32_t i = 0; i < length;) {
        const int32_t from = i;
        UChar32 c = 0;
        U8_NEXT(bytes_of(window), i, length, c);
        const bool stop =
            c < 0 || (c < 0x80 && std::string_view("\n\r\t,;()[]{}<>\"'!?=|*+").find(static_cast<char>(c)) !=
                                      std::string_view::npos);
        if (stop || (c >= 0x370 && c < 0x1E00 && u_isalpha(c))) return window.substr(0, static_cast<std::size_t>(from));
    }
    return window;
}

/// No white space between the parts, as in "PO-URB-04".
bool hangs_together(std::string_view text) { return text.find(' ') == std::string_view::npos; }

/// Whether a code may begin with this word: a type, a form, a directorate, or a department in capitals.
bool may_begin(const Codebook& codebook, const std::vector<CodeToken>& tokens) {
    if (tokens.size() < 2 || tokens[0].number) return false;
    if (tokens[0].key == "F" || tokens[0].key == "A" || tokens[0].key == "D" || tokens[0].key == "P") return true;
    if (std::any_of(codebook.types().begin(), codebook.types().end(),
                    [&](const TypeWord& type) { return type.key == tokens[0].key || type.key == tokens[1].key; }))
        return true;
    return std::any_of(codebook.schemes().begin(), codebook.schemes().end(), [&](const Scheme& scheme) {
        return (scheme.segments[0].kind == SegmentKind::kLiteral &&
                scheme.segments[0].literal_key[0] == tokens[0].key) ||
               (!scheme.types.empty() && std::any_of(scheme.type_keys.begin(), scheme.type_keys.end(),
                                                     [&](const auto& word) { return word.first == tokens[0].key; }));
    });
}

}  // namespace

std::vector<FoundCode> Codebook::find_codes(std::string_view text) const {
    std::vector<FoundCode> found;
    for (std::size_t at = 0; at < text.size() && found.size() < kMostFound; ++at) {
        if (!ascii_letter(text[at]) || word_before(text, at)) continue;
        // The letters of "P.O." begin one code, not two; "F-PO-01" is one form, not the procedure inside it.
        const std::string_view window = window_at(text, at);
        std::vector<CodeToken> tokens = code_tokens(window);
        if (tokens.size() > kMostTokens) tokens.resize(kMostTokens);
        if (!may_begin(*this, tokens)) continue;
        for (std::size_t count = tokens.size(); count >= 2; --count) {
            const std::string_view part = window.substr(0, tokens[count - 1].end);
            const std::size_t after = at + part.size();
            if (word_at(text, after) && text[after - 1] != '.') continue;
            ParsedCode code = parse_code(part);
            if (!code.ok || (code.canonical != part && !hangs_together(part))) continue;
            // "R.1" or "A/2" in a sentence: one letter and one number say too little without a hyphen.
            if (code.key.size() == 2 && code.key[0].size() == 1 && part.find('-') == std::string_view::npos) continue;
            found.push_back({at, after, std::move(code)});
            at = after - 1;
            break;
        }
    }
    return found;
}

}  // namespace pravila
