#include "core/codification/code_key.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <set>

#include "core/codification/tokens.h"

namespace pravila {

namespace {

/// Bytes beyond which no text is looked at: 64 characters of 4 bytes and generous white space around them.
constexpr std::size_t kMostBytes = 4096;
constexpr std::size_t kMostConfusables = 16;

bool is_number(const std::string& token) { return !token.empty() && token[0] >= '0' && token[0] <= '9'; }

std::string without_zeros(const std::string& digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return first == std::string::npos ? std::string() : digits.substr(first);
}

CodeKey replaced(const CodeKey& key, std::size_t at, std::size_t count, std::initializer_list<std::string> tokens) {
    CodeKey other(key.begin(), key.begin() + static_cast<std::ptrdiff_t>(at));
    for (const std::string& token : tokens)
        if (!token.empty()) other.push_back(token);
    other.insert(other.end(), key.begin() + static_cast<std::ptrdiff_t>(at + count), key.end());
    return other;
}

/// Keys one confusion away. A key has lost leading zeros, so "P015" is (P, 15) and an O may reappear from nothing.
void one_step(const CodeKey& key, std::vector<CodeKey>& out) {
    for (std::size_t i = 0; i < key.size(); ++i) {
        const std::string& token = key[i];
        const bool last = i + 1 == key.size();
        const std::string next = last ? std::string() : key[i + 1];
        if (!is_number(token)) {
            const std::string head = token.substr(0, token.size() - 1);
            if (!last && is_number(next)) {
                if (token.back() == 'O') out.push_back(replaced(key, i, 2, {head, next}));
                if (next == "0") out.push_back(replaced(key, i, 2, {token + "O"}));
                if (token.size() == 1 && token != "O" && token != "I")
                    out.push_back(replaced(key, i, 2, {token + "O", next}));
                if (next[0] == '1') out.push_back(replaced(key, i, 2, {token + "I", without_zeros(next.substr(1))}));
                if (token.back() == 'I') {
                    out.push_back(replaced(key, i, 2, {head, "1" + next}));
                    out.push_back(replaced(key, i, 2, {head, "10" + next}));
                }
            }
            if (token.back() == 'O') out.push_back(replaced(key, i, 1, {head, "0"}));
            if (token.back() == 'I' && (last || !is_number(next))) out.push_back(replaced(key, i, 1, {head, "1"}));
            if (token.size() > 1 && token[0] == 'I') out.push_back(replaced(key, i, 1, {"1", token.substr(1)}));
            if (token.size() > 1 && token[0] == 'O') out.push_back(replaced(key, i, 1, {"0", token.substr(1)}));
        } else {
            if (token.back() == '1') {
                if (!last && !is_number(next))
                    out.push_back(replaced(key, i, 2, {token.substr(0, token.size() - 1), "I" + next}));
                if (token == "1") out.push_back(replaced(key, i, 1, {"I"}));
            }
            if (token == "0") out.push_back(replaced(key, i, 1, {"O"}));
            if (token == "0" && !last && !is_number(next)) out.push_back(replaced(key, i, 2, {"O" + next}));
        }
    }
}

/// Letters and digits of a printed code with everything else as a space; letters upper case without marks.
std::string flat(std::string_view printed) {
    std::string text;
    std::size_t end = 0;
    for (const CodeToken& token : code_tokens(printed)) {
        if (token.begin > end) text += ' ';
        text += token.number ? token.printed : token.key;
        end = token.end;
    }
    return text;
}

bool is_alnum(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

/// Whether `word` stands at `at` with at least one O written 0 or I written 1.
bool confused_word_at(const std::string& text, std::size_t at, const std::string& word) {
    if (at + word.size() > text.size() || (at > 0 && is_alnum(text[at - 1]))) return false;
    bool confused = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = text[at + i];
        if (c == word[i]) continue;
        if (!((word[i] == 'O' && c == '0') || (word[i] == 'I' && c == '1'))) return false;
        confused = true;
    }
    const std::size_t after = at + word.size();
    return confused && (after == text.size() || !is_upper(text[after]));
}

/// A number with a letter in it: "O1", "0I2".
bool confused_number(const std::string& word) {
    bool digit = false, letter = false;
    for (const char c : word) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c == 'O' || c == 'I')
            letter = true;
        else
            return false;
    }
    return digit && letter;
}

}  // namespace

std::string trimmed_nfc(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(INT32_MAX)) return {};
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return {};
    const auto length = static_cast<int32_t>(text.size());
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
    bool ascii = true;
    for (int32_t i = 0; i < length;) {
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0) return {};
        if (c >= 0x80) ascii = false;
    }
    std::string composed;
    if (ascii) {
        composed = text;
    } else {
        icu::StringByteSink<std::string> sink(&composed);
        nfc->normalizeUTF8(0, icu::StringPiece(text.data(), length), sink, nullptr, status);
        if (U_FAILURE(status)) return {};
    }
    std::string trimmed;
    bool gap = false;
    const auto size = static_cast<int32_t>(composed.size());
    const auto* whole = reinterpret_cast<const uint8_t*>(composed.data());
    for (int32_t i = 0; i < size;) {
        const int32_t from = i;
        UChar32 c = 0;
        U8_NEXT(whole, i, size, c);
        if (u_isUWhiteSpace(c) || c == 0xFEFF || c == 0) {
            gap = !trimmed.empty();
            continue;
        }
        if (gap) trimmed += ' ';
        gap = false;
        trimmed.append(composed, static_cast<std::size_t>(from), static_cast<std::size_t>(i - from));
    }
    return trimmed;
}

CodeKey code_key(std::string_view text) {
    if (text.size() > kMostBytes) return {};
    const std::string printed = trimmed_nfc(text);
    const auto characters = std::count_if(printed.begin(), printed.end(), [](char c) { return (c & 0xC0) != 0x80; });
    if (static_cast<std::size_t>(characters) > kMostCodeCharacters) return {};
    CodeKey key;
    for (CodeToken& token : code_tokens(printed)) key.push_back(std::move(token.key));
    return key;
}

std::vector<CodeKey> confusable_keys(const CodeKey& key) {
    std::vector<CodeKey> found;
    std::set<CodeKey> seen{key};
    std::vector<CodeKey> round{key};
    for (int depth = 0; depth < 2; ++depth) {
        std::vector<CodeKey> next;
        for (const CodeKey& from : round) one_step(from, next);
        round.clear();
        for (CodeKey& candidate : next) {
            if (candidate.empty() || !seen.insert(candidate).second) continue;
            if (found.size() == kMostConfusables) return found;
            found.push_back(candidate);
            round.push_back(std::move(candidate));
        }
    }
    return found;
}

bool looks_confused(std::string_view printed, const std::vector<std::string>& types) {
    if (printed.size() > kMostBytes) return false;
    const std::string text = flat(trimmed_nfc(printed));
    for (const std::string& type : types)
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!confused_word_at(text, at, type)) continue;
            // "R01" is the regulation 01, not a misprinted ROI, where R itself is a type.
            const std::string letters = type.substr(0, type.find_first_of("OI"));
            if (std::find(types.begin(), types.end(), letters) == types.end()) return true;
        }
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find(' ', from), text.size());
        if (confused_number(text.substr(from, to - from))) return true;
        from = to + 1;
    }
    return false;
}

}  // namespace pravila
