#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "tests/core/service/distribution/hall.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("readings: an import asks nobody", "[distribution]") {
    Hall hall;
    CHECK(hall.duties().empty());
    CHECK(hall.missing().empty());
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: of 25 people 24 acknowledge, and the report names the one who has not", "[distribution]") {
    Hall hall;
    std::vector<PersonId> people;
    people.reserve(25);
    for (int n = 0; n < 25; ++n) people.push_back(hall.newcomer("a" + std::to_string(n), "IT", "2026-02-01"));
    hall.start({hall.to_unit("IT")});
    REQUIRE(hall.asked().size() == 26);
    for (int n = 0; n < 25; ++n)
        if (n != 17) acknowledge(hall.as(people[static_cast<std::size_t>(n)]), hall.text.id, hall.hash());
    acknowledge(hall.as("admin"), hall.text.id, hall.hash());
    CHECK(hall.missing() == std::vector{people[17]});
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: an older text, a stranger, nobody at all; twice is once", "[distribution]") {
    Hall hall;
    hall.start({hall.to_unit("CAD")});
    const auto tries = [&](const Context& who, const std::string& hash) {
        return refused([&] { acknowledge(who, hall.text.id, hash); }).code;
    };
    CHECK(tries(hall.as("cad"), sha256_hex("the text before")) == ErrorCode::kConflict);
    CHECK(tries(hall.as("cad"), "") == ErrorCode::kConflict);
    CHECK(tries(hall.as("taxe"), hall.hash()) == ErrorCode::kNotFound);
    CHECK(tries(hall.as(PersonId()), hall.hash()) == ErrorCode::kForbidden);
    CHECK(hall.missing() == std::vector{hall.person("cad")});
    const ReadingDuty first = acknowledge(hall.as("cad"), hall.text.id, hall.hash());
    hall.clock.set("2026-11-25");
    const ReadingDuty second = acknowledge(hall.as("cad"), hall.text.id, hall.hash());
    CHECK(second.acknowledged->on == first.acknowledged->on);
    hall.read([&](StoreReader& reader) { CHECK(reader.log_entries_about(first.id.str()).size() == 2); });
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: fifty people acknowledge at the same time", "[distribution]") {
    Hall hall;
    std::vector<PersonId> people;
    people.reserve(50);
    for (int n = 0; n < 50; ++n) people.push_back(hall.newcomer("b" + std::to_string(n), "JUR", "2026-02-01"));
    hall.start({hall.to_unit("JUR")});
    std::atomic<int> failed = 0;
    std::vector<std::thread> threads;
    threads.reserve(people.size());
    for (const PersonId& person : people)
        threads.emplace_back([&hall, &failed, person] {
            try {
                acknowledge(hall.as(person), hall.text.id, hall.hash());
            } catch (...) {
                ++failed;
            }
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(failed == 0);
    CHECK(hall.missing() == std::vector{hall.person("juridic")});
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: many signatures on paper are entered at once, all or none", "[distribution]") {
    Hall hall;
    const PersonId one = hall.newcomer("c1", "CAD", "2026-02-01"), two = hall.newcomer("c2", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD")});
    PaperReadings paper{
        hall.text.id, {one, two, hall.person("taxe")}, Town::day("2026-11-20"), Town::act(88, "2026-11-21"), "scan"};
    const auto enters = [&](const char* who) {
        return refused([&] { acknowledge_on_paper(hall.as(who), paper); }).code;
    };
    CHECK(enters("calitate") == ErrorCode::kNotFound);
    CHECK(hall.asked().size() == 3);
    paper.people = {one, two, one};
    CHECK(enters("taxe") == ErrorCode::kForbidden);
    CHECK(enters("urb") == ErrorCode::kForbidden);
    paper.signed_on = Town::day("2026-11-23");
    CHECK(enters("calitate") == ErrorCode::kInvalidInput);
    paper.signed_on = Town::day("2026-11-20");
    CHECK(acknowledge_on_paper(hall.as("cad"), paper) == 2);
    CHECK(acknowledge_on_paper(hall.as("cad"), paper) == 0);
    CHECK(hall.asked() == std::vector{hall.person("cad")});
    CHECK(hall.uninformed("2026-11-20") == std::vector<PersonId>{});
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: a head enters paper for the people of today, not for those who left", "[distribution]") {
    Hall hall;
    const PersonId moved = hall.newcomer("c3", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD"), hall.to_unit("JUR")});
    const PaperReadings paper{hall.text.id, {moved}, Town::day("2026-11-22"), Town::act(88, "2026-11-22"), "scan"};
    hall.clock.set("2026-11-24");
    move_person(hall.as("admin"), moved, {}, hall.unit("JUR"), "", Town::day("2026-11-24"));
    CHECK(refused([&] { acknowledge_on_paper(hall.as("cad"), paper); }).code == ErrorCode::kForbidden);
    CHECK(acknowledge_on_paper(hall.as("calitate"), paper) == 1);
    PaperReadings bare = paper;
    bare.scan.clear();
    CHECK(refused([&] { acknowledge_on_paper(hall.as("calitate"), bare); }).code == ErrorCode::kInvalidInput);
    bare = paper;
    bare.act.number.clear();
    CHECK(refused([&] { acknowledge_on_paper(hall.as("calitate"), bare); }).code == ErrorCode::kInvalidInput);
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: who moves is asked in the new place the same day, and no more in the old", "[distribution]") {
    Hall hall;
    const PersonId moved = hall.newcomer("d1", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD")});
    hall.clock.set("2026-11-24");
    move_person(hall.as("admin"), moved, {}, hall.unit("JUR"), "", Town::day("2026-11-24"));
    refresh_duties(hall.system());
    CHECK(hall.asked() == std::vector{hall.person("cad")});
    hall.clock.set("2026-11-26");
    move_person(hall.as("admin"), moved, {}, hall.unit("CAD"), "", Town::day("2026-11-26"));
    refresh_duties(hall.system());
    CHECK(hall.asked().size() == 2);
    CHECK(hall.duties().size() == 3);
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: after random moves, roles and leaves the readings are what a count from nothing gives",
          "[distribution]") {
    Hall hall;
    const std::vector<std::string> places = {"DUAT", "URB", "CAD", "JUR", "IT"};
    std::vector<PersonId> people;
    people.reserve(8);
    for (int n = 0; n < 8; ++n) people.push_back(hall.newcomer("e" + std::to_string(n), "JUR", "2026-02-01"));
    DistributionLine to_role, to_person;
    to_role.role = Role::kReader;
    to_person.person = people[7];
    const std::vector<DistributionLine> lines = {hall.to_unit("DUAT", true),
                                                 hall.to_unit("IT", false, Purpose::kInform), to_role, to_person};
    hall.start(lines);
    std::mt19937 random(7);
    std::set<PersonId> done, disabled;
    std::map<PersonId, GrantId> readers;
    for (int step = 0; step < 60; ++step) {
        const Date today = Town::day("2026-11-23").plus_days(step);
        hall.clock.set(today.iso());
        const PersonId& person = people[random() % people.size()];
        const unsigned long what = random() % 10;
        if (what < 6) {
            const std::string& place = places[random() % places.size()];
            const Refused moved =
                refused([&] { move_person(hall.as("admin"), person, {}, hall.unit(place), "", today); });
            REQUIRE((moved.message.empty() || moved.code == ErrorCode::kConflict));
        } else if (what < 9) {
            const auto held = readers.find(person);
            if (held != readers.end()) {
                end_role(hall.as("admin"), held->second, today, Town::act(40, "2026-11-20"));
                readers.erase(held);
            } else {
                RoleGrant wanted;
                wanted.person = person;
                wanted.role = Role::kReader;
                wanted.act = Town::act(41, "2026-11-20");
                wanted.from = today;
                readers[person] = grant_role(hall.as("admin"), wanted);
            }
        } else {
            Person changed;
            hall.read([&](StoreReader& reader) { changed = *reader.organisation().person(person); });
            changed.disabled = !changed.disabled;
            change_person(hall.as("admin"), changed);
            if (!disabled.erase(person)) disabled.insert(person);
        }
        std::vector<PersonId> expected;
        hall.read([&](StoreReader& reader) {
            std::set<PersonId> named = {people[7]};
            for (const char* unit : {"DUAT", "URB", "CAD", "IT"})
                for (const Membership& member : reader.organisation().members_of(hall.unit(unit), today))
                    named.insert(member.person);
            for (const auto& [reading, grant] : readers) named.insert(reading);
            for (const PersonId& id : named)
                if (!done.contains(id) && !disabled.contains(id)) expected.push_back(id);
        });
        // Already now, by what each change touched alone; and the look at everything finds nothing to do.
        REQUIRE(hall.asked() == expected);
        long long before = 0, after = 0;
        hall.read([&](StoreReader& reader) { before = reader.log_size(); });
        refresh_duties(hall.system());
        hall.read([&](StoreReader& reader) { after = reader.log_size(); });
        REQUIRE(before == after);
        if (step % 7 == 0 && !expected.empty()) {
            acknowledge(hall.as(expected[0]), hall.text.id, hall.hash());
            done.insert(expected[0]);
        }
    }
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: a unit that moves takes its people on the lists of the units above it", "[distribution]") {
    Hall hall;
    hall.start({hall.to_unit("DUAT", true), hall.to_unit("DE")});
    const auto asks = [&](const char* who) {
        const auto asked = hall.asked();
        return std::find(asked.begin(), asked.end(), hall.person(who)) != asked.end();
    };
    CHECK(asks("cad"));
    CHECK_FALSE(asks("juridic"));
    const auto move = [&](const char* abbreviation, const std::optional<UnitId>& to) {
        Unit unit;
        hall.read([&](StoreReader& reader) { unit = *reader.organisation().unit(hall.unit(abbreviation)); });
        unit.parent = to;
        change_unit(hall.as("admin"), unit, Town::act(50, "2026-11-20"));
    };
    move("JUR", hall.unit("URB"));
    CHECK(asks("juridic"));
    move("CAD", hall.unit("DE"));  // this list names the unit above alone
    CHECK_FALSE(asks("cad"));
    move("URB", std::nullopt);  // and what is below it goes with it
    CHECK_FALSE(asks("juridic"));
    CHECK_FALSE(asks("inspector"));
    CHECK(hall.findings() == "");
}

TEST_CASE("readings: not informed on a day is answered to the day", "[distribution]") {
    Hall hall;
    hall.start({hall.to_unit("CAD")});
    hall.clock.set("2026-11-25");
    acknowledge(hall.as("cad"), hall.text.id, hall.hash());
    const std::vector<PersonId> cad = {hall.person("cad")}, nobody;
    CHECK(hall.uninformed("2025-01-31") == nobody);  // it did not apply yet
    CHECK(hall.uninformed("2026-11-21") == nobody);  // there was no list
    CHECK(hall.uninformed("2026-11-22") == cad);
    CHECK(hall.uninformed("2026-11-24") == cad);
    CHECK(hall.uninformed("2026-11-25") == nobody);
}

TEST_CASE("readings: who left on a day is missing the day before, and not on it", "[distribution]") {
    Hall hall;
    const PersonId moved = hall.newcomer("k1", "CAD", "2026-02-01");
    hall.start({hall.to_unit("CAD")});
    hall.clock.set("2026-11-25");
    move_person(hall.as("admin"), moved, {}, hall.unit("JUR"), "", Town::day("2026-11-25"));
    hall.clock.set("2026-11-26");
    CHECK(hall.uninformed("2026-11-24").size() == 2);
    CHECK(hall.uninformed("2026-11-25") == std::vector{hall.person("cad")});
}

TEST_CASE("readings: a row changed outside the program is found", "[distribution]") {
    Hall hall;
    hall.start({hall.to_unit("CAD")});
    hall.write([&](StoreWriter& writer) {
        ReadingDuty duty = writer.distribution().duties_of(hall.text.id).at(0);
        duty.state = DutyState::kAcknowledged;
        duty.acknowledged =
            Acknowledgement{hall.clock.now(), hall.clock.today(), AcknowledgedHow::kInApp, duty.person, {}, {}};
        writer.distribution().update_duty(duty);
    });
    CHECK(hall.findings() == "state.reading");
}
