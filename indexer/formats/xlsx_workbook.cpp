#include "indexer/formats/xlsx_workbook.h"

#include <algorithm>
#include <map>
#include <optional>

#include "indexer/formats/assembler.h"
#include "indexer/formats/refusal.h"
#include "indexer/formats/whole_number.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::xlsx {

namespace {

using xml::Node;
using xml::Ns;

constexpr std::size_t kMostText = 60u << 20;
constexpr std::size_t kMostMergedCells = 5'000'000;

bool is_on(std::string_view value) { return value == "1" || value == "true"; }

/// Text of a shared or inline string: its runs, without the reading aids of East Asian scripts.
std::string rich_text(const Node& node) {
    std::string text;
    for (const Node& child : xml::children(node)) {
        if (child.is(Ns::kSheet, "t")) text += child.all_text();
        if (child.is(Ns::kSheet, "r"))
            if (const Node* run = child.child(Ns::kSheet, "t")) text += run->all_text();
    }
    return text;
}

class StringSink : public xml::Sink {
  public:
    Want enter(const Node& node) override { return node.is(Ns::kSheet, "sst") ? Want::kDescend : Want::kBuild; }
    void leave(Ns, std::string_view) override {}
    void built(const Node& node) override {
        if (!node.is(Ns::kSheet, "si")) return;
        strings.push_back(rich_text(node));
        bytes_ += strings.back().size() + sizeof(std::string);
        if (bytes_ > 2 * kMostText) refuse_too_much_text();
    }
    std::vector<std::string> strings;

  private:
    std::size_t bytes_ = 0;
};

struct Position {
    std::size_t column = 0;  // from 0
    std::size_t row = 0;     // from 1
};

/// "C12"; nothing when it is no cell address.
std::optional<Position> position_of(std::string_view reference) {
    Position at;
    std::size_t i = 0;
    for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 4; ++i)
        at.column = at.column * 26 + static_cast<std::size_t>(reference[i] - 'A') + 1;
    if (i == 0) return {};
    --at.column;
    std::size_t digits = 0;
    for (; i < reference.size() && reference[i] >= '0' && reference[i] <= '9' && digits < 8; ++i, ++digits)
        at.row = at.row * 10 + static_cast<std::size_t>(reference[i] - '0');
    if (digits == 0 || i != reference.size()) return {};
    return at;
}

class SheetSink : public xml::Sink {
  public:
    explicit SheetSink(const Meanings& meanings) : meanings_(meanings) {}

    Want enter(const Node& node) override {
        if (node.ns != Ns::kSheet) return Want::kSkip;
        if (node.name == "worksheet" || node.name == "sheetData" || node.name == "mergeCells") return Want::kDescend;
        return node.name == "row" || node.name == "mergeCell" ? Want::kBuild : Want::kSkip;
    }
    void leave(Ns, std::string_view) override {}
    void built(const Node& node) override { node.name == "row" ? row(node) : merge(node); }

    SheetTable take() {
        SheetTable table;
        table.cut = cut_;
        for (auto& [number, cells] : rows_) {
            while (!cells.empty() && cells.back().empty()) cells.pop_back();
            if (!cells.empty()) table.rows.push_back(std::move(cells));
        }
        return table;
    }

  private:
    void row(const Node& node) {
        const auto own = position_of("A" + std::string(node.attribute(Ns::kNone, "r")));
        const std::size_t number = own ? own->row : last_row_ + 1;
        last_row_ = number;
        if (rows_.size() >= kMostRows) {
            cut_ = true;
            return;
        }
        std::vector<std::string> cells;
        for (const Node& cell : xml::children(node)) {
            if (!cell.is(Ns::kSheet, "c")) continue;
            const auto at = position_of(cell.attribute(Ns::kNone, "r"));
            const std::size_t column = at ? at->column : cells.size();
            std::string text(trimmed(value(cell)));
            if (text.empty() && at) continue;
            if (column >= kMostColumns) {
                cut_ = true;
                continue;
            }
            if (cells.size() <= column) cells.resize(column + 1);
            bytes_ += text.size() + 4;
            if (bytes_ > kMostText) refuse_too_much_text();
            cells[column] = std::move(text);
        }
        if (!cells.empty()) rows_[number] = std::move(cells);
    }

