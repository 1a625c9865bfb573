#include <catch2/catch.hpp>

#include "core/service/distribution/reminders.h"
#include "tests/core/service/distribution/hall.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// Days of the schedule on which the people of CAD would be reminded, when everything is sent and recorded every day.
std::string days_of(Hall& hall, int days) {
    std::string found;
    for (int n = 0; n <= days; ++n) {
        const Date today = Town::day("2026-11-22").plus_days(n);
        hall.clock.set(today.iso());
        std::vector<DueReminder> due;
        hall.read([&](StoreReader& reader) { due = reminders_due(reader, today); });
        for (const DueReminder& one : due) {
            CHECK(one.due_day == today);
            found += (found.empty() ? "" : " ") + std::to_string(n);
        }
        record_reminders(hall.system(), due);
    }
    return found;
}

void setting(Hall& hall, const char* name, const char* value) {
    hall.write([&](StoreWriter& writer) { writer.set_setting(name, value); });
}

std::size_t due_now(Hall& hall) {
    std::size_t count = 0;
    hall.read([&](StoreReader& reader) { count = reminders_due(reader, hall.clock.today()).size(); });
    return count;
}

}  // namespace

TEST_CASE("reminders: three days before the last day, on it, and every week after", "[distribution][reminders]") {
    Hall hall;
    hall.start({hall.to_unit("CAD")});
    CHECK(days_of(hall, 40) == "7 10 17 24 31 38");
    CHECK(hall.findings() == "");
}

TEST_CASE("reminders: the settings decide, and one that is none does not", "[distribution][reminders]") {
    Hall hall;
    setting(hall, "reading.days", "5");
    setting(hall, "reading.remind_before", "5");  // the day of asking itself: never
    setting(hall, "reading.remind_on_day", "0");
    setting(hall, "reading.remind_every", "3");
    hall.start({hall.to_unit("CAD")});
    CHECK(days_of(hall, 12) == "8 11");

    Hall other;
    setting(other, "reading.remind_before", "-1");
    setting(other, "reading.remind_on_day", "da");
    setting(other, "reading.remind_every", "0");
    other.start({other.to_unit("CAD")});
    CHECK(days_of(other, 30) == "7 10");
}

TEST_CASE("reminders: after days on which nobody asked there is one and not many", "[distribution][reminders]") {
    Hall hall;
    hall.start({hall.to_unit("CAD"), hall.to_unit("JUR")});
    hall.clock.set("2026-12-20");  // 28 days later
    std::vector<DueReminder> due;
    hall.read([&](StoreReader& reader) { due = reminders_due(reader, hall.clock.today()); });
    REQUIRE(due.size() == 2);
    CHECK(due[0].due_day == Town::day("2026-12-16"));
    CHECK(record_reminders(hall.system(), due) == 2);
    CHECK(record_reminders(hall.system(), due) == 0);
    CHECK(due_now(hall) == 0);
    hall.clock.set("2026-12-23");
    CHECK(due_now(hall) == 2);
    CHECK(hall.findings() == "");
}

TEST_CASE("reminders: who has acknowledged or left is reminded no more, not even by a list made before",
          "[distribution][reminders]") {
    Hall hall;
    hall.start({hall.to_unit("CAD"), hall.to_unit("JUR"), hall.to_unit("IT")});
    hall.clock.set("2026-12-02");
    std::vector<DueReminder> due;
    hall.read([&](StoreReader& reader) { due = reminders_due(reader, hall.clock.today()); });
    REQUIRE(due.size() == 3);
    acknowledge(hall.as("cad"), hall.text.id, hall.hash());
    move_person(hall.as("admin"), hall.person("juridic"), {}, hall.unit("ADP"), "", hall.clock.today());
    CHECK(due_now(hall) == 1);
    CHECK(record_reminders(hall.system(), due) == 1);
    CHECK(refused([&] { record_reminders(hall.as("cad"), due); }).code == ErrorCode::kForbidden);
    CHECK(hall.findings() == "");
}

TEST_CASE("reminders: a head sees those of the own unit, a reader the own", "[distribution][reminders]") {
    Hall hall;
    hall.newcomer("f1", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD"), hall.to_unit("JUR"), hall.to_unit("ITL")});
    hall.clock.set("2026-12-02");
    CHECK(reminders_seen(hall.as("calitate")).size() == 4);
    CHECK(reminders_seen(hall.as("cad")).size() == 2);
    CHECK(reminders_seen(hall.as("economic")).size() == 1);  // head of the directorate above ITL
    CHECK(reminders_seen(hall.as("taxe")).size() == 1);
    CHECK(reminders_seen(hall.as("inspector")).empty());
    CHECK(reminders_seen(hall.as(PersonId())).empty());
}
