#include <catch2/catch.hpp>

#include "index_support.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// Two revisions of one procedure: the second takes over on 2024-03-15.
std::vector<IndexedRevision> two_revisions() {
    IndexedRevision first = procedure("PO-CTB-01", "Plata salariilor", "Statul de plată se face în cinci exemplare.");
    first.revision = RevisionId("r1");
    first.effective_until = day("2024-03-15");
    IndexedRevision second = procedure("PO-CTB-01", "Plata salariilor", "Statul de plată se face electronic.");
    second.revision = RevisionId("r2");
    second.number = {2, 0};
    second.effective = {day("2024-03-15"), DateCertainty::kDay};
    return {first, second};
}

std::string revisions(TestIndex& index, const SearchRequest& asked) {
    std::vector<std::string> ids;
    for (const SearchHit& hit : index.search(asked).hits) ids.push_back(hit.revision.str());
    std::sort(ids.begin(), ids.end());
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

IndexedRevision undated(const std::string& code) {
    IndexedRevision revision = procedure(code, "Plata fără dată", "Statul de plată vechi.");
    revision.effective = {};
    return revision;
}

}  // namespace

TEST_CASE("as of: the first day and the last day belong to a revision, the day after to the next", "[search][as_of]") {
    TestIndex index;
    index.add(two_revisions());
    CHECK(revisions(index, request("plata", "2019-12-31")).empty());
    CHECK(revisions(index, request("plata", "2020-01-01")) == "r1");
    CHECK(revisions(index, request("plata", "2024-03-14")) == "r1");
    CHECK(revisions(index, request("plata", "2024-03-15")) == "r2");
    CHECK(revisions(index, request("plata", "2026-11-22")) == "r2");
    CHECK(revisions(index, request("plata", "2150-01-01")) == "r2");
}

TEST_CASE("as of: a past day is searched in the words it had", "[search][as_of]") {
    TestIndex index;
    index.add(two_revisions());
    CHECK(revisions(index, request("electronic", "2024-03-14")).empty());
    CHECK(revisions(index, request("exemplare", "2024-03-14")) == "r1");
    CHECK(revisions(index, request("exemplare", "2024-03-15")).empty());
}

TEST_CASE("as of: every boundary of every length of validity is exact", "[search][as_of]") {
    TestIndex index;
    std::vector<IndexedRevision> all;
    const Date start = day("2021-01-30");
    for (const int length : {1, 2, 31, 32, 33, 1000, 1023, 1024, 1025, 2000})
        for (const int shift : {0, 1, 17}) {
            IndexedRevision revision =
                procedure("PO-" + std::to_string(length) + "-" + std::to_string(shift), "Interval", "cuvant");
            revision.effective = {start.plus_days(shift), DateCertainty::kDay};
            revision.effective_until = start.plus_days(shift + length);
            all.push_back(revision);
        }
    index.add(all);
    for (int offset = -2; offset<2100; offset += offset> 40 && offset < 990 ? 50 : 1) {
        SearchRequest asked = request("", "2021-01-30");
        asked.as_of = start.plus_days(offset);
        asked.limit = 0;
        long expected = 0;
        for (const IndexedRevision& revision : all)
            if (*revision.effective.day <= asked.as_of && asked.as_of < *revision.effective_until) ++expected;
        INFO(asked.as_of.iso());
        REQUIRE(index.search(asked).total == expected);
    }
}

TEST_CASE("as of: an empty interval is never in force", "[search][as_of]") {
    TestIndex index;
    IndexedRevision same_day = procedure("PO-1", "Aceeași zi", "text");
    same_day.effective_until = same_day.effective.day;
    index.add({same_day});
    CHECK(index.codes(request("text", "2020-01-01")).empty());
    SearchRequest all = request("text", "2020-01-01");
    all.all_revisions = true;
    REQUIRE(index.search(all).hits.size() == 1);
    CHECK(index.search(all).hits[0].state == State::kSuperseded);
}