    std::string value(const Node& cell) const {
        const std::string_view type = cell.attribute(Ns::kNone, "t");
        if (type == "inlineStr") {
            const Node* text = cell.child(Ns::kSheet, "is");
            return text ? rich_text(*text) : std::string();
        }
        const Node* stored = cell.child(Ns::kSheet, "v");
        if (!stored) return {};
        std::string text = stored->all_text();
        if (type == "s") {
            const auto number = position_of("A" + text);
            const std::size_t index = number ? number->row : meanings_.strings.size();
            return index < meanings_.strings.size() ? meanings_.strings[index] : std::string();
        }
        if (type == "b") return is_on(text) ? "TRUE" : "FALSE";
        if (!type.empty() && type != "n") return text;  // str, e, d: as they stand
        const auto style = whole_number(cell.attribute(Ns::kNone, "s"));
        const bool known = style && *style >= 0 && static_cast<std::size_t>(*style) < meanings_.formats.size();
        return shown(trimmed(text), known ? meanings_.formats[static_cast<std::size_t>(*style)] : NumberFormat{},
                     meanings_.from_1904);
    }

    /// Programs leave old values behind in the covered cells; only the first is shown.
    void merge(const Node& node) {
        const std::string_view reference = node.attribute(Ns::kNone, "ref");
        const std::size_t colon = reference.find(':');
        if (colon == std::string_view::npos) return;
        const auto first = position_of(reference.substr(0, colon));
        const auto last = position_of(reference.substr(colon + 1));
        if (!first || !last) return;
        const auto end = rows_.upper_bound(last->row);
        for (auto at = rows_.lower_bound(first->row); at != end && at->first <= last->row; ++at) {
            for (std::size_t column = first->column; column <= last->column && column < at->second.size(); ++column) {
                if (++merged_cells_ > kMostMergedCells) return;  // more than a sheet can have: areas on top of areas
                if (at->first != first->row || column != first->column) at->second[column].clear();
            }
        }
    }

    const Meanings& meanings_;
    std::map<std::size_t, std::vector<std::string>> rows_;
    std::size_t last_row_ = 0;
    std::size_t bytes_ = 0;
    std::size_t merged_cells_ = 0;
    bool cut_ = false;
};

}  // namespace

Workbook::Workbook(std::string_view bytes) {
    const xml::Tree tree(bytes);
    if (const Node* properties = tree.root().child(Ns::kSheet, "workbookPr"))
        from_1904 = is_on(properties->attribute(Ns::kNone, "date1904"));
    const Node* all = tree.root().child(Ns::kSheet, "sheets");
    if (!all) refuse_damaged();
    for (const Node& node : xml::children(*all)) {
        if (!node.is(Ns::kSheet, "sheet")) continue;
        const std::string_view state = node.attribute(Ns::kNone, "state");
        sheets.push_back({std::string(node.attribute(Ns::kNone, "name")),
                          std::string(node.attribute(Ns::kOfficeRelation, "id")),
                          state == "hidden" || state == "veryHidden"});
    }
}

std::vector<std::string> read_shared_strings(std::string_view bytes) {
    StringSink sink;
    xml::stream(bytes, sink);
    return std::move(sink.strings);
}

std::vector<NumberFormat> read_cell_formats(std::string_view bytes) {
    const xml::Tree tree(bytes);
    std::map<int, NumberFormat> custom;
    if (const Node* all = tree.root().child(Ns::kSheet, "numFmts")) {
        for (const Node& node : xml::children(*all))
            if (const auto id = whole_number(node.attribute(Ns::kNone, "numFmtId")))
                custom[*id] = format_of_code(node.attribute(Ns::kNone, "formatCode"));
    }
    std::vector<NumberFormat> formats;
    const Node* styles = tree.root().child(Ns::kSheet, "cellXfs");
    if (!styles) return formats;
    for (const Node& node : xml::children(*styles)) {
        if (!node.is(Ns::kSheet, "xf")) continue;
        const int id = whole_number(node.attribute(Ns::kNone, "numFmtId")).value_or(0);
        const auto own = custom.find(id);
        formats.push_back(own == custom.end() ? built_in_format(id) : own->second);
    }
    return formats;
}

SheetTable read_sheet(std::string_view bytes, const Meanings& meanings) {
    SheetSink sink(meanings);
    xml::stream(bytes, sink);
    return sink.take();
}

}  // namespace pravila::formats::xlsx
