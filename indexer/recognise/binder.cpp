#include <algorithm>

#include "indexer/recognise/sources.h"

namespace pravila::recognise_detail {

namespace {

constexpr std::size_t kFarthestPurpose = 80, kMostCoverBlocks = 25, kMostCovers = 1000;

/// A line of the text, not of a page header, that announces a procedure's own code.
struct Announcement {
    std::size_t block = 0;
    ParsedCode code;
};

void look_at(const Codebook& codebook, std::string_view text, std::size_t block, std::vector<Announcement>& found) {
    if (text.size() > 300) return;
    const Folded line = fold(text);
    const std::vector<LabelHit> hits = labels_in(line.text);
    if (hits.empty() || hits[0].begin != 0 || hits[0].field != Field::kCode) return;
    // Only what a cover prints: the code, and perhaps edition and revision after it; no sentence.
    const std::string value = line.slice(hits[0].end, hits.size() > 1 ? hits[1].begin : line.text.size());
    const auto codes = codebook.find_codes(value);
    if (codes.empty() || codes[0].begin != 0 || codes[0].code.is_form) return;
    if (folded(value.substr(codes[0].end)).find_first_not_of(" .,;/-") != std::string::npos) return;
    found.push_back({block, codes[0].code});
}

std::vector<Announcement> announcements(const ExtractedDocument& document, const Codebook& codebook) {
    std::vector<Announcement> found;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const Block& block = document.blocks[i];
        if (block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter ||
            block.kind == Block::Kind::kNote)
            continue;
        std::string_view text = block.text;
        while (!text.empty() && block.text.size() < 2000) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            look_at(codebook, text.substr(0, end), i, found);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        if (kind_of_table(block) != TableKind::kPlain) continue;
        for (std::size_t row = 0; row < std::min<std::size_t>(block.rows.size(), 12); ++row) {
            std::string joined;
            for (const std::string& cell : block.rows[row])
                if (cell.size() < 300) {
                    look_at(codebook, cell, i, found);
                    joined += (joined.empty() ? "" : ": ") + cell;
                }
            // "Cod | PO-URB-04"
            if (block.rows[row].size() == 2 && field_of_heading(folded(block.rows[row][0])) == Field::kCode)
                look_at(codebook, joined, i, found);
        }
    }
    return found;
}

/// Back from the line with the code to where its cover begins: a new page, or the end of the text before it.
std::size_t cover_begin(const ExtractedDocument& document, std::size_t announced, std::size_t least) {
    std::size_t begin = announced;
    const int page = document.blocks[announced].page;
    for (std::size_t steps = 0; begin > least && steps < kMostCoverBlocks; ++steps) {
        const Block& before = document.blocks[begin - 1];
        if (before.kind == Block::Kind::kHeader) {
            --begin;
            continue;
        }
        if (page > 0 && before.page > 0 && before.page != page) break;
        if (before.kind == Block::Kind::kListItem || before.text.size() > 160) break;
        if (before.kind == Block::Kind::kHeading && !before.label.empty()) break;
        if (!before.rows.empty() && kind_of_table(before) != TableKind::kPlain) break;
        --begin;
    }
    return begin;
}

}  // namespace

std::vector<Cover> find_covers(const ExtractedDocument& document, const Codebook& codebook) {
    std::vector<Cover> covers;
    std::vector<std::size_t> purposes;
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        if (is_purpose(document.blocks[i])) purposes.push_back(i);
    if (purposes.size() < 2) return covers;  // nearly always
    std::size_t least = 0;
    CodeKey last;
    for (const Announcement& announced : announcements(document, codebook)) {
        if (announced.block < least || announced.code.key == last || covers.size() >= kMostCovers) continue;
        // Each procedure states its purpose soon after its cover; a table of contents has the word at its own place
        // only.
        const auto purpose = std::upper_bound(purposes.begin(), purposes.end(), announced.block);
        if (purpose == purposes.end() || *purpose - announced.block > kFarthestPurpose) continue;
        Cover cover;
        cover.first_block = cover_begin(document, announced.block, least);
        cover.code = announced.code.canonical;
        if (covers.empty()) cover.first_block = 0;
        covers.push_back(std::move(cover));
        last = announced.code.key;
        least = *purpose + 1;
    }
    for (std::size_t i = 0; i < covers.size(); ++i) {
        Cover& cover = covers[i];
        cover.last_block = (i + 1 < covers.size() ? covers[i + 1].first_block : document.blocks.size()) - 1;
        for (std::size_t block = cover.first_block; block <= cover.last_block; ++block) {
            const int page = document.blocks[block].page;
            if (page <= 0) continue;
            if (cover.first_page == 0) cover.first_page = page;
            cover.last_page = std::max(cover.last_page, page);
        }
    }
    return covers;
}

}  // namespace pravila::recognise_detail
