#include <catch2/catch.hpp>

#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

Lines read(const std::string& body, const Members& parts = {}) { return listing(document(docx(body, parts))); }
std::string tc(const std::string& inside, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + inside + "</w:tc>";
}
std::string tr(const std::string& inside, const std::string& properties = {}) {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + inside + "</w:tr>";
}
std::string tbl(const std::string& inside) { return "<w:tbl>" + inside + "</w:tbl>"; }

}  // namespace

TEST_CASE("docx: a table is rows of cells, its paragraphs lines of a cell", "[docx][table]") {
    CHECK(read(tbl(tr(tc(p("Nr.")) + tc(p("Denumire"))) + tr(tc(p("1")) + tc(p("prima") + p("a doua"))))) ==
          Lines{"table Nr.|Denumire / 1|prima⏎a doua"});
}

TEST_CASE("docx: the text of a merged cell stands once and columns keep their places", "[docx][table]") {
    CHECK(read(tbl(tr(tc(p("lat"), "<w:gridSpan w:val=\"2\"/>") + tc(p("c"))) +
                   tr(tc(p("înalt"), "<w:vMerge w:val=\"restart\"/>") + tc(p("b2")) + tc(p("c2"))) +
                   tr(tc(p("înalt"), "<w:vMerge/>") + tc(p("b3")) + tc(p("c3"))) +
                   tr(tc(p("la dreapta")), "<w:gridBefore w:val=\"2\"/>"))) ==
          Lines{"table lat||c / înalt|b2|c2 / |b3|c3 / ||la dreapta"});
}

TEST_CASE("docx: a table inside a cell becomes lines of the cell", "[docx][table]") {
    const std::string inner = tbl(tr(tc(p("x")) + tc(p("y"))) + tr(tc(p("z")) + tc(p(""))));
    CHECK(read(tbl(tr(tc(p("înainte") + inner + p("după")) + tc(p("b"))))) == Lines{"table înainte⏎x⇥y⏎z⏎după|b"});
}

TEST_CASE("docx: deleted rows are left out, inserted ones stay", "[docx][table]") {
    const auto table =
        document(docx(tbl(tr(tc(p("a")) + tc(p("b"))) + tr(tc(p("c")) + tc(p("d")), "<w:del w:id=\"1\"/>") +
                          tr(tc(p("e")) + tc(p("f")), "<w:ins w:id=\"2\"/>"))));
    CHECK(listing(table) == Lines{"table a|b / e|f"});
    CHECK(table.metadata.at("tracked_deletions") == "1");
    CHECK(table.metadata.at("tracked_insertions") == "1");
}

TEST_CASE("docx: rows and cells inside content controls are found", "[docx][table]") {
    CHECK(read(tbl("<w:sdt><w:sdtContent>" +
                   tr(tc(p("a")) + "<w:sdt><w:sdtContent>" + tc(p("b")) + "</w:sdtContent></w:sdt>") +
                   "</w:sdtContent></w:sdt>")) == Lines{"table a|b"});
}

TEST_CASE("docx: a frame of one column around headings and tables is no table", "[docx][table]") {
    const std::string heading = p("5.2. Depunerea", "<w:outlineLvl w:val=\"1\"/>");
    const Members parts = {
        {"word/styles.xml",
         styles(R"(<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>)")}};
    const std::string styled = p("5.2. Depunerea", "<w:pStyle w:val=\"H\"/>");
    CHECK(
        read(tbl("<w:tblGrid><w:gridCol/></w:tblGrid>" + tr(tc(styled + p("text") + tbl(tr(tc(p("a")) + tc(p("b"))))))),
             parts) == Lines{"h2[5.2] Depunerea", "p text", "table a|b"});
    // one cell with one line stays a table
    CHECK(read(tbl("<w:tblGrid><w:gridCol/></w:tblGrid>" + tr(tc(p("singur"))))) == Lines{"table singur"});
}

TEST_CASE("docx: spans beyond reason are cut", "[docx][table][hostile]") {
    const auto wide =
        document(docx(tbl(tr(tc(p("a"), "<w:gridSpan w:val=\"99999\"/>") + tc(p("b"), "<w:gridSpan w:val=\"-5\"/>")))));
    REQUIRE(wide.blocks.size() == 1);
    CHECK(wide.blocks[0].rows[0].size() == 64);
}
