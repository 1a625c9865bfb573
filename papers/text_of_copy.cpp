#include "papers/text_of_copy.h"

#include <algorithm>
#include <array>

#include "papers/cover.h"
#include "papers/procedure_template.h"

namespace pravila::papers {
namespace {

using Kind = Block::Kind;
using SourceBlocks = std::vector<pravila::Block>;

bool is_margin(const pravila::Block& block) { return block.kind == Kind::kHeader || block.kind == Kind::kFooter; }

bool has_signature_column(const pravila::Block& block) {
    return block.kind == Kind::kTable && !block.rows.empty() &&
           std::find(block.rows.front().begin(), block.rows.front().end(), "Semnătura") != block.rows.front().end();
}

/// Where the text begins behind the cover of a starting file; 0 when there is no such cover.
std::size_t after_cover(const SourceBlocks& blocks, const std::string& code) {
    std::size_t next = 0;
    bool identified = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& block = blocks[i];
        if (is_margin(block)) continue;
        if (block.kind == Kind::kTable && !identified && identifies(block.rows, code)) {
            identified = true;
            next = i + 1;
        } else if (identified) {
            if (block.kind == Kind::kParagraph && block.text.empty()) continue;
            if (has_signature_column(block)) next = i + 1;
            break;
        } else if (block.kind == Kind::kHeading && !block.label.empty()) {
            break;
        }
    }
    return next;
}

/// Past the table of contents of a starting file: its pages are not those of the copy, which makes one of its own.
std::size_t after_contents(const SourceBlocks& blocks, std::size_t from) {
    std::size_t at = from;
    const auto passable = [&](const pravila::Block& block) {
        return is_margin(block) || (block.kind != Kind::kTable && block.text.empty());
    };
    while (at < blocks.size() && passable(blocks[at])) ++at;
    if (at == blocks.size() || blocks[at].text != kContentsTitle || !blocks[at].label.empty()) return from;
    const auto is_entry = [](const pravila::Block& block) {
        return (block.kind == Kind::kParagraph || block.kind == Kind::kListItem) && !block.text.empty() &&
               block.text.back() >= '0' && block.text.back() <= '9';
    };
    for (++at; at < blocks.size() && (is_entry(blocks[at]) || passable(blocks[at]));) ++at;
    return at;
}

bool is_record_heading(const pravila::Block& block) {
    static constexpr std::array kHeadings = {kPersonsHeading, kSituationHeading, kDistributionListHeading,
                                             kChangesHeading, kAnalysisHeading,  kDistributionHeading};
    return block.kind == Kind::kHeading && std::find(kHeadings.begin(), kHeadings.end(), block.text) != kHeadings.end();
}

/// How many blocks from `at` on are a record that nobody filled by hand: heading, the sentence, its table.
std::size_t record_length(const SourceBlocks& blocks, std::size_t at) {
    if (!is_record_heading(blocks[at]) || at + 1 >= blocks.size() || blocks[at + 1].text != kFilledFromLog) return 0;
    return at + 2 < blocks.size() && blocks[at + 2].kind == Kind::kTable ? 3 : 2;
}

/// Cells over the whole width share it by their text; very wide sheets are set smaller.
office::Table table_of(const pravila::Block& block) {
    office::Table table;
    std::size_t columns = 1;
    for (const auto& cells : block.rows) columns = std::max(columns, cells.size());
    table.size_pt = columns > 10 ? 6 : columns > 6 ? 8 : 10;
    for (const auto& cells : block.rows) {
        office::Row row;
        for (const auto& text : cells) row.cells.push_back(office::cell(text));
        // A merged cell's text stands once in the extracted text, so that rows may be shorter than the table.
        if (!row.cells.empty() && row.cells.size() < columns)
            row.cells.back().columns = static_cast<int>(columns - row.cells.size() + 1);
        if (row.cells.empty()) row.cells.emplace_back().columns = static_cast<int>(columns);
        table.rows.push_back(std::move(row));
    }
    return table;
}

office::Block block_of(const pravila::Block& block) {
    switch (block.kind) {
        case Kind::kHeading: {
            std::string number = block.label;
            if (!number.empty() && number.back() >= '0' && number.back() <= '9') number += ".";
            return office::Heading{std::clamp(block.level, 1, 6), std::move(number), {office::text(block.text)}};
        }
        case Kind::kListItem:
            return office::ListItem{block.label, std::clamp(block.level, 0, 1), {office::text(block.text)}};
        case Kind::kTable:
            return table_of(block);
        case Kind::kNote: {
            office::Paragraph note = line("Notă: " + block.text);
            note.size_pt = 9;
            return note;
        }
        default:
            return office::paragraph(block.text);
    }
}

}  // namespace

bool has_own_cover(const ExtractedDocument& text, const std::string& code) {
    return after_cover(text.blocks, code) > 0;
}

Blocks text_of_copy(const ExtractedDocument& text, const std::string& code) {
    Blocks out;
    const std::size_t covered = after_cover(text.blocks, code);
    const std::size_t start = covered == 0 ? 0 : after_contents(text.blocks, covered);
    if (start > covered) out.emplace_back(office::Contents{std::string(kContentsTitle), 1, {}});
    for (std::size_t i = start; i < text.blocks.size();) {
        if (const std::size_t length = record_length(text.blocks, i); length > 0) {
            i += length;
            continue;
        }
        const auto& block = text.blocks[i++];
        if (is_margin(block) || (block.kind == Kind::kTable && block.rows.empty())) continue;
        out.push_back(block_of(block));
    }
    return out;
}

}  // namespace pravila::papers
