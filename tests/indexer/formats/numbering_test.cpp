#include <catch2/catch.hpp>

#include "indexer/formats/heading_number.h"
#include "indexer/formats/list_label.h"
#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::formats;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

std::string level(int index, const std::string& format, const std::string& text, const std::string& more = {}) {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
           "\"/>" + more + "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}
std::string abstract(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string num(int id, int of, const std::string& overrides = {}) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(of) + "\"/>" +
           overrides + "</w:num>";
}
std::string item(const std::string& text, int list, int at = 0) {
    return p(text, "<w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\"" + std::to_string(list) +
                       "\"/></w:numPr>");
}
Lines read(const std::string& body, const std::string& numbering, const std::string& style = {}) {
    Members parts = {{"word/numbering.xml", word_part("w:numbering", numbering)}};
    if (!style.empty()) parts.emplace_back("word/styles.xml", styles(style));
    return listing(document(docx(body, parts)));
}

}  // namespace

TEST_CASE("numbers print in every style", "[numbering]") {
    CHECK(printed_number(4, NumberStyle::kDecimal) == "4");
    CHECK(printed_number(4, NumberStyle::kDecimalZero) == "04");
    CHECK(printed_number(14, NumberStyle::kUpperRoman) == "XIV");
    CHECK(printed_number(14, NumberStyle::kLowerRoman) == "xiv");
    CHECK(printed_number(3, NumberStyle::kLowerLetter) == "c");
    CHECK(printed_number(28, NumberStyle::kUpperLetter) == "BB");
    CHECK(printed_number(4000, NumberStyle::kUpperRoman) == "4000");
    CHECK(printed_number(-3, NumberStyle::kDecimal) == "0");
    CHECK(letters_by_position(28, true) == "AB");
    CHECK(bullet_text("\xEF\x82\xB7") == "•");
    CHECK(bullet_text("–") == "–");
}

TEST_CASE("section numbers are told from dates, laws and quantities", "[numbering]") {
    CHECK(split_heading_number("5.2. Depunerea cererii").number == "5.2");
    CHECK(split_heading_number("5.2. Depunerea cererii").title == "Depunerea cererii");
    CHECK(split_heading_number("5.2.Depunerea").number == "5.2");
    CHECK(split_heading_number("5.2.1 Depunerea").depth == 3);
    CHECK(split_heading_number("IV. Scop").number == "IV");
    CHECK(split_heading_number("5.").number == "5");
    for (const char* text : {"15.03.2024", "544/2001 liber acces", "5 zile", "2024", "10.5%", "", "A.N.F.P. are",
                             "1.2.3.4.5.6.7 x", "Termen"})
        CHECK(split_heading_number(text).number == "");
    CHECK(looks_like_numbered_title("5.2. Depunerea cererii"));
    CHECK_FALSE(looks_like_numbered_title("5.2. Cererea se depune."));
    CHECK_FALSE(looks_like_numbered_title("Depunerea cererii"));
}

TEST_CASE("titles of the parts of a regulation are known by their first words", "[numbering]") {
    CHECK(structural_title_level("CAPITOLUL II – Organizare") == 1);
    CHECK(structural_title_level("Capitolul 3\nDispoziții finale") == 1);
    CHECK(structural_title_level("Anexa nr. 3 la regulament") == 1);
    CHECK(structural_title_level("SECȚIUNEA a 2-a") == 2);
    CHECK(structural_title_level("SECŢIUNEA 1") == 2);
    CHECK(structural_title_level("Capitolul civil se deschide") == 0);
    CHECK(structural_title_level("Anexa la cerere") == 0);
    CHECK(structural_title_level("Titlul lucrării") == 0);
}

TEST_CASE("docx: list labels are computed level by level, and deeper levels begin anew", "[docx][numbering]") {
    const std::string definition = abstract(7, level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)") +
                                                   level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")) +
                                   num(1, 7);
    CHECK(read(item("unu", 1) + item("a", 1, 1) + item("b", 1, 1) + item("doi", 1) + item("iar a", 1, 1) +
                   item("adânc", 1, 2),
               definition) ==
          Lines{"li0[1.] unu", "li1[a)] a", "li1[b)] b", "li0[2.] doi", "li1[a)] iar a", "li2[2.1.1] adânc"});
}

