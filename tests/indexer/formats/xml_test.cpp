#include <catch2/catch.hpp>

#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::test;
using Lines = std::vector<std::string>;

namespace {

Lines read(const std::string& text) { return listing(document("<?xml version=\"1.0\"?>" + text, "a.xml")); }

std::string akn(const std::string& inside) {
    return "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><act>" + inside +
           "</act></akomaNtoso>";
}

}  // namespace

TEST_CASE("xml: any document gives its headings and paragraphs", "[xml_reader]") {
    CHECK(read("<carte><title>Regulament</title><capitol><title>5.2. Depunerea</title><para>Cererea <b>se</b> "
               "depune.</para>"
               "<list><item>unu</item><item>doi</item></list><script>x()</script></capitol></carte>") ==
          Lines{"h1 Regulament", "h2[5.2] Depunerea", "p Cererea se depune.", "li0 unu", "li0 doi"});
}

TEST_CASE("xml: data without any known names becomes paragraphs, tables stay tables", "[xml_reader]") {
    CHECK(read("<date><om><nume>Ana</nume><rol>șef</rol></om><table><tr><th>a</th><th colspan=\"2\">b</th></tr>"
               "<tbody><tr><td>c</td><td>d</td><td>e</td></tr></tbody></table></date>") ==
          Lines{"p Ana", "p șef", "table a|b| / c|d|e"});
}

TEST_CASE("xml: Akoma Ntoso gives sections with their numbers", "[xml_reader][akn]") {
    const std::string text =
        "<meta><identification><FRBRWork><FRBRalias value=\"Legea mea\"/></FRBRWork><FRBRExpression><FRBRlanguage "
        "language=\"ron\"/></FRBRExpression></identification></meta>"
        "<preface><p>LEGE nr. 1 <docTitle>privind <i>arhivele</i></docTitle></p></preface>"
        "<body><chapter><num>CAPITOLUL I</num><heading>Dispoziții generale</heading>"
        "<article><num>Art. 5.</num><heading>Obiectul</heading>"
        "<paragraph><num>(1)</num><content><p>Prezenta lege <ins>se</ins><del>nu se</del> aplică.<authorialNote "
        "marker=\"1\"><p>Nota</p></authorialNote></p></content></paragraph>"
        "<paragraph><num>(2)</num><list><intro><p>Se înțelege prin:</p></intro><point><num>a)</num><content><p>act;</p>"
        "</content></point><point><num>b)</num><content><p>dosar.</p><p>Și "
        "atât.</p></content></point></list></paragraph>"
        "</article></chapter></body>";
    const auto read_document = document("<?xml version=\"1.0\"?>" + akn(text), "lege.xml");
    CHECK(listing(read_document) == Lines{"p LEGE nr. 1 privind arhivele", "h1[CAPITOLUL I] Dispoziții generale",
                                          "h2[Art. 5] Obiectul", "li0[(1)] Prezenta lege se aplică.", "note[1] Nota",
                                          "li0[(2)] Se înțelege prin:", "li1[a)] act;", "li1[b)] dosar.",
                                          "p Și atât."});
    CHECK(read_document.language == "ro");
    CHECK(read_document.metadata.at("title") == "Legea mea");
    CHECK(read_document.blocks[2].anchor == "s-Art.5");
}

TEST_CASE("xml: an article without words of its own still has its number", "[xml_reader][akn]") {
    CHECK(listing(document("<?xml version=\"1.0\"?>" +
                               akn("<body><article><num>Art. 7</num><content><p>Text.</p></content></article></body>"),
                           "a.xml")) == Lines{"h1[Art. 7]", "p Text."});
}

TEST_CASE("xml: a DOCTYPE, deep nesting and long texts are refused by name", "[xml_reader][hostile]") {
    CHECK(failure_rule("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "a.xml") == "xml.dtd");
    std::string deep = "<?xml version=\"1.0\"?>";
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    CHECK(failure_rule(deep, "a.xml") == "limit.depth");
    CHECK(failure_rule("<?xml version=\"1.0\"?><a>" + std::string(10'500'000, 'x') + "</a>", "a.xml") ==
          "limit.text_node");
    CHECK(failure_rule("<?xml version=\"1.0\"?><a>", "a.xml") == "file.damaged");
}
