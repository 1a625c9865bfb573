#include "indexer/formats/pdf_page_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "indexer/formats/plain_text_lines.h"

namespace pravila::formats {

namespace {

// All in font sizes.
constexpr double kCellGap = 1.6;        // between cells, whatever the other gaps
constexpr double kNarrowCellGap = 0.7;  // between cells of a line whose words stand closer
constexpr double kGutter = 0.42;        // white over the whole height of a table; more than a space
constexpr double kLabelGap = 5.0;       // between the number of an item and its text
constexpr double kTableGap = 2.0;       // between lines of one table
constexpr double kPadding = 0.2;        // between rows, where rows are set apart
constexpr double kLinePitch = 1.4;      // from line to line inside a cell, at most
constexpr std::size_t kMostColumns = 40;
constexpr std::size_t kMostRegionLines = 300;  // more do not fit on a page that a person can read

bool on_one_height(const PageLine& line, const PageWord& word) {
    const double overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    return overlap > 0.5 * std::min(line.bottom - line.top, word.bottom - word.top);
}

bool is_item_label(std::string_view text) {
    if (text.empty() || text.size() > 8) return false;
    if (text == "-" || text == "•" || text == "–" || text == "▪" || text == "o" || text == "\xEF\x82\xB7") return true;
    if (text.back() != '.' && text.back() != ')') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == ')' || c == '(' || (c >= 'a' && c <= 'z') || c == 'I' ||
               c == 'V' || c == 'X';
    });
}

/// The narrowest gap between words of the line that is one at all.
double usual_gap(const PageLine& line) {
    double narrowest = 1e9;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        const double gap = line.words[i].left - line.words[i - 1].right;
        if (gap > 0.12 * line.size) narrowest = std::min(narrowest, gap);
    }
    return narrowest;
}

/// Fills segments, size and weight of a line from its words.
void finish(PageLine& line) {
    std::stable_sort(line.words.begin(), line.words.end(),
                     [](const PageWord& a, const PageWord& b) { return a.left < b.left; });
    std::vector<double> sizes;
    line.bold = true;
    for (const PageWord& word : line.words) {
        sizes.push_back(word.size);
        line.bold = line.bold && word.bold;
    }
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
    line.size = std::max(sizes[sizes.size() / 2], 1.0);
    const double cell_gap = std::min(kCellGap * line.size, std::max(kNarrowCellGap * line.size, 2.2 * usual_gap(line)));
    for (const PageWord& word : line.words) {
        const double gap = line.segments.empty() ? 0 : word.left - line.segments.back().right;
        if (line.segments.empty() || gap > cell_gap) {
            line.segments.push_back({word.text, word.left, word.right});
            continue;
        }
        // Producers cut words where the font or its spacing changes: what touches belongs together.
        if (gap > 0.12 * line.size) line.segments.back().text += ' ';
        line.segments.back().text += word.text;
        line.segments.back().right = std::max(line.segments.back().right, word.right);
    }
    if (line.segments.size() == 2 && is_item_label(line.segments[0].text) &&
        line.segments[1].left - line.segments[0].right < kLabelGap * line.size) {
        line.segments[0].text += ' ' + line.segments[1].text;
        line.segments[0].right = line.segments[1].right;
        line.segments.pop_back();
    }
}

struct Span {
    double left, right;
};

/// Adds spans to columns that are apart by a gutter, and keeps them so.
void merge_into(std::vector<Span>& columns, const PageLine& line) {
    for (const PageWord& word : line.words) columns.push_back({word.left, word.right});
    std::sort(columns.begin(), columns.end(), [](const Span& a, const Span& b) { return a.left < b.left; });
    std::vector<Span> merged;
    for (const Span& span : columns) {
        if (!merged.empty() && span.left < merged.back().right + kGutter * line.size)
            merged.back().right = std::max(merged.back().right, span.right);
        else
            merged.push_back(span);
    }
    columns = std::move(merged);
}

std::size_t column_of(const std::vector<Span>& columns, const PageWord& word) {
    std::size_t at = 0;
    while (at + 1 < columns.size() && columns[at + 1].left <= word.left) ++at;
    return at;
}

bool lies_in_one(const std::vector<Span>& columns, const PageSegment& segment) {
    return std::any_of(columns.begin(), columns.end(), [&](const Span& column) {
        return segment.left > column.left - 1 && segment.right < column.right + 1;
    });
}

bool is_close(const PageLine& above, const PageLine& below) {
    return below.top - above.bottom < kTableGap * std::max(above.size, below.size);
}

struct Region {
    std::size_t first, last;
    std::size_t wide = 0;  ///< lines with two segments or more
    std::vector<Span> columns;
};

