#include "tests/indexer/light_formats/reading.h"

using namespace pravila;
using namespace pravila::formats;

namespace {
std::vector<std::string> lines(std::string_view text) { return listing(read_with(read_html, text, "a.html")); }
}  // namespace

TEST_CASE("html: headings, paragraphs, nested lists, tables and entities", "[formats][html]") {
    CHECK(lines("<!DOCTYPE html><html><body><h1>5.2 Depunerea <em>cererii</em></h1><p>Cod:&nbsp;<b>PO-URB-04</b><br>"
                "Edi&#x21B;ia\n  a&nbsp;II-a</p><ol start=3><li>cerere<ul><li>față<li>verso</ul></li><li>copie</ol>"
                "<table><caption>Lista</caption><tr><th>Operațiunea<th>Nume<tr><td>Elaborat<td><p>Ion</p><p>Pop</p>"
                "</table>după") ==
          std::vector<std::string>{
              "heading1 5.2| Depunerea cererii", "paragraph| Cod:\u00A0PO-URB-04\nEdiția a\u00A0II-a",
              "list_item 3.| cerere", "list_item1 •| față", "list_item1 •| verso", "list_item 4.| copie",
              "paragraph| Lista", "table|  [Operațiunea ; Nume] [Elaborat ; Ion\nPop]", "paragraph| după"});
}

TEST_CASE("html: what is not shown is not read", "[formats][html]") {
    CHECK(lines("<p>vizibil<script>var x='ascuns'</script><style>p{}</style><noscript>ascuns</noscript>"
                "<template><b>ascuns</b></template><span hidden>ascuns</span><span style='Display : none'>ascuns</span>"
                "<!-- ascuns --></p><div hidden><p>ascuns</p></div><p>și acesta") ==
          std::vector<std::string>{"paragraph| vizibil", "paragraph| și acesta"});
}

TEST_CASE("html: the character set comes from the mark, the bytes or the page, in this order", "[formats][html]") {
    CHECK(lines("<meta charset=windows-1250><p>Edi\xFEia \xBAi") == std::vector<std::string>{"paragraph| Ediţia şi"});
    CHECK(lines("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-2'><p>\xB9kola") ==
          std::vector<std::string>{"paragraph| škola"});
    CHECK(lines("<meta charset=windows-1250><p>Ediția") == std::vector<std::string>{"paragraph| Ediția"});
    CHECK(lines("<p>Edi\xFEia \xBAi revizia") == std::vector<std::string>{"paragraph| Ediţia şi revizia"});
    CHECK_FALSE(warns(read_with(read_html, "<meta charset=windows-1250><p>\xBAi"), "text.charset_guessed"));
    CHECK(warns(read_with(read_html, "<p>\xBAi"), "text.charset_guessed"));
}

TEST_CASE("html: title, author and language are kept", "[formats][html]") {
    const auto document = read_with(
        read_html,
        "<html lang=ro-RO><head><title> Certificat \n de urbanism</title><meta name=Author content='Ion'></head>");
    CHECK(document.metadata.at("title") == "Certificat de urbanism");
    CHECK(document.metadata.at("author") == "Ion");
    CHECK(document.language == "ro");
}

TEST_CASE("html: a table that serves layout is looked through", "[formats][html]") {
    CHECK(lines("<table><tr><td>meniu</td><td><h2>1. "
                "Scop</h2><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>") ==
          std::vector<std::string>{"paragraph| meniu", "heading2 1| Scop", "table|  [a ; b]"});
}

TEST_CASE("html: a bold numbered paragraph is a heading, a bold word is none", "[formats][html]") {
    CHECK(lines("<p><b>5.3 Verificarea</b></p><p><b>5.3</b> Verificarea se face.</p>") ==
          std::vector<std::string>{"heading2 5.3| Verificarea", "paragraph| 5.3 Verificarea se face."});
}

TEST_CASE("html: entities, files and addresses outside are never asked for", "[formats][html]") {
    CHECK(lines("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>a&x;b").size() <= 2);
    for (const std::string& line :
         lines("<!DOCTYPE html SYSTEM \"file:///etc/passwd\"><p>a<img src=file:///etc/passwd>"))
        CHECK(line.find("root:") == line.npos);
}

TEST_CASE("html: nesting of a hundred thousand elements costs no stack", "[formats][html]") {
    std::string deep, tables;
    for (int i = 0; i < 100'000; ++i) deep += "<div>";
    for (int i = 0; i < 2'000; ++i) tables += "<table><tr><td>";
    CHECK(lines(deep + "adânc").size() <= 1);
    read_html(tables + "x", "a.html");
}

TEST_CASE("html: is known by its beginning, or by its name", "[formats][html]") {
    CHECK(recognises_html("\xEF\xBB\xBF <!-- x --><!DOCTYPE HTML><p>", "a"));
    CHECK(recognises_html("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">", "a.xml"));
    CHECK(recognises_html("<p>text", "a.HTM"));
    CHECK_FALSE(recognises_html("<p>text", "a.txt"));
    CHECK_FALSE(recognises_html("Despre eticheta <html> în pagini", "a.txt"));
    CHECK_FALSE(recognises_html("fără etichete", "a.html"));
}
