#include <catch2/catch.hpp>

#include "core/service/distribution/view_distribution.h"
#include "core/service/distribution/view_readings.h"
#include "core/service/distribution/view_reviews.h"
#include "tests/core/service/distribution/hall.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string names(const DistributionView& view) {
    std::string text;
    for (const ReadingLine& line : view.readings) text += (text.empty() ? "" : ", ") + line.person;
    return text;
}

void make_confidential(Hall& hall) {
    hall.write([&](StoreWriter& writer) {
        Document document = *writer.document(hall.procedure);
        document.audience = Audience::kConfidential;
        writer.update_document(document);
    });
}

}  // namespace

TEST_CASE("views: keepers and the head of the owner see everyone, a head the own people, others themselves",
          "[distribution][views]") {
    Hall hall;
    hall.newcomer("g1", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD", false, Purpose::kApply, "3"), hall.to_unit("JUR")});
    const auto seen = [&](const char* who) { return names(view_distribution(hall.as(who), "po urb 1", {})); };
    const std::string everyone = "Angajat g1, Mihaela Răchită, Nicolae Țurcanu";
    for (const char* who : {"calitate", "urb", "auditor", "primar", "admin"}) CHECK(seen(who) == everyone);
    CHECK(seen("cad") == "Angajat g1, Nicolae Țurcanu");
    CHECK(seen("juridic") == "Mihaela Răchită");
    CHECK(seen("taxe").empty());
    const DistributionView view = view_distribution(hall.as("taxe"), "PO-URB-01", {});
    CHECK(view.asked == 3);  // how many is no secret
    CHECK(view.acknowledged == 0);
    CHECK_FALSE(view.mine.has_value());
    CHECK_FALSE((view.may_change || view.may_keep || view.may_enter_paper));
    REQUIRE(view.lines.size() == 2);
    CHECK(view.lines[0].people == 2);
    CHECK(view.lines[0].line.copy_number == "3");
    CHECK(view_distribution(hall.as("cad"), "PO-URB-01", {}).may_enter_paper);
    CHECK_FALSE(view_distribution(hall.as("cad"), "PO-URB-01", {}).may_keep);
}

TEST_CASE("views: counts follow what people do, late ones are named late", "[distribution][views]") {
    Hall hall;
    hall.start({hall.to_unit("CAD"), hall.to_unit("JUR")});
    acknowledge(hall.as("cad"), hall.text.id, hall.hash());
    hall.clock.set("2026-12-02");
    CHECK(view_distribution(hall.as("urb"), "PO-URB-01", {}).late == 0);
    hall.clock.set("2026-12-03");
    const DistributionView view = view_distribution(hall.as("urb"), "PO-URB-01", {});
    CHECK(view.asked == 2);
    CHECK(view.acknowledged == 1);
    CHECK(view.late == 1);
    CHECK(view.readings[0].late);
    CHECK(view.readings[0].person == "Mihaela Răchită");
    CHECK_FALSE(view.readings[1].late);
    const PersonReadings mine = readings_of(hall.as("cad"), hall.person("cad"));
    CHECK(mine.open.empty());
    REQUIRE(mine.done.size() == 1);
    CHECK(mine.done[0].code == "PO-URB-01");
    CHECK(mine.functions == std::vector<std::string>{"Șef serviciu"});
}

TEST_CASE("views: the list of one person is for that person, the head and the keepers", "[distribution][views]") {
    Hall hall;
    const PersonId fresh = hall.newcomer("h1", "CAD", "2026-11-01");
    hall.start({hall.to_unit("DUAT", true)});
    const auto asks = [&](const char* who) {
        return refused([&] { readings_of(hall.as(who), fresh); }).message.empty();
    };
    CHECK(readings_of(hall.as(fresh), fresh).open.size() == 1);
    CHECK(asks("cad"));
    CHECK(asks("calitate"));
    CHECK_FALSE(asks("urb"));
    CHECK_FALSE(asks("taxe"));
    CHECK(refused([&] { readings_of(hall.as(PersonId()), fresh); }).code == ErrorCode::kForbidden);
    // Who moved has another list the same day, and the head of the old unit sees it no more.
    hall.clock.set("2026-11-24");
    move_person(hall.as("admin"), fresh, {}, hall.unit("JUR"), "", Town::day("2026-11-24"));
    CHECK(readings_of(hall.as(fresh), fresh).open.empty());
    CHECK_FALSE(asks("cad"));
}

TEST_CASE("views: the report of the missing shows each what they may see", "[distribution][views]") {
    Hall hall;
    hall.newcomer("i1", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD"), hall.to_unit("JUR")});
    const auto lines = [&](const char* who) { return missing_report(hall.as(who), {}).lines.size(); };
    CHECK(lines("calitate") == 3);
    CHECK(lines("cad") == 2);
    CHECK(lines("juridic") == 1);
    CHECK(lines("taxe") == 0);
    CHECK(missing_report(hall.as("calitate"), {}, hall.unit("JUR")).lines.size() == 1);
    CHECK(missing_report(hall.as("calitate"), {}, hall.unit("DUAT")).lines.size() == 2);
    const MissingReport then = missing_report(hall.as("calitate"), Town::day("2026-11-22"));
    CHECK(then.people == 3);
    CHECK(then.documents == 1);
    CHECK(missing_report(hall.as("calitate"), Town::day("2026-11-21")).lines.empty());
    CHECK(missing_report(hall.as("calitate"), {}, {}, "po-urb-1").lines.size() == 3);
    CHECK(refused([&] { missing_report(hall.as("calitate"), {}, {}, "PO-URB-99"); }).code == ErrorCode::kNotFound);
}

TEST_CASE("views: what is confidential is not there, for lists, readings and reviews alike", "[distribution][views]") {
    Hall hall;
    hall.start({hall.to_unit("CAD")});
    make_confidential(hall);
    hall.clock.set("2026-12-10");
    for (const char* who : {"taxe", "economic"}) {
        CAPTURE(who);
        const Context context = hall.as(who);
        const auto hidden = [&](const std::function<void()>& work) {
            return refused(work).code == ErrorCode::kNotFound;
        };
        CHECK(hidden([&] { view_distribution(context, "PO-URB-01", {}); }));
        CHECK(hidden([&] { view_reviews(context, "PO-URB-01"); }));
        CHECK(hidden([&] { set_distribution(context, "PO-URB-01", {}); }));
        CHECK(hidden([&] { add_distribution_line(context, "PO-URB-01", hall.to_unit("JUR")); }));
        CHECK(hidden([&] { start_distribution(context, "PO-URB-01"); }));
        CHECK(hidden([&] { distribution_list(context, "PO-URB-01", hall.clock.today()); }));
        CHECK(hidden([&] { decide_review(context, "PO-URB-01", {ReviewDecision::kKeep, "da", {}, {}}); }));
        CHECK(missing_report(context, {}).lines.empty());
        CHECK(review_list(context, hall.clock.today()).lines.empty());
    }
    CHECK(review_list(hall.as("urb"), hall.clock.today()).lines.size() == 1);
}

TEST_CASE("lists: lines come and go one by one, and reach the people the same day", "[distribution]") {
    Hall hall;
    const Context keeper = hall.as("calitate");
    const DistributionLine cad = add_distribution_line(keeper, "PO-URB-01", hall.to_unit("CAD"));
    CHECK(refused([&] { add_distribution_line(keeper, "PO-URB-01", hall.to_unit("CAD")); }).code ==
          ErrorCode::kConflict);
    CHECK(refused([&] { add_distribution_line(hall.as("taxe"), "PO-URB-01", hall.to_unit("JUR")); }).code ==
          ErrorCode::kForbidden);
    start_distribution(keeper, "PO-URB-01");
    const DistributionLine jur = add_distribution_line(keeper, "PO-URB-01", hall.to_unit("JUR"));
    CHECK(hall.asked().size() == 2);
    CHECK(refused([&] { remove_distribution_line(hall.as("inspector"), "PO-URB-01", jur.id); }).code ==
          ErrorCode::kForbidden);
    remove_distribution_line(keeper, "PO-URB-01", cad.id);
    CHECK(hall.asked() == std::vector{hall.person("juridic")});
    CHECK(refused([&] { remove_distribution_line(keeper, "PO-URB-01", cad.id); }).code == ErrorCode::kNotFound);
    CHECK(hall.findings() == "");
}

TEST_CASE("reviews: the list names what is due by a day and who may decide", "[distribution][views]") {
    Hall hall;
    hall.document("PO-CAD-01", "Registrul agricol", "CAD");
    CHECK(review_list(hall.as("taxe"), Town::day("2026-01-31")).lines.empty());
    const ReviewList list = review_list(hall.as("cad"), Town::day("2026-02-01"));
    REQUIRE(list.lines.size() == 2);
    CHECK(list.late == 2);
    for (const DueReviewLine& line : list.lines) CHECK(line.may_decide == (line.document.code() == "PO-CAD-01"));
    CHECK(review_list(hall.as("cad"), Town::day("2026-02-01"), hall.unit("URB")).lines.size() == 1);
    decide_review(hall.as("cad"), "PO-CAD-01", {ReviewDecision::kKeep, "Nimic nou.", {}, {"PV nr. 7", {}}});
    const DocumentReviews after = view_reviews(hall.as("taxe"), "PO-CAD-01");
    REQUIRE(after.reviews.size() == 1);
    CHECK(after.reviews[0].reason == "Nimic nou.");
    CHECK(after.reviews[0].decided_by == "Nicolae Țurcanu");
    CHECK_FALSE(after.late);
    CHECK_FALSE(after.may_decide);
}

TEST_CASE("reviews: a decision on a new text can begin it, both or neither", "[distribution]") {
    Hall hall;
    ReviewResult result{ReviewDecision::kNewEdition, "Legea s-a schimbat.", {}, {}, true};
    const DecidedReview decided = decide_review(hall.as("urb"), "PO-URB-01", result);
    REQUIRE(decided.draft);
    CHECK(decided.draft->revision.number == EditionRevision{2, 0});
    CHECK(decided.draft->draft->number_reason == "Legea s-a schimbat.");
    const auto reviews = [&] { return view_reviews(hall.as("urb"), "PO-URB-01").reviews.size(); };
    CHECK(reviews() == 1);
    // Somebody has the draft already: the review is not recorded either.
    CHECK(refused([&] { decide_review(hall.as("calitate"), "PO-URB-01", result); }).code == ErrorCode::kConflict);
    CHECK(reviews() == 1);
    result.decision = ReviewDecision::kKeep;
    CHECK(refused([&] { decide_review(hall.as("urb"), "PO-URB-01", result); }).code == ErrorCode::kInvalidInput);
    result.begin_draft = false;
    CHECK_FALSE(decide_review(hall.as("urb"), "PO-URB-01", result).draft);
    CHECK(hall.findings() == "");
}
