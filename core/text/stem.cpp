#include "core/text/stem.h"

#include <algorithm>
#include <array>

#include "core/text/vocabulary.h"

namespace pravila {

namespace {

constexpr std::size_t kShortest = 3;  ///< a stem keeps at least as many letters

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

/// Cuts `ending` when at least `rest` letters stay.
bool cut(std::string& word, std::string_view ending, std::size_t rest = kShortest) {
    if (word.size() < ending.size() + rest || !word.ends_with(ending)) return false;
    word.resize(word.size() - ending.size());
    return true;
}

bool change(std::string& word, std::string_view ending, std::string_view with, std::size_t rest = kShortest) {
    if (!cut(word, ending, rest)) return false;
    word += with;
    return true;
}

void cut_vowels(std::string& word) {
    while (word.size() > kShortest && is_vowel(word.back())) word.pop_back();
}

/// "-bil" with any ending: the l belongs to the word, unlike that of "-ile".
bool stem_bil(std::string& word) {
    constexpr std::array<std::string_view, 12> kEndings = {"",   "a",  "e",    "i",   "ul",   "ului",
                                                           "ii", "ei", "ilor", "ele", "elor", "ile"};
    const std::size_t at = word.rfind("bil");
    if (at == std::string::npos || at < 2) return false;
    const std::string_view ending = std::string_view(word).substr(at + 3);
    if (std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) return false;
    word.resize(at + 3);
    return true;
}

/// Endings of finite verbs that name the verb's class: "elaborează", "întocmește", "verifică".
bool stem_verb(std::string& word) {
    return change(word, "eaza", "ar") || change(word, "easca", "ir") || change(word, "este", "ir", 4) ||
           change(word, "ifica", "ificar", 2);
}

/// Articles and cases. The longest one that leaves a word; the vowels before it go later.
void cut_article(std::string& word) {
    constexpr std::array<std::string_view, 8> kArticles = {"elui", "ului", "elor", "ilor", "ele", "ile", "lui", "ul"};
    for (const std::string_view article : kArticles)
        if (cut(word, article)) return;
}

}  // namespace

// Worked on folded letters, so t stands for ț and a for ă and â; most changes of sound inside a word vanish by that.
// The rules never try to find the dictionary form; they only bring all forms of a word to one string:
//  1. articles and case endings, then final vowels, go;
//  2. "-ur" and "-ul" go too, because the plural "-uri" and the article "-ul" cannot be told from words that end so:
//     "riscuri" and "procedură" both lose it in all forms;
//  3. participles "-at", "-it" become "-ar", "-ir", the ending of their verb noun; "-are" itself stays, since in folded
//     letters it is also the plural of "-ar" ("formular", "primar", "dosar");
//  4. changes of sound in the last syllable: oa/o, ea/e, ia/ie.
std::string stem_by_rules(std::string_view given) {
    std::string word(given);
    if (word.size() <= kShortest || word.size() > 40) return word;
    if (!std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return word;
    if (stem_bil(word)) return word;
    if (!stem_verb(word)) {
        cut_article(word);
        cut_vowels(word);
        cut(word, "ur") || cut(word, "ul");
        cut_vowels(word);
        change(word, "at", "ar") || change(word, "it", "ir") || change(word, "ific", "ificar", 2);
    }
    for (std::size_t at = word.find("oa"); at != std::string::npos; at = word.find("oa", at + 1)) word.erase(at + 1, 1);
    const std::size_t size = word.size();
    if (size > 4 && !is_vowel(word[size - 1]) && word[size - 2] == 'a') {
        if (word[size - 3] == 'e')
            word.erase(size - 2, 1);  // cetățean, cetățeni
        else if (word[size - 3] == 'i' && word[size - 1] == 'l')
            word[size - 2] = 'e';  // cheltuială, cheltuieli
    }
    return word;
}

std::string stem(std::string_view word) {
    const Vocabulary& vocabulary = Vocabulary::get();
    if (const std::string* known = vocabulary.stem_exception(std::string(word))) return *known;
    return stem_by_rules(word);
}

}  // namespace pravila
