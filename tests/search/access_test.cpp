#include <catch2/catch.hpp>
#include <random>

#include "index_support.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const std::vector<UnitId> kUnits = {UnitId("u0"), UnitId("u1"), UnitId("u2")};

struct Kind {
    Document document;
    Revision revision;
};

/// Every kind of revision there is, as far as reading goes.
std::vector<Kind> every_kind() {
    std::vector<Kind> kinds;
    for (int owner = 0; owner <= 3; ++owner)
        for (const int participating : {0, 1, 6, 7})
            for (const Audience audience : {Audience::kPublic, Audience::kInternal, Audience::kConfidential})
                for (const Lifecycle lifecycle : {Lifecycle::kDraft, Lifecycle::kInReview, Lifecycle::kApproved,
                                                  Lifecycle::kCancelled, Lifecycle::kWithdrawn})
                    for (const bool filed : {true, false}) {
                        Kind kind;
                        const std::string id = std::to_string(kinds.size());
                        kind.document.id = DocumentId("d" + id);
                        kind.document.audience = audience;
                        if (owner < 3) kind.document.owner = kUnits[static_cast<std::size_t>(owner)];
                        for (int unit = 0; unit < 3; ++unit)
                            if (participating >> unit & 1)
                                kind.document.participating.push_back(kUnits[static_cast<std::size_t>(unit)]);
                        if (filed) kind.document.codes.emplace_back();
                        kind.revision.id = RevisionId("r" + id);
                        kind.revision.lifecycle = lifecycle;
                        kinds.push_back(std::move(kind));
                    }
    return kinds;
}

IndexedRevision indexed(const Kind& kind) {
    IndexedRevision made = procedure("PO-" + kind.revision.id.str(), "Titlu", "text");
    made.revision = kind.revision.id;
    made.document = kind.document.id;
    made.audience = kind.document.audience;
    made.owner_id = kind.document.owner;
    made.participating_ids = kind.document.participating;
    made.lifecycle = kind.revision.lifecycle;
    made.unfiled = kind.document.codes.empty();
    return made;
}

}  // namespace

TEST_CASE("access: the index finds exactly what the rule lets read, for random rights", "[search][access]") {
    const std::vector<Kind> kinds = every_kind();
    TestIndex index;
    std::vector<IndexedRevision> all;
    all.reserve(kinds.size());
    for (const Kind& kind : kinds) all.push_back(indexed(kind));
    index.add(all);
    std::mt19937 random(20261122);
    const auto coin = [&](unsigned one_in) { return random() % one_in == 0; };
    const auto units = [&] {
        std::set<UnitId> some;
        for (const UnitId& unit : kUnits)
            if (coin(4)) some.insert(unit);
        return some;
    };
    const auto reach = [&] { return UnitReach{coin(8), units()}; };
    long found = 0;
    for (int round = 0; round < 150; ++round) {
        ReadAccess access;
        access.open_public = !coin(4);
        access.open_internal = !coin(3);
        access.managed = reach();
        access.headed = reach();
        access.places = units();
        access.works_on = reach();
        access.reviews = reach();
        access.heads = units();
        for (int i = 0; i < 5; ++i) access.named.insert(RevisionId("r" + std::to_string(random() % kinds.size())));
        std::set<std::string> expected, got;
        for (const Kind& kind : kinds)
            if (access.may_read(kind.document, kind.revision)) expected.insert(kind.revision.id.str());
        SearchRequest asked = request("");
        asked.access = access;
        asked.all_revisions = true;
        asked.limit = 1000;
        const SearchResult result = index.search(asked);
        for (const SearchHit& hit : result.hits) got.insert(hit.revision.str());
        INFO("round " << round);
        REQUIRE(got == expected);
        REQUIRE(result.total == static_cast<long>(expected.size()));
        found += result.total;
    }
    CHECK(found > 1000);
}

TEST_CASE("access: by default only what is public is found", "[search][access]") {
    TestIndex index;
    IndexedRevision open = procedure("PO-1", "Deschisă", "text");
    open.audience = Audience::kPublic;
    IndexedRevision secret = procedure("PO-3", "Ascunsă", "text");
    secret.audience = Audience::kConfidential;
    index.add({open, procedure("PO-2", "Internă", "text"), secret});
    SearchRequest asked = request("text");
    asked.access = {};
    CHECK(index.codes(asked) == "PO-1");
    asked.access = ReadAccess::nothing();
    CHECK(index.codes(asked).empty());
    CHECK(index.codes(request("text")) == "PO-1 PO-2 PO-3");
}

TEST_CASE("access: words, spellings and codes of what may not be read do not exist", "[search][access]") {
    const auto ask = [](TestIndex& index, const std::string& query) {
        SearchRequest asked = request(query);
        asked.access = {};
        asked.access.open_internal = true;
        const SearchResult result = index.search(asked);
        std::string text = std::to_string(result.total) + "|" + result.suggestion + "|" + result.notice + "|";
        for (const SearchHit& hit : result.hits) text += hit.code + " " + hit.snippet + "|";
        for (const auto* facet : {&result.types, &result.units, &result.states})
            for (const auto& [name, count] : *facet) text += name + "=" + std::to_string(count) + "|";
        SearchRequest typed = asked;
        for (const Suggestion& each : index.index().suggest(typed)) text += each.code + "|";
        return text;
    };
    TestIndex with, without;
    without.add(town_hall());
    std::vector<IndexedRevision> all = town_hall();
    IndexedRevision secret =
        procedure("PO-SEC-01", "Zăvorul primarului", "Zăvoarele plăților se descuie cu parafernaliu.");
    secret.audience = Audience::kConfidential;
    IndexedRevision draft = procedure("PO-SEC-02", "Ciornă de lucru", "Ciornele urbanistice se scriu parafernalic.");
    draft.lifecycle = Lifecycle::kDraft;
    IndexedRevision unfiled = procedure("", "Hârtie parafernalie", "fără cod");
    unfiled.revision = RevisionId("unfiled");
    unfiled.keys.clear();
    unfiled.unfiled = true;
    all.insert(all.end(), {secret, draft, unfiled});
    with.add(all);
    for (const char* query : {"parafernaliu",
                              "parafernaliv",
                              "urbanism OR parafernaliu",
                              "urbanism parafernaliu",
                              "parafern*",
                              "zăvorl",
                              "PO-SEC-01",
                              "posec01",
                              "PO-SEC-O1",
                              "cod:PO-SEC-01",
                              "cod:sec",
                              "titlu:zăvorul",
                              "zav",
                              "ciorna",
                              "urbanism -parafernaliu",
                              "\"zăvorul primarului\"",
                              "tip:PO",
                              "compartiment:urbanism",
                              "sec",
                              "procedura:PO-SEC-01"}) {
        INFO(query);
        CHECK(ask(with, query) == ask(without, query));
    }
    // The best hit is the best, whether or not a word it lacks stands in some unreadable document.
    SearchRequest either = request("urbanism OR parafernaliu");
    either.access = {};
    either.access.open_internal = true;
    CHECK(with.search(either).hits.at(0).score == 100);
    CHECK(with.search("parafernaliu").total == 1);
    CHECK(with.search("parafernaliv").suggestion == "parafernaliu");
}
