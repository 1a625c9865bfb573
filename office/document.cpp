#include "office/document.h"

#include <algorithm>
#include <numeric>

namespace pravila::office {
namespace {

/// Longest and total length of a cell's text, in characters.
struct TextSize {
    double longest_word = 0;
    double total = 0;
};

TextSize size_of(const Cell& cell) {
    TextSize size;
    for (const auto& paragraph : cell.paragraphs) {
        double word = 0;
        for (const char byte : visible_text(paragraph.runs)) {
            const bool continuation = (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
            if (byte == ' ' || byte == '\n' || byte == '\t') {
                word = 0;
            } else if (!continuation) {
                word += 1;
                size.longest_word = std::max(size.longest_word, word);
            }
            if (!continuation) size.total += 1;
        }
    }
    return size;
}

void change_runs(Runs& runs, const std::function<void(std::string&)>& change) {
    for (auto& run : runs) {
        change(run.text);
        change(run.footnote);
        change(run.comment);
    }
}

struct TextChanger {
    const std::function<void(std::string&)>& change;

    void operator()(Paragraph& paragraph) const { change_runs(paragraph.runs, change); }
    void operator()(Heading& heading) const {
        change(heading.number);
        change_runs(heading.runs, change);
    }
    void operator()(ListItem& item) const {
        change(item.label);
        change_runs(item.runs, change);
    }
    void operator()(Table& table) const {
        for (auto& row : table.rows)
            for (auto& cell : row.cells)
                for (auto& paragraph : cell.paragraphs) (*this)(paragraph);
    }
    void operator()(TextBox& box) const {
        for (auto& paragraph : box.paragraphs) (*this)(paragraph);
    }
    void operator()(PageBreak&) const {}
    void operator()(Contents& contents) const { change(contents.title); }
    void operator()(std::vector<Block>& blocks) const {
        for (auto& block : blocks) std::visit(*this, block);
    }
};

Cell cell_of(std::string_view value, Align align, bool is_bold) {
    Cell made;
    std::size_t from = 0;
    while (from <= value.size()) {
        const std::size_t end = std::min(value.find('\n', from), value.size());
        Run run = is_bold ? bold(value.substr(from, end - from)) : text(value.substr(from, end - from));
        Paragraph line{.runs = {std::move(run)}, .align = align, .space_after_pt = 0};
        made.paragraphs.push_back(std::move(line));
        from = end + 1;
    }
    return made;
}

}  // namespace

Run text(std::string_view value) { return Run{.text = std::string(value)}; }
Run bold(std::string_view value) { return Run{.text = std::string(value), .bold = true}; }
Run field(Field kind) { return Run{.field = kind}; }

Paragraph paragraph(std::string_view value, Align align) { return paragraph(Runs{text(value)}, align); }
Paragraph paragraph(Runs runs, Align align) { return Paragraph{.runs = std::move(runs), .align = align}; }

Cell cell(std::string_view value, Align align) { return cell_of(value, align, false); }
Cell bold_cell(std::string_view value, Align align) { return cell_of(value, align, true); }

Row row(const std::vector<std::string>& values) {
    Row made;
    for (const auto& value : values) made.cells.push_back(cell(value));
    return made;
}

Row header_row(const std::vector<std::string>& values) {
    Row made;
    for (const auto& value : values) made.cells.push_back(cell(value, Align::kCentre));
    made.header = true;
    return made;
}

std::string visible_text(const Runs& runs) {
    std::string all;
    for (const auto& run : runs) {
        if (run.field == Field::kNone && !run.hidden && run.tracked != Tracked::kDeleted) all += run.text;
    }
    return all;
}

std::string heading_text(const Heading& heading) {
    return heading.number.empty() ? visible_text(heading.runs) : heading.number + " " + visible_text(heading.runs);
}

std::vector<PlacedCell> place_cells(const Table& table) {
    std::vector<PlacedCell> placed;
    std::vector<int> busy_until;  // per column: first row in which the column is free again
    const int row_count = static_cast<int>(table.rows.size());
    for (int row_index = 0; row_index < row_count; ++row_index) {
        int column = 0;
        for (const auto& cell : table.rows[static_cast<std::size_t>(row_index)].cells) {
            const auto is_busy = [&](int at) {
                return at < static_cast<int>(busy_until.size()) && busy_until[static_cast<std::size_t>(at)] > row_index;
            };
            while (is_busy(column)) ++column;
            const int columns = std::max(1, cell.columns);
            const int rows = std::clamp(cell.rows, 1, row_count - row_index);
            if (static_cast<int>(busy_until.size()) < column + columns)
                busy_until.resize(static_cast<std::size_t>(column + columns));
            std::fill_n(busy_until.begin() + column, columns, row_index + rows);
            placed.push_back({&cell, row_index, column, rows, columns});
            column += columns;
        }
    }
    return placed;
}

int column_count(const Table& table) {
    int count = 0;
    for (const auto& placed : place_cells(table)) count = std::max(count, placed.column + placed.columns);
    return count;
}

std::vector<double> fit_columns(const Table& table, double total_mm) {
    const auto count = static_cast<std::size_t>(column_count(table));
    if (count == 0) return {};
    std::vector<double> widths = table.widths_mm;
    if (widths.size() == count) {
        const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
        if (sum > total_mm) {
            for (auto& width : widths) width *= total_mm / sum;
        }
        return widths;
    }
    // A character is about half its size wide; 4 mm are the inner margins of a cell.
    const double character_mm = table.size_pt * 0.3528 * 0.55;
    std::vector<double> least(count, 8.0);
    std::vector<double> wish(count, 1.0);
    for (const auto& placed : place_cells(table)) {
        if (placed.columns > 1) continue;
        const TextSize size = size_of(*placed.cell);
        auto& narrowest = least[static_cast<std::size_t>(placed.column)];
        auto& wished = wish[static_cast<std::size_t>(placed.column)];
        narrowest = std::max(narrowest, size.longest_word * character_mm + 4.0);
        wished = std::max(wished, std::min(size.total, 120.0));
    }
    const double least_sum = std::accumulate(least.begin(), least.end(), 0.0);
    if (least_sum >= total_mm) {
        for (auto& width : least) width *= total_mm / least_sum;
        return least;
    }
    const double wish_sum = std::accumulate(wish.begin(), wish.end(), 0.0);
    for (std::size_t i = 0; i < count; ++i) least[i] += (total_mm - least_sum) * wish[i] / wish_sum;
    return least;
}

void for_each_text(Document& document, const std::function<void(std::string&)>& change) {
    const TextChanger changer{change};
    changer(document.running.header);
    changer(document.running.footer);
    if (document.first_page) {
        changer(document.first_page->header);
        changer(document.first_page->footer);
    }
    changer(document.body);
    change(document.metadata.title);
    change(document.metadata.author);
    change(document.metadata.subject);
    change(document.metadata.institution);
}

}  // namespace pravila::office
