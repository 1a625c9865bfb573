#include <libxml/HTMLparser.h>

#include <catch2/catch.hpp>

#include "office/html_writer.h"
#include "office/markdown_writer.h"
#include "office/text_writer.h"
#include "tests/office/packages.h"
#include "tests/office/samples.h"

using namespace pravila;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

test::Xml parse_html(const std::string& text) {
    return test::Xml(htmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "utf-8",
                                    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET));
}

}  // namespace

TEST_CASE("html: headings, lists, tables and notes are elements, in Romanian", "[office][html]") {
    const auto page = parse_html(office::write_html(test::full_document()));
    CHECK(test::find_all(page, "/html/@lang") == std::vector<std::string>{"ro"});
    CHECK(test::find_all(page, "//h3") == std::vector<std::string>{"1.1. Pașii"});
    CHECK(test::count(page, "//ol/li/ol[@type='a']/li") == 1);
    CHECK(test::find_all(page, "//ol/@start") == std::vector<std::string>{"5"});
    CHECK(test::find_all(page, "//th/@rowspan") == std::vector<std::string>{"2"});
    CHECK(test::count(page, "//ol[@class='notes']/li") == 1);
    CHECK(test::count(page, "//ul/ul | //ol/ol | //ol/ul") == 0);
    CHECK_FALSE(has(office::write_html(test::full_document()), "text ascuns"));
}

TEST_CASE("html: no text becomes markup", "[office][html]") {
    const auto page = parse_html(office::write_html(test::hostile_document()));
    CHECK(test::count(page, "//script") == 0);
}

TEST_CASE("markdown: characters with a meaning are escaped", "[office][markdown]") {
    office::Document document;
    document.body.emplace_back(office::paragraph("a*b_c [x](y) <b> # `z` \\"));
    document.body.emplace_back(office::paragraph("- nu este listă"));
    const std::string text = office::write_markdown(document);
    CHECK(has(text, "a\\*b\\_c \\[x\\](y) \\<b\\> \\# \\`z\\` \\\\"));
    CHECK(has(text, "\\- nu este listă"));
}

TEST_CASE("markdown: title, headings, lists, tables and notes", "[office][markdown]") {
    office::Document document = test::full_document();
    document.body.insert(document.body.begin(), office::Heading{0, "", {office::text("Titlul")}});
    const std::string text = office::write_markdown(document);
    CHECK(has(text, "# Titlul\n\n"));
    CHECK(has(text, "## 1. Scopul și ținta\n"));
    CHECK(has(text, "1. primul pas\n    - a) pas mărunt\n2. al doilea pas\n"));
    CHECK(has(text, "| Unu | Doi |  |\n| --- | --- | --- |\n|  | Doi A | Doi B |\n| x | y | z |\n"));
    CHECK(has(text, "[^1]: Nota despre pași"));
}

TEST_CASE("plain text: lines are wrapped at 80 characters, letters counted, not bytes", "[office][text]") {
    office::Document document;
    std::string words;
    for (int i = 0; i < 60; ++i) words += "țăță ";
    document.body.emplace_back(office::paragraph(words));
    const std::string text = office::write_text(document);
    const std::string first = text.substr(0, text.find('\n'));
    CHECK(first.size() == 16 * 8 + 15);  // 16 words of 4 two-byte letters and the spaces between: 79 characters
}

TEST_CASE("plain text: tables are columns and the title is underlined", "[office][text]") {
    const std::string text = office::write_text(test::long_table(2));
    CHECK(has(text, "Nr. crt. | Denumirea | Observații\n"));
    CHECK(has(text, "1        | rândul1   | ș ț\n"));
}
