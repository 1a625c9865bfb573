#include <algorithm>
#include <map>

#include "office/docx_body.h"
#include "office/xml_text.h"

namespace pravila::office {
namespace {

std::string borders_xml(bool borders) {
    std::string out = "<w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
        out += std::string("<w:") + side +
               (borders ? " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>" : " w:val=\"nil\"/>");
    }
    return out + "</w:tblBorders>";
}

}  // namespace

std::string DocxBody::cell_xml(const PlacedCell& placed, const Table& table, const std::vector<double>& widths,
                               bool continued) {
    double width_mm = 0;
    for (int i = 0; i < placed.columns; ++i) width_mm += widths[static_cast<std::size_t>(placed.column + i)];
    const bool header = table.rows[static_cast<std::size_t>(placed.row)].header;
    std::string properties = "<w:tcW w:w=\"" + std::to_string(twips_of_mm(width_mm)) + "\" w:type=\"dxa\"/>";
    if (placed.columns > 1) properties += "<w:gridSpan w:val=\"" + std::to_string(placed.columns) + "\"/>";
    if (placed.rows > 1) properties += continued ? "<w:vMerge/>" : "<w:vMerge w:val=\"restart\"/>";
    if (header) properties += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>";
    properties += "<w:vAlign w:val=\"" + std::string(table.borders ? "center" : "top") + "\"/>";
    std::string content;
    if (!continued) {
        for (const auto& paragraph : placed.cell->paragraphs) {
            content += paragraph_xml(paragraph, "", paragraph.size_pt > 0 ? paragraph.size_pt : table.size_pt, header);
        }
    }
    if (content.empty()) content = paragraph_xml({.space_after_pt = 0}, "", table.size_pt, false);
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + content + "</w:tc>";
}

std::string DocxBody::table_xml(const Table& table) {
    const auto widths = fit_columns(table, document_.page.text_width_mm());
    if (widths.empty()) return "";
    double total_mm = 0;
    for (const double width : widths) total_mm += width;
    std::string out =
        "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(twips_of_mm(total_mm)) +
        "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>" + borders_xml(table.borders) +
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"17\" w:type=\"dxa\"/><w:left w:w=\"85\" "
        "w:type=\"dxa\"/><w:bottom w:w=\"17\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar>"
        "</w:tblPr><w:tblGrid>";
    for (const double width : widths) out += "<w:gridCol w:w=\"" + std::to_string(twips_of_mm(width)) + "\"/>";
    out += "</w:tblGrid>";

    // Word wants a continuation cell under every merged one, in column order.
    std::vector<std::map<int, std::pair<PlacedCell, bool>>> rows(table.rows.size());
    for (const auto& placed : place_cells(table)) {
        for (int i = 0; i < placed.rows; ++i)
            rows[static_cast<std::size_t>(placed.row + i)][placed.column] = {placed, i > 0};
    }
    bool leading_header = true;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = table.rows[i];
        leading_header = leading_header && row.header;
        std::string properties = "<w:cantSplit/>";
        if (row.min_height_mm > 0)
            properties +=
                "<w:trHeight w:val=\"" + std::to_string(twips_of_mm(row.min_height_mm)) + "\" w:hRule=\"atLeast\"/>";
        if (leading_header && i + 1 < rows.size()) properties += "<w:tblHeader/>";
        out += "<w:tr><w:trPr>" + properties + "</w:trPr>";
        int column = 0;
        const int columns = static_cast<int>(widths.size());
        const auto fill_until = [&](int end) {
            for (; column < end; ++column) {
                const Cell empty;
                out += cell_xml({&empty, static_cast<int>(i), column, 1, 1}, table, widths, false);
            }
        };
        for (const auto& [at, placed] : rows[i]) {
            fill_until(at);
            out += cell_xml(placed.first, table, widths, placed.second);
            column = at + placed.first.columns;
        }
        fill_until(columns);
        out += "</w:tr>";
    }
    return out + "</w:tbl>";
}

std::string DocxBody::text_box_xml(const TextBox& box) {
    std::string content;
    for (const auto& paragraph : box.paragraphs) content += paragraph_xml(paragraph, "", paragraph.size_pt, false);
    if (content.empty()) content = "<w:p/>";
    const std::string width = std::to_string(static_cast<long>(box.width_mm * 36000));
    const std::string height = std::to_string(720000);
    const std::string id = std::to_string(next_id_++);
    // Word 2010 and later read the first choice, everything older the fallback: both hold the same text.
    return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline distT=\"0\" distB=\"0\" "
           "distL=\"0\" distR=\"0\">"
           "<wp:extent cx=\"" +
           width + "\" cy=\"" + height + "\"/><wp:docPr id=\"" + id + "\" name=\"Casetă text " + id +
           "\"/>"
           "<a:graphic><a:graphicData "
           "uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>"
           "<wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"" +
           width + "\" cy=\"" + height +
           "\"/></a:xfrm>"
           "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:ln w=\"6350\"><a:solidFill><a:srgbClr "
           "val=\"000000\"/></a:solidFill></a:ln></wps:spPr>"
           "<wps:txbx><w:txbxContent>" +
           content +
           "</w:txbxContent></wps:txbx><wps:bodyPr><a:spAutoFit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>"
           "</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style=\"width:" +
           decimal(box.width_mm / 25.4 * 72) + "pt;height:57pt\"><v:textbox><w:txbxContent>" + content +
           "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
}

}  // namespace pravila::office
