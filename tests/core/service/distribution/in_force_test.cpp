#include <catch2/catch.hpp>

#include "core/service/task_counts.h"
#include "core/service/tasks.h"
#include "tests/core/service/distribution/hall.h"
#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::vector<ReadingDuty> open_duties(Desk& desk, const WorkingRevision& working) {
    std::vector<ReadingDuty> open;
    desk.town.read([&](StoreReader& reader) {
        for (const ReadingDuty& duty : reader.distribution().duties_of(working.revision.id))
            if (duty.state == DutyState::kOpen) open.push_back(duty);
    });
    return open;
}

DistributionLine to_unit(Desk& desk, const char* abbreviation) {
    DistributionLine line;
    line.unit = desk.town.unit(abbreviation);
    return line;
}

}  // namespace

TEST_CASE("in force: approval today asks the people of the list today, for the approved text",
          "[distribution][in_force]") {
    Desk desk;
    const WorkingRevision submitted = desk.submitted();
    const std::string code = submitted.document.code();
    add_distribution_line(desk.town.as("inspector"), code, to_unit(desk, "CAD"));
    CHECK(open_duties(desk, submitted).empty());
    const WorkingRevision approved = desk.approved(submitted);
    const auto open = open_duties(desk, approved);
    REQUIRE(open.size() == 1);
    CHECK(open[0].person == desk.town.person("cad"));
    CHECK(open[0].sha256 == approved.revision.part(PartRole::kText)->sha256);
    const TaskCounts counts;
    CHECK(tasks_of(desk.town.as("cad")).readings.size() == 1);
    CHECK(counts.of(desk.town.as("cad")) == 1);
    acknowledge(desk.town.as("cad"), approved.revision.id, open[0].sha256);
    CHECK(counts.of(desk.town.as("cad")) == 0);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("in force: a later day asks nobody before it comes, then the next text takes the place of the one before",
          "[distribution][in_force]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    const std::string code = first.document.code();
    add_distribution_line(desk.town.as("calitate"), code, to_unit(desk, "CAD"));
    add_distribution_line(desk.town.as("calitate"), code, to_unit(desk, "JUR"));
    start_distribution(desk.town.as("calitate"), code);
    acknowledge(desk.town.as("cad"), first.revision.id, open_duties(desk, first).at(0).sha256);
    const WorkingRevision second =
        desk.approved(desk.next_revision(first, "Scopul procedurii, schimbat"), "2026-12-01");
    CHECK(open_duties(desk, second).empty());
    CHECK(open_duties(desk, first).size() == 1);
    desk.town.clock.set("2026-11-30");
    come_into_force(desk.town.system());
    CHECK(open_duties(desk, second).empty());
    desk.town.clock.set("2026-12-01");
    come_into_force(desk.town.system());
    CHECK(open_duties(desk, first).empty());
    CHECK(open_duties(desk, second).size() == 2);  // who read the old text reads the new one too
    // The old text may not be acknowledged any more.
    CHECK(refused([&] {
              acknowledge(desk.town.as("juridic"), first.revision.id, first.revision.part(PartRole::kText)->sha256);
          }).code == ErrorCode::kNotFound);
    CHECK(come_into_force(desk.town.system()) == 0);
    CHECK(open_duties(desk, second).size() == 2);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("in force: without a list nobody is asked, and the list may be started by hand later",
          "[distribution][in_force]") {
    Desk desk;
    const WorkingRevision approved = desk.approved(desk.submitted());
    CHECK(open_duties(desk, approved).empty());
    const std::string code = approved.document.code();
    add_distribution_line(desk.town.as("inspector"), code, to_unit(desk, "CAD"));
    CHECK(open_duties(desk, approved).empty());
    start_distribution(desk.town.as("calitate"), code);
    CHECK(open_duties(desk, approved).size() == 1);
    CHECK(desk.town.findings() == "");
}
