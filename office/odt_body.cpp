#include "office/odt_body.h"

#include <algorithm>

#include "office/xml_text.h"

namespace pravila::office {
namespace {

std::string pt(double value) { return decimal(value) + "pt"; }
std::string mm(double value) { return decimal(value) + "mm"; }

const char* align_word(Align align) {
    switch (align) {
        case Align::kCentre:
            return "center";
        case Align::kEnd:
            return "end";
        case Align::kJustified:
            return "justify";
        case Align::kStart:
            break;
    }
    return "start";
}

/// Spaces in a row, tabs and line breaks are elements of their own in ODF.
std::string text_xml(std::string_view text) {
    std::string out;
    std::string piece;
    int spaces = 0;
    const auto flush_spaces = [&](bool at_edge) {
        if (spaces == 0) return;
        const int written = at_edge ? 0 : 1;
        if (written == 1) piece += ' ';
        if (spaces - written > 0) {
            out += escaped(piece) + "<text:s text:c=\"" + std::to_string(spaces - written) + "\"/>";
            piece.clear();
        }
        spaces = 0;
    };
    for (const char c : text) {
        if (c == ' ') {
            ++spaces;
            continue;
        }
        flush_spaces(out.empty() && piece.empty());
        if (c == '\n' || c == '\t') {
            out += escaped(piece) + (c == '\n' ? "<text:line-break/>" : "<text:tab/>");
            piece.clear();
        } else {
            piece += c;
        }
    }
    if (spaces > 0) {
        out += escaped(piece) + "<text:s text:c=\"" + std::to_string(spaces) + "\"/>";
        piece.clear();
    }
    return out + escaped(piece);
}

std::string bookmark_name(int heading) { return "_Toc" + std::to_string(100000 + heading); }

}  // namespace

std::string OdtBody::body_xml() {
    first_waits_ = document_.first_page.has_value();
    const auto places = place_list_items(document_.body);
    std::string out;
    for (std::size_t i = 0; i < document_.body.size(); ++i) {
        const Block& block = document_.body[i];
        out += lists_before(document_.body, i, places);
        if (std::holds_alternative<PageBreak>(block)) break_waits_ = true;
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            out += paragraph_xml(*paragraph, paragraph->size_pt, false);
        if (const auto* heading = std::get_if<Heading>(&block)) out += heading_xml(*heading);
        if (const auto* table = std::get_if<Table>(&block)) out += table_xml(*table);
        if (const auto* box = std::get_if<TextBox>(&block)) out += text_box_xml(*box);
        if (const auto* contents = std::get_if<Contents>(&block)) out += contents_xml(*contents);
        if (const auto* item = std::get_if<ListItem>(&block)) {
            out += item_xml(*item, places[i].kind == ListKind::kTyped);
        }
    }
    out += close_lists(0);
    if (!changes_.empty())
        out = "<text:tracked-changes text:track-changes=\"false\">" + changes_ + "</text:tracked-changes>" + out;
    return out;
}

std::string OdtBody::running_xml(const std::vector<Block>& blocks) {
    std::string out;
    for (const auto& block : blocks) {
        if (const auto* table = std::get_if<Table>(&block)) out += table_xml(*table);
        if (const auto* paragraph = std::get_if<Paragraph>(&block))
            out += paragraph_xml(*paragraph, paragraph->size_pt, false);
    }
    return out;
}

/// Attributes and properties that bring a waiting page break, or the first page's master page, into the next style.
std::string OdtBody::taken_break(std::string& master_attribute) {
    if (first_waits_) {
        first_waits_ = break_waits_ = false;
        master_attribute = " style:master-page-name=\"First_20_Page\"";
        return "";
    }
    if (!break_waits_) return "";
    break_waits_ = false;
    return " fo:break-before=\"page\"";
}

std::string OdtBody::paragraph_xml(const Paragraph& paragraph, double size_pt, bool all_bold) {
    std::string master;
    const std::string page_break = taken_break(master);
    const std::string style =
        styles_.name_of("paragraph", " style:parent-style-name=\"Standard\"" + master,
                        "<style:paragraph-properties fo:text-align=\"" + std::string(align_word(paragraph.align)) +
                            "\" fo:margin-top=\"" + pt(paragraph.space_before_pt) + "\" fo:margin-bottom=\"" +
                            pt(paragraph.space_after_pt) + "\"" + page_break + "/>" +
                            (size_pt > 0 ? "<style:text-properties fo:font-size=\"" + pt(size_pt) + "\"/>" : ""));
    return "<text:p text:style-name=\"" + style + "\">" + runs_xml(paragraph.runs, 0, all_bold) + "</text:p>";
}

std::string OdtBody::heading_xml(const Heading& heading) {
    const std::string number = heading.number.empty() ? "" : escaped(heading.number) + " ";
    std::string master;
    const std::string page_break = taken_break(master);
    const std::string parent = heading.level < 1 ? "Title" : "Heading_20_" + std::to_string(std::min(heading.level, 6));
    std::string style = parent;
    if (!page_break.empty() || !master.empty()) {
        style = styles_.name_of("paragraph", " style:parent-style-name=\"" + parent + "\"" + master,
                                page_break.empty() ? "" : "<style:paragraph-properties" + page_break + "/>");
    }
    const std::string name = bookmark_name(next_heading_++);
    const std::string content = "<text:bookmark-start text:name=\"" + name + "\"/>" + number + runs_xml(heading.runs) +
                                "<text:bookmark-end text:name=\"" + name + "\"/>";
    if (heading.level < 1) return "<text:p text:style-name=\"" + style + "\">" + content + "</text:p>";
    return "<text:h text:style-name=\"" + style + "\" text:outline-level=\"" +
           std::to_string(std::min(heading.level, 6)) + "\">" + content + "</text:h>";
}

std::string OdtBody::item_xml(const ListItem& item, bool typed_label) {
    std::string master;
    std::string properties = taken_break(master);
    Runs runs = item.runs;
    if (typed_label) {
        properties +=
            " fo:margin-left=\"" + mm(12.0 + 8.0 * std::clamp(item.level, 0, 1)) + "\" fo:text-indent=\"-7mm\"";
        runs.insert(runs.begin(), text(item.label + " "));
    }
    std::string style = "List_20_Contents";
    if (!properties.empty() || !master.empty()) {
        style = styles_.name_of("paragraph", " style:parent-style-name=\"List_20_Contents\"" + master,
                                properties.empty() ? "" : "<style:paragraph-properties" + properties + "/>");
    }
    return "<text:p text:style-name=\"" + style + "\">" + runs_xml(runs) + "</text:p>";
}

std::string OdtBody::lists_before(const std::vector<Block>& blocks, std::size_t index,
                                  const std::vector<ListPlace>& places) {
    const auto* item = std::get_if<ListItem>(&blocks[index]);
    if (item == nullptr || places[index].kind == ListKind::kTyped) return close_lists(0);
    const auto depth = static_cast<std::size_t>(std::clamp(item->level, 0, 1)) + 1;
    const ListPlace& place = places[index];
    std::string out = close_lists(depth);
    if (place.first) out += close_lists(depth - 1);
    const std::string style = "L" + std::to_string(static_cast<int>(place.kind));
    while (open_lists_ < depth) {
        out += "<text:list text:style-name=\"" + style + "\">";
        ++open_lists_;
        item_open_.push_back(false);
        if (open_lists_ < depth) {
            out += "<text:list-item>";
            item_open_.back() = true;
        }
    }
    if (item_open_.back()) out += "</text:list-item>";
    item_open_.back() = true;
    const bool starts_late = place.first && place.value > 1;
    return out + (starts_late ? "<text:list-item text:start-value=\"" + std::to_string(place.value) + "\">"
                              : "<text:list-item>");
}

std::string OdtBody::close_lists(std::size_t down_to) {
    std::string out;
    for (; open_lists_ > down_to; --open_lists_) {
        if (item_open_.back()) out += "</text:list-item>";
        item_open_.pop_back();
        out += "</text:list>";
    }
    return out;
}

std::string OdtBody::contents_xml(const Contents& contents) {
    std::string out = paragraph_xml(
        {.runs = {bold(contents.title)}, .align = Align::kCentre, .size_pt = 14, .space_after_pt = 8}, 14, false);
    out +=
        "<text:table-of-content text:name=\"Cuprins\" text:protected=\"false\"><text:table-of-content-source "
        "text:outline-level=\"" +
        std::to_string(contents.depth) + "\">";
    for (int level = 1; level <= std::min(contents.depth, 3); ++level) {
        out +=
            "<text:table-of-content-entry-template text:outline-level=\"" + std::to_string(level) +
            "\" text:style-name=\"Contents_20_" + std::to_string(level) +
            "\"><text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" "
            "style:leader-char=\".\"/><text:index-entry-page-number/><text:index-entry-link-end/></"
            "text:table-of-content-entry-template>";
    }
    out += "</text:table-of-content-source><text:index-body>";
    int number = 0;
    for (const auto& block : document_.body) {
        const auto* heading = std::get_if<Heading>(&block);
        if (heading == nullptr) continue;
        const auto own = static_cast<std::size_t>(number++);
        if (heading->level < 1 || heading->level > contents.depth) continue;
        const std::string page = own < contents.pages.size() ? std::to_string(contents.pages[own]) : "";
        out += "<text:p text:style-name=\"Contents_20_" + std::to_string(std::min(heading->level, 3)) +
               "\"><text:a text:style-name=\"Index_20_Link\" text:visited-style-name=\"Index_20_Link\" "
               "xlink:type=\"simple\" xlink:href=\"#" +
               bookmark_name(static_cast<int>(own)) + "\">" + text_xml(heading_text(*heading)) + "<text:tab/>" + page +
               "</text:a></text:p>";
    }
    return out + "</text:index-body></text:table-of-content>";
}

std::string OdtBody::table_xml(const Table& table) {
    const auto widths = fit_columns(table, document_.page.text_width_mm());
    if (widths.empty()) return "";
    double total_mm = 0;
    for (const double width : widths) total_mm += width;
    std::string master;
    const std::string page_break = taken_break(master);
    const std::string style = styles_.name_of(
        "table", master,
        "<style:table-properties style:width=\"" + mm(total_mm) +
            "\" table:align=\"center\" table:border-model=\"collapsing\" fo:margin-bottom=\"3mm\"" + page_break + "/>");
    std::string out =
        "<table:table table:name=\"Tabel" + std::to_string(next_table_++) + "\" table:style-name=\"" + style + "\">";
    for (const double width : widths) {
        const std::string column = styles_.name_of(
            "table-column", "", "<style:table-column-properties style:column-width=\"" + mm(width) + "\"/>");
        out += "<table:table-column table:style-name=\"" + column + "\"/>";
    }
    const auto placed = place_cells(table);
    std::vector<std::vector<std::string>> grid(table.rows.size(), std::vector<std::string>(widths.size()));
    for (const auto& cell : placed) {
        for (int r = 0; r < cell.rows; ++r) {
            for (int c = 0; c < cell.columns; ++c) {
                std::string& place =
                    grid[static_cast<std::size_t>(cell.row + r)][static_cast<std::size_t>(cell.column + c)];
                place = r == 0 && c == 0 ? cell_xml(cell, table) : "<table:covered-table-cell/>";
            }
        }
    }
    bool in_header = false;
    bool leading = true;
    for (std::size_t i = 0; i < grid.size(); ++i) {
        const Row& row = table.rows[i];
        leading = leading && row.header;
        if (leading && !in_header && i + 1 < grid.size()) {
            out += "<table:table-header-rows>";
            in_header = true;
        } else if (!leading && in_header) {
            out += "</table:table-header-rows>";
            in_header = false;
        }
        const std::string row_style = styles_.name_of(
            "table-row", "",
            "<style:table-row-properties fo:keep-together=\"always\"" +
                (row.min_height_mm > 0 ? " style:min-row-height=\"" + mm(row.min_height_mm) + "\"" : "") + "/>");
        out += "<table:table-row table:style-name=\"" + row_style + "\">";
        for (const auto& cell : grid[i]) out += cell.empty() ? "<table:table-cell/>" : cell;
        out += "</table:table-row>";
    }
    if (in_header) out += "</table:table-header-rows>";
    return out + "</table:table>";
}

std::string OdtBody::cell_xml(const PlacedCell& placed, const Table& table) {
    const bool header = table.rows[static_cast<std::size_t>(placed.row)].header;
    const std::string style = styles_.name_of(
        "table-cell", "",
        std::string("<style:table-cell-properties fo:padding-left=\"1.5mm\" fo:padding-right=\"1.5mm\" "
                    "fo:padding-top=\"0.3mm\" fo:padding-bottom=\"0.3mm\" fo:border=\"") +
            (table.borders ? "0.5pt solid #000000" : "none") + "\" style:vertical-align=\"" +
            (table.borders ? "middle" : "top") + "\"" + (header ? " fo:background-color=\"#e7e6e6\"" : "") + "/>");
    std::string out = "<table:table-cell table:style-name=\"" + style + "\" office:value-type=\"string\"";
    if (placed.columns > 1) out += " table:number-columns-spanned=\"" + std::to_string(placed.columns) + "\"";
    if (placed.rows > 1) out += " table:number-rows-spanned=\"" + std::to_string(placed.rows) + "\"";
    out += ">";
    for (const auto& paragraph : placed.cell->paragraphs)
        out += paragraph_xml(paragraph, paragraph.size_pt > 0 ? paragraph.size_pt : table.size_pt, header);
    if (placed.cell->paragraphs.empty()) out += paragraph_xml({.space_after_pt = 0}, table.size_pt, false);
    return out + "</table:table-cell>";
}

std::string OdtBody::text_box_xml(const TextBox& box) {
    std::string content;
    for (const auto& paragraph : box.paragraphs) content += paragraph_xml(paragraph, paragraph.size_pt, false);
    return "<text:p text:style-name=\"Standard\"><draw:frame draw:name=\"Caseta" + std::to_string(next_table_++) +
           "\" text:anchor-type=\"as-char\" svg:width=\"" + mm(box.width_mm) +
           "\"><draw:text-box fo:min-height=\"10mm\">" + content + "</draw:text-box></draw:frame></text:p>";
}

std::string OdtBody::runs_xml(const Runs& runs, double size_pt, bool all_bold) {
    std::string out;
    for (const auto& run : runs) out += run_xml(run, size_pt, all_bold);
    return out;
}

std::string OdtBody::run_xml(const Run& run, double size_pt, bool all_bold) {
    std::string content = text_xml(run.text);
    if (run.field == Field::kPageNumber)
        content = "<text:page-number text:select-page=\"current\">1</text:page-number>";
    if (run.field == Field::kPageCount)
        content = "<text:page-count>" + std::to_string(std::max(1, document_.metadata.pages)) + "</text:page-count>";
    std::string properties;
    if (run.bold || all_bold) properties += " fo:font-weight=\"bold\"";
    if (run.italic) properties += " fo:font-style=\"italic\"";
    if (run.hidden) properties += " text:display=\"none\"";
    const double size = run.size_pt > 0 ? run.size_pt : size_pt;
    if (size > 0) properties += " fo:font-size=\"" + pt(size) + "\"";
    if (!properties.empty() && !content.empty()) {
        content = "<text:span text:style-name=\"" +
                  styles_.name_of("text", "", "<style:text-properties" + properties + "/>") + "\">" + content +
                  "</text:span>";
    }
    if (run.tracked != Tracked::kNone) {
        const std::string id = "ct" + std::to_string(next_change_++);
        const bool inserted = run.tracked == Tracked::kInserted;
        const std::string info = "<office:change-info><dc:creator>" + escaped(document_.metadata.author) +
                                 "</dc:creator><dc:date>" + escaped(document_.metadata.created.substr(0, 19)) +
                                 "</dc:date></office:change-info>";
        changes_ += "<text:changed-region text:id=\"" + id + "\">" +
                    (inserted ? "<text:insertion>" + info + "</text:insertion>"
                              : "<text:deletion>" + info + "<text:p>" + content + "</text:p></text:deletion>") +
                    "</text:changed-region>";
        content = inserted ? "<text:change-start text:change-id=\"" + id + "\"/>" + content +
                                 "<text:change-end text:change-id=\"" + id + "\"/>"
                           : "<text:change text:change-id=\"" + id + "\"/>";
    }
    if (!run.footnote.empty()) {
        const std::string number = std::to_string(next_note_++);
        content += "<text:note text:id=\"ftn" + number + "\" text:note-class=\"footnote\"><text:note-citation>" +
                   number + "</text:note-citation><text:note-body><text:p text:style-name=\"Footnote\">" +
                   text_xml(run.footnote) + "</text:p></text:note-body></text:note>";
    }
    if (!run.comment.empty()) {
        content += "<office:annotation><dc:creator>" + escaped(document_.metadata.author) + "</dc:creator><dc:date>" +
                   escaped(document_.metadata.created.substr(0, 19)) + "</dc:date><text:p>" + text_xml(run.comment) +
                   "</text:p></office:annotation>";
    }
    return content;
}

}  // namespace pravila::office
