#include "search/suggestion.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/analysis.h"
#include "core/text/stem.h"
#include "core/text/vocabulary.h"
#include "search/fields.h"
#include "search/readable_terms.h"

namespace pravila::search {

namespace {

constexpr std::size_t kMostTries = 4;       ///< searches made to find a suggestion
constexpr std::size_t kMostCandidates = 3;  ///< for each misspelt word
constexpr std::size_t kMostUnknown = 3;
constexpr std::size_t kMostChunksRead = 40;
constexpr long kMostTermsRead = 400000;

struct Candidate {
    std::string word;
    int distance = 0;
    Xapian::doccount documents = 0;
};

bool better(const Candidate& a, const Candidate& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.documents > b.documents;
}

int most_changes(const std::string& word) { return word.size() <= 4 ? 1 : 2; }

/// Terms of the index that begin with `prefix` and `start`, near to `word` without the prefix.
void collect(const std::string& word, const std::string& prefix, const std::string& start, const ReadableTerms& index,
             std::vector<Candidate>& found) {
    const int most = most_changes(word);
    long read = 0;
    const std::string from = prefix + start;
    for (auto at = index.database().allterms_begin(from);
         at != index.database().allterms_end(from) && ++read < kMostTermsRead; ++at) {
        const std::string near = (*at).substr(prefix.size());
        const auto difference = static_cast<int>(near.size()) - static_cast<int>(word.size());
        if (near.empty() || near[0] < 'a' || near[0] > 'z' || std::abs(difference) > most) continue;
        const int distance = edit_distance(word, near, most);
        if (distance == 0 || distance > most) continue;
        if (const unsigned documents = index.frequency(*at)) found.push_back({near, distance, documents});
    }
}

/// Words near to a misspelt one: forms that documents have; else stems, for a form that none of them has; else words
/// with another first letter.
std::vector<Candidate> candidates(const Token& token, const ReadableTerms& index) {
    std::vector<Candidate> found;
    const std::string& word = token.exact;
    if (word.size() < 4) return found;
    const std::string first(1, word[0]);
    collect(word, "", first, index, found);
    if (found.empty()) {
        collect(token.stem, "Z", first, index, found);
        std::erase_if(found, [](const Candidate& candidate) { return stem(candidate.word) != candidate.word; });
    }
    if (found.empty())
        for (char letter = 'a'; letter <= 'z'; ++letter)
            if (letter != word[0]) collect(word, "", std::string(1, letter), index, found);
    std::sort(found.begin(), found.end(), better);
    if (found.size() > kMostCandidates) found.resize(kMostCandidates);
    return found;
}

/// How the document writes a word that the index has folded: the very form, else the shortest of the word's forms.
std::string written(const std::string& exact, const Record& record) {
    const std::string key = stem(exact);
    std::string shortest;
    const auto look_in = [&](const std::string& text) {
        for (const Token& token : analyse(text)) {
            if (token.stem != key) continue;
            std::string form = normalise(text.substr(token.begin, token.end - token.begin));
            if (token.exact == exact) {
                shortest = std::move(form);
                return true;
            }
            if (shortest.empty() || form.size() < shortest.size()) shortest = std::move(form);
        }
        return false;
    };
    if (look_in(record.title)) return shortest;
    std::size_t read = 0;
    for (const Chunk& chunk : record.chunks) {
        if (!std::binary_search(chunk.stems.begin(), chunk.stems.end(), short_hash(key))) continue;
        if (look_in(record.sections[chunk.section].heading) || look_in(decompress(chunk.compressed)) ||
            ++read == kMostChunksRead)
            break;
    }
    return shortest.empty() ? exact : shortest;
}

struct Change {
    std::size_t begin = 0, end = 0;
    std::string word;
};

std::string changed(const std::string& query, const std::vector<Change>& changes) {
    std::string text;
    std::size_t at = 0;
    for (const Change& change : changes) {
        text += query.substr(at, change.begin - at) + change.word;
        at = change.end;
    }
    text += query.substr(at);
    // A word that was left out leaves two blanks.
    std::string tidy;
    for (const char c : text)
        if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy += c;
    while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
    return tidy;
}

bool is_field_name(const std::string& query, const Token& token) {
    return token.end < query.size() && query[token.end] == ':' && field_named(token.exact) != nullptr;
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int most) {
    // Optimal string alignment over three rows; words are at most kMostTermBytes long.
    if (a.size() > kMostTermBytes || b.size() > kMostTermBytes) return most + 1;
    std::array<std::array<int, kMostTermBytes + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i + 2) % 3];
        const auto& above2 = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], above2[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], most + 1);
}

std::string suggest_query(const std::string& query, const ReadableTerms& index,
                          const std::function<std::optional<Record>(const std::string&)>& best_hit) {
    const Vocabulary& vocabulary = Vocabulary::get();
    std::vector<Token> words, unknown;
    for (const Token& token : analyse(query)) {
        if (token.stem.empty() || vocabulary.is_stop_word(token.exact) || is_field_name(query, token)) continue;
        words.push_back(token);
        if (!index.has("Z" + token.stem)) unknown.push_back(token);
    }
    std::size_t tries = 0;
    if (!unknown.empty() && unknown.size() <= kMostUnknown) {
        std::vector<std::vector<Candidate>> choices;
        choices.reserve(unknown.size());
        for (const Token& token : unknown) choices.push_back(candidates(token, index));
        const bool all = std::all_of(choices.begin(), choices.end(), [](const auto& list) { return !list.empty(); });
        // The misspelt words change together: each to its best candidate, then to its second best, and so on.
        for (std::size_t rank = 0; all && rank < kMostCandidates; ++rank) {
            std::vector<Change> changes;
            bool fresh = false;
            for (std::size_t i = 0; i < unknown.size(); ++i) {
                fresh = fresh || rank < choices[i].size();
                changes.push_back(
                    {unknown[i].begin, unknown[i].end, choices[i][std::min(rank, choices[i].size() - 1)].word});
            }
            if (!fresh) break;
            ++tries;
            if (const std::optional<Record> record = best_hit(changed(query, changes))) {
                for (Change& change : changes) change.word = written(change.word, *record);
                return changed(query, changes);
            }
        }
    }
    if (words.size() < 2) return {};
    // One word less: the one in the fewest documents is the likeliest to be wrong.
    std::sort(words.begin(), words.end(), [&](const Token& a, const Token& b) {
        return index.frequency("Z" + a.stem) < index.frequency("Z" + b.stem);
    });
    for (const Token& token : words) {
        if (++tries > kMostTries + kMostCandidates) break;
        std::string shorter = changed(query, {{token.begin, token.end, ""}});
        if (best_hit(shorter)) return shorter;
    }
    return {};
}

}  // namespace pravila::search
