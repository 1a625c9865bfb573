#include "indexer/formats/docx_story.h"

#include <algorithm>
#include <utility>

#include "indexer/formats/assembler.h"
#include "indexer/formats/heading_number.h"

namespace pravila::formats::docx {

namespace {

using xml::Node;
using xml::Ns;

constexpr int kMostSpan = 63;              // columns of a Word table
constexpr std::size_t kMostCells = 1'000;  // of one row, merged ones included

bool is_container(const Node& node) {
    return node.ns == Ns::kWord && (node.name == "sdt" || node.name == "sdtContent" || node.name == "customXml" ||
                                    node.name == "smartTag" || node.name == "ins" || node.name == "moveTo");
}

bool deleted(const Node* properties) {
    return properties && (properties->child(Ns::kWord, "del") || properties->child(Ns::kWord, "moveFrom"));
}

int clamped(std::optional<int> number, int low, int high) { return std::clamp(number.value_or(low), low, high); }

}  // namespace

void Story::blocks(const Node& parent) {
    for (const Node& node : xml::children(parent)) {
        if (node.is(Ns::kWord, "p")) {
            paragraph(node);
        } else if (node.is(Ns::kWord, "tbl")) {
            begin_table();
            blocks(node);
            end_table();
        } else if (node.is(Ns::kWord, "tblGrid")) {
            grid(node);
        } else if (node.is(Ns::kWord, "tr")) {
            row(node);
        } else if (is_container(node)) {
            blocks(node);
        } else if (node.is(Ns::kCompatibility, "AlternateContent")) {
            const Node* choice = node.child(Ns::kCompatibility, "Choice");
            if (!choice) choice = node.child(Ns::kCompatibility, "Fallback");
            if (choice) blocks(*choice);
        }
    }
}

void Story::paragraph(const Node& node) {
    const Node* properties = node.child(Ns::kWord, "pPr");
    const std::string_view style_id = value_of(properties, "pStyle");
    const Style& style = context_.styles.paragraph(style_id);
    if (kind_ == Kind::kBody && tables_.empty() && std::exchange(seen_paragraph_, true) &&
        toggle(properties, "pageBreakBefore").value_or(style.page_before.value_or(false)))
        ++context_.counts.explicit_breaks;
    InlineText inside = inline_.read(node, style);

    const Node* mark = properties ? properties->child(Ns::kWord, "rPr") : nullptr;
    if (mark && (mark->child(Ns::kWord, "ins") || mark->child(Ns::kWord, "moveTo"))) ++context_.counts.insertions;
    const Node* frame = properties ? properties->child(Ns::kWord, "framePr") : nullptr;
    const std::string_view drop = frame ? frame->attribute(Ns::kWord, "dropCap") : std::string_view();
    const bool runs_on = deleted(mark) || drop == "drop" || drop == "margin";
    if (deleted(mark)) ++context_.counts.deletions;

    notes_.insert(notes_.end(), inside.notes.begin(), inside.notes.end());
    if (runs_on) {
        if (!trimmed(inside.text).empty()) carried_bold_ = carried_bold_ && inside.bold;
        carried_ += inside.text;
    } else {
        Block block;
        const std::string whole = carried_.empty() ? std::move(inside.text) : carried_ + inside.text;
        block.text = trimmed(whole);
        classify(block, properties, style, style_id, inside.bold && carried_bold_);
        carried_.clear();
        carried_bold_ = true;
        emit(std::move(block), inside.rendered_page, inside.explicit_page);
    }
    for (const Node* box : inside.boxes) blocks(*box);
    if (tables_.empty()) flush_notes();
    if (const Node* section = properties ? properties->child(Ns::kWord, "sectPr") : nullptr; section && output_.section)
        output_.section(*section);
}

void Story::classify(Block& block, const Node* properties, const Style& style, std::string_view style_id, bool bold) {
    int list_level = 0;
    const auto label = label_of(properties, style, style_id, list_level);
    if (block.text.empty()) return;

    int heading = style.heading;
    if (const auto outline = whole_number(value_of(properties, "outlineLvl")); outline && *outline >= 0)
        heading = *outline <= 8 ? *outline + 1 : 0;
    if (kind_ != Kind::kBody || style.contents) heading = 0;
    const bool numbered = label && !label->bullet && !label->text.empty();
    if (heading == 0 && kind_ == Kind::kBody && !style.contents && bold) {
        if (numbered && ends_like_title(block.text)) heading = section_depth(label->text);
        if (!label && looks_like_numbered_title(block.text)) heading = split_heading_number(block.text).depth;
        if (!label && heading == 0) heading = structural_title_level(block.text);
    }
    if (heading > 0) {
        block.kind = Block::Kind::kHeading;
        block.level = std::min(heading, 9);
        if (numbered) {
            block.label = without_closing(label->text);
        } else {
            NumberedHeading parts = split_heading_number(block.text);
            block.label = std::move(parts.number);
            block.text = std::move(parts.title);
        }
    } else if (label) {
        block.kind = Block::Kind::kListItem;
        block.level = list_level;
        block.label = trimmed(label->text);
    }
}

std::optional<Label> Story::label_of(const Node* properties, const Style& style, std::string_view style_id,
                                     int& level) {
    const Node* own = properties ? properties->child(Ns::kWord, "numPr") : nullptr;
    std::string_view id = value_of(own, "numId");
    std::optional<int> at = whole_number(value_of(own, "ilvl"));
    if (!id.data() && style.numbering) {
        id = *style.numbering;
        if (!at) at = context_.numbering.level_of_style(id, style_id);
        if (!at) at = style.numbering_level;
    }
    if (id.empty() || id == "0") return {};
    level = clamped(at, 0, kLevels - 1);
    return context_.numbering.next(id, level);
}

void Story::begin_table() {
    tables_.emplace_back();
    tables_.back().rendered_page = context_.counts.rendered_breaks;
    tables_.back().explicit_page = context_.counts.explicit_breaks;
}

void Story::grid(const Node& node) {
    if (tables_.empty()) return;
    for (const Node& column : xml::children(node))
        if (column.is(Ns::kWord, "gridCol")) ++tables_.back().columns;
}

void Story::row(const Node& node) {
    if (tables_.empty()) return;
    const Node* properties = node.child(Ns::kWord, "trPr");
    if (properties && properties->child(Ns::kWord, "ins")) ++context_.counts.insertions;
    if (properties && properties->child(Ns::kWord, "del")) {
        ++context_.counts.deletions;
        return;
    }
    if (toggle(properties, "hidden").value_or(false)) return;
    if (kind_ == Kind::kBody && is_frame(node)) {
        flush_table();
        // The frame's text is text of the document; while it is read there is no table around it.
        std::vector<Table> around;
        around.swap(tables_);
        for (const Node& cell : xml::children(node))
            if (cell.is(Ns::kWord, "tc")) blocks(cell);
        tables_.swap(around);
        return;
    }
    Row row(static_cast<std::size_t>(clamped(whole_number(value_of(properties, "gridBefore")), 0, kMostSpan)));
    cells(node, row);
    if (row.empty()) return;
    context_.cells.spend(row);
    tables_.back().rows.push_back(std::move(row));
}

void Story::cells(const Node& parent, Row& row) {
    for (const Node& node : xml::children(parent)) {
        if (is_container(node)) {
            cells(node, row);
            continue;
        }
        if (!node.is(Ns::kWord, "tc") || row.size() >= kMostCells) continue;
        const Node* properties = node.child(Ns::kWord, "tcPr");
        const auto continues = [&](std::string_view name) {
            const Node* merge = properties ? properties->child(Ns::kWord, name) : nullptr;
            return merge && merge->attribute(Ns::kWord, "val") != "restart";
        };
        row.push_back(continues("vMerge") || continues("hMerge") ? std::string() : cell_text(node));
        const int span = clamped(whole_number(value_of(properties, "gridSpan")), 1, kMostSpan);
        row.resize(row.size() + static_cast<std::size_t>(span - 1));
    }
}

std::string Story::cell_text(const Node& cell) {
    std::vector<Block> inside;
    Output output;
    output.block = [&](Block block, int, int) { inside.push_back(std::move(block)); };
    output.note = [&](const NoteReference& note) { notes_.push_back(note); };
    Story story(context_, Kind::kCell, std::move(output));
    story.blocks(cell);
    story.finish();
    return as_lines(inside);
}

/// A table of one column that only frames text: its cell holds a table, headings or several paragraphs.
bool Story::is_frame(const Node& row) const {
    if (tables_.size() != 1 || tables_.back().columns > 1) return false;
    int count = 0;
    int paragraphs = 0;
    bool structure = false;
    for (const Node& cell : xml::children(row)) {
        if (!cell.is(Ns::kWord, "tc")) continue;
        ++count;
        for (const Node& child : xml::children(cell)) {
            structure = structure || child.is(Ns::kWord, "tbl");
            if (!child.is(Ns::kWord, "p")) continue;
            ++paragraphs;
            const auto id = value_of(child.child(Ns::kWord, "pPr"), "pStyle");
            structure = structure || (!id.empty() && context_.styles.paragraph(id).heading > 0);
        }
    }
    return count == 1 && (structure || paragraphs > 3);
}

void Story::flush_table() {
    Table& table = tables_.back();
    if (table.rows.empty()) return;
    Block block;
    block.kind = Block::Kind::kTable;
    block.rows = std::move(table.rows);
    table.rows.clear();
    emit(std::move(block), table.rendered_page, table.explicit_page);
}

void Story::end_table() {
    if (tables_.empty()) return;
    flush_table();
    tables_.pop_back();
    if (tables_.empty()) flush_notes();
}

void Story::finish() {
    if (!trimmed(carried_).empty()) {
        Block block;
        block.text = trimmed(carried_);
        emit(std::move(block), context_.counts.rendered_breaks, context_.counts.explicit_breaks);
    }
    carried_.clear();
    flush_notes();
}

void Story::flush_notes() {
    std::vector<NoteReference> notes;
    notes.swap(notes_);
    if (!output_.note) return;
    for (const NoteReference& note : notes) output_.note(note);
}

void Story::emit(Block block, int rendered, int explicitly) {
    if (block.text.empty() && block.rows.empty()) return;
    output_.block(std::move(block), rendered, explicitly);
}

}  // namespace pravila::formats::docx
