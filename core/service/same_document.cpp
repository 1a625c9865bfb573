#include "core/service/same_document.h"

#include <algorithm>
#include <set>

#include "core/text/analysis.h"

namespace pravila {

namespace {

/// The beginnings of a title's words, folded: enough to join "certificatelor" with "certificatului".
std::set<std::string> word_beginnings(const std::string& text) {
    constexpr std::size_t kBeginning = 6, kShortest = 4;
    std::set<std::string> words;
    std::string word;
    for (const char c : fold(text) + " ") {
        if (std::isalnum(static_cast<unsigned char>(c))) {
            word += c;
            continue;
        }
        if (word.size() >= kShortest) words.insert(word.substr(0, kBeginning));
        word.clear();
    }
    return words;
}

/// Shared words over the words of the shorter text; 1 when either has none to compare.
double likeness(const std::string& a, const std::string& b) {
    const auto words = word_beginnings(a), others = word_beginnings(b);
    if (words.empty() || others.empty()) return 1;
    const auto shared =
        std::count_if(words.begin(), words.end(), [&](const std::string& word) { return others.contains(word); });
    return static_cast<double>(shared) / static_cast<double>(std::min(words.size(), others.size()));
}

/// The kind of a unit says nothing about which unit it is.
std::string without_kind(const std::string& unit) {
    static const std::set<std::string> kinds = {"direcția",       "serviciul",     "biroul",
                                                "compartimentul", "departamentul", "secretariat"};
    const std::size_t end = unit.find(' ');
    if (end == std::string::npos) return unit;
    const std::string first = fold(unit.substr(0, end));
    const bool kind =
        std::any_of(kinds.begin(), kinds.end(), [&](const std::string& word) { return fold(word) == first; });
    return kind ? unit.substr(end + 1) : unit;
}

bool digits(const std::string& token) { return token.find_first_not_of("0123456789") == std::string::npos; }

}  // namespace

bool same_document(const Document& document, const std::string& owner, const std::string& title,
                   const std::string& unit) {
    constexpr double kTitlesAlike = 0.5, kUnitsAlike = 0.3;
    return likeness(document.title, title) >= kTitlesAlike &&
           likeness(without_kind(owner), without_kind(unit)) >= kUnitsAlike;
}

std::string unit_initials(const std::string& unit) {
    std::string initials, word;
    for (const char c : fold(unit) + " ") {
        if (std::isalnum(static_cast<unsigned char>(c))) {
            word += c;
            continue;
        }
        constexpr std::size_t kSmallWord = 2;
        if (word.size() > kSmallWord) initials += static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
        word.clear();
    }
    return initials;
}

CodeKey parent_key(const CodeKey& form) {
    if (form.size() < 3 || (form.front() != "F" && form.front() != "A") || !digits(form.back())) return {};
    return CodeKey(form.begin() + 1, form.end() - 1);
}

}  // namespace pravila
