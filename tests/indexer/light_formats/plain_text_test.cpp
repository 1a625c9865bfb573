#include "indexer/formats/plain_text_lines.h"
#include "tests/indexer/light_formats/reading.h"

using namespace pravila;
using namespace pravila::formats;

namespace {
std::vector<std::string> lines(std::string_view text) { return listing(read_with(read_plain_text, text)); }
}  // namespace

TEST_CASE("plain text: numbered headings, fields, lists and paragraphs are told apart", "[formats][plain_text]") {
    CHECK(lines("PRIMĂRIA MUNICIPIULUI\n"
                "Cod: PO-URB-04\n"
                "Ediția: a II-a\n"
                "\n"
                "1. Scop\n"
                "Procedura descrie eliberarea certificatului.\n"
                "\n"
                "5.2 Depunerea cererii\n"
                "\n"
                "Solicitantul depune:\n"
                "a) cererea tip;\n"
                "b) copia actului de identitate,\n"
                "   în format electronic;\n"
                "- dovada plății.\n"
                "5.2.1. Secretarul verifică dosarul și îl înregistrează.\n") ==
          std::vector<std::string>{
              "heading1| PRIMĂRIA MUNICIPIULUI", "paragraph| Cod: PO-URB-04", "paragraph| Ediția: a II-a",
              "heading1 1| Scop", "paragraph| Procedura descrie eliberarea certificatului.",
              "heading2 5.2| Depunerea cererii", "paragraph| Solicitantul depune:", "list_item a)| cererea tip;",
              "list_item b)| copia actului de identitate,\nîn format electronic;", "list_item -| dovada plății.",
              "list_item2 5.2.1.| Secretarul verifică dosarul și îl înregistrează."});
}

TEST_CASE("plain text: numbered lines one after the other are a list, not headings", "[formats][plain_text]") {
    CHECK(lines("Acte necesare\n\n1. Cerere\n2. Copie CI\n3. Dovada\n") ==
          std::vector<std::string>{"paragraph| Acte necesare", "list_item 1.| Cerere", "list_item 2.| Copie CI",
                                   "list_item 3.| Dovada"});
}

TEST_CASE("plain text: lines of a table of contents are no headings", "[formats][plain_text]") {
    CHECK(lines("1. Scop ............ 3\n5.2 Depunerea ........ 7\n") ==
          std::vector<std::string>{"paragraph| 1. Scop ............ 3", "paragraph| 5.2 Depunerea ........ 7"});
}

TEST_CASE("plain text: chapters and annexes are headings, references to them are not", "[formats][plain_text]") {
    CHECK(lines("CAPITOLUL II Dispoziții finale\n\nAnexa nr. 1 face parte din procedură.\n\nAnexa nr. 2\n") ==
          std::vector<std::string>{"heading1| CAPITOLUL II Dispoziții finale",
                                   "paragraph| Anexa nr. 1 face parte din procedură.", "heading1| Anexa nr. 2"});
}

TEST_CASE("plain text: lines of one paragraph stay lines", "[formats][plain_text]") {
    CHECK(lines("primul rând\nal doilea rând\n\nalt paragraf") ==
          std::vector<std::string>{"paragraph| primul rând\nal doilea rând", "paragraph| alt paragraf"});
}

TEST_CASE("plain text: an 8-bit file is read and the guess is owned up to", "[formats][plain_text]") {
    const auto document = read_with(read_plain_text, "Edi\xFEia \xBAi revizia procedurii");
    CHECK(document.blocks.at(0).text == "Ediţia şi revizia procedurii");
    CHECK(warns(document, "text.charset_guessed"));
    CHECK_FALSE(warns(read_with(read_plain_text, "Ediția"), "text.charset_guessed"));
}

TEST_CASE("plain text: bytes without text are no document", "[formats][plain_text]") {
    const std::string bytes("GIF89a\x01\0\x01\0", 10);
    const Reading reading = read_plain_text(bytes, "a.txt");
    REQUIRE(std::holds_alternative<ExtractionFailure>(reading));
    CHECK(std::get<ExtractionFailure>(reading).not_a_document);
    CHECK_FALSE(recognises_plain_text(bytes, "a.txt"));
}

TEST_CASE("plain text: divided words are made whole, hyphens that belong stay", "[formats][plain_text]") {
    struct Row {
        std::string text, line, joined;
    };
    const std::vector<Row> rows = {{"conform proce-", "durii de sistem", "conform procedurii de sistem"},
                                   {"conform proce\xC2\xAD", "durii", "conform procedurii"},
                                   {"stabilit într-", "un termen", "stabilit într-un termen"},
                                   {"codul PO-", "URB-04", "codul PO-URB-04"},
                                   {"transmiterea ROF-", "ului", "transmiterea ROF-ului"},
                                   {"interval 10 -", "douăzeci", "interval 10 - douăzeci"},
                                   {"termenul de", "depunere", "termenul de depunere"}};
    for (const Row& row : rows) {
        std::string text = row.text;
        append_reflowed(text, row.line);
        CHECK(text == row.joined);
    }
}
