#include <catch2/catch.hpp>

#include "index_support.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// The hits of a query as a set, since their order may differ between spellings.
std::string set_of(TestIndex& index, const std::string& query) {
    std::vector<std::string> codes;
    for (const SearchHit& hit : index.search(query).hits) codes.push_back(hit.code);
    std::sort(codes.begin(), codes.end());
    std::string text;
    for (const std::string& code : codes) text += code + " ";
    return text;
}

}  // namespace

TEST_CASE("search: the same words give the same hits whatever the spelling", "[search][text]") {
    TestIndex index;
    index.add(town_hall());
    const std::vector<std::vector<std::string>> alike = {
        {"autorizații", "autorizaţii", "autorizatii", "AUTORIZAȚII", "autorizaț\u0069i", "autorizația", "autorizatiei",
         "autorizat\u0326ii"},
        {"hotărâre", "hotărîre", "hotarare", "HOTĂRÎREA", "hotărârilor", "hotarire"},
        {"certificat urbanism", "certificatelor de urbanism", "CERTIFICATUL URBANISM", "certificate, urbanism"},
        {"fișa", "fişa", "fisa", "fișelor", "f\u00adișei"},
        {"riscuri", "risc", "riscului", "RISCURILOR"},
        {"aprobă", "aproba", "aprobarea", "aprobărilor"},
    };
    for (const auto& group : alike) {
        const std::string expected = set_of(index, group[0]);
        CHECK_FALSE(expected.empty());
        for (const std::string& query : group) {
            INFO(query);
            CHECK(set_of(index, query) == expected);
        }
    }
}

TEST_CASE("search: a code finds its document first in every spelling", "[search][code]") {
    TestIndex index;
    index.add(town_hall());
    for (const char* query : {"PO-URB-04", "po urb 4", "P.O. Urb. 04", "P.O.–URB–04", "pourb04", "POURB4", "po-urb-004",
                              "po/urb/4", "cod PO-URB-04", "procedura PO URB 4", "PO-URB-04 taxa", "cod:PO-URB-04",
                              "code:\"po urb 4\"", "cod: po-urb-4"}) {
        INFO(query);
        const SearchResult result = index.search(query);
        REQUIRE_FALSE(result.hits.empty());
        CHECK(result.hits[0].code == "PO-URB-04");
    }
    for (const char* query : {"PO16", "PO – 016", "po 16", "PO-16"}) {
        INFO(query);
        CHECK(index.codes(query).substr(0, 6) == "PO-016");
    }
    CHECK(index.codes("poapi01") == "PO-API-01");
    CHECK(index.codes("PO16 dispozitii") == "PO-016");
    CHECK(index.codes("PS 08") == "PS-08");
}

TEST_CASE("search: O typed for 0 and l for 1 still find the code", "[search][code]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("P0-API-01") == "PO-API-01");
    CHECK(index.codes("PO-API-O1") == "PO-API-01");
    CHECK(index.codes("P016") == "PO-016");
}

TEST_CASE("search: title before text, code before title", "[search][rank]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("certificat urbanism").starts_with("PO-URB-04"));
    CHECK(index.codes("autorizatie construire").starts_with("PO-URB-05"));
    CHECK(index.codes("plata").starts_with("PO-FIN-02"));
    const SearchResult result = index.search("certificat de urbanism");
    REQUIRE(result.hits.size() == 2);
    CHECK(result.hits[0].score >= result.hits[1].score);
    CHECK(result.hits[0].score <= 100);
}

TEST_CASE("search: the very form that was typed ranks before other forms", "[search][rank]") {
    TestIndex index;
    index.add({procedure("PO-1", "Unu", "aprobărilor date de consiliu în ședință publică"),
               procedure("PO-2", "Doi", "aprobarea dată de consiliu în ședință publică")});
    CHECK(index.codes("aprobarea") == "PO-2 PO-1");
    CHECK(index.codes("aprobărilor") == "PO-1 PO-2");
}

TEST_CASE("search: acts and numbers are found however they are cited", "[search][acts]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("Legea 672/2002") == "PO-API-01");
    CHECK(index.codes("legea nr. 672 din 2002") == "PO-API-01");
    CHECK(index.codes("672/2002") == "PO-API-01");
    CHECK(index.codes("ordinul SGG 600/2018") == "PO-API-01");
    CHECK(index.codes("act:672/2002") == "PO-API-01");
    CHECK(index.codes("act:\"Legea 672/2002\"") == "PO-API-01");
    CHECK(index.codes("act:OSGG") == "PO-API-01");
    CHECK(index.codes("436/2022") == "PO-URB-04");
    CHECK(index.codes("Legea 1/2001").empty());
}

