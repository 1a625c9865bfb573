#include "indexer/formats/odt_story.h"

#include <algorithm>
#include <array>

#include "indexer/formats/assembler.h"
#include "indexer/formats/heading_number.h"
#include "indexer/formats/whole_number.h"

namespace pravila::formats::odt {

namespace {

using xml::Node;
using xml::Ns;

constexpr int kMostColumns = 256;
constexpr int kMostRepeatedRows = 100;

/// Elements around blocks: sections, the bodies of indexes, the groups of table rows, changes of the page.
bool is_container(const Node& node) {
    constexpr auto kText = std::to_array<std::string_view>({"section", "index-body", "index-title", "table-of-content",
                                                            "illustration-index", "table-index", "object-index",
                                                            "user-index", "alphabetical-index", "bibliography", "list",
                                                            "list-item", "list-header", "numbered-paragraph"});
    constexpr auto kTable =
        std::to_array<std::string_view>({"table", "table-header-rows", "table-row-group", "table-rows"});
    const auto among = [&](const auto& names) {
        return std::find(names.begin(), names.end(), node.name) != names.end();
    };
    if (node.ns == Ns::kOdfText) return among(kText);
    if (node.ns == Ns::kOdfTable) return among(kTable);
    return node.is(Ns::kOdfDraw, "text-box");
}

}  // namespace

bool Story::is_whole(const Node& node) {
    if (node.ns == Ns::kOdfText)
        return node.name == "p" || node.name == "h" || node.name == "soft-page-break" || node.name == "tracked-changes";
    return node.is(Ns::kOdfTable, "table-row") || is_shape(node);
}

void Story::blocks(const Node& parent) {
    for (const Node& node : xml::children(parent)) {
        if (node.is_text()) continue;
        if (is_whole(node)) {
            whole(node);
        } else if (begin(node)) {
            blocks(node);
            end(node.ns, node.name);
        }
    }
}

bool Story::begin(const Node& node) {
    if (!is_container(node)) return false;
    if (node.ns == Ns::kOdfText) {
        if (node.name == "section" && node.attribute(Ns::kOdfText, "display") == "none") return false;
        if (node.name == "list") lists_.begin(node);
        if (node.name == "list-item" || node.name == "list-header") lists_.begin_item(node);
    }
    if (node.is(Ns::kOdfTable, "table")) {
        if (const Style* style = styles_.table(node.attribute(Ns::kOdfTable, "style-name"))) begin_page(*style);
        tables_.push_back({{}, page()});
    }
    return true;
}

void Story::end(Ns ns, std::string_view name) {
    if (ns == Ns::kOdfText && name == "list") lists_.end();
    if (ns == Ns::kOdfText && (name == "list-item" || name == "list-header")) lists_.end_item();
    if (ns != Ns::kOdfTable || name != "table" || tables_.empty()) return;
    Block block;
    block.kind = Block::Kind::kTable;
    block.rows = std::move(tables_.back().rows);
    block.page = tables_.back().page;
    tables_.pop_back();
    seen_block_ = true;
    if (!block.rows.empty()) output_.block(std::move(block));
    if (tables_.empty()) flush_notes();
}

void Story::whole(const Node& node) {
    if (node.ns == Ns::kOdfDraw) return shape(node);
    if (node.ns == Ns::kOdfTable) return row(node);
    if (node.name == "soft-page-break") {
        ++counts_.soft_breaks;
    } else if (node.name == "tracked-changes") {
        for (const Node& region : xml::children(node)) {
            counts_.insertions += region.child(Ns::kOdfText, "insertion") ? 1 : 0;
            counts_.deletions += region.child(Ns::kOdfText, "deletion") ? 1 : 0;
        }
    } else {
        paragraph(node);
    }
}

void Story::begin_page(const Style& style) {
    if (kind_ != Kind::kBody || !tables_.empty()) return;
    const bool kind_named = style.master_page && !style.master_page->empty();
    if ((style.page_before.value_or(false) || kind_named) && seen_block_) ++counts_.explicit_breaks;
    if (kind_named && output_.page_kind) output_.page_kind(*style.master_page);
}

void Story::paragraph(const Node& node) {
    const Style& style = styles_.paragraph(node.attribute(Ns::kOdfText, "style-name"));
    begin_page(style);
    InlineText inside = inline_.read(node, style);
    seen_block_ = true;
    for (const Node* one : inside.notes) note(*one);

    const Node* condition = node.child(Ns::kOdfText, "hidden-paragraph");
    const bool hidden = condition && condition->attribute(Ns::kOdfText, "is-hidden") == "true";
    Block block;
    block.text = hidden ? std::string() : std::string(trimmed(inside.text));
    block.page = inside.page;
    classify(block, node, style, inside.bold);
    if (!block.text.empty()) output_.block(std::move(block));
    if (!inside.boxes.empty()) {
        const Lists::Place place = lists_.leave_aside();
        for (const Node* box : inside.boxes) shape(*box);
        lists_.go_back(place);
    }
    if (style.page_after.value_or(false) && kind_ == Kind::kBody && tables_.empty()) ++counts_.explicit_breaks;
    if (tables_.empty()) flush_notes();
}

void Story::classify(Block& block, const Node& node, const Style& style, bool bold) {
    const bool first_of_item = lists_.depth() > 0 && lists_.label_due();
    const std::string label = first_of_item ? lists_.label(styles_) : std::string();
    int heading = 0;
    if (node.name == "h")
        heading = std::max(1, whole_number(node.attribute(Ns::kOdfText, "outline-level")).value_or(1));
    else if (style.outline && lists_.depth() == 0)
        heading = *style.outline;
    std::string number = label;
    if (node.name == "h" && lists_.depth() == 0 && node.attribute(Ns::kOdfText, "is-list-header") != "true" &&
        !(style.list && style.list->empty())) {
        const auto start = whole_number(node.attribute(Ns::kOdfText, "start-value"));
        const bool restart = node.attribute(Ns::kOdfText, "restart-numbering") == "true";
        number = lists_.outline_label(styles_, heading, restart ? std::optional(start.value_or(1)) : std::nullopt);
    }
    if (kind_ != Kind::kBody || style.contents) heading = 0;
    if (heading == 0 && kind_ == Kind::kBody && !style.contents && bold) {
        if (!label.empty() && ends_like_title(block.text)) heading = section_depth(label);
        if (lists_.depth() == 0 && looks_like_numbered_title(block.text))
            heading = split_heading_number(block.text).depth;
        if (lists_.depth() == 0 && heading == 0) heading = structural_title_level(block.text);
    }
    if (heading > 0) {
        block.kind = Block::Kind::kHeading;
        block.level = std::min(heading, 9);
        block.label = without_closing(std::string(trimmed(number)));
        if (block.label.empty()) {
            NumberedHeading parts = split_heading_number(block.text);
            block.label = std::move(parts.number);
            block.text = parts.title.empty() ? std::move(block.text) : std::move(parts.title);
        }
    } else if (first_of_item) {
        block.kind = Block::Kind::kListItem;
        block.level = std::min(lists_.depth() - 1, 8);
        block.label = trimmed(label);
    } else if (kind_ == Kind::kCell) {
        block.label = trimmed(number);
    }
}

void Story::shape(const Node& node) {
    // Frames hold text boxes, shapes hold paragraphs themselves, groups hold shapes; pictures and objects hold no text.
    // A frame may offer one content in several forms: the first that is a text box is told.
    for (const Node& child : xml::children(node)) {
        if (child.is(Ns::kOdfDraw, "text-box")) {
            blocks(child);
            if (node.name == "frame") return;
        } else if (is_shape(child)) {
            shape(child);
        } else if (child.is(Ns::kOdfText, "p") || child.is(Ns::kOdfText, "h")) {
            paragraph(child);
        } else if (child.is(Ns::kOdfText, "list") && begin(child)) {
            blocks(child);
            end(child.ns, child.name);
        }
    }
}

void Story::row(const Node& node) {
    if (tables_.empty()) return;
    if (node.attribute(Ns::kOdfTable, "visibility") == "collapse") return;
    Row row;
    bool any = false;
    for (const Node& cell : xml::children(node)) {
        const bool covered = cell.is(Ns::kOdfTable, "covered-table-cell");
        if (!covered && !cell.is(Ns::kOdfTable, "table-cell")) continue;
        const int times = std::clamp(whole_number(cell.attribute(Ns::kOdfTable, "number-columns-repeated")).value_or(1),
                                     1, kMostColumns);
        const std::string text = covered ? std::string() : cell_text(cell);
        any = any || !text.empty();
        if (times > 1) counts_.cells.spend(text.size() * static_cast<std::size_t>(times));
        for (int i = 0; i < times && row.size() < kMostColumns; ++i) row.push_back(text);
    }
    if (row.empty()) return;
    const int times = any ? std::clamp(whole_number(node.attribute(Ns::kOdfTable, "number-rows-repeated")).value_or(1),
                                       1, kMostRepeatedRows)
                          : 1;
    for (int i = 0; i < times; ++i) {
        counts_.cells.spend(row);
        tables_.back().rows.push_back(row);
    }
}

std::string Story::cell_text(const Node& cell) {
    std::vector<Block> inside;
    Output output;
    output.block = [&](Block block) { inside.push_back(std::move(block)); };
    output.note = [&](Block block, bool endnote) { notes_.emplace_back(std::move(block), endnote); };
    const Lists::Place place = lists_.leave_aside();
    Story story(styles_, counts_, lists_, Kind::kCell, std::move(output));
    story.blocks(cell);
    story.flush_notes();
    lists_.go_back(place);
    return as_lines(inside);
}

void Story::note(const Node& node) {
    const Node* body = node.child(Ns::kOdfText, "note-body");
    if (!body || !output_.note) return;
    std::vector<Block> inside;
    Output output;
    output.block = [&](Block block) { inside.push_back(std::move(block)); };
    const Lists::Place place = lists_.leave_aside();
    Story story(styles_, counts_, lists_, Kind::kMargin, std::move(output));
    story.blocks(*body);
    lists_.go_back(place);
    Block block;
    block.kind = Block::Kind::kNote;
    block.text = as_lines(inside);
    if (const Node* citation = node.child(Ns::kOdfText, "note-citation"))
        block.label = trimmed(citation->all_text()).substr(0, 20);
    block.page = page();
    notes_.emplace_back(std::move(block), node.attribute(Ns::kOdfText, "note-class") == "endnote");
}

void Story::flush_notes() {
    std::vector<std::pair<Block, bool>> notes;
    notes.swap(notes_);
    if (!output_.note) return;
    for (auto& [block, endnote] : notes) output_.note(std::move(block), endnote);
}

}  // namespace pravila::formats::odt
