#include <catch2/catch.hpp>

#include <random>

#include "indexer/formats/format.h"
#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// Real enough: styles, numbering, a header with a table, notes, tracked changes, merged cells.
std::string rich_docx() {
    std::string body = p("Titlu", "<w:pStyle w:val=\"H\"/>");
    for (int i = 0; i < 40; ++i)
        body += p("Paragraful numărul " + std::to_string(i),
                  "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>");
    body += "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + p("celulă") + "</w:tc></w:tr></w:tbl>";
    body += "<w:p><w:ins w:id=\"1\">" + r("nou") + "</w:ins><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    body += "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"header1\"/></w:sectPr>";
    return docx(
        body,
        {{"word/styles.xml",
          styles("<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/></w:style>")},
         {"word/numbering.xml",
          word_part("w:numbering",
                    "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                    "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
                    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")},
         {"word/header1.xml", word_part("w:hdr", p("antet"))},
         {"word/footnotes.xml", word_part("w:footnotes", "<w:footnote w:id=\"1\">" + p("notă") + "</w:footnote>")}});
}

std::string rich_odt() {
    std::string text = "<text:h text:outline-level=\"1\">Titlu</text:h>";
    for (int i = 0; i < 40; ++i)
        text += "<text:list text:style-name=\"L1\"><text:list-item><text:p>Paragraful " + std::to_string(i) +
                "</text:p></text:list-item></text:list>";
    text +=
        "<table:table><table:table-row><table:table-cell><text:p>celulă</text:p></table:table-cell></table:table-row></"
        "table:table>";
    return odt(text,
               "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" "
               "style:num-format=\"1\"/></text:list-style>");
}

/// Random letters, so that no ratio stops what they are in.
std::string noise(std::size_t length) {
    static std::mt19937 random(7);
    std::string text(length, ' ');
    for (char& c : text) c = static_cast<char>('a' + random() % 26);
    return text;
}

/// Either a document or a failure with a rule and a message; anything else ends the test program.
void must_answer(const std::string& bytes, const std::string& name) {
    const auto reading = formats::read_document(bytes, name);
    if (const auto* failure = std::get_if<ExtractionFailure>(&reading)) {
        CHECK_FALSE(failure->rule.empty());
        CHECK_FALSE(failure->message.id.empty());
    }
}

}  // namespace

TEST_CASE("hostile: files cut off anywhere are damaged, never read in part", "[hostile]") {
    for (const auto& [bytes, name] : {std::pair{rich_docx(), "a.docx"}, std::pair{rich_odt(), "a.odt"}}) {
        REQUIRE(failure_rule(bytes, name).empty());
        for (std::size_t part = 1; part < 20; ++part)
            CHECK(failure_rule(bytes.substr(0, bytes.size() * part / 20), name) == "file.damaged");
    }
}

TEST_CASE("hostile: 500 flipped bits give a document or a failure", "[hostile]") {
    std::mt19937 random(20240315);
    for (const auto& [original, name] : {std::pair{rich_docx(), "a.docx"}, std::pair{rich_odt(), "a.odt"}}) {
        for (int i = 0; i < 500; ++i) {
            std::string bytes = original;
            const std::size_t at = random() % bytes.size();
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1u << (random() % 8)));
            must_answer(bytes, name);
        }
    }
}

