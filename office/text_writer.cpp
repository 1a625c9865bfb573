#include "office/text_writer.h"

#include <algorithm>

#include "office/xml_text.h"

namespace pravila::office {
namespace {

constexpr std::size_t kLineCharacters = 80;
constexpr std::size_t kWidestColumn = 40;

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string plain(const Runs& runs) {
    std::string out;
    for (const auto& run : runs) {
        if (run.hidden || run.tracked == Tracked::kDeleted || run.field != Field::kNone) continue;
        out += run.text;
        if (!run.footnote.empty()) out += " [" + run.footnote + "]";
    }
    return clean_text(out);
}

/// Words wrapped to a width; every line after the first is indented.
std::vector<std::string> wrapped(const std::string& text, std::size_t width, std::size_t indent = 0) {
    std::vector<std::string> lines(1);
    std::string word;
    const auto take_word = [&] {
        if (word.empty()) return;
        std::string& line = lines.back();
        const bool starts_line = line.find_first_not_of(' ') == std::string::npos;
        if (!starts_line && characters(line) + 1 + characters(word) > width) {
            lines.push_back(std::string(indent, ' ') + word);
        } else {
            line += (starts_line ? "" : " ") + word;
        }
        word.clear();
    };
    for (const char c : text) {
        if (c == '\n') {
            take_word();
            lines.push_back(std::string(indent, ' '));
        } else if (c == ' ' || c == '\t') {
            take_word();
        } else {
            word += c;
        }
    }
    take_word();
    return lines;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += line + "\n";
    return out;
}

std::string cell_text(const Cell& cell) {
    std::string out;
    for (const auto& paragraph : cell.paragraphs) out += (out.empty() ? "" : " ") + plain(paragraph.runs);
    return out;
}

std::string table_text(const Table& table) {
    const auto columns = static_cast<std::size_t>(column_count(table));
    std::vector<std::vector<std::string>> grid(table.rows.size(), std::vector<std::string>(columns));
    std::vector<std::size_t> widths(columns, 1);
    for (const auto& placed : place_cells(table)) {
        std::string text = cell_text(*placed.cell);
        const auto column = static_cast<std::size_t>(placed.column);
        if (placed.columns == 1) widths[column] = std::max(widths[column], std::min(characters(text), kWidestColumn));
        grid[static_cast<std::size_t>(placed.row)][column] = std::move(text);
    }
    std::string out;
    for (std::size_t row = 0; row < grid.size(); ++row) {
        std::vector<std::vector<std::string>> cells;
        std::size_t height = 1;
        for (std::size_t column = 0; column < columns; ++column) {
            cells.push_back(wrapped(grid[row][column], widths[column]));
            height = std::max(height, cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string text;
            for (std::size_t column = 0; column < columns; ++column) {
                const std::string piece = line < cells[column].size() ? cells[column][line] : "";
                const std::size_t used = characters(piece);
                text += piece + std::string(used < widths[column] ? widths[column] - used : 0, ' ') +
                        (column + 1 < columns ? " | " : "");
            }
            out += text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
        }
        if (table.rows[row].header && (row + 1 == grid.size() || !table.rows[row + 1].header)) {
            std::size_t total = columns > 0 ? 3 * (columns - 1) : 0;
            for (const auto width : widths) total += width;
            out += std::string(total, '-') + "\n";
        }
    }
    return out + "\n";
}

struct TextOf {
    const Document& document;

    std::string operator()(const Paragraph& paragraph) const {
        return joined(wrapped(plain(paragraph.runs), kLineCharacters)) + "\n";
    }
    std::string operator()(const Heading& heading) const {
        const std::string text = (heading.number.empty() ? "" : clean_text(heading.number) + " ") + plain(heading.runs);
        if (heading.level > 1) return "\n" + joined(wrapped(text, kLineCharacters)) + "\n";
        return "\n" + joined(wrapped(text, kLineCharacters)) +
               std::string(std::min(characters(text), kLineCharacters), heading.level == 0 ? '=' : '-') + "\n\n";
    }
    std::string operator()(const ListItem& item) const {
        const std::string label = std::string(item.level > 0 ? 6 : 2, ' ') + clean_text(item.label) + " ";
        auto lines = wrapped(plain(item.runs), kLineCharacters - characters(label), characters(label));
        lines.front() = label + lines.front();
        return joined(lines);
    }
    std::string operator()(const Table& table) const { return table_text(table); }
    std::string operator()(const TextBox& box) const {
        std::string out;
        for (const auto& paragraph : box.paragraphs) out += (*this)(paragraph);
        return out;
    }
    std::string operator()(const PageBreak&) const { return "\n"; }
    std::string operator()(const Contents& contents) const {
        std::string out = clean_text(contents.title) + "\n\n";
        for (const auto& block : document.body) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading == nullptr || heading->level < 1 || heading->level > contents.depth) continue;
            out += std::string(static_cast<std::size_t>(heading->level) * 2, ' ') + clean_text(heading_text(*heading)) +
                   "\n";
        }
        return out + "\n";
    }
};

}  // namespace

std::string write_text(const Document& document) {
    std::string out;
    bool in_list = false;
    for (const auto& block : document.body) {
        const bool is_item = std::holds_alternative<ListItem>(block);
        if (in_list && !is_item) out += "\n";
        in_list = is_item;
        out += std::visit(TextOf{document}, block);
    }
    const auto from = out.find_first_not_of('\n');
    return from == std::string::npos ? "" : out.substr(from);
}

}  // namespace pravila::office
