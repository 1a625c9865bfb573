#include "search/terms.h"

#include <algorithm>
#include <cstdio>

#include "core/text/analysis.h"

namespace pravila::search {

namespace {

constexpr std::size_t kMostBytes = 240;  // Xapian's limit is 245 less what it escapes
constexpr int kLastDay = 32767;
constexpr int kShift = 5;  ///< a block holds 32 of the next smaller
constexpr int kLevels = 3;

std::string block_term(std::string_view prefix, int level, int block) {
    return std::string(prefix) + std::to_string(level) + ":" + std::to_string(block);
}

}  // namespace

std::string term(std::string_view prefix, std::string_view value) {
    std::string made(prefix);
    made += value;
    if (made.size() > kMostBytes) made.resize(kMostBytes);
    return made;
}

std::string unique_term(const RevisionId& revision) { return term("Q", revision.str()); }
std::string institution_term(const InstitutionId& institution) { return term("I", institution.str()); }
std::string type_term(DocumentType type) { return term("T", to_text(type)); }
std::string unit_term(std::string_view name) { return term("U", fold(name)); }
std::string lifecycle_term(Lifecycle lifecycle) { return term("L", to_text(lifecycle)); }
std::string code_term(const std::string& key) { return term("K", key); }
std::string compact_code_term(const std::string& key) { return term("XK", key); }

int day_number(Date day) { return std::clamp(day.days_since_epoch(), 0, kLastDay); }

std::string day_value(Date day) {
    char text[8];
    std::snprintf(text, sizeof text, "%04x", static_cast<unsigned>(day_number(day)));
    return text;
}

std::vector<std::string> interval_terms(std::string_view prefix, int from, int until) {
    std::vector<std::string> terms;
    until = std::min(until, kLastDay + 1);
    for (int day = std::max(from, 0); day < until;) {
        int level = 0;
        // The largest block that begins here and does not reach past the end.
        while (level + 1 < kLevels && day % (1 << ((level + 1) * kShift)) == 0 &&
               day + (1 << ((level + 1) * kShift)) <= until)
            ++level;
        terms.push_back(block_term(prefix, level, day >> (level * kShift)));
        day += 1 << (level * kShift);
    }
    return terms;
}

std::vector<std::string> day_terms(std::string_view prefix, int day) {
    std::vector<std::string> terms;
    terms.reserve(kLevels);
    for (int level = 0; level < kLevels; ++level) terms.push_back(block_term(prefix, level, day >> (level * kShift)));
    return terms;
}

std::string sort_key(const CodeKey& key, EditionRevision number) {
    std::string text = key.empty() ? "~" : "";  // without a code: last
    for (const std::string& token : key) {
        if (!text.empty()) text += ' ';
        if (token[0] >= '0' && token[0] <= '9') text += static_cast<char>('0' + std::min<std::size_t>(token.size(), 9));
        text += token;
    }
    char edition[32];
    std::snprintf(edition, sizeof edition, " %04d.%04d", number.edition, number.revision);
    return text + edition;
}

}  // namespace pravila::search
