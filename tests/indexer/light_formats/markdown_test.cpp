#include "tests/indexer/light_formats/reading.h"

using namespace pravila;
using namespace pravila::formats;

namespace {
std::vector<std::string> lines(std::string_view text) { return listing(read_with(read_markdown, text, "a.md")); }
}  // namespace

TEST_CASE("markdown: headings with numbers, paragraphs, nested lists, tables and notes", "[formats][markdown]") {
    CHECK(lines("# 5.2 Depunerea *cererii*\n\nCod: `PO-URB-04`\nEdiția a II-a[^1]\n\n1) cerere\n2) copie\n   - față\n"
                "   - verso\n\n| Operațiune | Nume |\n|---|---|\n| Elaborat | Ion \\| Pop |\n\n[^1]: Din 2021.\n") ==
          std::vector<std::string>{"heading1 5.2| Depunerea cererii", "paragraph| Cod: PO-URB-04\nEdiția a II-a[1]",
                                   "list_item 1)| cerere", "list_item 2)| copie", "list_item1 •| față",
                                   "list_item1 •| verso", "table|  [Operațiune ; Nume] [Elaborat ; Ion | Pop]",
                                   "note| Din 2021."});
}

TEST_CASE("markdown: raw HTML leaves nothing behind but the text around it", "[formats][markdown]") {
    CHECK(lines("<script>alert(1)</script>\n\nun <b onclick=x>text</b> bun\n") ==
          std::vector<std::string>{"paragraph| un text bun"});
}

TEST_CASE("markdown: front matter in both spellings becomes metadata", "[formats][markdown]") {
    const auto yaml =
        read_with(read_markdown,
                  "---\nTitle: \"Certificat de urbanism\"\ncod: PO-URB-04\ntags:\n  - urbanism\n  - acte\n"
                  "lang: ro\nparti: [a, 'b']\n---\n# Scop\n");
    CHECK(yaml.metadata.at("title") == "Certificat de urbanism");
    CHECK(yaml.metadata.at("cod") == "PO-URB-04");
    CHECK(yaml.metadata.at("tags") == "urbanism, acte");
    CHECK(yaml.metadata.at("parti") == "a, b");
    CHECK(yaml.language == "ro");
    CHECK(listing(yaml) == std::vector<std::string>{"heading1| Scop"});
    const auto toml = read_with(read_markdown, "+++\ntitle = 'Arhivare'\n[extra]\ntitle = 'x'\n+++\nText\n");
    CHECK(toml.metadata.at("title") == "Arhivare");
    CHECK(listing(toml) == std::vector<std::string>{"paragraph| Text"});
}

TEST_CASE("markdown: a rule at the beginning is no front matter when nothing closes it", "[formats][markdown]") {
    CHECK(lines("---\n\nText: unu\n") == std::vector<std::string>{"paragraph| Text: unu"});
}

TEST_CASE("markdown: a bold numbered line serves as a heading", "[formats][markdown]") {
    CHECK(lines("**5.3 Verificarea**\n\n**5.3 Verificarea** este\n") ==
          std::vector<std::string>{"heading2 5.3| Verificarea", "paragraph| 5.3 Verificarea este"});
}

TEST_CASE("markdown: a hundred thousand nested quotes and lists neither crash nor hang", "[formats][markdown]") {
    CHECK_FALSE(lines(std::string(100000, '>') + " text").empty());
    std::string nested;
    for (int i = 0; i < 300; ++i) nested += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x\n";
    const auto document = read_with(read_markdown, nested, "a.md");
    for (const Block& block : document.blocks) CHECK(block.level <= 8);
}

TEST_CASE("markdown: only the name makes a text Markdown", "[formats][markdown]") {
    CHECK(recognises_markdown("# a", "x.MD"));
    CHECK_FALSE(recognises_markdown("# a", "x.txt"));
    CHECK_FALSE(recognises_markdown(std::string("\0\0", 2), "x.md"));
}
