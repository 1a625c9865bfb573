#include "core/text/vocabulary.h"

#include <algorithm>

#include "cmake/embedded.h"
#include "core/text/analysis.h"

namespace pravila {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        if (to > from) parts.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

/// Rows of a file as columns, at least two; empty lines and those that begin with # are left out.
std::vector<std::vector<std::string>> rows(std::string_view name) {
    std::vector<std::vector<std::string>> found;
    for (const embedded::File& file : embedded::vocabulary()) {
        if (file.name != name) continue;
        for (const std::string& line : split(file.bytes, '\n')) {
            if (line[0] == '#') continue;
            std::vector<std::string> row = split(line, '\t');
            if (row.size() >= 2) found.push_back(std::move(row));
        }
    }
    return found;
}

Expressions::Wording wording(const std::string& text) {
    const Vocabulary& words = Vocabulary::get();
    Expressions::Wording found;
    const std::vector<Token> tokens = analyse(text);
    found.capitals = tokens.size() == 1 && tokens[0].upper && words.is_stop_word(tokens[0].exact);
    for (const Token& token : tokens)
        if (!token.stem.empty() && (found.capitals || !words.is_stop_word(token.exact)))
            found.stems.push_back(token.stem);
    return found;
}

}  // namespace

Vocabulary::Vocabulary() {
    for (const auto& row : rows("exceptions.tsv"))
        for (const std::string& form : split(row[1], ' ')) exceptions_.emplace(fold(form), row[0]);
    for (const auto& row : rows("spellings.tsv"))
        for (std::string old : split(row[1], ' ')) {
            if (old.back() == '*') {
                old.pop_back();
                spelling_beginnings_.emplace_back(old, row[0]);
            } else {
                spellings_.emplace(old, row[0]);
            }
        }
    std::sort(spelling_beginnings_.begin(), spelling_beginnings_.end());
    for (const auto& row : rows("stop_words.tsv"))
        for (const std::string& word : split(row[1], ' '))
            (row[0] == "weak" ? weak_words_ : stop_words_).insert(fold(word));
}

const Vocabulary& Vocabulary::get() {
    static const Vocabulary vocabulary;
    return vocabulary;
}

const std::string* Vocabulary::stem_exception(const std::string& word) const {
    const auto found = exceptions_.find(word);
    return found == exceptions_.end() ? nullptr : &found->second;
}

void Vocabulary::modernise(std::string& word) const {
    if (const auto found = spellings_.find(word); found != spellings_.end()) {
        word = found->second;
        return;
    }
    // The only beginnings that can fit are just before the word's place in the sorted list.
    auto next = std::upper_bound(spelling_beginnings_.begin(), spelling_beginnings_.end(), word,
                                 [](const std::string& value, const auto& row) { return value < row.first; });
    if (next == spelling_beginnings_.begin()) return;
    --next;
    if (word.starts_with(next->first)) word.replace(0, next->first.size(), next->second);
}

Expressions::Expressions() {
    for (const auto& row : rows("synonyms.tsv")) {
        Synonyms group;
        for (const std::string& text : row) group.push_back(wording(text));
        synonyms_.push_back(std::move(group));
    }
    for (const auto& row : rows("acts.tsv"))
        for (std::size_t i = 1; i < row.size(); ++i) acts_.push_back({wording(row[i]).stems, row[0]});
    std::stable_sort(acts_.begin(), acts_.end(),
                     [](const ActName& a, const ActName& b) { return a.stems.size() > b.stems.size(); });
}

const Expressions& Expressions::get() {
    static const Expressions expressions;
    return expressions;
}

}  // namespace pravila
