#include "tests/indexer/light_formats/reading.h"

using namespace pravila;
using namespace pravila::formats;

namespace {
std::vector<std::vector<std::string>> rows(std::string_view text) {
    const auto document = read_with(read_csv, text, "a.csv");
    if (document.blocks.empty()) return {};
    REQUIRE(document.blocks.size() == 1);
    return document.blocks[0].rows;
}
using Rows = std::vector<std::vector<std::string>>;
}  // namespace

TEST_CASE("csv: the separator is found whatever it is", "[formats][csv]") {
    const Rows expected = {{"Cod", "Titlu"}, {"PO-1", "Arhivare"}, {"PO-2", "Petiții"}};
    CHECK(rows("Cod;Titlu\nPO-1;Arhivare\nPO-2;Petiții\n") == expected);
    CHECK(rows("Cod,Titlu\r\nPO-1,Arhivare\r\nPO-2,Petiții") == expected);
    CHECK(rows("Cod\tTitlu\nPO-1\tArhivare\nPO-2\tPetiții\n") == expected);
    CHECK(rows("sep=|\nCod|Titlu\nPO-1|Arhivare\nPO-2|Petiții\n") == expected);
}

TEST_CASE("csv: commas inside the texts do not deceive when semicolons part the cells", "[formats][csv]") {
    CHECK(rows("Cod;Titlu\nPO-1;arhivare, păstrare, predare\nPO-2;petiții\n") ==
          Rows{{"Cod", "Titlu"}, {"PO-1", "arhivare, păstrare, predare"}, {"PO-2", "petiții"}});
}

TEST_CASE("csv: quoted cells hold separators, line ends and quotes", "[formats][csv]") {
    CHECK(rows("a;\"b;c\nd \"\"e\"\"\";f\n1;2;3\n") == Rows{{"a", "b;c\nd \"e\"", "f"}, {"1", "2", "3"}});
    CHECK(rows("a;12\" țeavă;c\n1;2;3\n") == Rows{{"a", "12\" țeavă", "c"}, {"1", "2", "3"}});
    CHECK(rows("a;\"fără sfârșit\n1;2") == Rows{{"a", "fără sfârșit\n1;2"}});
}

TEST_CASE("csv: empty rows go, empty cells stay, the old character sets are read", "[formats][csv]") {
    CHECK(rows(";;\na;;b\n\n") == Rows{{"a", "", "b"}});
    CHECK(rows("Cod;Edi\xFEia\nPO-1;\xBAi\n") == Rows{{"Cod", "Ediţia"}, {"PO-1", "şi"}});
    CHECK(rows("").empty());
    CHECK(rows("un rând\nalt rând\n") == Rows{{"un rând"}, {"alt rând"}});
}

TEST_CASE("csv: an endless file is cut and says so", "[formats][csv]") {
    std::string text;
    for (int i = 0; i < 100'010; ++i) text += "a;b\n";
    const auto document = read_with(read_csv, text, "a.csv");
    CHECK(document.blocks.at(0).rows.size() == 100'000);
    CHECK(warns(document, "text.cut"));
}
