#include <algorithm>
#include <array>

#include "indexer/formats/charset.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Stands for "no columns": a character that no decoded text has.
constexpr char kNoSeparator = '\x01';
constexpr std::size_t kMostRows = 100'000;
constexpr std::size_t kMostCells = 2'000'000;

struct Table {
    Rows rows;
    bool cut = false;
};

std::string tidy_cell(std::string_view cell) {
    while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t' || cell.front() == '\n'))
        cell.remove_prefix(1);
    while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t' || cell.back() == '\n')) cell.remove_suffix(1);
    return std::string(cell);
}

/// Cells as in RFC 4180: a quoted cell may hold separators, line ends and doubled quotes. A quote inside a cell that
/// did not begin with one is a quote. An open quote at the end of the file ends there.
Table parse(std::string_view text, char separator, std::size_t most_rows) {
    Table table;
    std::vector<std::string> row;
    std::string cell;
    std::size_t cells = 0;
    bool quoted = false, was_quoted = false;
    const auto end_cell = [&] {
        row.push_back(tidy_cell(cell));
        cell.clear();
        was_quoted = false;
        ++cells;
    };
    const auto end_row = [&] {
        end_cell();
        const bool empty = std::all_of(row.begin(), row.end(), [](const std::string& one) { return one.empty(); });
        if (!empty) table.rows.push_back(std::move(row));
        row.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (table.rows.size() >= most_rows || cells >= kMostCells) {
            table.cut = true;
            return table;
        }
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == '"' && !was_quoted && cell.find_first_not_of(' ') == cell.npos) {
            cell.clear();
            quoted = was_quoted = true;
        } else if (c == separator) {
            end_cell();
        } else if (c == '\n') {
            end_row();
        } else {
            cell += c;
        }
    }
    if (!cell.empty() || !row.empty()) end_row();
    return table;
}

/// How well a separator fits: how many of the first rows have as many cells as most rows do, wider rows first.
long fit(std::string_view text, char separator) {
    const Rows rows = parse(text, separator, 50).rows;
    std::size_t best = 0;
    for (const auto& row : rows) {
        if (row.size() < 2) continue;
        const auto same = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [&](const auto& other) { return other.size() == row.size(); }));
        best = std::max(best, same * 1000 + std::min<std::size_t>(row.size(), 999));
    }
    return static_cast<long>(best);
}

/// Excel's "sep=;" line, else the separator that fits best.
char separator_of(std::string_view text) {
    if (text.starts_with("sep=") && text.size() > 4 && std::string_view(";,|\t").find(text[4]) != text.npos)
        return text[4];
    char best = kNoSeparator;
    long best_fit = 0;
    for (const char candidate : {';', ',', '\t', '|'}) {
        const long fitting = fit(text.substr(0, 64u << 10), candidate);
        if (fitting > best_fit) best_fit = fitting, best = candidate;
    }
    return best;
}

bool is_named_csv(std::string_view name) {
    std::string end(name.substr(name.size() - std::min<std::size_t>(name.size(), 4)));
    for (char& c : end)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return end == ".csv" || end == ".tsv";
}

}  // namespace

bool recognises_csv(std::string_view bytes, std::string_view file_name) {
    return is_named_csv(file_name) && !bytes.empty() && decode_text(bytes).has_value();
}

Reading read_csv(std::string_view bytes, std::string_view) {
    return guarded([&]() -> ExtractedDocument {
        const auto decoded = decode_text(bytes);
        if (!decoded) refuse_not_text();
        ExtractedDocument document;
        document.extractor = "csv/1";
        document.format = "csv";
        document.metadata["charset"] = decoded->charset;
        if (decoded->guessed) document.warnings.push_back("text.charset_guessed");
        std::string_view text = decoded->text;
        const char separator = separator_of(text);
        if (text.starts_with("sep=")) text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
        Table table = parse(text, separator, kMostRows);
        if (table.cut) document.warnings.push_back("text.cut");
        Block block;
        block.kind = Block::Kind::kTable;
        block.rows = std::move(table.rows);
        if (!block.rows.empty()) document.blocks.push_back(std::move(block));
        return document;
    });
}

}  // namespace pravila::formats