TEST_CASE("hostile: damage inside the XML gives a document or a failure", "[hostile]") {
    // The checksum of a zip hides most flips from the readers; here the members themselves are damaged.
    std::mt19937 random(600);
    const std::string body = word_part("w:document", "<w:body>" + p("unu") +
                                                         "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/>"
                                                         "</w:tcPr>" +
                                                         p("a") + "</w:tc></w:tr></w:tbl>" +
                                                         p("x",
                                                           "<w:numPr><w:ilvl "
                                                           "w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +
                                                         "</w:body>");
    for (int i = 0; i < 500; ++i) {
        std::string damaged = body;
        for (int flips = 0; flips < 3; ++flips) {
            const std::size_t at = 400 + random() % (damaged.size() - 400);
            damaged[at] = static_cast<char>(' ' + random() % 94);
        }
        must_answer(
            zip({{"[Content_Types].xml", "wordprocessingml.document.main+xml"}, {"word/document.xml", damaged}}),
            "a.docx");
    }
}

TEST_CASE("hostile: bombs, DTDs and deep nesting in office files are refused by name", "[hostile]") {
    const auto word = [](const std::string& main) {
        return zip({{"[Content_Types].xml", "wordprocessingml.document.main+xml"}, {"word/document.xml", main}});
    };
    CHECK(failure_rule(word(word_part("w:document", "<w:body>" + std::string(300u << 20, ' ') + "</w:body>"))) ==
          "zip.bomb");
    CHECK(failure_rule(word("<!DOCTYPE a [<!ENTITY b \"c\">]>" + word_part("w:document", "<w:body/>").substr(56))) ==
          "xml.dtd");
    std::string deep;
    for (int i = 0; i < 10'000; ++i) deep += "<w:sdt><w:sdtContent>";
    CHECK(failure_rule(word(word_part("w:document", "<w:body>" + deep + "</w:body>"))) == "limit.depth");
    std::string tables;
    for (int i = 0; i < 60; ++i) tables += "<w:tbl><w:tr><w:tc>";
    std::string closing;
    for (int i = 0; i < 60; ++i) closing += "</w:tc></w:tr></w:tbl>";
    CHECK(
        failure_rule(word(word_part("w:document", "<w:body>" + tables + p("adânc") + closing + "</w:body>"))).empty());
    CHECK(failure_rule(odt("<!DOCTYPE x>"), "a.odt") == "file.damaged");
    std::string lists;
    for (int i = 0; i < 10'000; ++i) lists += "<text:list><text:list-item>";
    CHECK(failure_rule(odt(lists), "a.odt") == "limit.depth");
    CHECK(failure_rule(odt("<text:h text:outline-level=\"99999\">x</text:h>"), "a.odt").empty());
}

TEST_CASE("hostile: more text than a document may hold is refused by name", "[hostile]") {
    std::string body;
    for (int i = 0; i < 700; ++i) body += p(noise(100'000));
    CHECK(failure_rule(docx(body)) == "limit.text");
}

TEST_CASE("hostile: few bytes that stand for very many cells are refused by name", "[hostile]") {
    std::string rows;
    for (int i = 0; i < 500; ++i)
        rows +=
            "<table:table-row table:number-rows-repeated=\"100\"><table:table-cell "
            "table:number-columns-repeated=\"256\"><text:p>o celulă cu "
            "text</text:p></table:table-cell></table:table-row>";
    CHECK(failure_rule(odt("<table:table>" + rows + "</table:table>"), "a.odt") == "limit.text");
    std::string cells;
    for (int i = 0; i < 20'000; ++i) {
        cells += "<!--" + noise(100) + "--><w:tr>";  // so that no ratio stops it before
        for (int j = 0; j < 15; ++j) cells += "<w:tc><w:tcPr><w:gridSpan w:val=\"63\"/></w:tcPr></w:tc>";
        cells += "</w:tr>";
    }
    const std::string body = word_part("w:document", "<w:body><w:tbl>" + cells + "</w:tbl></w:body>");
    CHECK(failure_rule(zip({{"[Content_Types].xml", "wordprocessingml.document.main+xml"},
                            {"word/document.xml", body}})) == "limit.text");
    std::string spans = "<?xml version=\"1.0\"?><table>";
    for (int i = 0; i < 30'000; ++i)
        spans += "<tr><td colspan=\"63\"/><td colspan=\"63\"/><td colspan=\"63\"/><td colspan=\"63\"/></tr>";
    CHECK(failure_rule(spans + "</table>", "a.xml") == "limit.text");
}

TEST_CASE("hostile: an office file without a body, or with another root, is damaged", "[hostile]") {
    const auto word = [](const std::string& main) {
        return zip({{"[Content_Types].xml", "wordprocessingml.document.main+xml"}, {"word/document.xml", main}});
    };
    CHECK(failure_rule(word("<a/>")) == "file.damaged");
    CHECK(failure_rule(zip({{"[Content_Types].xml", "wordprocessingml.document.main+xml"}})) == "file.damaged");
    CHECK(failure_rule(zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}}),
                       "a.odt") == "file.damaged");
}
