#include "core/service/validity.h"

#include <catch2/catch.hpp>
#include <random>
#include <tuple>

using namespace pravila;

namespace {

const Date today = *Date::parse("2026-11-22");

Revision revision(EditionRevision number, const char* effective) {
    Revision made;
    made.number = number;
    if (effective) made.effective = {Date::parse(effective), DateCertainty::kDay};
    return made;
}

int in_force(const std::vector<Revision>& revisions, Date day) {
    int count = 0;
    for (const Revision& one : revisions) count += in_force_on(one, day, today) ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("validity: a revision ends on the day before the next one begins", "[service][validity]") {
    std::vector<Revision> revisions = {revision({1, 0}, "2019-06-10"), revision({2, 0}, "2022-02-01")};
    CHECK(recompute_validity(revisions) == std::vector<std::size_t>{0});
    CHECK(revisions[0].effective_until == Date::parse("2022-02-01"));
    CHECK_FALSE(revisions[1].effective_until);
    CHECK(recompute_validity(revisions).empty());
}

TEST_CASE("validity: on the same day the higher number wins", "[service][validity]") {
    std::vector<Revision> revisions = {revision({1, 0}, "2020-01-01"), revision({1, 1}, "2020-01-01")};
    recompute_validity(revisions);
    CHECK_FALSE(in_force_on(revisions[0], *Date::parse("2020-01-01"), today));
    CHECK(in_force_on(revisions[1], *Date::parse("2020-01-01"), today));
}

TEST_CASE("validity: an undated successor takes over today and leaves past days as they were", "[service][validity]") {
    std::vector<Revision> revisions = {revision({1, 0}, "2020-01-01"), revision({1, 1}, nullptr)};
    recompute_validity(revisions);
    CHECK(in_force_on(revisions[0], *Date::parse("2021-01-01"), today));
    CHECK_FALSE(in_force_on(revisions[0], today, today));
    CHECK(in_force_on(revisions[1], today, today));
}

TEST_CASE("validity: what was withdrawn keeps its last day, unless a later one began before", "[service][validity]") {
    std::vector<Revision> revisions = {revision({1, 0}, "2019-06-10"), revision({2, 0}, "2022-02-01")};
    revisions[1].lifecycle = Lifecycle::kWithdrawn;
    revisions[1].effective_until = Date::parse("2024-05-31");
    recompute_validity(revisions);
    CHECK(revisions[0].effective_until == Date::parse("2022-02-01"));  // withdrawing the next does not bring it back
    CHECK(revisions[1].effective_until == Date::parse("2024-05-31"));
    for (const auto& [day, first, second] : {std::tuple("2022-01-31", true, false),
                                             {"2022-02-01", false, true},
                                             {"2024-05-30", false, true},
                                             {"2024-05-31", false, false}}) {
        INFO(day);
        CHECK(in_force_on(revisions[0], *Date::parse(day), today) == first);
        CHECK(in_force_on(revisions[1], *Date::parse(day), today) == second);
        CHECK(state_on(revisions[1], *Date::parse(day), today) == (second ? State::kInForce : State::kWithdrawn));
    }
    revisions.push_back(revision({3, 0}, "2025-01-01"));
    CHECK(recompute_validity(revisions).empty());
    revisions.back().effective.day = Date::parse("2023-01-01");
    CHECK(recompute_validity(revisions) == std::vector<std::size_t>{1});
    CHECK(revisions[1].effective_until == Date::parse("2023-01-01"));
    revisions.back().effective.day = Date::parse("2025-01-01");
    recompute_validity(revisions);
    CHECK(revisions[1].effective_until == Date::parse("2023-01-01"));  // never later again
}

TEST_CASE("validity: withdrawn before its first day, a revision ends nothing", "[service][validity]") {
    std::vector<Revision> revisions = {revision({1, 0}, "2019-06-10"), revision({2, 0}, "2026-12-01")};
    recompute_validity(revisions);
    CHECK(revisions[0].effective_until == Date::parse("2026-12-01"));
    revisions[1].lifecycle = Lifecycle::kWithdrawn;
    revisions[1].effective_until = revisions[1].effective.day;
    CHECK(recompute_validity(revisions) == std::vector<std::size_t>{0});
    CHECK_FALSE(revisions[0].effective_until);
    CHECK_FALSE(in_force_on(revisions[1], *Date::parse("2026-12-01"), today));
}

TEST_CASE("validity: withdrawn on an unknown day, a revision is in force on none", "[service][validity]") {
    std::vector<Revision> revisions = {revision({1, 0}, "2019-06-10"), revision({2, 0}, nullptr)};
    for (Revision& one : revisions) one.lifecycle = Lifecycle::kWithdrawn;
    CHECK(recompute_validity(revisions).empty());
    CHECK(in_force(revisions, *Date::parse("2020-01-01")) == 0);
    CHECK(in_force(revisions, today) == 0);
    CHECK(state_on(revisions[0], *Date::parse("2020-01-01"), today) == State::kWithdrawn);
}

TEST_CASE("validity: over random histories at most one revision is in force on any day", "[service][validity]") {
    std::mt19937 random(20261122);
    for (int history = 0; history < 2000; ++history) {
        std::vector<Revision> revisions;
        const int count = 1 + static_cast<int>(random() % 6);
        for (int i = 0; i < count; ++i) {
            Revision one;
            one.number = {1 + i / 3, i % 3};
            // A few days only, so that equal and reversed dates are common; some without a date; some withdrawn.
            if (random() % 4)
                one.effective = {today.plus_days(static_cast<int>(random() % 9) - 6), DateCertainty::kDay};
            if (random() % 4 == 0) {
                one.lifecycle = Lifecycle::kWithdrawn;
                if (random() % 3) one.effective_until = today.plus_days(static_cast<int>(random() % 9) - 6);
            }
            revisions.push_back(one);
        }
        recompute_validity(revisions);
        for (int offset = -8; offset <= 6; ++offset) {
            CAPTURE(history, offset);
            CHECK(in_force(revisions, today.plus_days(offset)) <= 1);
        }
    }
}
