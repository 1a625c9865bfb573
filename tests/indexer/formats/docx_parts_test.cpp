#include <catch2/catch.hpp>

#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

std::string section(const std::string& inside) { return "<w:sectPr>" + inside + "</w:sectPr>"; }
std::string header(const std::string& id, const std::string& type = "default") {
    return "<w:headerReference w:type=\"" + type + "\" r:id=\"" + id + "\"/>";
}
std::string footer(const std::string& id) { return "<w:footerReference w:type=\"default\" r:id=\"" + id + "\"/>"; }
Lines read(const std::string& body, const Members& parts) { return listing(document(docx(body, parts))); }

}  // namespace

TEST_CASE("docx: headers stand before their section and footers after it, tables in them with their cells",
          "[docx][parts]") {
    const std::string table =
        "<w:tbl><w:tr><w:tc>" + p("Cod: PO-URB-04") + "</w:tc><w:tc>" + p("Ediția I") + "</w:tc></w:tr></w:tbl>";
    const auto read_document = document(docx(p("text") + section(header("header1") + footer("footer1")),
                                             {{"word/header1.xml", word_part("w:hdr", table + p("Primăria"))},
                                              {"word/footer1.xml", word_part("w:ftr", p("Pagina 1 din 2"))}}));
    CHECK(listing(read_document) ==
          Lines{"header Cod: PO-URB-04|Ediția I", "header Primăria", "p text", "footer Pagina 1 din 2"});
    CHECK(read_document.blocks[0].rows.at(0).at(1) == "Ediția I");
}

TEST_CASE("docx: each distinct header is told once, in front of the section that begins it", "[docx][parts]") {
    const std::string body = p("unu") + "<w:p><w:pPr>" + section(header("header1")) + "</w:pPr></w:p>" + p("doi") +
                             "<w:p><w:pPr>" + section(header("header2")) + "</w:pPr></w:p>" + p("trei") +
                             section(header("header3"));
    CHECK(read(body, {{"word/header1.xml", word_part("w:hdr", p("A"))},
                      {"word/header2.xml", word_part("w:hdr", p("B"))},
                      {"word/header3.xml", word_part("w:hdr", p("A"))}}) ==
          Lines{"header A", "p unu", "header B", "p doi", "p trei"});
}

TEST_CASE("docx: headers of first and even pages count only where they are in use", "[docx][parts]") {
    const Members parts = {{"word/header1.xml", word_part("w:hdr", p("prima"))},
                           {"word/header2.xml", word_part("w:hdr", p("pare"))},
                           {"word/header3.xml", word_part("w:hdr", p("toate"))}};
    const std::string all = header("header1", "first") + header("header2", "even") + header("header3");
    CHECK(read(p("x") + section(all), parts) == Lines{"header toate", "p x"});
    CHECK(read(p("x") + section(all + "<w:titlePg/>"), parts) == Lines{"header prima", "header toate", "p x"});
    Members with_settings = parts;
    with_settings.emplace_back("word/settings.xml", word_part("w:settings", "<w:evenAndOddHeaders/>"));
    CHECK(read(p("x") + section(all), with_settings) == Lines{"header pare", "header toate", "p x"});
}

TEST_CASE("docx: footnotes follow the paragraph that refers to them, endnotes the document", "[docx][parts]") {
    const auto note = [](int id, const std::string& text) {
        return "<w:footnote w:id=\"" + std::to_string(id) + "\">" + p(text) + "</w:footnote>";
    };
    const std::string separator = "<w:footnote w:id=\"0\" w:type=\"separator\">" + p("linie") + "</w:footnote>";
    const std::string body = "<w:p>" + r("unu") + "<w:r><w:footnoteReference w:id=\"5\"/></w:r>" +
                             "<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>" + "<w:tbl><w:tr><w:tc><w:p>" +
                             r("celulă") + "<w:r><w:footnoteReference w:id=\"4\"/></w:r></w:p></w:tc>" + "<w:tc>" +
                             p("b") + "</w:tc></w:tr></w:tbl>" + p("doi");
    CHECK(read(body,
               {{"word/footnotes.xml", word_part("w:footnotes", separator + note(4, "a patra") + note(5, "a cincea"))},
                {"word/endnotes.xml",
                 word_part("w:endnotes", "<w:endnote w:id=\"1\">" + p("la sfârșit") + "</w:endnote>")}}) ==
          Lines{"p unu", "note[1] a cincea", "table celulă|b", "note[2] a patra", "p doi", "note[i] la sfârșit"});
}

TEST_CASE("docx: comments are counted, not shown, and properties become metadata", "[docx][parts]") {
    const std::string core =
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Procedura de "
        "lucru</dc:title><dc:creator>Ana</dc:creator>"
        "<dc:description/></cp:coreProperties>";
    const auto read_document = document(docx(
        p("text"),
        {{"word/comments.xml", word_part("w:comments", "<w:comment w:id=\"0\">" + p("observație") + "</w:comment>")},
         {"docProps/core.xml", core}}));
    CHECK(listing(read_document) == Lines{"p text"});
    CHECK(read_document.metadata ==
          std::map<std::string, std::string>{{"author", "Ana"}, {"comments", "1"}, {"title", "Procedura de lucru"}});
    CHECK(read_document.extractor == "docx/1");
    CHECK(read_document.format == "docx");
}

TEST_CASE("docx: a part that is referred to and missing costs only itself", "[docx][parts]") {
    CHECK(read(p("text") + section(header("header9")), {}) == Lines{"p text"});
}
