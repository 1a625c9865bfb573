#include "server/view/document_body.h"

#include <algorithm>

#include "server/view/template.h"

namespace pravila::web {

namespace {

using Blocks = std::vector<Block>;

constexpr int kDeepestInContents = 3;

std::string lines(std::string_view text) {
    std::string escaped = html_escape(text);
    for (std::size_t at = escaped.find('\n'); at != std::string::npos; at = escaped.find('\n', at + 5))
        escaped.replace(at, 1, "<br>\n");
    return escaped;
}

std::string id_of(const Block& block) {
    return block.anchor.empty() ? "" : " id=\"" + html_escape(block.anchor) + "\"";
}

bool is_bullet(std::string_view label) {
    static constexpr std::string_view kBullets[] = {
        "", "-", "–", "—", "•", "·", "*", "o", "▪", "►", "➢", "✓", "\xEF\x82\xB7", "\xEF\x82\xA7"};
    return std::find(std::begin(kBullets), std::end(kBullets), label) != std::end(kBullets);
}

/// "3." and "3)" are 3; anything else is 0.
int plain_number(std::string_view label) {
    if (!label.empty() && (label.back() == '.' || label.back() == ')')) label.remove_suffix(1);
    if (label.empty() || label.size() > 3 || label.find_first_not_of("0123456789") != std::string_view::npos) return 0;
    return std::stoi(std::string(label));
}

/// Writes runs of list items, deeper items inside the item they follow.
class ListWriter {
  public:
    ListWriter(const Blocks& blocks, std::size_t& at) : blocks_(blocks), at_(at) {}

    std::string write(int level) {
        const Kind kind = kind_of_run(level);
        std::string html = kind == Kind::kNumbers   ? "<ol class=\"st\">"
                           : kind == Kind::kBullets ? "<ul class=\"dots\">"
                                                    : "<ul class=\"lab\">";
        while (is_item() && blocks_[at_].level >= level) {
            const Block& item = blocks_[at_++];
            html += "<li" + id_of(item) + ">";
            if (kind == Kind::kLabels && !item.label.empty())
                html += "<span class=\"lb\">" + html_escape(item.label) + "</span> ";
            html += lines(item.text);
            if (is_item() && blocks_[at_].level > item.level) html += write(item.level + 1);
            html += "</li>\n";
        }
        return html + (kind == Kind::kNumbers ? "</ol>\n" : "</ul>\n");
    }

  private:
    enum class Kind { kNumbers, kBullets, kLabels };

    bool is_item() const { return at_ < blocks_.size() && blocks_[at_].kind == Block::Kind::kListItem; }

    /// Numbers that count 1, 2, 3 are left to the browser; every other label is printed as it stands in the file.
    Kind kind_of_run(int level) const {
        bool bullets = true, counting = true;
        int expected = 0;
        for (std::size_t i = at_;
             i < blocks_.size() && blocks_[i].kind == Block::Kind::kListItem && blocks_[i].level >= level; ++i) {
            if (blocks_[i].level > level) continue;
            bullets = bullets && is_bullet(blocks_[i].label);
            counting = counting && plain_number(blocks_[i].label) == ++expected;
        }
        if (counting && expected > 0) return Kind::kNumbers;
        return bullets ? Kind::kBullets : Kind::kLabels;
    }

