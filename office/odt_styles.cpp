#include "office/odt_styles.h"

#include "office/list_places.h"
#include "office/xml_text.h"

namespace pravila::office {
namespace {

std::string heading_style(int level, const char* size, const char* before, const char* after) {
    const std::string number = std::to_string(level);
    return "<style:style style:name=\"Heading_20_" + number + "\" style:display-name=\"Heading " + number +
           "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:next-style-name=\"Standard\" "
           "style:default-outline-level=\"" +
           number + "\"><style:paragraph-properties fo:keep-with-next=\"always\" fo:margin-top=\"" + before +
           "\" fo:margin-bottom=\"" + after + "\"/><style:text-properties fo:font-size=\"" + size +
           "\" fo:font-weight=\"bold\"/></style:style>";
}

std::string list_level(int level, ListKind kind) {
    const std::string number = std::to_string(level);
    const std::string position =
        "<style:list-level-properties "
        "text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment "
        "text:label-followed-by=\"listtab\" fo:text-indent=\"-7mm\" fo:margin-left=\"" +
        decimal(12.0 + 8.0 * (level - 1)) + "mm\"/></style:list-level-properties>";
    if (kind == ListKind::kDash || kind == ListKind::kBullet) {
        return "<text:list-level-style-bullet text:level=\"" + number + "\" text:bullet-char=\"" +
               (kind == ListKind::kDash ? "-" : "•") + "\">" + position + "</text:list-level-style-bullet>";
    }
    const bool letters = kind == ListKind::kLetterBracket || kind == ListKind::kLetterDot;
    const bool bracket = kind == ListKind::kLetterBracket || kind == ListKind::kDecimalBracket;
    return "<text:list-level-style-number text:level=\"" + number + "\" style:num-format=\"" + (letters ? "a" : "1") +
           "\" style:num-suffix=\"" + (bracket ? ")" : ".") + "\">" + position + "</text:list-level-style-number>";
}

std::string list_style(ListKind kind) {
    return "<text:list-style style:name=\"L" + std::to_string(static_cast<int>(kind)) + "\">" + list_level(1, kind) +
           list_level(2, kind) + "</text:list-style>";
}

}  // namespace

std::string OdtStyles::name_of(const std::string& family, const std::string& attributes, const std::string& content) {
    const auto [place, is_new] = names_.emplace(family + attributes + content, "");
    if (is_new) {
        place->second = prefix_ + std::to_string(names_.size());
        xml_ += "<style:style style:name=\"" + place->second + "\" style:family=\"" + family + "\"" + attributes + ">" +
                content + "</style:style>";
    }
    return place->second;
}

std::string odt_named_styles_xml(const Metadata& metadata) {
    const std::string language = metadata.language.substr(0, metadata.language.find('-'));
    const auto dash = metadata.language.find('-');
    const std::string country = dash == std::string::npos ? "none" : metadata.language.substr(dash + 1);
    std::string out =
        "<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties "
        "style:tab-stop-distance=\"12.5mm\" fo:orphans=\"2\" fo:widows=\"2\"/>"
        "<style:text-properties style:font-name=\"Serif\" fo:font-size=\"12pt\" fo:language=\"" +
        escaped(language) + "\" fo:country=\"" + escaped(country) +
        "\"/></style:default-style><style:default-style style:family=\"table\"><style:table-properties "
        "table:border-model=\"collapsing\"/></style:default-style>"
        "<style:style style:name=\"Standard\" style:family=\"paragraph\" "
        "style:class=\"text\"><style:paragraph-properties fo:line-height=\"108%\"/></style:style>";
    out += heading_style(1, "13pt", "14pt", "6pt") + heading_style(2, "12pt", "10pt", "5pt") +
           heading_style(3, "12pt", "8pt", "4pt");
    for (int level = 4; level <= 6; ++level) out += heading_style(level, "12pt", "6pt", "3pt");
    out +=
        "<style:style style:name=\"Title\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Standard\"><style:paragraph-properties fo:text-align=\"center\" "
        "fo:margin-bottom=\"8pt\"/><style:text-properties fo:font-size=\"16pt\" fo:font-weight=\"bold\"/></style:style>"
        "<style:style style:name=\"List_20_Contents\" style:display-name=\"List Contents\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-bottom=\"3pt\" "
        "fo:text-align=\"justify\"/></style:style>"
        "<style:style style:name=\"Footnote\" style:family=\"paragraph\" "
        "style:parent-style-name=\"Standard\"><style:paragraph-properties fo:margin-left=\"6mm\" "
        "fo:text-indent=\"-6mm\"/><style:text-properties fo:font-size=\"10pt\"/></style:style>"
        "<style:style style:name=\"Contents_20_Heading\" style:display-name=\"Contents Heading\" "
        "style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties "
        "fo:text-align=\"center\" fo:margin-bottom=\"8pt\"/><style:text-properties fo:font-size=\"14pt\" "
        "fo:font-weight=\"bold\"/></style:style>";
    for (int level = 1; level <= 3; ++level) {
        const std::string number = std::to_string(level);
        out += "<style:style style:name=\"Contents_20_" + number + "\" style:display-name=\"Contents " + number +
               "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\"><style:paragraph-properties "
               "fo:margin-left=\"" +
               std::to_string((level - 1) * 5) +
               "mm\" fo:margin-bottom=\"3pt\"><style:tab-stops><style:tab-stop style:position=\"" +
               decimal(Page{}.text_width_mm() - (level - 1) * 5) +
               "mm\" style:type=\"right\" style:leader-style=\"dotted\" "
               "style:leader-text=\".\"/></style:tab-stops></style:paragraph-properties></style:style>";
    }
    out +=
        "<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\" "
        "style:family=\"text\"><style:text-properties fo:color=\"#000000\" "
        "style:text-underline-style=\"none\"/></style:style>";
    for (const ListKind kind : kAllListKinds) {
        if (kind != ListKind::kTyped) out += list_style(kind);
    }
    return out +
           "<text:notes-configuration text:note-class=\"footnote\" style:num-format=\"1\" text:start-value=\"0\" "
           "text:footnotes-position=\"page\" text:start-numbering-at=\"document\"/></office:styles>";
}

std::string odt_page_layout_xml(const Page& page) {
    const auto mm = [](double value) { return decimal(value) + "mm"; };
    const auto layout = [&](const char* name) {
        return std::string("<style:page-layout style:name=\"") + name +
               "\"><style:page-layout-properties fo:page-width=\"" + mm(page.width_mm) + "\" fo:page-height=\"" +
               mm(page.height_mm) + "\" style:print-orientation=\"" +
               (page.width_mm > page.height_mm ? "landscape" : "portrait") + "\" fo:margin-left=\"" + mm(page.left_mm) +
               "\" fo:margin-right=\"" + mm(page.right_mm) + "\" fo:margin-top=\"" + mm(page.top_mm) +
               "\" fo:margin-bottom=\"" + mm(page.bottom_mm) +
               "\"><style:footnote-sep style:width=\"0.2mm\" style:distance-before-sep=\"2mm\" "
               "style:distance-after-sep=\"2mm\" style:adjustment=\"left\" style:rel-width=\"25%\" "
               "style:color=\"#000000\"/></style:page-layout-properties>"
               "<style:header-style><style:header-footer-properties fo:min-height=\"5mm\" "
               "fo:margin-bottom=\"4mm\"/></style:header-style>"
               "<style:footer-style><style:header-footer-properties fo:min-height=\"5mm\" "
               "fo:margin-top=\"4mm\"/></style:footer-style></style:page-layout>";
    };
    return layout("PageLayout") + layout("FirstLayout");
}

std::string odt_master_pages_xml(const OdtRunning& running, const OdtRunning* first_page) {
    const auto master = [](const char* head, const OdtRunning& matter) {
        std::string out = std::string("<style:master-page ") + head + ">";
        if (!matter.header.empty()) out += "<style:header>" + matter.header + "</style:header>";
        if (!matter.footer.empty()) out += "<style:footer>" + matter.footer + "</style:footer>";
        return out + "</style:master-page>";
    };
    std::string out =
        "<office:master-styles>" + master("style:name=\"Standard\" style:page-layout-name=\"PageLayout\"", running);
    if (first_page != nullptr) {
        out += master(
            "style:name=\"First_20_Page\" style:display-name=\"First Page\" style:page-layout-name=\"FirstLayout\" "
            "style:next-style-name=\"Standard\"",
            *first_page);
    }
    return out + "</office:master-styles>";
}

}  // namespace pravila::office
