#include "server/view/document_body.h"

#include <catch2/catch.hpp>

#include "tests/server/world.h"

using namespace pravila;
using pravila::test::text_of;
using pravila::web::document_body;
using pravila::web::DocumentBody;

namespace {

const Catalogue& en = Catalogue::of(Language::kEnglish);

std::string html_of(const std::string& lines) { return document_body(text_of(lines), en).html; }

Block item(const std::string& label, const std::string& text, int level) {
    Block block;
    block.kind = Block::Kind::kListItem;
    block.label = label;
    block.text = text;
    block.level = level;
    return block;
}

}  // namespace

TEST_CASE("document_body: headings open sections with their number in the margin", "[server][view]") {
    const DocumentBody body = document_body(text_of("Before.\n# 1 Scopul\nText.\n## 1.1 Detaliu\nMai mult.\n"), en);
    CHECK(body.html.find("<section class=\"mr\"><div class=\"m\"></div><div class=\"t\"><p id=\"b-0\">Before.</p>") ==
          0);
    CHECK(body.html.find("<section class=\"mr\" id=\"s-1\"><div class=\"m\"><a href=\"#s-1\">1</a></div><div "
                         "class=\"t\"><h2>Scopul</h2>") != std::string::npos);
    CHECK(body.html.find("<h3>Detaliu</h3>") != std::string::npos);
    REQUIRE(body.contents.size() == 2);
    CHECK(body.contents[1].anchor == "s-1.1");
    CHECK(body.contents[1].number == "1.1");
}

TEST_CASE("document_body: lists keep their labels unless they simply count", "[server][view]") {
    CHECK(html_of("1. one\n2. two\n").find("<ol class=\"st\">") != std::string::npos);
    CHECK(html_of("1. one\n3. three\n").find("<ul class=\"lab\">") != std::string::npos);
    CHECK(html_of("a) one\nb) two\n").find("<span class=\"lb\">a)</span> one") != std::string::npos);
    CHECK(html_of("- one\n- two\n").find("<ul class=\"dots\">") != std::string::npos);
}

TEST_CASE("document_body: deeper items stand inside the item they follow, whatever the levels", "[server][view]") {
    ExtractedDocument document;
    document.blocks = {item("1.", "one", 0), item("-", "inner", 1), item("-", "innermost", 5), item("2.", "two", 0)};
    const std::string html = document_body(document, en).html;
    CHECK(html.find("<ol class=\"st\"><li>one<ul class=\"dots\"><li>inner<ul "
                    "class=\"dots\"><li>innermost</li>\n</ul>\n</li>\n</ul>\n</li>\n<li>two</li>\n</ol>") !=
          std::string::npos);
    document.blocks = {item("-", "deep first", 4), item("-", "then shallow", 0)};
    const std::string upside_down = document_body(document, en).html;
    CHECK(upside_down.find("deep first") < upside_down.find("then shallow"));
}

TEST_CASE("document_body: tables have heads when their first row is full, and short rows are filled",
          "[server][view]") {
    const std::string html = html_of("| Nr. | Activitatea | Termen\n| 1 | Înregistrarea\n");
    CHECK(html.find("<th scope=\"col\">Activitatea</th>") != std::string::npos);
    CHECK(html.find("<td colspan=\"2\">Înregistrarea</td>") != std::string::npos);
    CHECK(html_of("| | a\n| 1 | 2\n").find("<th") == std::string::npos);
}

TEST_CASE("document_body: everything from the file is escaped", "[server][view]") {
    ExtractedDocument document =
        text_of("# <1> <script>alert(1)</script>\n<img src=x onerror=alert(1)>\n- <b>\n| <td>\n");
    document.blocks[0].anchor = "\"><script>";
    document.blocks[1].anchor = "'\"><";
    const std::string html = document_body(document, en).html;
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find("&lt;script&gt;alert(1)") != std::string::npos);
}

TEST_CASE("document_body: a text over the limit ends at a block and says so", "[server][view]") {
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "O propoziție destul de lungă.\n";
    const DocumentBody body = document_body(text_of(lines), en, 1000);
    CHECK(body.cut);
    CHECK(body.html.size() < 1200);
    CHECK(body.html.substr(body.html.size() - 17) == "</div></section>\n");
}
