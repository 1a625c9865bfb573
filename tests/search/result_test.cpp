#include <catch2/catch.hpp>

#include "index_support.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("facets: types and states sum to the total, a unit counts what choosing it shows", "[search][facets]") {
    TestIndex index;
    index.add(town_hall());
    const SearchResult result = index.search("");
    REQUIRE(result.total == 6);
    CHECK_FALSE(result.total_is_estimate);
    CHECK(result.types == std::map<std::string, long>{{"PO", 5}, {"PS", 1}});
    CHECK(result.states == std::map<std::string, long>{{"in_force", 6}});
    CHECK(result.units.at("Serviciul Urbanism") == 2);
    CHECK(result.units.at("Compartimentul Audit") == 2);  // owns one, takes part in another
    for (const auto& [unit, count] : result.units) {
        SearchRequest asked = request("");
        asked.units = {unit};
        CHECK(index.search(asked).total == count);
    }
    SearchRequest types = request("");
    types.types = {DocumentType::kSystemProcedure};
    CHECK(index.search(types).total == 1);
    SearchRequest folded = request("");
    folded.units = {"SERVICIUL  urbanism"};
    CHECK(index.search(folded).total == 2);
}

TEST_CASE("facets: they count all matches, not only the page shown", "[search][facets]") {
    TestIndex index;
    std::vector<IndexedRevision> all;
    all.reserve(120);
    for (int i = 0; i < 120; ++i) all.push_back(procedure("PO-" + std::to_string(i + 1), "Titlu", "cuvântul comun"));
    index.add(all);
    SearchRequest asked = request("comun");
    asked.limit = 10;
    asked.offset = 115;
    const SearchResult result = index.search(asked);
    CHECK(result.total == 120);
    CHECK(result.types.at("PO") == 120);
    CHECK(result.hits.size() == 5);
    asked.offset = 0;
    CHECK(index.search(asked).hits.size() == 10);
    asked.limit = -5;
    CHECK(index.search(asked).hits.empty());
    asked.offset = -1;
    CHECK(index.search(asked).total == 120);
}

TEST_CASE("snippet: words are marked in every form, everything else is escaped", "[search][snippet]") {
    TestIndex index;
    IndexedRevision hostile =
        procedure("PO-1", "<script>alert(1)</script>",
                  "Înainte <script>alert('x')</script> & \"riscurile\" <b onclick=x>mari</b> după.");
    hostile.sections[0].heading = "<img src=x>";
    index.add({hostile});
    const SearchResult result = index.search("risc");
    REQUIRE(result.hits.size() == 1);
    const std::string& snippet = result.hits[0].snippet;
    CHECK(snippet.find("<mark>riscurile</mark>") != std::string::npos);
    CHECK(snippet.find("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;") != std::string::npos);
    std::string rest = snippet;
    for (const char* tag : {"<mark>", "</mark>"})
        for (std::size_t at = rest.find(tag); at != std::string::npos; at = rest.find(tag))
            rest.erase(at, std::string(tag).size());
    CHECK(rest.find('<') == std::string::npos);
    CHECK(rest.find('>') == std::string::npos);
    const SearchResult script = index.search("script alert");
    REQUIRE(script.hits.size() == 1);
    CHECK(script.hits[0].snippet.find("&lt;<mark>script</mark>&gt;") != std::string::npos);
}

TEST_CASE("snippet: it comes from the section that matches best and names it", "[search][snippet]") {
    TestIndex index;
    IndexedRevision revision =
        procedure("PO-1", "Titlu", "Despre alte lucruri. " + std::string(6000, 'x') + " Cererea.");
    revision.sections.push_back({"s-2", "2 Depunerea", "Cererea se depune la registratură, cu dovada plății."});
    revision.sections.push_back({"s-3", "3 Arhivarea", "Registratura arhivează."});
    index.add({revision});
    const SearchResult result = index.search("cerere registratura");
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].section_anchor == "s-2");
    CHECK(result.hits[0].section == "2 Depunerea");
    CHECK(result.hits[0].snippet == "<mark>Cererea</mark> se depune la <mark>registratură</mark>, cu dovada plății.");
}

TEST_CASE("snippet: a match in the title alone shows how the text begins", "[search][snippet]") {
    TestIndex index;
    index.add({procedure("PO-1", "Vânzarea bunurilor", "Textul începe așa."), procedure("PO-2", "Fără text", "")});
    SearchResult result = index.search("vanzare");
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].snippet == "Textul începe așa.");
    CHECK(result.hits[0].section_anchor.empty());
    result = index.search("fara text");
    REQUIRE_FALSE(result.hits.empty());
}

TEST_CASE("snippet: long words, long sections and broken bytes stay bounded and whole", "[search][snippet]") {
    TestIndex index;
    std::string text;
    for (int i = 0; i < 3000; ++i) text += "ășțîâ";
    index.add({procedure("PO-1", "Lung", "risc " + text + " risc \xff\xfe\x01 risc")});
    const SearchResult result = index.search("risc");
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].snippet.size() < 700);
    CHECK(result.hits[0].snippet.find("<mark>risc</mark>") != std::string::npos);
}

TEST_CASE("hit: it carries what a list of results shows", "[search][hit]") {
    TestIndex index;
    IndexedRevision revision = procedure("PO-1", "Titlu", "cuvânt");
    revision.number = {2, 1};
    revision.effective = {day("2021-02-01"), DateCertainty::kMonth};
    revision.effective_until = day("2027-01-01");
    index.add({revision});
    const SearchHit hit = index.search("cuvant").hits.at(0);
    CHECK(hit.code == "PO-1");
    CHECK(hit.slug == "po-1");
    CHECK(hit.title == "Titlu");
    CHECK(hit.unit_name == "Serviciul Urbanism");
    CHECK(hit.type == DocumentType::kOperationalProcedure);
    CHECK(hit.number == EditionRevision{2, 1});
    CHECK(hit.effective == revision.effective);
    CHECK(hit.effective_until == revision.effective_until);
    CHECK(hit.document == revision.document);
}
