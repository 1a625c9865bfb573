#include "office/odt_writer.h"

#include <catch2/catch.hpp>

#include "tests/office/packages.h"
#include "tests/office/samples.h"

using namespace pravila;
using test::count;
using test::find_all;
using test::parse_xml;

TEST_CASE("odt: the media type comes first and is not compressed, every listed part is there and well-formed",
          "[office][odt]") {
    const bool hostile = GENERATE(false, true);
    const auto package =
        test::open_package(office::write_odt(hostile ? test::hostile_document() : test::full_document()));
    CHECK(package.names.front() == "mimetype");
    CHECK(package.first_is_stored);
    CHECK(package["mimetype"] == "application/vnd.oasis.opendocument.text");
    const auto manifest = parse_xml(package["META-INF/manifest.xml"]);
    for (const auto& path : find_all(manifest, "//@manifest:full-path")) {
        if (path == "/") continue;
        INFO(path);
        CHECK(parse_xml(package[path]));
    }
}

TEST_CASE("odt: every style that is used is defined", "[office][odt]") {
    const auto package = test::open_package(office::write_odt(test::full_document()));
    const auto content = parse_xml(package["content.xml"]);
    const auto styles = parse_xml(package["styles.xml"]);
    auto defined = find_all(content, "//style:style/@style:name");
    const auto named = find_all(styles, "//style:style/@style:name | //text:list-style/@style:name");
    defined.insert(defined.end(), named.begin(), named.end());
    for (const auto& name :
         find_all(content,
                  "//office:body//@text:style-name | //office:body//@table:style-name | //@style:parent-style-name")) {
        INFO(name);
        CHECK(std::find(defined.begin(), defined.end(), name) != defined.end());
    }
    for (const auto& name :
         find_all(styles, "//style:master-page//@text:style-name | //style:master-page//@table:style-name")) {
        INFO(name);
        CHECK(std::find(defined.begin(), defined.end(), name) != defined.end());
    }
}

TEST_CASE("odt: headings, lists, spans, notes and changes are real ones", "[office][odt]") {
    const auto content = parse_xml(test::open_package(office::write_odt(test::full_document()))["content.xml"]);
    CHECK(find_all(content, "//text:h[@text:outline-level='2']") == std::vector<std::string>{"1.1. Pașii"});
    CHECK(find_all(content, "//text:list/text:list-item/text:list/text:list-item") ==
          std::vector<std::string>{"pas mărunt"});
    CHECK(find_all(content, "//text:list-item/@text:start-value") == std::vector<std::string>{"5"});
    CHECK(find_all(content, "//@table:number-columns-spanned") == std::vector<std::string>{"2"});
    CHECK(count(content, "//table:covered-table-cell") == 2);
    CHECK(count(content, "//table:table-header-rows/table:table-row") == 2);
    CHECK(count(content, "//text:note[@text:note-class='footnote']") == 1);
    CHECK(count(content, "//text:tracked-changes/text:changed-region") == 2);
    CHECK(find_all(content, "//text:change-start/@text:change-id").size() == 1);
    CHECK(count(content, "//office:annotation") == 1);
}

TEST_CASE("odt: every row of a table covers every column", "[office][odt]") {
    const auto content = parse_xml(test::open_package(office::write_odt(test::full_document()))["content.xml"]);
    const int rows = count(content, "//table:table-row");
    CHECK(count(content, "//table:table-row[count(table:table-cell | table:covered-table-cell) = 3]") == rows);
}

TEST_CASE("odt: the first page has its own master, later pages the header with page and pages", "[office][odt]") {
    const auto package = test::open_package(office::write_odt(test::full_document()));
    const auto styles = parse_xml(package["styles.xml"]);
    CHECK(find_all(styles, "//style:master-page/@style:next-style-name") == std::vector<std::string>{"Standard"});
    CHECK(count(styles, "//style:master-page[@style:name='Standard']/style:header//text:page-number") == 1);
    CHECK(count(styles, "//style:master-page[@style:name='Standard']/style:header//text:page-count") == 1);
    CHECK(find_all(parse_xml(package["content.xml"]), "//@style:master-page-name") ==
          std::vector<std::string>{"First_20_Page"});
}

TEST_CASE("odt: spaces in a row, tabs and line breaks survive", "[office][odt]") {
    office::Document document;
    document.body.emplace_back(office::paragraph("a   b\tc\nd"));
    const std::string content = test::open_package(office::write_odt(document))["content.xml"];
    CHECK(content.find("a <text:s text:c=\"2\"/>b<text:tab/>c<text:line-break/>d") != std::string::npos);
}
