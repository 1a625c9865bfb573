#include "office/xlsx_writer.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/office/packages.h"

using namespace pravila;
using office::CellStyle;
using office::Sheet;
using office::SheetCell;
using test::find_all;
using test::parse_xml;

namespace {

office::Workbook small_book() {
    office::Workbook book;
    Sheet sheet;
    sheet.name = "Urbanism/Cadastru: [2026]";
    sheet.column_widths = {8, 30, 14};
    sheet.rows = {{SheetCell{"REGISTRUL PROCEDURILOR", CellStyle::kTitle}},
                  {SheetCell{"Nr.", CellStyle::kHeader}, SheetCell{"Cod", CellStyle::kHeader},
                   SheetCell{"Data", CellStyle::kHeader}},
                  {SheetCell{1.0}, SheetCell{"PO-URB-04"}, SheetCell{*Date::parse("15.03.2024")}},
                  {SheetCell{2.5}, SheetCell{"PO-URB-04"}, SheetCell{}}};
    sheet.merged = {{0, 0, 1, 3}};
    sheet.frozen_rows = 2;
    book.sheets = {sheet, sheet};
    return book;
}

}  // namespace

TEST_CASE("xlsx: parts are well-formed, typed and reached by relationships", "[office][xlsx]") {
    const auto package = test::open_package(office::write_xlsx(small_book()));
    for (const auto& [name, content] : package.members) {
        INFO(name);
        CHECK(parse_xml(content));
    }
    for (const auto& name : find_all(parse_xml(package["[Content_Types].xml"]), "//ct:Override/@PartName"))
        CHECK(package.members.count(name.substr(1)) == 1);
    for (const auto& target : find_all(parse_xml(package["xl/_rels/workbook.xml.rels"]), "//rel:Relationship/@Target"))
        CHECK(package.members.count("xl/" + target) == 1);
}

TEST_CASE("xlsx: a day is a serial number with a date format", "[office][xlsx]") {
    const auto package = test::open_package(office::write_xlsx(small_book()));
    const auto sheet = parse_xml(package["xl/worksheets/sheet1.xml"]);
    CHECK(find_all(sheet, "//x:c[@r='C3']/x:v") == std::vector<std::string>{"45366"});  // as Excel counts 15 March 2024
    const auto style = std::stoul(find_all(sheet, "//x:c[@r='C3']/@s").at(0));
    const auto formats = find_all(parse_xml(package["xl/styles.xml"]), "//x:cellXfs/x:xf/@numFmtId");
    CHECK(formats.at(style) == "164");
    CHECK(find_all(parse_xml(package["xl/styles.xml"]), "//x:numFmt/@formatCode") ==
          std::vector<std::string>{"dd\\.mm\\.yyyy"});
}

TEST_CASE("xlsx: text is shared, numbers are numbers, merged areas are named", "[office][xlsx]") {
    const auto package = test::open_package(office::write_xlsx(small_book()));
    const auto sheet = parse_xml(package["xl/worksheets/sheet1.xml"]);
    CHECK(find_all(sheet, "//x:c[@r='A4']/x:v") == std::vector<std::string>{"2.5"});
    CHECK(find_all(sheet, "//x:c[@r='B3']/x:v") == find_all(sheet, "//x:c[@r='B4']/x:v"));
    CHECK(find_all(sheet, "//x:mergeCell/@ref") == std::vector<std::string>{"A1:C1"});
    const auto texts = find_all(parse_xml(package["xl/sharedStrings.xml"]), "//x:si");
    CHECK(texts.at(std::stoul(find_all(sheet, "//x:c[@r='B4']/x:v").at(0))) == "PO-URB-04");
}

TEST_CASE("xlsx: sheet names are made legal and different", "[office][xlsx]") {
    const auto names =
        find_all(parse_xml(test::open_package(office::write_xlsx(small_book()))["xl/workbook.xml"]), "//x:sheet/@name");
    REQUIRE(names.size() == 2);
    CHECK(names[0] != names[1]);
    for (const auto& name : names) CHECK(name.find_first_of(":\\/?*[]") == std::string::npos);
}

TEST_CASE("xlsx: same book, same bytes; no sheet is refused", "[office][xlsx]") {
    CHECK(office::write_xlsx(small_book()) == office::write_xlsx(small_book()));
    CHECK_THROWS_AS(office::write_xlsx({}), Error);
}

TEST_CASE("xlsx: broken text still gives well-formed parts", "[office][xlsx]") {
    office::Workbook book = small_book();
    book.sheets[0].name = "\xFF<&>\x01";
    book.sheets[0].rows[2][1].value = std::string("]]>\x02\xC0<c>");
    for (const auto& [name, content] : test::open_package(office::write_xlsx(book)).members) {
        INFO(name);
        CHECK(parse_xml(content));
    }
}
