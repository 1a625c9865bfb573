#include <catch2/catch.hpp>

#include "index_support.h"
#include "search/suggestion.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("suggestion: misspelt words come back as the documents write them", "[search][suggestion]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.search("certifcat urbanism").suggestion == "certificatul urbanism");  // as the documents have it
    CHECK(index.search("autorizatei construire").suggestion.empty());  // a form of the word, so it has hits
    CHECK(index.search("autorizaita").suggestion == "autorizația");
    CHECK(index.search("urbnaism").suggestion == "urbanism");
    CHECK(index.search("registrul riscurlor").suggestion == "registrul riscurilor");
    CHECK(index.search("qqqqqqqq").suggestion.empty());
    CHECK(index.search("certificat").suggestion.empty());
}

TEST_CASE("suggestion: words that never stand together are offered one less", "[search][suggestion]") {
    TestIndex index;
    index.add(town_hall());
    const SearchResult result = index.search("urbanism qqqqqqqq");
    CHECK(result.total == 0);
    CHECK(result.suggestion == "urbanism");
}

TEST_CASE("suggestion: only what has hits under the same filters is offered", "[search][suggestion]") {
    TestIndex index;
    index.add(town_hall());
    SearchRequest asked = request("urbnaism");
    asked.types = {DocumentType::kSystemProcedure};
    CHECK(index.search(asked).suggestion.empty());
    CHECK(index.search(request("urbnaism", "2010-01-01")).suggestion.empty());
}

TEST_CASE("suggestion: distance counts changed, missing, added and swapped letters", "[search][suggestion]") {
    using search::edit_distance;
    CHECK(edit_distance("plata", "plata", 2) == 0);
    CHECK(edit_distance("plata", "palta", 2) == 1);
    CHECK(edit_distance("plata", "plat", 2) == 1);
    CHECK(edit_distance("plata", "platta", 2) == 1);
    CHECK(edit_distance("plata", "plaza", 2) == 1);
    CHECK(edit_distance("plata", "fata", 2) == 2);
    CHECK(edit_distance("plata", "urbanism", 2) == 3);
    CHECK(edit_distance("", "ab", 2) == 2);
    CHECK(edit_distance(std::string(500, 'a'), "a", 2) == 3);
}

TEST_CASE("suggest: title and code complete while typing, in force only", "[search][suggest]") {
    TestIndex index;
    std::vector<IndexedRevision> all = town_hall();
    IndexedRevision old = procedure("PO-URB-99", "Eliberarea veche", "x");
    old.effective_until = day("2021-01-01");
    all.push_back(old);
    index.add(all);
    const auto first = [&](const char* typed) {
        const std::vector<Suggestion> found = index.index().suggest(request(typed));
        return found.empty() ? std::string() : found[0].code;
    };
    CHECK(first("elib") == "PO-URB-04");
    CHECK(first("eliberarea certif") == "PO-URB-04");
    CHECK(first("po-api") == "PO-API-01");
    CHECK(first("po urb 5") == "PO-URB-05");
    CHECK(first("dispoziţ") == "PO-016");
    CHECK(first("veche").empty());
    CHECK(first("").empty());
    CHECK(first("-- ** \"").empty());
}
