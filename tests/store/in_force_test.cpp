#include <catch2/catch.hpp>
#include <map>
#include <random>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string in_force(TestStore& test, const std::string& on, const std::string& today = "2026-11-22") {
    std::string ids;
    test.read([&](StoreReader& reader) {
        for (const auto& one : reader.revisions_in_force({}, day(on), day(today))) {
            ids += one.id.str() + " ";
        }
    });
    return ids;
}

}  // namespace

TEST_CASE("store: a revision is in force from its first day to the day before its end", "[store][in_force]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.add_document(document("d1", {"PO", "1"}));
        Revision first = revision("r1", "d1", {1, 0});
        first.effective = {day("2020-01-01"), DateCertainty::kYear};
        first.effective_until = day("2024-05-31");
        writer.add_revision(first);
        Revision second = revision("r2", "d1", {2, 0});
        second.effective = {day("2024-05-31"), DateCertainty::kDay};
        writer.add_revision(second);
    });
    CHECK(in_force(test, "2019-12-31").empty());
    CHECK(in_force(test, "2020-01-01") == "r1 ");
    CHECK(in_force(test, "2024-05-30") == "r1 ");
    CHECK(in_force(test, "2024-05-31") == "r2 ");
    CHECK(in_force(test, "2026-11-22") == "r2 ");
    CHECK(in_force(test, "2199-12-31") == "r2 ");
}

TEST_CASE("store: what was withdrawn was in force until the day before its end", "[store][in_force]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        for (const char* id : {"d1", "d2"}) writer.add_document(document(id, {"PO", id}));
        Revision known = revision("r1", "d1");
        known.effective = {day("2020-01-01"), DateCertainty::kDay};
        known.effective_until = day("2024-05-31");
        known.lifecycle = Lifecycle::kWithdrawn;
        writer.add_revision(known);
        Revision unknown = revision("r2", "d2");
        unknown.effective = {day("2020-01-01"), DateCertainty::kDay};
        unknown.lifecycle = Lifecycle::kWithdrawn;
        writer.add_revision(unknown);
    });
    CHECK(in_force(test, "2019-12-31").empty());
    CHECK(in_force(test, "2020-01-01") == "r1 ");
    CHECK(in_force(test, "2024-05-30") == "r1 ");
    CHECK(in_force(test, "2024-05-31").empty());
    CHECK(in_force(test, "2026-11-22").empty());
}

TEST_CASE("store: an undated revision is in force today only", "[store][in_force]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.add_document(document("d1", {"PO", "1"}));
        writer.add_revision(revision("r1", "d1"));
    });
    CHECK(in_force(test, "2026-11-22") == "r1 ");
    CHECK(in_force(test, "2026-11-21").empty());
    CHECK(in_force(test, "2026-11-23").empty());
}

TEST_CASE("store: the list is in register order, one row a document, and takes a filter", "[store][in_force]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        for (const auto& [id, number] : std::map<std::string, std::string>{{"x", "10"}, {"y", "9"}, {"z", "11"}}) {
            Document made = document(id, {"PO", number});
            made.type = id == "z" ? DocumentType::kGuide : made.type;
            writer.add_document(made);
            for (const int edition : {1, 2}) {
                Revision one = revision(id + std::to_string(edition), id, {edition, 0});
                one.effective = {day("2020-01-01"), DateCertainty::kDay};
                writer.add_revision(one);
            }
        }
    });
    CHECK(in_force(test, "2021-01-01") == "y2 x2 z2 ");
    test.read([](StoreReader& reader) {
        DocumentFilter filter;
        filter.types = {DocumentType::kGuide};
        CHECK(reader.revisions_in_force(filter, day("2021-01-01"), day("2021-01-01")).size() == 1);
        filter.types.clear();
        filter.limit = 1;
        filter.offset = 1;
        const auto page = reader.revisions_in_force(filter, day("2021-01-01"), day("2021-01-01"));
        REQUIRE(page.size() == 1);
        CHECK(page[0].id == RevisionId("x2"));
    });
}

TEST_CASE("store: in force in SQL is in force in the model, whatever the dates", "[store][in_force]") {
    TestStore test;
    std::mt19937 random(20261122);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const Date first_day = day("2024-05-01");
    std::vector<Revision> all;
    test.write([&](StoreWriter& writer) {
        for (int d = 0; d < 60; ++d) {
            const auto id = "d" + std::to_string(d);
            writer.add_document(document(id, {"PO", std::to_string(d)}));
            for (int e = 1; e <= 4; ++e) {
                Revision one = revision(id + "e" + std::to_string(e), id, {e, pick(3)});
                one.lifecycle = pick(2) == 0 ? Lifecycle::kWithdrawn : Lifecycle::kApproved;
                if (pick(6) == 0 && e == 4) one.lifecycle = static_cast<Lifecycle>(pick(5));
                if (pick(4) != 0) {
                    one.effective = {first_day.plus_days(pick(6)), DateCertainty::kDay};
                }
                if (pick(2) == 0) {
                    one.effective_until = first_day.plus_days(pick(6));
                }
                one.superseded_undated = pick(4) == 0;
                writer.add_revision(one);
                all.push_back(one);
            }
        }
    });
    const Date today = first_day.plus_days(3);
    int found = 0;
    for (int offset = -1; offset <= 7; ++offset) {
        const Date on = first_day.plus_days(offset);
        std::map<std::string, std::pair<EditionRevision, std::string>> expected;
        for (const auto& one : all) {
            if (in_force_on(one, on, today)) {
                auto& best = expected[one.document.str()];
                best = std::max(best, std::pair(one.number, one.id.str()));
            }
        }
        test.read([&](StoreReader& reader) {
            const auto rows = reader.revisions_in_force({}, on, today);
            CHECK(rows.size() == expected.size());
            for (const auto& row : rows) {
                CHECK(expected[row.document.str()].second == row.id.str());
                ++found;
            }
        });
    }
    CHECK(found > 100);
}
