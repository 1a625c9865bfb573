#include <catch2/catch.hpp>

#include "tests/core/service/distribution/hall.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::optional<Date> due(Hall& hall) {
    std::optional<Date> day;
    hall.read(
        [&](StoreReader& reader) { day = review_due(reader, *reader.document(hall.procedure), hall.clock.today()); });
    return day;
}

std::size_t overdue(Hall& hall) {
    std::size_t count = 0;
    hall.read([&](StoreReader& reader) {
        count = reviews_due_before(reader, hall.clock.today(), hall.clock.today()).size();
    });
    return count;
}

}  // namespace

TEST_CASE("reviews: due a period after the first day in force, then as the last review says", "[distribution]") {
    Hall hall;
    CHECK(due(hall) == Town::day("2026-02-01"));
    hall.write([](StoreWriter& writer) { writer.set_setting("review.months.PO", "24"); });
    CHECK(due(hall) == Town::day("2027-02-01"));
    hall.clock.set("2027-02-01");
    CHECK(overdue(hall) == 0);
    hall.clock.set("2027-02-02");
    CHECK(overdue(hall) == 1);
    decide_review(hall.as("calitate"), "PO-URB-01", {ReviewDecision::kKeep, "Nimic nu s-a schimbat.", {}, {}});
    CHECK(due(hall) == Town::day("2029-02-02"));
    CHECK(overdue(hall) == 0);
    decide_review(hall.as("calitate"), "PO-URB-01", {ReviewDecision::kWithdraw, "Activitatea a încetat.", {}, {}});
    CHECK(!due(hall));
    CHECK(hall.findings() == "");
}

TEST_CASE("reviews: who may not, no reason, a past day", "[distribution]") {
    Hall hall;
    const auto decides = [&](const char* who, const ReviewResult& result) {
        return refused([&] { decide_review(hall.as(who), "PO-URB-01", result); }).code;
    };
    CHECK(decides("cad", {ReviewDecision::kKeep, "da", {}, {}}) == ErrorCode::kForbidden);
    CHECK(decides("inspector", {ReviewDecision::kKeep, "da", {}, {}}) == ErrorCode::kForbidden);
    CHECK(decides("urb", {ReviewDecision::kKeep, "", {}, {}}) == ErrorCode::kInvalidInput);
    CHECK(decides("urb", {ReviewDecision::kKeep, "da", hall.clock.today(), {}}) == ErrorCode::kInvalidInput);
    CHECK(refused([&] {
              decide_review(hall.as("urb"), "PO-URB-01", {ReviewDecision::kKeep, "da", {}, {}});
          }).message.empty());
}

TEST_CASE("reviews: the last day of a month stays one in a shorter month", "[distribution]") {
    Hall hall;
    hall.clock.set("2026-11-30");
    decide_review(hall.as("urb"), "PO-URB-01", {ReviewDecision::kRevise, "Legea s-a schimbat.", {}, {}});
    CHECK(due(hall) == Town::day("2027-02-28"));
}

TEST_CASE("reviews: one decision for a whole unit, listed first, all or none", "[distribution]") {
    Hall hall;
    hall.document("PO-CAD-01", "Registrul agricol", "CAD");
    hall.document("PO-ITL-01", "Certificate fiscale", "ITL");
    ReviewResult result{ReviewDecision::kKeep, "Analiza anuală.", {}, {}};
    CHECK(review_unit(hall.as("calitate"), hall.unit("DUAT"), result, true).size() == 2);
    CHECK(overdue(hall) == 3);
    CHECK(refused([&] { review_unit(hall.as("calitate"), hall.unit("DUAT"), result, false); }).code ==
          ErrorCode::kInvalidInput);
    result.act = {"procesul-verbal nr. 5", Town::day("2026-11-20")};
    CHECK(refused([&] { review_unit(hall.as("urb"), hall.unit("DUAT"), result, false); }).code ==
          ErrorCode::kForbidden);
    CHECK(overdue(hall) == 3);
    CHECK(review_unit(hall.as("calitate"), hall.unit("DUAT"), result, false).size() == 2);
    CHECK(overdue(hall) == 1);
    CHECK(hall.findings() == "");
}

TEST_CASE("reviews: the register's day counts before the period, a later text begins anew", "[distribution]") {
    Hall hall;
    const auto change = [&](const std::function<void(Revision&)>& how) {
        hall.write([&](StoreWriter& writer) {
            Revision revision = *writer.revision(hall.text.id);
            how(revision);
            writer.update_revision(revision);
        });
    };
    change([](Revision& revision) { revision.review_by = "2026-03-15"; });
    CHECK(due(hall) == Town::day("2026-03-15"));
    const std::optional<Date> next = Town::day("2027-06-30");
    decide_review(hall.as("urb"), "PO-URB-01", {ReviewDecision::kKeep, "da", next, {}});
    CHECK(due(hall) == next);
    change([](Revision& revision) { revision.review_by.clear(); });
    change([](Revision& revision) { revision.effective.day = Town::day("2026-11-22"); });
    CHECK(due(hall) == next);  // in force since the day of the review
    hall.clock.set("2026-11-23");
    change([](Revision& revision) { revision.effective.day = Town::day("2026-11-23"); });
    CHECK(due(hall) == Town::day("2027-11-23"));
    change([](Revision& revision) { revision.effective = {}; });
    CHECK(due(hall) == next);
}
