#include "core/text/analysis.h"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <limits>
#include <unordered_map>
#include <utility>

#include "core/text/letters.h"
#include "core/text/stem.h"
#include "core/text/vocabulary.h"

namespace pravila {

namespace {

using letters::Kind;
using letters::Letter;

constexpr std::size_t kMostRemembered = 20000;  ///< words a thread remembers, about 2 MB

bool is_latin(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Cuts to kMostTermBytes without splitting a character.
void shorten(std::string& term) {
    if (term.size() <= kMostTermBytes) return;
    std::size_t size = kMostTermBytes;
    while (size > 0 && (static_cast<unsigned char>(term[size]) & 0xC0) == 0x80) --size;
    term.resize(size);
}

/// The next character that counts at or after `at`, past the ignored ones; false at the end.
bool next(std::string_view text, std::size_t& at, Letter& letter) {
    while (at < text.size()) {
        letter = letters::read(text, at);
        at = letter.end;
        if (letter.kind != Kind::kIgnored) return true;
    }
    return false;
}

/// Endings that a word broken before ț goes on with ("edi ția", "activită ții"), folded.
constexpr std::array<std::string_view, 22> kBrokenEndings = {
    "tia",    "tie",   "tii",   "tiei",   "tiile",  "tiilor",   "tional", "tionala", "tionale",  "tionali",  "tionare",
    "tionat", "tiune", "tiuni", "tiunea", "tiunii", "tiunilor", "tile",   "tilor",   "tionarea", "tionarii", "tei"};

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 6); }

    std::vector<Token> run() {
        Letter letter;
        for (std::size_t at = 0; next(text_, at, letter);) {
            if (letter.kind == Kind::kDigit) {
                at = number(letter);
            } else if (letter.kind == Kind::kLetter) {
                at = word(letter);
            } else if (letter.kind == Kind::kSpace) {
                spaced_ = true;
            } else {
                // Two signs in a row part more than they join, except the dot and dash of "P.O.-URB".
                const char sign = letter.kind == Kind::kDash ? '-' : text_[letter.begin];
                joint_ = joint_ == '\0' || joint_ == '.' ? sign : ' ';
            }
        }
        return std::move(tokens_);
    }

  private:
    Token& add(Token::Kind kind, std::size_t begin) {
        Token& token = tokens_.emplace_back();
        token.kind = kind;
        token.begin = begin;
        const bool first = tokens_.size() == 1;
        token.joint = first || (spaced_ && joint_ == '\0') ? ' ' : joint_;
        token.glued = !first && !spaced_ && joint_ != ' ';
        joint_ = '\0';
        spaced_ = false;
        return token;
    }

    std::size_t number(const Letter& first) {
        Token& token = add(Token::Kind::kNumber, first.begin);
        Letter letter = first;
        std::size_t end = first.end;
        for (std::size_t at = first.end;;) {
            token.exact += letter.plain();
            end = letter.end;
            if (!next(text_, at, letter) || letter.kind != Kind::kDigit) break;
        }
        token.end = end;
        const std::size_t zeros = std::min(token.exact.find_first_not_of('0'), token.exact.size() - 1);
        token.exact.erase(0, zeros);
        shorten(token.exact);
        return end;
    }

    /// "H.C.L.": single letters each followed by a dot, at least one. @return where it ends, or 0.
    std::size_t initials(const Letter& first, std::string& word, bool& upper) {
        Letter letter = first, sign, after;
        std::size_t end = 0;
        for (;;) {
            std::size_t at = letter.end;
            if (!next(text_, at, sign) || sign.kind != Kind::kOther || text_[sign.begin] != '.') break;
            const std::size_t after_dot = sign.end;
            at = after_dot;
            const bool more = next(text_, at, after) && after.kind == Kind::kLetter;
            word += letter.plain();
            upper = upper && letter.upper;
            end = after_dot;
            if (!more) break;
            std::size_t beyond = after.end;
            Letter follower;
            // The next one counts only when it is a single letter with a dot as well.
            if (!next(text_, beyond, follower) || follower.kind != Kind::kOther || text_[follower.begin] != '.') break;
            letter = after;
        }
        return end;
    }

