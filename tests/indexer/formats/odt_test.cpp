#include <catch2/catch.hpp>

#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

Lines read(const std::string& text, const std::string& automatic = {}, const Members& parts = {}) {
    return listing(document(odt(text, automatic, parts), "a.odt"));
}
std::string tp(const std::string& text, const std::string& style = {}) {
    return "<text:p" + (style.empty() ? "" : " text:style-name=\"" + style + "\"") + ">" + text + "</text:p>";
}
std::string th(int level, const std::string& text, const std::string& more = {}) {
    return "<text:h text:outline-level=\"" + std::to_string(level) + "\"" + more + ">" + text + "</text:h>";
}
std::string item(const std::string& inside, const std::string& more = {}) {
    return "<text:list-item" + more + ">" + inside + "</text:list-item>";
}
std::string list(const std::string& inside, const std::string& more = " text:style-name=\"L1\"") {
    return "<text:list" + more + ">" + inside + "</text:list>";
}
const std::string kBold =
    "<style:style style:name=\"B\" style:family=\"paragraph\"><style:text-properties "
    "fo:font-weight=\"bold\"/></style:style>"
    "<style:style style:name=\"TB\" style:family=\"text\"><style:text-properties "
    "fo:font-weight=\"bold\"/></style:style>";
const std::string kList =
    "<text:list-style style:name=\"L1\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/>"
    "<text:list-level-style-number text:level=\"3\" style:num-format=\"1\" "
    "text:display-levels=\"3\"/></text:list-style>"
    "<text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" "
    "text:bullet-char=\"–\"/></text:list-style>";

}  // namespace

TEST_CASE("odt: paragraphs and headings come in order, white space collapses as the format says", "[odt]") {
    CHECK(read(th(1, "Scop") + tp("  Prima\n   linie <text:span>cu</text:span> <text:span> span</text:span>") + tp("") +
               th(2, "5.2. Depunerea")) == Lines{"h1 Scop", "p Prima linie cu span", "h2[5.2] Depunerea"});
    CHECK(read(tp("a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d<text:s text:c=\"-4\"/>e")) ==
          Lines{"p a   b⇥c⏎de"});
}

TEST_CASE("odt: short bold paragraphs with a section number are headings", "[odt]") {
    CHECK(read(tp("5.1. Primirea", "B") + tp("<text:span text:style-name=\"TB\">5.2. Depunerea</text:span>") +
                   tp("5.3. simplu") + tp("5.4. <text:span text:style-name=\"TB\">jumătate</text:span>"),
               kBold) == Lines{"h2[5.1] Primirea", "h2[5.2] Depunerea", "p 5.3. simplu", "p 5.4. jumătate"});
}

TEST_CASE("odt: list labels follow the list style, level by level", "[odt][numbering]") {
    CHECK(read(list(item(tp("unu") + tp("urmare") +
                         list(item(tp("a")) + item(tp("b") + list(item(tp("adânc")), "")), "")) +
                    item(tp("doi"))) +
                   list(item(tp("liniuță")), " text:style-name=\"L2\""),
               kList) == Lines{"li0[1.] unu", "p urmare", "li1[a)] a", "li1[b)] b", "li2[1.b.1] adânc", "li0[2.] doi",
                               "li0[–] liniuță"});
}

TEST_CASE("odt: lists begin anew unless they say that they continue, and items may say their number",
          "[odt][numbering]") {
    CHECK(read(list(item(tp("a")) + item(tp("b")), " text:style-name=\"L1\" xml:id=\"x\"") + list(item(tp("c"))) +
                   list(item(tp("d")), " text:style-name=\"L1\" text:continue-list=\"x\"") +
                   list(item(tp("e")), " text:style-name=\"L1\" text:continue-numbering=\"true\"") +
                   list(item(tp("f"), " text:start-value=\"7\"") + item(tp("g")) + "<text:list-header>" + tp("fără") +
                        "</text:list-header>"),
               kList) ==
          Lines{"li0[1.] a", "li0[2.] b", "li0[1.] c", "li0[3.] d", "li0[4.] e", "li0[7.] f", "li0[8.] g", "li0 fără"});
}

TEST_CASE("odt: headings are numbered by the outline of the document", "[odt][numbering]") {
    const std::string outline =
        "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"I\" "
        "style:num-suffix=\".\"/><text:outline-level-style text:level=\"2\" style:num-format=\"1\" "
        "text:display-levels=\"2\"/></text:outline-style>";
    const std::string styles = odf_part("office:document-styles", "<office:styles>" + outline + "</office:styles>");
    const auto numbered = document(odt(th(1, "Scop") + th(1, "Domeniu") + th(2, "Intern") +
                                           th(1, "Fără", " text:is-list-header=\"true\"") +
                                           th(1, "Nou", " text:restart-numbering=\"true\" text:start-value=\"9\""),
                                       {}, {{"styles.xml", styles}}));
    CHECK(listing(numbered) == Lines{"h1[I] Scop", "h1[II] Domeniu", "h2[II.1] Intern", "h1 Fără", "h1[IX] Nou"});
    CHECK(numbered.blocks[2].anchor == "s-II.1");
}

TEST_CASE("odt: hidden text, hidden paragraphs and hidden sections are not shown", "[odt]") {
    const std::string hidden =
        "<style:style style:name=\"H\" style:family=\"text\"><style:text-properties "
        "text:display=\"none\"/></style:style>"
        "<style:style style:name=\"H2\" style:family=\"text\" style:parent-style-name=\"H\"/>"
        "<style:style style:name=\"HP\" style:family=\"paragraph\"><style:text-properties "
        "text:display=\"none\"/></style:style>";
    CHECK(read(tp("a<text:span text:style-name=\"H\">b</text:span><text:span text:style-name=\"H2\">c</text:span>d") +
                   tp("tot", "HP") + tp("<text:hidden-paragraph text:is-hidden=\"true\"/>ascuns") +
                   tp("e<text:hidden-text text:is-hidden=\"true\">f</text:hidden-text>") +
                   "<text:section text:display=\"none\">" + tp("secțiune") + "</text:section><text:section>" +
                   tp("vizibil") + "</text:section>",
               hidden) == Lines{"p ad", "p e", "p vizibil"});
}

TEST_CASE("odt: deleted text is not shown, inserted text is, and both are counted with the comments", "[odt]") {
    const std::string changes = "<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion>" +
                                tp("șters") +
                                "</text:deletion></text:changed-region><text:changed-region "
                                "text:id=\"b\"><text:insertion/></text:changed-region>"
                                "</text:tracked-changes>";
    const auto tracked =
        document(odt(changes + tp("ră<text:change text:change-id=\"a\"/>mas <text:change-start "
                                  "text:change-id=\"b\"/>inserat<text:change-end text:change-id=\"b\"/>"
                                  "<office:annotation>" +
                                  tp("notă") + "</office:annotation><office:annotation-end/>")));
    CHECK(listing(tracked) == Lines{"p rămas inserat"});
    CHECK(tracked.metadata == std::map<std::string, std::string>{
                                  {"comments", "1"}, {"tracked_deletions", "1"}, {"tracked_insertions", "1"}});
}

TEST_CASE("odt: fields, links, ruby and formulas of the text show what they print", "[odt]") {
    CHECK(read(tp("Pagina <text:page-number>3</text:page-number>, <text:a>legătură</text:a> "
                  "<text:ruby><text:ruby-base>bază</text:ruby-base><text:ruby-text>sus</text:ruby-text></text:ruby>"
                  "<text:script>alert()</text:script>")) == Lines{"p Pagina 3, legătură bază"});
}
