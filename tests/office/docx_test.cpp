#include "office/docx_writer.h"

#include <catch2/catch.hpp>
#include <set>

#include "tests/office/packages.h"
#include "tests/office/samples.h"

using namespace pravila;
using test::count;
using test::find_all;
using test::parse_xml;

namespace {

bool contains(const std::vector<std::string>& values, const std::string& value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::string part_name(const std::string& override_name) { return override_name.substr(1); }

}  // namespace

TEST_CASE("docx: every part is well-formed, has a content type, and every relationship leads to a part",
          "[office][docx]") {
    const bool hostile = GENERATE(false, true);
    const auto package =
        test::open_package(office::write_docx(hostile ? test::hostile_document() : test::full_document()));
    CHECK(package.names.front() == "[Content_Types].xml");
    const auto types = parse_xml(package["[Content_Types].xml"]);
    std::set<std::string> typed;
    for (const auto& name : find_all(types, "//ct:Override/@PartName")) {
        typed.insert(part_name(name));
        CHECK(package.members.count(part_name(name)) == 1);
    }
    for (const auto& [name, content] : package.members) {
        INFO(name);
        CHECK(parse_xml(content));
        const bool is_plumbing = name == "[Content_Types].xml" || name.find(".rels") != std::string::npos;
        CHECK((is_plumbing || typed.count(name) == 1));
    }
    const auto relations = parse_xml(package["word/_rels/document.xml.rels"]);
    std::set<std::string> ids;
    for (const auto& target : find_all(relations, "//rel:Relationship/@Target"))
        CHECK(package.members.count("word/" + target) == 1);
    for (const auto& id : find_all(relations, "//rel:Relationship/@Id")) CHECK(ids.insert(id).second);
    const auto document = parse_xml(package["word/document.xml"]);
    for (const auto& id : find_all(document, "//@r:id")) CHECK(ids.count(id) == 1);
    for (const auto& target : find_all(parse_xml(package["_rels/.rels"]), "//rel:Relationship/@Target"))
        CHECK(package.members.count(target) == 1);
}

TEST_CASE("docx: every style and list that is used is defined", "[office][docx]") {
    const auto package = test::open_package(office::write_docx(test::full_document()));
    const auto styles = find_all(parse_xml(package["word/styles.xml"]), "//w:style/@w:styleId");
    const auto document = parse_xml(package["word/document.xml"]);
    for (const auto& style : find_all(document, "//w:pStyle/@w:val | //w:rStyle/@w:val")) {
        INFO(style);
        CHECK(contains(styles, style));
    }
    const auto numbering = parse_xml(package["word/numbering.xml"]);
    const auto lists = find_all(numbering, "//w:num/@w:numId");
    for (const auto& list : find_all(document, "//w:numId/@w:val")) CHECK(contains(lists, list));
    const auto abstract = find_all(numbering, "//w:abstractNum/@w:abstractNumId");
    for (const auto& id : find_all(numbering, "//w:num/w:abstractNumId/@w:val")) CHECK(contains(abstract, id));
    CHECK(find_all(numbering, "//w:startOverride/@w:val") == std::vector<std::string>{"1", "1", "5"});
}

TEST_CASE("docx: headings have outline levels and the contents lead to them", "[office][docx]") {
    const auto package = test::open_package(office::write_docx(test::full_document()));
    CHECK(find_all(parse_xml(package["word/styles.xml"]), "//w:style[@w:styleId='Heading2']//w:outlineLvl/@w:val") ==
          std::vector<std::string>{"1"});
    const auto document = parse_xml(package["word/document.xml"]);
    CHECK(find_all(document, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']") == std::vector<std::string>{"1.1. Pașii"});
    const auto bookmarks = find_all(document, "//w:bookmarkStart/@w:name");
    const auto anchors = find_all(document, "//w:hyperlink/@w:anchor");
    CHECK(anchors.size() == 3);
    for (const auto& anchor : anchors) CHECK(contains(bookmarks, anchor));
}

TEST_CASE("docx: automatic heading numbers are not typed as well", "[office][docx]") {
    auto document = test::full_document();
    document.automatic_heading_numbers = true;
    const auto xml = parse_xml(test::open_package(office::write_docx(document))["word/document.xml"]);
    CHECK(find_all(xml, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']") == std::vector<std::string>{"Pașii"});
    CHECK(find_all(xml, "//w:p[w:pPr/w:pStyle/@w:val='Heading2']//w:ilvl/@w:val") == std::vector<std::string>{"1"});
}

TEST_CASE("docx: the page header has the fields of page and pages, the first page its own footer", "[office][docx]") {
    const auto package = test::open_package(office::write_docx(test::full_document()));
    const auto header = parse_xml(package["word/header1.xml"]);
    CHECK(find_all(header, "//w:instrText") == std::vector<std::string>{" PAGE ", " NUMPAGES "});
    CHECK(find_all(parse_xml(package["word/footer2.xml"]), "//w:t") ==
          std::vector<std::string>{"Cod formular: F-PS-01.01"});
    CHECK(count(parse_xml(package["word/document.xml"]), "//w:sectPr/w:titlePg") == 1);
}

TEST_CASE("docx: merged cells keep the grid whole", "[office][docx]") {
    const auto document = parse_xml(test::open_package(office::write_docx(test::full_document()))["word/document.xml"]);
    CHECK(count(document, "//w:tbl/w:tblGrid/w:gridCol") == 3);
    CHECK(count(document, "//w:vMerge[@w:val='restart']") == 1);
    CHECK(count(document, "//w:vMerge[not(@w:val)]") == 1);
    CHECK(find_all(document, "//w:gridSpan/@w:val") == std::vector<std::string>{"2"});
    CHECK(count(document, "//w:tc[not(w:p)]") == 0);
    CHECK(count(document, "//w:tr[w:trPr/w:tblHeader]") == 2);
}

TEST_CASE("docx: notes, remarks, changes, hidden and framed text are real ones", "[office][docx]") {
    const auto package = test::open_package(office::write_docx(test::full_document()));
    const auto document = parse_xml(package["word/document.xml"]);
    CHECK(find_all(document, "//w:ins//w:t") == std::vector<std::string>{"text adăugat"});
    CHECK(find_all(document, "//w:del//w:delText") == std::vector<std::string>{"text șters"});
    CHECK(count(document, "//w:del//w:t") == 0);
    CHECK(find_all(document, "//w:r[w:rPr/w:vanish]/w:t") == std::vector<std::string>{"text ascuns"});
    CHECK(find_all(document, "//w:txbxContent//w:t").size() == 2);  // for new and for old readers
    const auto notes = parse_xml(package["word/footnotes.xml"]);
    const auto ids = find_all(notes, "//w:footnote[not(@w:type)]/@w:id");
    CHECK(find_all(document, "//w:footnoteReference/@w:id") == ids);
    CHECK(find_all(parse_xml(package["word/comments.xml"]), "//w:comment/@w:id") ==
          find_all(document, "//w:commentReference/@w:id"));
}

TEST_CASE("docx: core properties say title, author and the fixed time", "[office][docx]") {
    const std::string core = test::open_package(office::write_docx(test::full_document()))["docProps/core.xml"];
    CHECK(core.find("<dc:title>Eliberarea certificatelor</dc:title>") != std::string::npos);
    CHECK(core.find("<dc:creator>Ana-Maria Dobrescu</dc:creator>") != std::string::npos);
    CHECK(core.find("2024-03-08T08:00:00Z") != std::string::npos);
    CHECK(core.find("<dc:language>ro-RO</dc:language>") != std::string::npos);
}