TEST_CASE("as of: a revision without a date is in force today, and counted apart on other days", "[search][as_of]") {
    TestIndex index;
    std::vector<IndexedRevision> all = two_revisions();
    all.push_back(undated("PO-OLD-1"));
    index.add(all);
    const SearchResult today = index.search(request("plata"));
    CHECK(today.total == 2);
    CHECK(today.undated_matches == 0);
    for (const SearchHit& hit : today.hits) CHECK(hit.state == State::kInForce);

    const SearchResult past = index.search(request("plata", "2022-01-01"));
    CHECK(past.total == 1);
    CHECK(past.undated_matches == 1);
    CHECK(index.search(request("exemplare", "2022-01-01")).undated_matches == 0);

    SearchRequest with = request("plata", "2022-01-01");
    with.include_undated = true;
    CHECK(index.search(with).total == 2);
    CHECK(index.search(with).undated_matches == 0);
}

TEST_CASE("as of: superseded on an unknown day, a revision keeps its past and has no today", "[search][as_of]") {
    TestIndex index;
    IndexedRevision dated = procedure("PO-1", "Datat", "text");
    dated.superseded_undated = true;
    IndexedRevision never = undated("PO-2");
    never.superseded_undated = true;
    index.add({dated, never});
    CHECK(index.codes(request("", "2021-01-01")) == "PO-1");
    CHECK(index.codes(request("")).empty());
    CHECK(index.search(request("", "2021-01-01")).undated_matches == 0);
    SearchRequest all = request("");
    all.all_revisions = true;
    CHECK(index.search(all).total == 2);
}

TEST_CASE("as of: states are those of the asked day, as hits, as filter and as facet", "[search][as_of]") {
    TestIndex index;
    std::vector<IndexedRevision> all = two_revisions();
    all.push_back(undated("PO-OLD-1"));
    for (const auto lifecycle :
         {Lifecycle::kDraft, Lifecycle::kInReview, Lifecycle::kWithdrawn, Lifecycle::kCancelled}) {
        IndexedRevision other = procedure("PO-X-" + std::to_string(static_cast<int>(lifecycle)), "Plata", "plata");
        other.lifecycle = lifecycle;
        all.push_back(other);
    }
    IndexedRevision unfiled = procedure("", "Plata fără cod", "plata");
    unfiled.revision = RevisionId("unfiled");
    unfiled.keys.clear();
    unfiled.unfiled = true;
    all.push_back(unfiled);
    index.add(all);

    CHECK(index.search(request("plata")).total == 2);
    for (const char* date : {"2026-11-22", "2022-05-05", "2019-01-01", "2030-01-01"}) {
        SearchRequest every = request("plata", date);
        every.all_revisions = true;
        const SearchResult whole = index.search(every);
        CHECK(whole.total == 8);
        long sum = 0;
        for (const auto& [name, count] : whole.states) {
            sum += count;
            SearchRequest filtered = request("plata", date);
            filtered.states = {state_from(name).value()};
            INFO(date << " " << name);
            const SearchResult one = index.search(filtered);
            CHECK(one.total == count);
            for (const SearchHit& hit : one.hits) CHECK(hit.state == filtered.states[0]);
        }
        CHECK(sum == whole.total);
    }
    SearchRequest both = request("plata");
    both.states = {State::kSuperseded, State::kUnfiled};
    CHECK(index.search(both).total == 2);
}

TEST_CASE("as of: what was withdrawn is found in force until its last day, and withdrawn after", "[search][as_of]") {
    TestIndex index;
    IndexedRevision known = procedure("PO-1", "Retrasă", "text");
    known.effective_until = day("2024-05-31");
    IndexedRevision unknown = procedure("PO-2", "Retrasă cândva", "text");
    for (IndexedRevision* one : {&known, &unknown}) one->lifecycle = Lifecycle::kWithdrawn;
    index.add({known, unknown});
    const auto withdrawn = [&](const char* on) {
        SearchRequest asked = request("text", on);
        asked.states = {State::kWithdrawn};
        return revisions(index, asked);
    };
    for (const char* on : {"2020-01-01", "2024-05-30"}) {
        INFO(on);
        CHECK(index.codes(request("text", on)) == "PO-1");
        CHECK(index.search(request("text", on)).hits.at(0).state == State::kInForce);
        CHECK(withdrawn(on) == "rev-PO-2");
    }
    for (const char* on : {"2019-12-31", "2024-05-31", "2026-11-22"}) {
        INFO(on);
        CHECK(index.codes(request("text", on)).empty());
        CHECK(withdrawn(on) == "rev-PO-1 rev-PO-2");
        SearchRequest all = request("text", on);
        all.all_revisions = true;
        CHECK(index.search(all).states == std::map<std::string, long>{{"withdrawn", 2}});
    }
}
