#include <catch2/catch.hpp>

#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

Lines read(const std::string& body, const Members& parts = {}) { return listing(document(docx(body, parts))); }

std::string field(const std::string& type) { return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>"; }

}  // namespace

TEST_CASE("docx: paragraphs come in order and empty ones are left out", "[docx]") {
    CHECK(read(p("Întâi") + "<w:p/>" + p("  ") + p("Al doilea & <al> treilea")) ==
          Lines{"p Întâi", "p Al doilea & <al> treilea"});
}

TEST_CASE("docx: the parts of a line are joined without seams", "[docx]") {
    const std::string runs = r("Proce") + "<w:proofErr w:type=\"spellStart\"/>" + r("du") + r("ra ") +
                             "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>" + r("nr. 1");
    CHECK(read("<w:p>" + runs + "</w:p>") == Lines{"p Procedura nr. 1"});
}

TEST_CASE("docx: headings are found by outline level, by style, by what a style is based on, and by local names",
          "[docx]") {
    const Members parts = {{"word/styles.xml", styles(R"(
        <w:style w:type="paragraph" w:styleId="A1"><w:name w:val="heading 1"/></w:style>
        <w:style w:type="paragraph" w:styleId="B"><w:name w:val="Al meu"/><w:basedOn w:val="A1"/></w:style>
        <w:style w:type="paragraph" w:styleId="C"><w:name w:val="Contur"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Titlu 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn w:val="A1"/>
            <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
        <w:style w:type="character" w:styleId="A1Char"><w:name w:val="Heading 1 Char"/></w:style>)")}};
    CHECK(read(p("unu", "<w:pStyle w:val=\"A1\"/>") + p("doi", "<w:pStyle w:val=\"B\"/>") +
                   p("trei", "<w:pStyle w:val=\"C\"/>") + p("patru", "<w:pStyle w:val=\"T\"/>") +
                   p("Cuprins", "<w:pStyle w:val=\"TOCHeading\"/>") + p("cinci", "<w:outlineLvl w:val=\"3\"/>") +
                   p("text", "<w:pStyle w:val=\"A1\"/><w:outlineLvl w:val=\"9\"/>"),
               parts) == Lines{"h1 unu", "h1 doi", "h3 trei", "h2 patru", "p Cuprins", "h4 cinci", "p text"});
}

TEST_CASE("docx: styles based on each other in a circle end", "[docx][hostile]") {
    const Members parts = {{"word/styles.xml", styles(R"(
        <w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
        <w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>)")}};
    CHECK(read(p("text", "<w:pStyle w:val=\"A\"/>"), parts) == Lines{"p text"});
}

TEST_CASE("docx: short bold paragraphs with a section number are headings, other bold ones are not", "[docx]") {
    const auto bold = [](const std::string& text) { return "<w:p>" + r(text, "<w:b/>") + "</w:p>"; };
    CHECK(read(bold("5.2. Depunerea cererii") + bold("5. DESCRIEREA ACTIVITĂȚII") + bold("Depunerea cererii") +
               bold("5.3. Aceasta este o propoziție care se termină cu punct.") + bold("15.03.2024") + bold("5 zile") +
               bold("CAPITOLUL IV") + p("CAPITOLUL V") + p("5.4. Fără aldine") + "<w:p>" +
               r("5.5. Jumătate ", "<w:b/>") + r("aldine") + "</w:p>" + "<w:p>" +
               r("5.6. Nu este aldin", "<w:b w:val=\"0\"/>") + "</w:p>") ==
          Lines{"h2[5.2] Depunerea cererii", "h1[5] DESCRIEREA ACTIVITĂȚII", "p Depunerea cererii",
                "p 5.3. Aceasta este o propoziție care se termină cu punct.", "p 15.03.2024", "p 5 zile",
                "h1 CAPITOLUL IV", "p CAPITOLUL V", "p 5.4. Fără aldine", "p 5.5. Jumătate aldine",
                "p 5.6. Nu este aldin"});
}

TEST_CASE("docx: a typed number of a styled heading becomes its label", "[docx]") {
    const std::string h = "<w:outlineLvl w:val=\"0\"/>";
    CHECK(read(p("5.2.1 Verificarea", h) + p("IV. Scopul", h) + p("A. Anexe", h) + p("544/2001 liberul acces", h) +
               p("Legea 52", h)) ==
          Lines{"h1[5.2.1] Verificarea", "h1[IV] Scopul", "h1[A] Anexe", "h1 544/2001 liberul acces", "h1 Legea 52"});
}

TEST_CASE("docx: inserted text is shown, deleted and moved-away text is not, and both are counted", "[docx]") {
    const std::string body = "<w:p>" + r("Termenul este de ") +
                             "<w:del w:id=\"1\"><w:r><w:delText>30</w:delText></w:r></w:del>" + "<w:ins w:id=\"2\">" +
                             r("15") + "</w:ins>" + r(" zile") + "</w:p>" + "<w:p><w:moveFrom w:id=\"3\">" +
                             r("mutat") + "</w:moveFrom><w:moveTo w:id=\"4\">" + r("sosit") + "</w:moveTo></w:p>";
    const auto read_document = document(docx(body));
    CHECK(listing(read_document) == Lines{"p Termenul este de 15 zile", "p sosit"});
    CHECK(read_document.metadata.at("tracked_insertions") == "2");
    CHECK(read_document.metadata.at("tracked_deletions") == "2");
}

TEST_CASE("docx: when the end of a paragraph was deleted, the next one continues it", "[docx]") {
    CHECK(read("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + r("Prima parte ") + "</w:p>" +
               p("și a doua")) == Lines{"p Prima parte și a doua"});
    CHECK(read("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + r("Rămâne la sfârșit") + "</w:p>") ==
          Lines{"p Rămâne la sfârșit"});
}

TEST_CASE("docx: hidden text is not shown, whether hidden itself or by its style", "[docx]") {
    const Members parts = {{"word/styles.xml", styles(R"(
        <w:style w:type="character" w:styleId="H"><w:name w:val="Ascuns"/><w:rPr><w:vanish/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="P"><w:name w:val="Ascuns tot"/><w:rPr><w:vanish/></w:rPr></w:style>)")}};
    CHECK(read("<w:p>" + r("vizibil") + r(" direct", "<w:vanish/>") + r(" prin stil", "<w:rStyle w:val=\"H\"/>") +
                   r(" arătat", "<w:rStyle w:val=\"H\"/><w:vanish w:val=\"false\"/>") + "</w:p>" +
                   p("tot paragraful", "<w:pStyle w:val=\"P\"/>"),
               parts) == Lines{"p vizibil arătat"});
}

TEST_CASE("docx: of fields the results are shown, not the codes, also over several paragraphs", "[docx]") {
    const std::string code = "<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r>";
    CHECK(read("<w:p>" + r("Pagina ") + field("begin") + code + field("separate") + r("3") + field("end") + r(" din ") +
               "<w:fldSimple w:instr=\"NUMPAGES\">" + r("12") + "</w:fldSimple></w:p>") == Lines{"p Pagina 3 din 12"});
    CHECK(read("<w:p>" + field("begin") + code + field("separate") + r("Cuprins 1") + "</w:p><w:p>" + r("Cuprins 2") +
               field("end") + "</w:p>" + p("după")) == Lines{"p Cuprins 1", "p Cuprins 2", "p după"});
    // nested: the inner result belongs to the code of the outer field
    CHECK(read("<w:p>" + field("begin") + r("IF ") + field("begin") + code + field("separate") + r("ascuns") +
               field("end") + field("separate") + r("rezultat") + field("end") + "</w:p>") == Lines{"p rezultat"});
    // a field that never gets to its result does not swallow the rest of the document
    CHECK(read("<w:p>" + field("begin") + code + "</w:p>" + p("restul")) == Lines{"p restul"});
}

TEST_CASE("docx: form fields show their state", "[docx]") {
    const auto form = [](const std::string& data) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>" + data + "</w:ffData></w:fldChar></w:r>" +
               field("separate") + field("end");
    };
    CHECK(read("<w:p>" + form("<w:checkBox><w:default w:val=\"0\"/><w:checked/></w:checkBox>") + r(" da ") +
               form("<w:checkBox><w:default w:val=\"0\"/></w:checkBox>") + r(" nu ") +
               form("<w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"lei\"/><w:listEntry "
                    "w:val=\"euro\"/></w:ddList>") +
               "</w:p>") == Lines{"p ☒ da ☐ nu euro"});
}

TEST_CASE("docx: tabs, breaks, hyphens and symbols", "[docx]") {
    CHECK(read("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/>"
               "<w:t>e</w:t><w:softHyphen/><w:t>f</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/>"
               "<w:sym w:font=\"Webdings\" w:char=\"F041\"/></w:r></w:p>") == Lines{"p a⇥b⏎c⏎d\u2011ef✓•"});
    CHECK(read(p("cere\u00ADrea")) == Lines{"p cererea"});
}

TEST_CASE("docx: content controls, smart tags, hyperlinks and formulas are read through", "[docx]") {
    CHECK(read("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>" + p("în control") +
               "</w:sdtContent></w:sdt><w:p><w:sdt><w:sdtContent>" + r("a") + "</w:sdtContent></w:sdt><w:smartTag>" +
               r("b") + "</w:smartTag><w:hyperlink r:id=\"x\">" + r("c") +
               "</w:hyperlink><m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath></w:p>") ==
          Lines{"p în control", "p abcx+1"});
}

TEST_CASE("docx: a text box is told once, after its paragraph, though the file holds it twice", "[docx]") {
    const std::string inside = "<w:txbxContent>" + p("În casetă") + "</w:txbxContent>";
    CHECK(read("<w:p>" + r("Înainte") + "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp>" +
               inside + "</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + inside +
               "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>" + p("După")) ==
          Lines{"p Înainte", "p În casetă", "p După"});
    CHECK(read("<w:p><w:r><w:pict><v:shape><v:textbox>" + inside + "</v:textbox></v:shape></w:pict></w:r></w:p>") ==
          Lines{"p În casetă"});
}

TEST_CASE("docx: a dropped capital belongs to the paragraph it begins", "[docx]") {
    CHECK(read(p("P", "<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>") + p("rezenta procedură")) ==
          Lines{"p Prezenta procedură"});
}

TEST_CASE("docx: pages are counted by the breaks Word left, else by the author's, else not at all", "[docx]") {
    const auto pages = [](const std::string& body) {
        std::vector<int> all;
        for (const Block& block : document(docx(body)).blocks) all.push_back(block.page);
        return all;
    };
    const std::string author = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
    const std::string word = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>nou</w:t></w:r></w:p>";
    CHECK(pages(p("a") + p("b")) == std::vector{0, 0});
    CHECK(pages(p("a") + author + p("b")) == std::vector{1, 2});
    CHECK(pages(p("a") + author + word + p("b")) == std::vector{1, 2, 2});
    CHECK(pages(p("a") + p("b", "<w:pageBreakBefore/>") + p("c")) == std::vector{1, 2, 2});
    CHECK(pages(p("a", "<w:pageBreakBefore/>")) == std::vector{0});
    const std::string section = "<w:sectPr/>";
    const std::string on = "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>";
    CHECK(pages(p("a") + p("b", section) + p("c") + p("d", section) + p("e") + section) == std::vector{1, 1, 2, 2, 3});
    CHECK(pages(p("a") + p("b", section) + p("c") + on) == std::vector{0, 0, 0});
    CHECK(pages(p("a") + section) == std::vector{0});
}

TEST_CASE("docx: strict files, as ISO/IEC 29500 wants them, are read too", "[docx]") {
    const std::string body =
        "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>strict</w:t>"
        "</w:r></w:p></w:body></w:document>";
    const std::string bytes =
        zip({{"[Content_Types].xml", "wordprocessingml.document.main+xml"},
             {"_rels/.rels",
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/"
              "officeDocument\" Target=\"/doc/main.xml\"/></Relationships>"},
             {"doc/main.xml", body}});
    CHECK(listing(document(bytes)) == Lines{"p strict"});
}