    std::size_t word(const Letter& first) {
        std::string folded;
        bool upper = true;
        if (const std::size_t end = initials(first, folded, upper); end != 0) {
            Token& token = add(Token::Kind::kWord, first.begin);
            token.exact = std::move(folded);
            token.end = end;
            token.upper = upper;
            finish(token);
            // The dots belong to the word; what follows at once is still joined by one ("P.O.AC").
            joint_ = '.';
            return end;
        }
        Token& token = add(Token::Kind::kWord, first.begin);
        Letter letter = first, after;
        std::size_t end = first.end;
        upper = true;
        for (std::size_t at = first.end;;) {
            const bool more = next(text_, at, after) && after.kind == Kind::kLetter;
            // Bounded, so that a text without a space costs no more than any other.
            if (token.exact.size() < 2 * kMostTermBytes) letters::append_plain(token.exact, letter, !more);
            upper = upper && letter.upper;
            end = letter.end;
            if (!more) break;
            letter = after;
        }
        token.end = end;
        token.upper = upper;
        finish(token);
        mend();
        return end;
    }

    /// From the folded letters to the term and its stem. Few words make up most of a text, so they are remembered.
    static void finish(Token& token) {
        shorten(token.exact);
        thread_local std::unordered_map<std::string, std::pair<std::string, std::string>> known;
        const auto found = known.find(token.exact);
        if (found != known.end()) {
            token.exact = found->second.first;
            token.stem = found->second.second;
            return;
        }
        const std::string folded = token.exact;
        Vocabulary::get().modernise(token.exact);
        token.stem = is_latin(token.exact) ? stem(token.exact) : token.exact;
        shorten(token.stem);
        if (known.size() >= kMostRemembered) known.clear();
        known.emplace(folded, std::pair(token.exact, token.stem));
    }

    /// Joins the last word to the one before when it is the rest of a word broken before ț.
    void mend() {
        if (tokens_.size() < 2) return;
        Token& rest = tokens_.back();
        Token& start = tokens_[tokens_.size() - 2];
        const auto lead = static_cast<unsigned char>(text_[rest.begin]);
        if (rest.exact.empty() || rest.exact[0] != 't' || lead < 0x80) return;  // an unmarked t stands on its own
        if (rest.glued || start.kind != Token::Kind::kWord || rest.begin != start.end + 1 || start.exact.size() < 2)
            return;
        if (std::find(kBrokenEndings.begin(), kBrokenEndings.end(), rest.exact) == kBrokenEndings.end()) return;
        if (Vocabulary::get().is_stop_word(start.exact)) return;
        start.exact += rest.exact;
        start.end = rest.end;
        tokens_.pop_back();
        finish(tokens_.back());
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    char joint_ = '\0';    ///< the sign between the last token and here; '\0' for none, ' ' for several
    bool spaced_ = false;  ///< white space stood there
};

}  // namespace

std::vector<Token> analyse(std::string_view text) { return Reader(text).run(); }

std::string fold(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    std::string word;
    bool space = false;
    const auto put = [&](std::string_view bytes) {
        if (bytes.empty()) return;
        if (space && !folded.empty()) folded += ' ';
        space = false;
        folded += bytes;
    };
    Letter letter, after;
    std::size_t at = 0;
    bool has = next(text, at, letter);
    while (has) {
        const bool more = next(text, at, after);
        if (letter.kind == Kind::kLetter) {
            letters::append_plain(word, letter, !(more && after.kind == Kind::kLetter));
        } else {
            put(word);
            word.clear();
            if (letter.kind == Kind::kSpace)
                space = true;
            else if (letter.kind == Kind::kDash)
                put("-");
            else if (letter.kind == Kind::kDigit)
                put(letter.plain());
            else
                put(text.substr(letter.begin, letter.end - letter.begin));
        }
        letter = after;
        has = more;
    }
    put(word);
    return folded;
}

std::string normalise(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int32_t>::max())) return {};
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return {};
    icu::UnicodeString composed =
        nfc->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())}), status);
    if (U_FAILURE(status)) return {};
    composed.toLower(icu::Locale::getRoot());
    icu::UnicodeString clean;
    for (int32_t i = 0; i < composed.length(); i = composed.moveIndex32(i, 1)) {
        UChar32 c = composed.char32At(i);
        if (c == 0x15F) c = 0x219;
        if (c == 0x163) c = 0x21B;
        if (c != 0xAD && u_charType(c) != U_FORMAT_CHAR) clean.append(c);
    }
    std::string result;
    clean.toUTF8String(result);
    return result;
}

}  // namespace pravila