    const Blocks& blocks_;
    std::size_t& at_;
};

std::size_t columns_of(const Block& table) {
    std::size_t columns = 1;
    for (const auto& row : table.rows) columns = std::max(columns, row.size());
    return columns;
}

/// A first row of full cells above others is a head.
bool has_head(const Block& table, std::size_t columns) {
    if (table.rows.size() < 2 || columns < 2) return false;
    const auto& first = table.rows.front();
    return first.size() == columns &&
           std::none_of(first.begin(), first.end(), [](const std::string& cell) { return cell.empty(); });
}

std::string row_html(const std::vector<std::string>& row, std::size_t columns, bool head) {
    std::string html = "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
        html += head ? "<th scope=\"col\"" : "<td";
        if (i + 1 == row.size() && row.size() < columns) html += " colspan=\"" + std::to_string(columns - i) + "\"";
        html += ">" + lines(row[i]) + (head ? "</th>" : "</td>");
    }
    return html + "</tr>\n";
}

std::string table_html(const Block& table, int ordinal, const Catalogue& words) {
    const std::size_t columns = columns_of(table);
    const bool head = has_head(table, columns);
    std::string html =
        "<div class=\"scroll box\"" + id_of(table) + " role=\"region\" tabindex=\"0\" aria-label=\"" +
        html_escape(words.text(msg("Table {number}, scrolls sideways", {{"number", std::to_string(ordinal)}}))) +
        "\"><table>";
    if (head) html += "<thead>" + row_html(table.rows.front(), columns, true) + "</thead>";
    html += "<tbody>";
    for (std::size_t i = head ? 1 : 0; i < table.rows.size(); ++i) html += row_html(table.rows[i], columns, false);
    return html + "</tbody></table></div>\n";
}

class BodyWriter {
  public:
    BodyWriter(const ExtractedDocument& document, const Catalogue& words, std::size_t most)
        : blocks_(document.blocks), words_(words), most_(most) {}

    DocumentBody write() {
        while (at_ < blocks_.size()) {
            if (body_.html.size() > most_) {
                body_.cut = true;
                break;
            }
            write_block(blocks_[at_]);
        }
        if (open_) body_.html += "</div></section>\n";
        return std::move(body_);
    }

  private:
    void write_block(const Block& block) {
        switch (block.kind) {
            case Block::Kind::kHeading:
                heading(block);
                break;
            case Block::Kind::kListItem:
                open();
                body_.html += ListWriter(blocks_, at_).write(block.level);
                return;
            case Block::Kind::kTable:
                open();
                body_.html += table_html(block, ++tables_, words_);
                break;
            case Block::Kind::kNote:
                open();
                note(block);
                break;
            case Block::Kind::kParagraph:
                open();
                body_.html += "<p" + id_of(block) + ">" + lines(block.text) + "</p>\n";
                break;
            // Page headers and footers repeat what the page's own head says.
            case Block::Kind::kHeader:
            case Block::Kind::kFooter:
                break;
        }
        ++at_;
    }

    /// Text before the first heading stands in a section without a number.
    void open() {
        if (!open_) body_.html += "<section class=\"mr\"><div class=\"m\"></div><div class=\"t\">";
        open_ = true;
    }

    void heading(const Block& block) {
        if (open_) body_.html += "</div></section>\n";
        open_ = true;
        const std::string tag = "h" + std::to_string(std::clamp(block.level + 1, 2, 6));
        body_.html += "<section class=\"mr\"" + id_of(block) + "><div class=\"m\">";
        if (!block.label.empty() && !block.anchor.empty())
            body_.html += "<a href=\"#" + html_escape(block.anchor) + "\">" + html_escape(block.label) + "</a>";
        body_.html += "</div><div class=\"t\"><" + tag + ">" + lines(block.text) + "</" + tag + ">\n";
        if (block.level <= kDeepestInContents && !block.anchor.empty())
            body_.contents.push_back({block.label, block.text, block.anchor, block.level});
    }

    void note(const Block& block) {
        body_.html += "<p class=\"fn\"" + id_of(block) + ">";
        if (!block.label.empty()) body_.html += "<sup>" + html_escape(block.label) + "</sup> ";
        body_.html += lines(block.text) + "</p>\n";
    }

    const Blocks& blocks_;
    const Catalogue& words_;
    std::size_t most_;
    std::size_t at_ = 0;
    int tables_ = 0;
    bool open_ = false;
    DocumentBody body_;
};

}  // namespace

DocumentBody document_body(const ExtractedDocument& document, const Catalogue& words, std::size_t most_bytes) {
    return BodyWriter(document, words, most_bytes).write();
}

}  // namespace pravila::web
