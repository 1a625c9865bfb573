#include <map>
#include <string_view>

#include "core/service/revisions/start_revision.h"
#include "core/text/analysis.h"

namespace pravila {

namespace {

/// Paragraphs by their folded text, with how many words each has and how often it stands there.
struct Paragraph {
    long words = 0, count = 0;
};
using Paragraphs = std::map<std::string, Paragraph>;

long count_words(std::string_view text) {
    long words = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!space && !inside) ++words;
        inside = !space;
    }
    return words;
}

void add(Paragraphs& paragraphs, const std::string& text) {
    const long words = count_words(text);
    if (words == 0) return;
    Paragraph& paragraph = paragraphs[fold(text)];
    paragraph.words = words;
    ++paragraph.count;
}

Paragraphs paragraphs_of(const ExtractedDocument& document) {
    Paragraphs paragraphs;
    for (const Block& block : document.blocks) {
        if (block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter) continue;
        add(paragraphs, block.text);
        for (const auto& row : block.rows)
            for (const std::string& cell : row) add(paragraphs, cell);
    }
    return paragraphs;
}

/// Words of `left`, and of those the ones in paragraphs that `right` has not as often.
std::pair<long, long> words_only_in(const Paragraphs& left, const Paragraphs& right) {
    long all = 0, only = 0;
    for (const auto& [text, paragraph] : left) {
        const auto other = right.find(text);
        const long there = other == right.end() ? 0 : other->second.count;
        all += paragraph.words * paragraph.count;
        only += paragraph.words * std::max(0L, paragraph.count - there);
    }
    return {all, only};
}

}  // namespace

int changed_percent(const ExtractedDocument& before, const ExtractedDocument& after) {
    const Paragraphs old_text = paragraphs_of(before), new_text = paragraphs_of(after);
    const auto [old_words, gone] = words_only_in(old_text, new_text);
    const auto [new_words, added] = words_only_in(new_text, old_text);
    const long larger = std::max(old_words, new_words);
    return larger == 0 ? 0 : static_cast<int>(100 * std::max(gone, added) / larger);
}

}  // namespace pravila