TEST_CASE("docx: a second list of the same definition goes on counting unless it says where it starts",
          "[docx][numbering]") {
    const std::string again = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    const std::string definition =
        abstract(0, level(0, "upperRoman", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, again);
    CHECK(read(item("a", 1) + item("b", 1) + item("c", 2) + item("d", 3) + item("e", 3), definition) ==
          Lines{"li0[I.] a", "li0[II.] b", "li0[III.] c", "li0[I.] d", "li0[II.] e"});
}

TEST_CASE("docx: lvlRestart says after which level counting begins anew", "[docx][numbering]") {
    const std::string never =
        abstract(0, level(0, "decimal", "%1.") + level(1, "decimal", "art. %2", "<w:lvlRestart w:val=\"0\"/>")) +
        num(1, 0);
    CHECK(read(item("x", 1) + item("y", 1, 1) + item("z", 1) + item("w", 1, 1), never) ==
          Lines{"li0[1.] x", "li1[art. 1] y", "li0[2.] z", "li1[art. 2] w"});
}

TEST_CASE("docx: bullets, lists that print nothing, unknown lists and numId 0", "[docx][numbering]") {
    const std::string definition =
        abstract(0, level(0, "bullet", "\xEF\x82\xB7") + level(1, "bullet", "-") + level(2, "none", "")) + num(1, 0);
    CHECK(read(item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 99) + item("e", 0), definition) ==
          Lines{"li0[•] a", "li1[-] b", "li2 c", "p d", "p e"});
}

TEST_CASE("docx: headings take their numbers from the list of their style", "[docx][numbering]") {
    const std::string definition = abstract(0, level(0, "decimal", "%1.", "<w:pStyle w:val=\"H1\"/>") +
                                                   level(1, "decimal", "%1.%2.", "<w:pStyle w:val=\"H2\"/>")) +
                                   num(5, 0);
    const std::string style = R"(
        <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>)";
    const std::string h1 = "<w:pStyle w:val=\"H1\"/>";
    const std::string h2 = "<w:pStyle w:val=\"H2\"/>";
    const auto read_document = document(
        docx(p("Scop", h1) + p("Domeniu", h1) + p("Intern", h2) +
                 p("Fără număr", h1 + "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
             {{"word/numbering.xml", word_part("w:numbering", definition)}, {"word/styles.xml", styles(style)}}));
    CHECK(listing(read_document) == Lines{"h1[1] Scop", "h1[2] Domeniu", "h2[2.1] Intern", "h1 Fără număr"});
    CHECK(read_document.blocks[2].anchor == "s-2.1");
}

TEST_CASE("docx: bold paragraphs numbered by Word as sections are headings", "[docx][numbering]") {
    const std::string definition = abstract(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")) +
                                   abstract(1, level(0, "lowerLetter", "%1)")) + num(1, 0) + num(2, 1);
    const auto bold = [](const std::string& text, int list, int at) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\"" +
               std::to_string(list) + "\"/></w:numPr></w:pPr>" + r(text, "<w:b/>") + "</w:p>";
    };
    CHECK(read(bold("Scopul procedurii", 1, 0) + bold("Depunerea cererii", 1, 1) + bold("punct", 2, 0) +
                   bold("Se depune la registratură.", 1, 0),
               definition) == Lines{"h1[1] Scopul procedurii", "h2[1.1] Depunerea cererii", "li0[a)] punct",
                                    "li0[2.] Se depune la registratură."});
}

TEST_CASE("docx: a list defined by a numbering style is followed", "[docx][numbering]") {
    const std::string definition =
        "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"L\"/></w:abstractNum>"
        "<w:abstractNum w:abstractNumId=\"1\"><w:styleLink w:val=\"L\"/>" +
        level(0, "decimal", "%1)") + "</w:abstractNum>" + num(1, 0);
    CHECK(read(item("a", 1) + item("b", 1), definition) == Lines{"li0[1)] a", "li0[2)] b"});
}
