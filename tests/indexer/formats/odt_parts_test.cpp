#include <catch2/catch.hpp>

#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

std::string tp(const std::string& text, const std::string& style = {}) {
    return "<text:p" + (style.empty() ? "" : " text:style-name=\"" + style + "\"") + ">" + text + "</text:p>";
}
std::string cell(const std::string& inside, const std::string& more = {}) {
    return "<table:table-cell" + more + ">" + inside + "</table:table-cell>";
}
std::string row(const std::string& inside, const std::string& more = {}) {
    return "<table:table-row" + more + ">" + inside + "</table:table-row>";
}
std::string table(const std::string& inside) { return "<table:table>" + inside + "</table:table>"; }
Lines read(const std::string& text, const std::string& automatic = {}, const Members& parts = {}) {
    return listing(document(odt(text, automatic, parts), "a.odt"));
}
std::string styles_xml(const std::string& masters, const std::string& automatic = {}) {
    return odf_part("office:document-styles", "<office:automatic-styles>" + automatic + "</office:automatic-styles>" +
                                                  "<office:master-styles>" + masters + "</office:master-styles>");
}
const std::string kCovered = "<table:covered-table-cell/>";

}  // namespace

TEST_CASE("odt: tables with header rows, spans and covered cells", "[odt][table]") {
    CHECK(read(table("<table:table-column/><table:table-header-rows>" +
                     row(cell(tp("lat"), " table:number-columns-spanned=\"2\"") + kCovered + cell(tp("c"))) +
                     "</table:table-header-rows>" +
                     row(cell(tp("a") + tp("b")) + cell("") +
                         cell(tp("x"), " table:number-columns-repeated=\"2\"")))) == Lines{"table lat||c / a⏎b||x|x"});
}

TEST_CASE("odt: a table inside a cell becomes lines of the cell", "[odt][table]") {
    CHECK(read(table(row(cell(tp("sus") + table(row(cell(tp("x")) + cell(tp("y"))))) + cell(tp("b"))))) ==
          Lines{"table sus⏎x⇥y|b"});
}

TEST_CASE("odt: repetitions beyond reason are cut", "[odt][table][hostile]") {
    const auto big = document(odt(table(
        row(cell(tp("a"), " table:number-columns-repeated=\"99999\""), " table:number-rows-repeated=\"99999\""))));
    REQUIRE(big.blocks.size() == 1);
    CHECK(big.blocks[0].rows.size() == 100);
    CHECK(big.blocks[0].rows[0].size() == 256);
}

TEST_CASE("odt: footnotes follow their paragraph or table, endnotes the document", "[odt][parts]") {
    const auto note = [](const std::string& kind, const std::string& mark, const std::string& text) {
        return "<text:note text:note-class=\"" + kind + "\"><text:note-citation>" + mark +
               "</text:note-citation><text:note-body>" + tp(text) + "</text:note-body></text:note>";
    };
    CHECK(read(tp("unu" + note("footnote", "1", "jos") + note("endnote", "i", "la sfârșit")) +
               table(row(cell(tp("t" + note("footnote", "2", "din tabel")))) + row(cell(tp("u")))) + tp("doi")) ==
          Lines{"p unu", "note[1] jos", "table t / u", "note[2] din tabel", "p doi", "note[i] la sfârșit"});
}

TEST_CASE("odt: text boxes and shapes are told after their paragraph", "[odt][parts]") {
    CHECK(read(tp("text<draw:frame><draw:text-box>" + tp("în casetă") +
                  "</draw:text-box></draw:frame><draw:g><draw:custom-shape>" + tp("în formă") +
                  "</draw:custom-shape></draw:g><draw:frame><draw:image/></draw:frame>") +
               "<draw:frame><draw:text-box>" + tp("de pagină") + "</draw:text-box></draw:frame>") ==
          Lines{"p text", "p în casetă", "p în formă", "p de pagină"});
}

