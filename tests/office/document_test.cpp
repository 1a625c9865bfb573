#include "office/document.h"

#include <catch2/catch.hpp>
#include <numeric>

#include "core/error.h"
#include "office/heading_numbers.h"
#include "office/list_places.h"
#include "office/write_document.h"
#include "office/xml_text.h"
#include "tests/office/samples.h"

using namespace pravila::office;

TEST_CASE("document: spans push the cells of later rows to the right", "[office][document]") {
    Table table;
    table.rows = {row({"a", "b"}), row({"c"}), row({"d", "e", "f"})};
    table.rows[0].cells[0].rows = 2;
    table.rows[0].cells[1].columns = 2;
    const auto placed = place_cells(table);
    REQUIRE(placed.size() == 6);
    CHECK(column_count(table) == 3);
    CHECK(placed[2].row == 1);
    CHECK(placed[2].column == 1);  // "c" stands beside the tall "a"
    CHECK(placed[3].column == 0);
}

TEST_CASE("document: a row span that runs past the last row is cut there", "[office][document]") {
    Table table;
    table.rows = {row({"a", "b"})};
    table.rows[0].cells[0].rows = 1000000;
    CHECK(place_cells(table)[0].rows == 1);
}

TEST_CASE("document: fitted columns fill the width and leave room for the longest word", "[office][document]") {
    Table table;
    table.rows = {
        row({"1", "Compartimentul Relații cu publicul și registratură, biroul de la parter", "neconstituționalitate"})};
    const auto widths = fit_columns(table, 160);
    REQUIRE(widths.size() == 3);
    CHECK(std::accumulate(widths.begin(), widths.end(), 0.0) == Approx(160));
    CHECK(widths[0] < widths[2]);
    CHECK(widths[1] > widths[2]);
    CHECK(widths[2] > 21 * 10 * 0.3528 * 0.5);  // 21 letters of 10 pt
}

TEST_CASE("document: widths that are too wide are scaled to the page", "[office][document]") {
    Table table;
    table.rows = {row({"a", "b"})};
    table.widths_mm = {300, 100};
    CHECK(fit_columns(table, 100) == std::vector<double>{75, 25});
}

TEST_CASE("lists: following labels are one list, a gap or another kind begins a new one", "[office][lists]") {
    const std::vector<Block> blocks = {ListItem{"1.", 0, {}}, ListItem{"a)", 1, {}}, ListItem{"b)", 1, {}},
                                       ListItem{"2.", 0, {}}, ListItem{"a)", 1, {}}, ListItem{"4.", 0, {}},
                                       paragraph("între"),    ListItem{"5.", 0, {}}};
    const auto places = place_list_items(blocks);
    CHECK(places[0].list == places[3].list);
    CHECK(places[1].list == places[2].list);
    CHECK(places[4].first);
    CHECK(places[4].list != places[1].list);
    CHECK(places[5].first);
    CHECK(places[5].value == 4);
    CHECK(places[6].list == -1);
    CHECK(places[7].first);
}

TEST_CASE("lists: labels nobody counts stay typed", "[office][lists]") {
    for (const char* label : {"iv.", "1", "0.", "aa)", "☐", "", "1234."})
        CHECK(read_label(label).kind == ListKind::kTyped);
    CHECK(read_label("12)").value == 12);
    CHECK(read_label("c)").value == 3);
}

TEST_CASE("headings: numbers are automatic only where a list would print the same", "[office][headings]") {
    CHECK(numbers_follow_a_list({Heading{1, "1.", {}}, Heading{2, "1.1.", {}}, Heading{2, "1.2.", {}},
                                 Heading{1, "2.", {}}, Heading{1, "", {}}}));
    CHECK_FALSE(numbers_follow_a_list({Heading{1, "1.", {}}, Heading{1, "3.", {}}}));
    CHECK_FALSE(numbers_follow_a_list({Heading{1, "1", {}}}));
    CHECK_FALSE(numbers_follow_a_list({Heading{1, "I.", {}}}));
}

TEST_CASE("text: what XML cannot hold becomes the replacement character", "[office][xml]") {
    CHECK(clean_text("ș\tț\n") == "ș\tț\n");
    CHECK(clean_text(std::string_view("a\x00"
                                      "b",
                                      3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(clean_text("\xC0\xAF") == "\xEF\xBF\xBD\xEF\xBF\xBD");          // overlong slash
    CHECK(clean_text("\xED\xA0\x80").find('\xED') == std::string::npos);  // surrogate
    CHECK(clean_text("\xC8") == "\xEF\xBF\xBD");                          // cut in the middle of ș
    CHECK(escaped("<a b=\"c\">&'") == "&lt;a b=&quot;c&quot;&gt;&amp;&#39;");
}

TEST_CASE("text: decimals do not depend on the locale and carry no idle zeros", "[office][xml]") {
    CHECK(decimal(12.7) == "12.7");
    CHECK(decimal(0.05) == "0.05");
    CHECK(decimal(-3) == "-3");
    CHECK(decimal(0) == "0");
}

TEST_CASE("writers: the same document gives the same bytes in every format", "[office][writers]") {
    for (const char* extension : {"docx", "odt", "pdf", "html", "md", "txt"}) {
        INFO(extension);
        const std::string once = write_document(pravila::test::full_document(), extension);
        CHECK(once == write_document(pravila::test::full_document(), extension));
        CHECK(once.size() > 500);
    }
}

TEST_CASE("writers: an unknown extension is refused by name", "[office][writers]") {
    CHECK_THROWS_AS(write_document(pravila::test::full_document(), "exe"), pravila::Error);
}

TEST_CASE("writers: an empty document is still a file", "[office][writers]") {
    for (const char* extension : {"docx", "odt", "pdf", "html"}) CHECK_FALSE(write_document({}, extension).empty());
}
