#include "data/demo/maker/markdown.h"

#include <algorithm>
#include <optional>

#include "office/list_places.h"

namespace pravila::demo {
namespace {

using office::Block;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == std::string_view::npos; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return "";
    return std::string(text.substr(from, text.find_last_not_of(" \t") - from + 1));
}

struct Label {
    std::string text;
    int level = 0;
    std::size_t content = 0;  // where the text of the item begins
};

/// "- ", "3. ", "3) ", "b) " at the head of a line.
std::optional<Label> read_item_label(std::string_view line) {
    const auto from = line.find_first_not_of(' ');
    if (from == std::string_view::npos) return std::nullopt;
    const auto space = line.find(' ', from);
    if (space == std::string_view::npos) return std::nullopt;
    const std::string label(line.substr(from, space - from));
    if (office::read_label(label).kind == office::ListKind::kTyped) return std::nullopt;
    return Label{label, from >= 2 ? 1 : 0, space + 1};
}

/// Splits "5.1. Depunerea" or "IV. Sancțiuni" into number and text.
std::pair<std::string, std::string> split_number(const std::string& text) {
    const auto space = text.find(' ');
    if (space == std::string::npos) return {"", text};
    const std::string word = text.substr(0, space);
    const bool arabic = is_digit(word.front()) && word.find_first_not_of("0123456789.") == std::string::npos;
    const bool roman = word.size() > 1 && word.back() == '.' && word.find_first_not_of("IVXLC.") == std::string::npos &&
                       word.find('.') == word.size() - 1;
    if (!arabic && !roman) return {"", text};
    return {word, trimmed(std::string_view(text).substr(space))};
}

std::vector<std::string> split_cells(std::string_view line) {
    std::string text = trimmed(line);
    text = text.substr(1, text.size() - (text.size() > 1 && text.back() == '|' ? 2 : 1));
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '|') {
            cells.back() += text[++i];
        } else if (text[i] == '|') {
            cells.emplace_back();
        } else {
            cells.back() += text[i];
        }
    }
    for (auto& cell : cells) cell = trimmed(cell);
    return cells;
}

class Reader {
  public:
    Reader(const std::vector<Line>& lines, const std::filesystem::path& file) : lines_(lines), file_(file) {}

    std::vector<Block> read() {
        while (at_ < lines_.size()) {
            if (is_blank(line())) {
                ++at_;
            } else {
                read_block();
            }
        }
        return std::move(blocks_);
    }

  private:
    const std::string& line() const { return lines_[at_].text; }
    office::Runs inline_from(std::size_t at) const {
        return read_inline(trimmed(std::string_view(line()).substr(at)), file_, lines_[at_].number);
    }
    [[noreturn]] void fail(const std::string& reason) const { throw SourceError(file_, lines_[at_].number, reason); }

    void read_block() {
        if (line().front() == '#') {
            read_heading();
        } else if (line().front() == '|') {
            read_table();
        } else if (const auto label = read_item_label(line())) {
            blocks_.push_back(office::ListItem{label->text, label->level, inline_from(label->content)});
            ++at_;
        } else {
            if (line().find_first_not_of("-*_ ") == std::string::npos && line().size() < 6)
                fail("rules are not part of this Markdown");
            blocks_.push_back(office::paragraph(inline_from(0), office::Align::kJustified));
            ++at_;
        }
    }

    void read_heading() {
        const auto level = line().find_first_not_of('#');
        if (level < 2 || level > 4 || level == std::string::npos || line()[level] != ' ')
            fail("headings are written ##, ### or ####, with a space after them");
        const auto [number, text] = split_number(trimmed(std::string_view(line()).substr(level)));
        blocks_.push_back(
            office::Heading{static_cast<int>(level) - 1, number, read_inline(text, file_, lines_[at_].number)});
        ++at_;
    }

    void read_table() {
        office::Table table;
        const auto header = split_cells(line());
        if (at_ + 1 >= lines_.size() || lines_[at_ + 1].text.find_first_not_of("|-: ") != std::string::npos ||
            is_blank(lines_[at_ + 1].text)) {
            fail("the second line of a table must read |---|---|");
        }
        for (std::size_t row_number = 0; at_ < lines_.size() && !line().empty() && line().front() == '|';
             ++at_, ++row_number) {
            if (row_number == 1) continue;
            const auto cells = split_cells(line());
            if (cells.size() != header.size()) {
                fail("this row has " + std::to_string(cells.size()) + " cells, the head of the table " +
                     std::to_string(header.size()));
            }
            office::Row row;
            row.header = row_number == 0;
            for (const auto& text : cells) {
                office::Paragraph content =
                    office::paragraph(read_inline(text, file_, lines_[at_].number),
                                      row.header ? office::Align::kCentre : office::Align::kStart);
                content.space_after_pt = 0;
                row.cells.push_back({.paragraphs = {std::move(content)}});
            }
            table.rows.push_back(std::move(row));
        }
        blocks_.push_back(std::move(table));
    }

    const std::vector<Line>& lines_;
    const std::filesystem::path& file_;
    std::size_t at_ = 0;
    std::vector<Block> blocks_;
};

}  // namespace

office::Runs read_inline(std::string_view text, const std::filesystem::path& file, int line) {
    office::Runs runs;
    bool is_bold = false;
    std::string piece;
    const auto flush = [&] {
        if (piece.empty()) return;
        runs.push_back(is_bold ? office::bold(piece) : office::text(piece));
        piece.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        if (rest.substr(0, 2) == "**") {
            flush();
            is_bold = !is_bold;
            i += 2;
        } else if (rest.substr(0, 3) == "[^:") {
            const auto end = rest.find(']');
            if (end == std::string_view::npos) throw SourceError(file, line, "a footnote [^: is never closed by ]");
            flush();
            if (runs.empty()) throw SourceError(file, line, "a footnote needs text before it");
            runs.back().footnote = trimmed(rest.substr(3, end - 3));
            i += end + 1;
        } else {
            piece += text[i++];
        }
    }
    flush();
    if (is_bold) throw SourceError(file, line, "** is never closed");
    return runs;
}

std::vector<Block> read_markdown(const std::vector<Line>& lines, const std::filesystem::path& file) {
    return Reader(lines, file).read();
}

}  // namespace pravila::demo
