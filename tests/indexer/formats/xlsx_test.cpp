#include <catch2/catch.hpp>

#include "indexer/formats/xlsx_number_format.h"
#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::formats::xlsx;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

const std::string kMain =
    " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type + "\" Target=\"" +
           target + "\"/>";
}

struct Book {
    std::vector<std::pair<std::string, std::string>> sheets;  // attributes of <sheet>, content of <worksheet>
    std::string strings = {};
    std::string styles = {};
    std::string properties = {};
};

std::string xlsx(const Book& book) {
    const std::string open = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
    std::string sheets;
    std::string relations = relation("s", "sharedStrings", "sharedStrings.xml") + relation("t", "styles", "styles.xml");
    Members members = {{"[Content_Types].xml", "<x>spreadsheetml.sheet.main+xml</x>"},
                       {"_rels/.rels", open + relation("a", "officeDocument", "xl/workbook.xml") + "</Relationships>"}};
    for (std::size_t i = 0; i < book.sheets.size(); ++i) {
        const std::string id = "r" + std::to_string(i);
        sheets += "<sheet " + book.sheets[i].first + " sheetId=\"1\" r:id=\"" + id + "\"/>";
        relations += relation(id, "worksheet", "worksheets/" + id + ".xml");
        members.emplace_back("xl/worksheets/" + id + ".xml",
                             "<worksheet" + kMain + ">" + book.sheets[i].second + "</worksheet>");
    }
    members.emplace_back("xl/workbook.xml",
                         "<workbook" + kMain + ">" + book.properties + "<sheets>" + sheets + "</sheets></workbook>");
    members.emplace_back("xl/_rels/workbook.xml.rels", open + relations + "</Relationships>");
    members.emplace_back("xl/sharedStrings.xml", "<sst" + kMain + ">" + book.strings + "</sst>");
    members.emplace_back("xl/styles.xml", "<styleSheet" + kMain + ">" + book.styles + "</styleSheet>");
    return zip(members);
}

std::string data(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }
std::string inline_cell(const std::string& at, const std::string& text) {
    return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

}  // namespace

TEST_CASE("xlsx: number formats are told apart", "[xlsx]") {
    const auto code = [](const char* number, const char* format) {
        return shown(number, format_of_code(format), false);
    };
    CHECK(shown("45366", built_in_format(14), false) == "2024-03-15");
    CHECK(shown("45366.5", built_in_format(22), false) == "2024-03-15 12:00");
    CHECK(shown("43904", built_in_format(14), true) == "2024-03-15");
    CHECK(shown("1", built_in_format(14), false) == "1900-01-01");
    CHECK(shown("59", built_in_format(14), false) == "1900-02-28");
    CHECK(shown("60", built_in_format(14), false) == "60");
    CHECK(shown("61", built_in_format(14), false) == "1900-03-01");
    CHECK(shown("-5", built_in_format(14), false) == "-5");
    CHECK(shown("0.4375", built_in_format(20), false) == "10:30");
    CHECK(shown("0.999999999", built_in_format(14), false) != "");
    CHECK(code("45366", "dd\\.mm\\.yyyy") == "2024-03-15");
    CHECK(code("45366", "[$-418]d mmmm yyyy;@") == "2024-03-15");
    CHECK(code("45366", "mmm") == "2024-03-15");
    CHECK(code("4", "000") == "004");
    CHECK(code("0.125", "0.0%") == "12.5%");
    CHECK(code("12.5", "#,##0.00\" lei\"") == "12.5");
    CHECK(code("7", "0\" zile\"") == "7");
    CHECK(code("1E+2", "General") == "100");
    CHECK(code("3.0", "General") == "3");
    CHECK(code("0.1", "General") == "0.1");
    CHECK(code("no number", "General") == "no number");
    CHECK(code("1e999", "dd.mm.yyyy") == "1e999");
    CHECK(code("5", "[") == "5");
    CHECK(code("5", "\"") == "5");
}

TEST_CASE("xlsx: each visible sheet is a heading and a table", "[xlsx]") {
    Book book;
    book.strings = "<si><t>Cod</t></si><si><r><t>Denu</t></r><r><t>mire</t></r><rPh><t>fonetic</t></rPh></si>";
    book.styles =
        "<numFmts><numFmt numFmtId=\"170\" formatCode=\"dd.mm.yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
        "numFmtId=\"170\"/></cellXfs>";
    book.sheets = {
        {"name=\"Registru\"",
         data("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
              "<row r=\"3\">" +
              inline_cell("A3", "PO-01") +
              "<c r=\"C3\" s=\"1\"><v>45366</v></c><c r=\"D3\"><v>2</v></c>"
              "<c r=\"E3\" t=\"str\"><f>A1</f><v>formulă</v></c><c r=\"F3\" t=\"b\"><v>1</v></c><c r=\"G3\"/></row>"
              "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>99</v></c></row>")},
        {"name=\"Ascunsă\" state=\"hidden\"", data("<row>" + inline_cell("A1", "secret") + "</row>")},
        {"name=\"Goală\"", data("")},
        {"name=\"Fără adrese\"", data("<row><c t=\"inlineStr\"><is><t>a</t></is></c><c><v>1.5</v></c></row>")}};
    const auto read_document = document(xlsx(book), "registru.xlsx");
    CHECK(listing(read_document) == Lines{"h1 Registru", "table Cod|Denumire / PO-01||2024-03-15|2|formulă|TRUE",
                                          "h1 Fără adrese", "table a|1.5"});
    CHECK(read_document.warnings == std::vector<std::string>{"xlsx.hidden_sheet"});
    CHECK(read_document.format == "xlsx");
}

TEST_CASE("xlsx: of merged cells only the first speaks", "[xlsx]") {
    Book book;
    book.sheets = {
        {"name=\"S\"", data("<row r=\"1\">" + inline_cell("A1", "titlu") + inline_cell("B1", "rest") +
                            "</row><row r=\"2\">" + inline_cell("A2", "rest") + inline_cell("C2", "liber") + "</row>") +
                           "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"junk\"/></mergeCells>"}};
    CHECK(listing(document(xlsx(book), "a.xlsx")) == Lines{"h1 S", "table titlu / ||liber"});
}

TEST_CASE("xlsx: dates of books that count from 1904", "[xlsx]") {
    Book book;
    book.properties = "<workbookPr date1904=\"1\"/>";
    book.styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>";
    book.sheets = {{"name=\"S\"", data("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>43904</v></c></row>")}};
    CHECK(listing(document(xlsx(book), "a.xlsx")) == Lines{"h1 S", "table 2024-03-15"});
}

TEST_CASE("xlsx: rows and columns are bounded and the cut is said", "[xlsx][hostile]") {
    Book book;
    std::string rows;
    for (int i = 1; i <= 100'005; ++i) rows += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
    book.sheets = {{"name=\"S\"", data(rows)}};
    const auto read_document = document(xlsx(book), "a.xlsx");
    CHECK(read_document.blocks.at(1).rows.size() == 100'000);
    CHECK(read_document.warnings == std::vector<std::string>{"xlsx.cut"});

    book.sheets = {{"name=\"S\"",
                    data("<row r=\"1\">" + inline_cell("XFD1", "departe") + inline_cell("A1", "aproape") + "</row>")}};
    const auto wide = document(xlsx(book), "a.xlsx");
    CHECK(listing(wide) == Lines{"h1 S", "table aproape"});
    CHECK(wide.warnings == std::vector<std::string>{"xlsx.cut"});
}
