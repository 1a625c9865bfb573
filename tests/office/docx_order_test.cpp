// Word refuses files whose property elements stand in another order than the schema's, LibreOffice does not notice.
#include <catch2/catch.hpp>
#include <map>

#include "office/docx_writer.h"
#include "office/xlsx_writer.h"
#include "tests/office/packages.h"
#include "tests/office/samples.h"

using namespace pravila;

namespace {

// ECMA-376-1:2016, annex A (wml.xsd, sml.xsd): the elements that we write, in the order of their sequences.
const std::map<std::string, std::vector<std::string>> kOrder = {
    {"pPr",
     {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "tabs", "spacing", "ind", "jc", "outlineLvl"}},
    {"rPr", {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "vanish", "sz", "szCs", "lang", "vertAlign"}},
    {"tblPr", {"tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar"}},
    {"tblBorders", {"top", "left", "bottom", "right", "insideH", "insideV"}},
    {"tblCellMar", {"top", "left", "bottom", "right"}},
    {"tcPr", {"tcW", "gridSpan", "vMerge", "shd", "vAlign"}},
    {"sectPr",
     {"headerReference", "footerReference", "headerReference", "footerReference", "pgSz", "pgMar", "titlePg"}},
    {"style", {"name", "basedOn", "next", "uiPriority", "semiHidden", "qFormat", "pPr", "rPr", "tblPr"}},
    {"lvl", {"start", "numFmt", "pStyle", "suff", "lvlText", "lvlJc", "pPr", "rPr"}},
    {"numbering", {"abstractNum", "num"}},
    {"settings", {"zoom", "defaultTabStop", "footnotePr", "compat", "themeFontLang", "decimalSymbol", "listSeparator"}},
    {"worksheet",
     {"sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "mergeCells", "pageMargins", "pageSetup"}},
    {"workbook", {"bookViews", "sheets", "definedNames"}},
    {"styleSheet", {"numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles"}},
};

void check_order(const xmlNode* node) {
    const std::string name = reinterpret_cast<const char*>(node->name);
    if (const auto rule = kOrder.find(name); rule != kOrder.end()) {
        std::size_t at = 0;
        for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
            if (child->type != XML_ELEMENT_NODE) continue;
            const std::string child_name = reinterpret_cast<const char*>(child->name);
            while (at < rule->second.size() && rule->second[at] != child_name) ++at;
            INFO(name << " holds " << child_name);
            CHECK(at < rule->second.size());
        }
    }
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) check_order(child);
    }
}

void check_parts(const std::string& bytes) {
    for (const auto& [name, content] : test::open_package(bytes).members) {
        INFO(name);
        const auto document = test::parse_xml(content);
        REQUIRE(document);
        check_order(xmlDocGetRootElement(document.get()));
    }
}

}  // namespace

TEST_CASE("docx: properties stand in the order of the schema", "[office][docx]") {
    auto document = test::full_document();
    document.automatic_heading_numbers = GENERATE(false, true);
    check_parts(office::write_docx(document));
}

TEST_CASE("xlsx: elements stand in the order of the schema", "[office][xlsx]") {
    office::Workbook book;
    book.sheets.push_back({"Foaie",
                           {10},
                           {{office::SheetCell{"Titlu", office::CellStyle::kTitle}},
                            {office::SheetCell{"Cod", office::CellStyle::kHeader}}},
                           {{0, 0, 1, 2}},
                           2});
    check_parts(office::write_xlsx(book));
}
