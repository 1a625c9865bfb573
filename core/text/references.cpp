#include <algorithm>
#include <optional>

#include "core/codification/code_key.h"
#include "core/text/analysis.h"
#include "core/text/vocabulary.h"

namespace pravila {

namespace {

using Tokens = std::vector<Token>;

constexpr std::size_t kMostNameTokens = 12;  ///< how far before its number the name of an act may begin
constexpr std::size_t kMostCodeTokens = 8;

bool is_number(const Token& token) { return token.kind == Token::Kind::kNumber; }

bool is_year(const Token& token) {
    return is_number(token) && token.exact.size() == 4 && (token.exact[0] == '1' || token.exact[0] == '2') &&
           token.exact >= "1860" && token.exact <= "2199";
}

bool is_numbering(const Token& token) {
    return token.exact == "nr" || token.exact == "numarul" || token.exact == "numar";
}

/// The year that belongs to the number at `at`: "544/2001", "9001:2015", "544 din 2001", "544 din 12 octombrie 2001".
std::optional<std::size_t> year_after(const Tokens& tokens, std::size_t at) {
    if (at + 1 >= tokens.size()) return {};
    const Token& next = tokens[at + 1];
    if ((next.joint == '/' || next.joint == ':') && is_year(next)) return at + 1;
    if (next.exact != "din") return {};
    for (std::size_t i = at + 2; i < tokens.size() && i <= at + 4; ++i) {
        if (is_year(tokens[i])) return i;
        const bool part_of_date = i < at + 4 && (is_number(tokens[i]) ? tokens[i].exact.size() <= 2 : i > at + 2);
        if (!part_of_date) return {};
    }
    return {};
}

/// The kind of act whose name ends just before the number at `at`, and the token where the name begins.
std::optional<std::pair<std::string, std::size_t>> act_before(const Tokens& tokens, std::size_t at) {
    if (at == 0) return {};
    const Vocabulary& words = Vocabulary::get();
    std::vector<std::pair<const std::string*, std::size_t>> before;  // stems from the number backwards
    for (std::size_t i = at; i-- > 0 && at - i <= kMostNameTokens && before.size() < 6;) {
        if (is_number(tokens[i])) break;
        if (is_numbering(tokens[i]) || words.is_stop_word(tokens[i].exact)) continue;
        before.emplace_back(&tokens[i].stem, i);
    }
    for (const Expressions::ActName& act : Expressions::get().acts()) {
        if (act.stems.empty() || act.stems.size() > before.size()) continue;
        bool same = true;
        for (std::size_t k = 0; k < act.stems.size() && same; ++k)
            same = act.stems[act.stems.size() - 1 - k] == *before[k].first;
        if (same) return std::pair{act.kind, before[act.stems.size() - 1].second};
    }
    return {};
}

void add_number(const Tokens& tokens, std::size_t at, std::vector<Reference>& found) {
    const std::optional<std::size_t> year = year_after(tokens, at);
    const auto act = act_before(tokens, at);
    if (year) {
        const std::string number = tokens[at].exact + "/" + tokens[*year].exact;
        if (act) found.push_back({Reference::Kind::kAct, act->first + "/" + number, act->second, *year});
        found.push_back({Reference::Kind::kNumber, number, at, *year});
    } else if (act && act->first == "iso") {
        found.push_back({Reference::Kind::kAct, "iso/" + tokens[at].exact, act->second, at});
    }
    // A standard is also asked for without its year.
    if (year && act && act->first == "iso")
        found.push_back({Reference::Kind::kAct, "iso/" + tokens[at].exact, act->second, at});
}

/// Kinds of documents that codes begin with, as far as a text alone can tell.
bool is_code_type(const Token& token) {
    return token.upper && (token.exact == "po" || token.exact == "ps" || token.exact == "pg" || token.exact == "il" ||
                           token.exact == "f" || token.exact == "mc" || token.exact == "rof" || token.exact == "roi");
}

bool joins_code(char joint) { return joint == '-' || joint == '.' || joint == '/' || joint == '\0'; }

bool between_is_blank_or_dash(std::string_view text, std::size_t from, std::size_t to) {
    return to > from && to - from <= 6 &&
           std::none_of(text.begin() + static_cast<std::ptrdiff_t>(from),
                        text.begin() + static_cast<std::ptrdiff_t>(to),
                        [](char c) { return c == '\n' || c == ',' || c == ';' || c == '(' || c == ')' || c == ':'; });
}

/// A code that begins at `at`: capitals joined by dashes or dots up to a number ("D1-S03-PO15"), or a kind of document
/// with words in capitals after it, also with blanks between ("P.O. Urb. 04", "PO – 016"). Returns its last token.
std::optional<std::size_t> code_at(std::string_view text, const Tokens& tokens, std::size_t at) {
    if (is_number(tokens[at]) || !tokens[at].upper || tokens[at].exact.size() > 8) return {};
    const bool typed = is_code_type(tokens[at]);
    std::optional<std::size_t> last;
    for (std::size_t i = at + 1; i < tokens.size() && i < at + kMostCodeTokens; ++i) {
        const Token& token = tokens[i];
        const bool tight = token.glued && joins_code(token.joint);
        const bool loose = typed && !last && !token.glued &&
                           (token.joint == ' ' || token.joint == '-' || token.joint == '.') &&
                           between_is_blank_or_dash(text, tokens[i - 1].end, token.begin);
        if (!tight && !loose) break;
        if (is_number(token)) {
            if (is_year(token) && token.joint == '/') break;
            last = i;
        } else if (token.exact.size() > 8 ||
                   !(token.upper || (loose && text[token.begin] >= 'A' && text[token.begin] <= 'Z'))) {
            break;
        } else if (last && tight) {
            last = i;  // "PS-07-DECIAA": the department last
        }
    }
    if (last && *last == at + 1 && tokens[*last].joint == '/') return {};
    return last;
}

}  // namespace

std::vector<Reference> references(std::string_view text, const std::vector<Token>& tokens) {
    std::vector<Reference> found;
    std::size_t after_code = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (is_number(tokens[at])) {
            // The second half of "544/2001" is no number of its own.
            if (at == 0 || (tokens[at].joint != '/' && tokens[at].joint != ':') || !is_year(tokens[at]))
                add_number(tokens, at, found);
            continue;
        }
        if (at < after_code) continue;
        if (const auto last = code_at(text, tokens, at)) {
            const CodeKey key = code_key(text.substr(tokens[at].begin, tokens[*last].end - tokens[at].begin));
            if (!key.empty()) found.push_back({Reference::Kind::kCode, key_text(key), at, *last});
            after_code = *last + 1;
        }
    }
    return found;
}

}  // namespace pravila
