#include "indexer/formats/xml_text.h"

#include <algorithm>

#include "indexer/formats/assembler.h"
#include "indexer/formats/whole_number.h"

namespace pravila::formats {

namespace {

using xml::Node;

constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostCells = 256;

bool is_row(std::string_view name) { return name == "tr" || name == "row"; }
bool is_cell(std::string_view name) {
    return name == "td" || name == "th" || name == "entry" || name == "cell" || name == "entrycell";
}

void read_row(const Node& row, std::vector<std::vector<std::string>>& rows, Budget& budget) {
    std::vector<std::string> cells;
    for (const Node& cell : xml::children(row)) {
        if (cell.is_text() || !is_cell(cell.name) || cells.size() >= kMostCells) continue;
        cells.push_back(collapsed(cell.all_text()));
        const int span = std::clamp(whole_number(cell.attribute(xml::Ns::kNone, "colspan")).value_or(1), 1, 63);
        cells.resize(cells.size() + static_cast<std::size_t>(span - 1));
    }
    if (cells.empty()) return;
    budget.spend(cells);
    rows.push_back(std::move(cells));
}

void read_rows(const Node& parent, std::vector<std::vector<std::string>>& rows, Budget& budget) {
    for (const Node& node : xml::children(parent)) {
        if (node.is_text() || rows.size() >= kMostRows) continue;
        if (is_row(node.name))
            read_row(node, rows, budget);
        else if (node.name != "table")
            read_rows(node, rows, budget);
    }
}

}  // namespace

std::string collapsed(std::string_view text) {
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            space = true;
            continue;
        }
        if (space && !out.empty()) out += ' ';
        space = false;
        out += c;
    }
    return out;
}

std::vector<std::vector<std::string>> table_rows(const Node& table) {
    std::vector<std::vector<std::string>> rows;
    Budget budget;
    read_rows(table, rows, budget);
    return rows;
}

}  // namespace pravila::formats