TEST_CASE("search: abbreviations and what they stand for find one another", "[search][synonyms]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("ALOP").starts_with("PO-FIN-02"));
    CHECK(index.codes("alop") == index.codes("ALOP"));
    CHECK(index.codes("HCL") == "PO-016");
    CHECK(index.codes("CFP") == "PO-FIN-02");
    CHECK(index.codes("CU").starts_with("PO-URB-04"));
    CHECK(index.codes("UAT").empty());
    index.add({procedure("PO-9", "Comunicarea HCL", "HCL se comunică prefectului.")});
    CHECK(index.codes("hotarari consiliu local").find("PO-9") != std::string::npos);
}

TEST_CASE("search: phrases, exclusion, alternatives, beginnings and fields", "[search][language]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("\"certificatului de urbanism\"") == "PO-URB-05");
    CHECK(index.codes("„certificatului de urbanism”") == "PO-URB-05");
    CHECK(index.codes("\"urbanism de certificatului\"").empty());
    CHECK(index.codes("urbanism -autorizatie") == "PO-URB-04");
    CHECK(index.codes("urbanism NOT autorizatie") == "PO-URB-04");
    CHECK(index.search("riscurilor OR auditul").total == 2);
    CHECK(index.search("riscurilor SAU auditul").total == 2);
    CHECK(index.codes("riscurilor AND auditul").empty());
    CHECK(index.search("(riscuri OR audit) -mission").total == 2);
    CHECK(index.codes("ordonan*") == "PO-FIN-02");
    CHECK(index.search("urban*").total == 2);
    CHECK(index.codes("titlu:plata") == "PO-FIN-02");
    CHECK(index.codes("title:\"audit public\"") == "PO-API-01");
    CHECK(index.codes("tip:PS") == "PS-08");
    CHECK(index.search("tip:procedura").total == 6);
    CHECK(index.codes("compartiment:audit urbanism") == "PO-URB-04");
    CHECK(index.codes("unit:\"Serviciul Financiar\"") == "PO-FIN-02");
    CHECK(index.codes("procedura:PO-URB-04").find("PO-API-01") != std::string::npos);
    CHECK(index.codes("tip:nimic").empty());
    CHECK(index.codes("act:nimic").empty());
    CHECK(index.codes("tip:nimic urbanism").empty());
    CHECK(index.search("urbanism -tip:nimic").total == 2);
}

TEST_CASE("search: stop words are not required, but a phrase keeps them", "[search][language]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("cine aproba o dispozitie") == "PO-016");
    CHECK(index.codes("procedura in vigoare pentru riscuri") == "PS-08");
    CHECK(index.search("de la").total > 0);
    CHECK(index.codes("\"viza de control\"") == "PO-FIN-02");
    CHECK(index.codes("\"viza control\"").empty());
}

TEST_CASE("search: every word is required; a long question may miss one", "[search][language]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("certificat inexistent").empty());
    CHECK(index.codes("certificat urbanism inexistent").empty());
    const SearchResult longer = index.search("eliberare certificat urbanism inexistent");
    CHECK(longer.total == 1);
    CHECK(longer.notice == "query.fewer_words");
}

TEST_CASE("search: without a query everything in force is listed by code", "[search][language]") {
    TestIndex index;
    index.add(town_hall());
    CHECK(index.codes("") == "PO-016 PO-API-01 PO-FIN-02 PO-URB-04 PO-URB-05 PS-08");
    CHECK(index.search("?!").total == 0);
}

TEST_CASE("search: nobody sees another institution's documents", "[search][access]") {
    TestIndex index;
    std::vector<IndexedRevision> all = town_hall();
    IndexedRevision foreign =
        procedure("PO-URB-04", "Eliberarea certificatelor de urbanism secrete", "Certificat zzyzx.");
    foreign.institution = InstitutionId("lipova");
    foreign.revision = RevisionId("rev-foreign");
    foreign.unit_name = "Unitate străină";
    all.push_back(foreign);
    index.add(all);
    for (const char* query : {"", "certificat", "PO-URB-04", "cod:PO-URB-04", "zzyz*", "zzyzx", "secrete OR certificat",
                              "-audit", "zzyzs"}) {
        INFO(query);
        const SearchResult result = index.search(query);
        for (const SearchHit& hit : result.hits) CHECK(hit.revision.str() != "rev-foreign");
        CHECK(result.units.count("Unitate străină") == 0);
        CHECK(result.suggestion.find("zzyzx") == std::string::npos);
    }
    SearchRequest typing = request("elib");
    CHECK(index.index().suggest(typing).size() == 1);
    SearchRequest there = request("zzyzx");
    there.institution = InstitutionId("lipova");
    CHECK(index.search(there).total == 1);
}
