#include <catch2/catch.hpp>

#include "tests/core/service/distribution/hall.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("lists: an author fills the list until it is distributed, then only those who keep the system",
          "[distribution]") {
    Hall hall;
    const auto sets = [&](const char* who, const std::vector<DistributionLine>& lines) {
        return refused([&] { set_distribution(hall.as(who), "PO-URB-01", lines); }).message;
    };
    CHECK(sets("inspector", {hall.to_unit("CAD")}).empty());
    CHECK(!sets("taxe", {hall.to_unit("CAD")}).empty());
    CHECK(refused([&] { start_distribution(hall.as("inspector"), "PO-URB-01"); }).code == ErrorCode::kForbidden);
    start_distribution(hall.as("calitate"), "PO-URB-01");
    CHECK(refused([&] { start_distribution(hall.as("calitate"), "PO-URB-01"); }).code == ErrorCode::kConflict);
    CHECK(!sets("inspector", {hall.to_unit("JUR")}).empty());
    CHECK(sets("calitate", {hall.to_unit("JUR")}).empty());
    CHECK(hall.asked() == std::vector{hall.person("juridic")});
    CHECK(sets("calitate", {DistributionLine{}}) ==
          "A line of a distribution list goes to one unit, one role or one person.");
    CHECK(hall.findings() == "");
}

TEST_CASE("lists: a line that stays the same is not written again; an empty list cannot be started", "[distribution]") {
    Hall hall;
    CHECK(refused([&] { start_distribution(hall.as("calitate"), "PO-URB-01"); }).code == ErrorCode::kConflict);
    set_distribution(hall.as("calitate"), "PO-URB-01", {hall.to_unit("CAD"), hall.to_unit("CAD")});
    long long before = 0, after = 0;
    hall.read([&](StoreReader& reader) { before = reader.log_size(); });
    set_distribution(hall.as("calitate"), "PO-URB-01", {hall.to_unit("CAD")});
    hall.read([&](StoreReader& reader) { after = reader.log_size(); });
    CHECK(before == after);
    CHECK(distribution_list(hall.as("calitate"), "PO-URB-01", hall.clock.today()).size() == 1);
    CHECK(distribution_list(hall.as("calitate"), "PO-URB-01", Town::day("2026-11-21")).empty());
}

TEST_CASE("lists: a role, a person and a unit that name the same person ask once, for the weightiest purpose",
          "[distribution]") {
    Hall hall;
    DistributionLine role, person;
    role.role = Role::kLegalAdviser;
    role.purpose = Purpose::kArchive;
    person.person = hall.person("juridic");
    person.purpose = Purpose::kInform;
    hall.start({role, hall.to_unit("JUR", false, Purpose::kApply, "4"), person});
    REQUIRE(hall.duties().size() == 1);
    CHECK(hall.duties()[0].purpose == Purpose::kApply);
    CHECK(hall.duties()[0].copy_number == "4");
}

TEST_CASE("lists: paper copies are asked back only when the text no longer applies, once, and come back once",
          "[distribution]") {
    Hall hall;
    hall.start({hall.to_unit("CAD", false, Purpose::kApply, "2"), hall.to_unit("JUR")});
    const Context keeper = hall.as("calitate");
    CHECK(refused([&] { recall_copies(keeper, hall.text.id); }).code == ErrorCode::kConflict);
    hall.clock.set("2026-12-01");
    hall.write([&](StoreWriter& writer) {
        Revision ended = *writer.revision(hall.text.id);
        ended.effective_until = Town::day("2026-12-01");
        writer.update_revision(ended);
    });
    const auto copies = recall_copies(keeper, hall.text.id);
    REQUIRE(copies.size() == 1);
    CHECK(recall_copies(keeper, hall.text.id).size() == 1);
    CHECK(refused([&] { recall_copies(hall.as("taxe"), hall.text.id); }).code == ErrorCode::kForbidden);
    const auto returned = [&](const char* iso) {
        return refused([&] { return_copy(keeper, hall.text.id, copies[0].id, Town::day(iso)); }).code;
    };
    CHECK(returned("2026-11-30") == ErrorCode::kInvalidInput);
    CHECK(returned("2026-12-02") == ErrorCode::kInvalidInput);
    return_copy(keeper, hall.text.id, copies[0].id, Town::day("2026-12-01"));
    CHECK(returned("2026-12-01") == ErrorCode::kConflict);
    refresh_duties(hall.system());
    CHECK(hall.asked().empty());
    CHECK(hall.findings() == "state.revision");  // the end that this test wrote past the program, and nothing else
}

TEST_CASE("lists: only copies that were given while the text applied are asked back", "[distribution]") {
    Hall hall;
    const auto given = [&](const char* number, const char* from, const char* until) {
        DistributionLine line;
        line.id = hall.ids.next_id<LineId>();
        line.document = hall.procedure;
        line.copy_number = number;
        line.unit = hall.unit("CAD");
        line.from = Town::day(from);
        line.until = Date::parse(until);
        hall.write([&](StoreWriter& writer) { writer.distribution().add_line(line); });
    };
    given("before", "2024-01-01", "2025-02-01");  // taken off on the first day in force
    given("first", "2024-01-01", "2025-02-02");
    given("never", "2025-06-01", "2025-06-01");  // taken off on the day it was put on
    given("last", "2026-11-30", "");
    given("after", "2026-12-01", "");  // put on when it no longer applied
    hall.write([&](StoreWriter& writer) {
        Revision ended = *writer.revision(hall.text.id);
        ended.effective_until = Town::day("2026-12-01");
        writer.update_revision(ended);
    });
    hall.clock.set("2026-12-02");
    recall_copies(hall.as("calitate"), hall.text.id);
    std::string numbers;
    hall.read([&](StoreReader& reader) {
        for (const CopyRecall& copy : reader.distribution().recalls_of(hall.text.id))
            for (const DistributionLine& line : reader.distribution().lines_of(hall.procedure))
                if (line.id == copy.line) numbers += line.copy_number + " ";
    });
    CHECK(numbers == "first last ");
}