TEST_CASE("odt: headers and footers of the pages in use, each distinct text once", "[odt][parts]") {
    const std::string masters = "<style:master-page style:name=\"Standard\"><style:header>" +
                                table(row(cell(tp("PO-01")) + cell(tp("Ediția I")))) +
                                "</style:header><style:header-left>" + tp("stânga") +
                                "</style:header-left><style:footer>" + tp("jos") +
                                "</style:footer></style:master-page>"
                                "<style:master-page style:name=\"Alta\"><style:header>" +
                                tp("altul") + "</style:header><style:header-left style:display=\"false\">" + tp("nu") +
                                "</style:header-left><style:footer>" + tp("jos") +
                                "</style:footer></style:master-page>"
                                "<style:master-page style:name=\"Nefolosită\"><style:header>" +
                                tp("niciodată") + "</style:header></style:master-page>";
    const std::string other =
        "<style:style style:name=\"P2\" style:family=\"paragraph\" style:master-page-name=\"Alta\"/>";
    CHECK(read(tp("unu") + tp("doi", "P2"), other, {{"styles.xml", styles_xml(masters)}}) ==
          Lines{"header PO-01|Ediția I", "header stânga", "p unu", "footer jos", "header altul", "p doi"});
}

TEST_CASE("odt: headers use the styles of their own part, though names may be the same", "[odt][parts]") {
    const std::string hidden =
        "<style:style style:name=\"P1\" style:family=\"paragraph\"><style:text-properties "
        "text:display=\"none\"/></style:style>";
    const std::string plain = "<style:style style:name=\"P1\" style:family=\"paragraph\"/>";
    CHECK(read(tp("text", "P1"), plain,
               {{"styles.xml", styles_xml("<style:master-page style:name=\"Standard\"><style:header>" +
                                              tp("antet", "P1") + "</style:header></style:master-page>",
                                          hidden)}}) == Lines{"p text"});
}

TEST_CASE("odt: pages are counted by soft breaks and by breaks in styles", "[odt][parts]") {
    const std::string breaks =
        "<style:style style:name=\"N\" style:family=\"paragraph\"><style:paragraph-properties "
        "fo:break-before=\"page\"/></style:style>";
    const auto pages = [&](const std::string& text) {
        std::vector<int> all;
        for (const Block& block : document(odt(text, breaks)).blocks) all.push_back(block.page);
        return all;
    };
    CHECK(pages(tp("a") + tp("b")) == std::vector{0, 0});
    CHECK(pages(tp("a") + tp("b", "N") + "<text:soft-page-break/>" + tp("c") + tp("<text:soft-page-break/>d")) ==
          std::vector{1, 2, 3, 4});
    CHECK(pages(tp("a", "N") + tp("b")) == std::vector{0, 0});
}

TEST_CASE("odt: properties become metadata", "[odt][parts]") {
    const std::string meta =
        odf_part("office:document-meta",
                 "<office:meta><dc:title>Titlul</dc:title><meta:initial-creator>Ana</meta:initial-creator>"
                 "<dc:creator>Ion</dc:creator><meta:document-statistic meta:page-count=\"7\"/></office:meta>");
    const auto read_document = document(odt(tp("x"), {}, {{"meta.xml", meta}}));
    CHECK(read_document.metadata ==
          std::map<std::string, std::string>{{"author", "Ana"}, {"pages", "7"}, {"title", "Titlul"}});
    CHECK(read_document.format == "odt");
    // broken properties do not cost the text
    CHECK(document(odt(tp("x"), {}, {{"meta.xml", "<broken"}})).blocks.size() == 1);
}

TEST_CASE("odt: a flat file in one XML is read the same way", "[odt][parts]") {
    const std::string flat = odf_part(
        "office:document",
        "<office:meta><dc:title>T</dc:title></office:meta><office:styles/><office:automatic-styles/>"
        "<office:master-styles><style:master-page style:name=\"Standard\"><style:header>" +
            tp("antet") + "</style:header></style:master-page></office:master-styles><office:body><office:text>" +
            tp("text") + "</office:text></office:body>");
    const auto read_document = document(flat, "a.fodt");
    CHECK(listing(read_document) == Lines{"header antet", "p text"});
    CHECK(read_document.format == "odt");
    CHECK(read_document.metadata.at("title") == "T");
}

TEST_CASE("odt: a protected file says so", "[odt][hostile]") {
    const std::string manifest =
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry "
        "manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    CHECK(failure_rule(odt(tp("x"), {}, {{"META-INF/manifest.xml", manifest}}), "a.odt") == "file.encrypted");
}