/// The table around a line with several segments: lines close under each other that leave its gutters white.
Region region_from(const std::vector<PageLine>& lines, std::size_t first, std::size_t lowest) {
    Region region{first, first, 1, {}};
    merge_into(region.columns, lines[first]);
    std::vector<Span> columns = region.columns;
    std::size_t wide = 1, most_cells = lines[first].segments.size();
    const std::size_t end = std::min(lines.size(), first + kMostRegionLines);
    for (std::size_t i = first + 1; i < end && is_close(lines[i - 1], lines[i]); ++i) {
        const bool several = lines[i].segments.size() > 1;
        // A single piece of text under the first column may be text again; it belongs here when more of the table
        // follows.
        if (!several && lines[i].right() - lines[i].left() > 0.6 * (columns.back().right - columns.front().left)) break;
        merge_into(columns, lines[i]);
        most_cells = std::max(most_cells, lines[i].segments.size());
        if (columns.size() < std::max<std::size_t>(most_cells, 2)) break;
        wide += several;
        if (several || !lies_in_one({columns.front()}, lines[i].segments[0])) region = {first, i, wide, columns};
    }
    // The first lines of tall cells stand above the line that has them all.
    while (region.first > lowest) {
        const PageLine& above = lines[region.first - 1];
        const bool part = above.segments.size() == 1 && lies_in_one(region.columns, above.segments[0]) &&
                          lines[region.first].top - above.bottom < kPadding * above.size;
        if (!part) break;
        --region.first;
    }
    return region;
}

/// Whether rows are set apart by more than the lines inside a cell are.
bool has_padding(const std::vector<PageLine>& lines, const Region& region) {
    int apart = 0, close = 0;
    for (std::size_t i = region.first + 1; i <= region.last; ++i)
        ++(lines[i].top - lines[i - 1].bottom > kPadding * lines[i].size ? apart : close);
    return apart >= 2 && apart * 3 >= close;
}

void append(std::string& cell, std::string_view text) {
    if (cell.empty())
        cell = text;
    else
        append_reflowed(cell, text);
}

/// Joins neighbouring columns that no row fills both: the head of a column stands in its middle, its cells at its left.
void join_columns(std::vector<std::vector<std::string>>& rows) {
    for (std::size_t c = 1; !rows.empty() && c < rows[0].size();) {
        const bool apart = std::any_of(rows.begin(), rows.end(),
                                       [&](const auto& row) { return !row[c - 1].empty() && !row[c].empty(); });
        if (apart || rows[0].size() <= 2) {
            ++c;
            continue;
        }
        for (auto& row : rows) {
            if (row[c - 1].empty()) row[c - 1] = row[c];
            row.erase(row.begin() + static_cast<std::ptrdiff_t>(c));
        }
    }
}

std::optional<PageTable> table_of(const std::vector<PageLine>& lines, const Region& region) {
    if (region.wide < 2 || region.columns.size() < 2 || region.columns.size() > kMostColumns) return {};
    PageTable table{region.first, region.last, {}};
    const bool padded = has_padding(lines, region);
    double row_bottom = 0;
    for (std::size_t i = region.first; i <= region.last; ++i) {
        const PageLine& line = lines[i];
        std::vector<std::string> cells(region.columns.size());
        const PageWord* before = nullptr;
        for (const PageWord& word : line.words) {
            std::string& cell = cells[column_of(region.columns, word)];
            if (!cell.empty() && word.left - before->right > 0.12 * line.size) cell += ' ';
            cell += word.text;
            before = &word;
        }
        const bool touches = padded && line.top - row_bottom < kPadding * line.size;
        const bool follows =
            cells[0].empty() && i > region.first && line.top - lines[i - 1].top < kLinePitch * line.size;
        const bool goes_on = i > region.first && (touches || follows);
        if (!goes_on) table.rows.emplace_back(region.columns.size());
        for (std::size_t c = 0; c < cells.size(); ++c)
            if (!cells[c].empty()) append(table.rows.back()[c], cells[c]);
        row_bottom = goes_on ? std::max(row_bottom, line.bottom) : line.bottom;
    }
    join_columns(table.rows);
    return table;
}

}  // namespace

std::string PageLine::text() const {
    std::string joined;
    for (const PageSegment& segment : segments) joined += (joined.empty() ? "" : "\t") + segment.text;
    return joined;
}

std::vector<PageLine> lines_of_words(std::vector<PageWord> words) {
    std::stable_sort(words.begin(), words.end(),
                     [](const PageWord& a, const PageWord& b) { return a.top + a.bottom < b.top + b.bottom; });
    std::vector<PageLine> lines;
    for (PageWord& word : words) {
        // The band stays that of its first word, or stairs of words would all be one line.
        if (lines.empty() || !on_one_height(lines.back(), word)) {
            lines.emplace_back();
            lines.back().top = word.top;
            lines.back().bottom = word.bottom;
        }
        lines.back().words.push_back(std::move(word));
    }
    for (PageLine& line : lines) finish(line);
    return lines;
}

std::vector<PageTable> tables_of(const std::vector<PageLine>& lines) {
    std::vector<PageTable> tables;
    std::size_t free = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].segments.size() < 2) continue;
        auto table = table_of(lines, region_from(lines, i, free));
        if (!table) continue;
        i = table->last;
        free = i + 1;
        tables.push_back(std::move(*table));
    }
    return tables;
}

}  // namespace pravila::formats
