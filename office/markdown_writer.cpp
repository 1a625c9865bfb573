#include "office/markdown_writer.h"

#include <algorithm>

#include "office/xml_text.h"

namespace pravila::office {
namespace {

/// @param in_table  a pipe is escaped and a line break becomes a space
std::string escaped_markdown(std::string_view text, bool in_table) {
    std::string out;
    for (const char c : clean_text(text)) {
        if (c == '\n' || c == '\t') {
            out += in_table || c == '\t' ? " " : "\\\n";
            continue;
        }
        if (std::string_view("\\`*_[]<>#").find(c) != std::string_view::npos || (c == '|' && in_table)) out += '\\';
        out += c;
    }
    return out;
}

bool is_number_label(std::string_view label) {
    return label.size() > 1 && label.front() >= '0' && label.front() <= '9';
}

class MarkdownWriter {
  public:
    explicit MarkdownWriter(const Document& document) : document_(document) {}

    std::string write() {
        std::string out;
        bool in_list = false;
        for (const auto& block : document_.body) {
            const bool is_item = std::holds_alternative<ListItem>(block);
            if (in_list && !is_item) out += "\n";
            in_list = is_item;
            out += std::visit(*this, block);
        }
        if (in_list) out += "\n";
        return out + notes_;
    }

    std::string operator()(const Paragraph& paragraph) {
        std::string text = runs(paragraph.runs, false);
        // A line that begins like a list or a rule would become one.
        if (!text.empty() && (text.front() == '-' || text.front() == '+' || text.front() == '=')) text.insert(0, "\\");
        return text.empty() ? "" : text + "\n\n";
    }
    std::string operator()(const Heading& heading) {
        const auto hashes = static_cast<std::size_t>(std::clamp(heading.level, 0, 5) + 1);
        return std::string(hashes, '#') + " " +
               (heading.number.empty() ? "" : escaped_markdown(heading.number, true) + " ") + runs(heading.runs, true) +
               "\n\n";
    }
    std::string operator()(const ListItem& item) {
        const std::string indent(item.level > 0 ? 4 : 0, ' ');
        const bool plain_label = item.label == "-" || item.label == "•" || is_number_label(item.label);
        // Letters are no list labels in Markdown: a dash before them keeps the items apart.
        const std::string label = item.label == "•" ? "-"
                                  : plain_label     ? item.label
                                                    : "- " + escaped_markdown(item.label, true);
        return indent + label + " " + runs(item.runs, true) + "\n";
    }
    std::string operator()(const Table& table) {
        const auto columns = static_cast<std::size_t>(column_count(table));
        if (columns == 0) return "";
        std::vector<std::vector<std::string>> grid(table.rows.size(), std::vector<std::string>(columns));
        for (const auto& placed : place_cells(table)) {
            std::string text;
            for (const auto& paragraph : placed.cell->paragraphs)
                text += (text.empty() ? "" : " ") + runs(paragraph.runs, true);
            grid[static_cast<std::size_t>(placed.row)][static_cast<std::size_t>(placed.column)] = std::move(text);
        }
        const auto line = [](const std::vector<std::string>& cells) {
            std::string out = "|";
            for (const auto& cell : cells) out += " " + cell + " |";
            return out + "\n";
        };
        const std::string rule = line(std::vector<std::string>(columns, "---"));
        const bool has_header = table.rows.front().header;
        std::string out = has_header ? "" : line(std::vector<std::string>(columns)) + rule;
        for (std::size_t i = 0; i < grid.size(); ++i) {
            out += line(grid[i]);
            if (i == 0 && has_header) out += rule;
        }
        return out + "\n";
    }
    std::string operator()(const TextBox& box) {
        std::string out;
        for (const auto& paragraph : box.paragraphs) out += "> " + runs(paragraph.runs, true) + "\n>\n";
        return out + "\n";
    }
    std::string operator()(const PageBreak&) { return ""; }
    std::string operator()(const Contents& contents) {
        std::string out = "**" + escaped_markdown(contents.title, true) + "**\n\n";
        for (const auto& block : document_.body) {
            const auto* heading = std::get_if<Heading>(&block);
            if (heading == nullptr || heading->level < 1 || heading->level > contents.depth) continue;
            out += std::string(static_cast<std::size_t>(heading->level - 1) * 4, ' ') + "- " +
                   escaped_markdown(heading_text(*heading), true) + "\n";
        }
        return out + "\n";
    }

  private:
    std::string runs(const Runs& runs, bool one_line) {
        std::string out;
        for (const auto& run : runs) {
            if (run.hidden || run.tracked == Tracked::kDeleted || run.field != Field::kNone) continue;
            std::string text = escaped_markdown(run.text, one_line);
            const auto from = text.find_first_not_of(' ');
            const char* mark = run.bold ? "**" : run.italic ? "*" : "";
            if (from == std::string::npos || *mark == '\0') {
                out += text;
            } else {
                // Marks must touch the words: spaces stay outside.
                const auto end = text.find_last_not_of(' ') + 1;
                out += text.substr(0, from) + mark + text.substr(from, end - from) + mark + text.substr(end);
            }
            if (!run.footnote.empty()) {
                const std::string number = std::to_string(++note_count_);
                out += "[^" + number + "]";
                notes_ += "[^" + number + "]: " + escaped_markdown(run.footnote, true) + "\n";
            }
        }
        return out;
    }

    const Document& document_;
    std::string notes_;
    int note_count_ = 0;
};

}  // namespace

std::string write_markdown(const Document& document) { return MarkdownWriter(document).write(); }

}  // namespace pravila::office
