#include <catch2/catch.hpp>

#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string names(Town& town, Role role, const std::string& day, const std::optional<UnitId>& unit = {}) {
    std::string text;
    town.read([&](StoreReader& reader) {
        text.clear();
        for (const RolePlace& place : composition(reader, role, Town::day(day), unit))
            text += (text.empty() ? "" : ", ") + place.person.name;
    });
    return text;
}

}  // namespace

TEST_CASE("roles: the composition of a day is that of its acts, whatever came later", "[organisation][roles]") {
    Town town;
    const std::string before = names(town, Role::kCommissionMember, "2026-05-01");
    CHECK(before == "Ana-Maria Dobrescu, Elena Ionașcu, Mihaela Răchită");
    CHECK(names(town, Role::kCommissionMember, "2026-01-11").empty());
    town.read([&](StoreReader& reader) {
        const auto members = composition(reader, Role::kCommissionMember, Town::day("2026-05-01"));
        CHECK(members.at(0).function == "Șef serviciu");
        CHECK(members.at(0).grant.act == Town::act(12, "2026-01-12"));
    });
    GrantId urb;
    town.read([&](StoreReader& reader) {
        urb = composition(reader, Role::kCommissionMember, Town::day("2026-05-01")).at(0).grant.id;
    });
    end_role(town.as("calitate"), urb, Town::day("2026-09-01"), Town::act(70, "2026-08-30"));
    town.grant("cad", Role::kCommissionMember, "", Town::act(70, "2026-08-30"), "2026-09-01");
    set_disabled(town.system(), town.person("economic"), true);
    CHECK(names(town, Role::kCommissionMember, "2026-05-01") == before);
    CHECK(names(town, Role::kCommissionMember, "2026-08-31") == before);
    CHECK(names(town, Role::kCommissionMember, "2026-09-01") == "Elena Ionașcu, Mihaela Răchită, Nicolae Țurcanu");
    CHECK(names(town, Role::kDepartmentHead, "2026-05-01", town.unit("ITL")) == "Elena Ionașcu");
}

TEST_CASE("roles: the quality manager records acts of the commission and no others", "[organisation][roles]") {
    Town town;
    RoleGrant wanted;
    wanted.person = town.person("cad");
    wanted.act = Town::act(71, "2026-11-20");
    wanted.from = Town::day("2026-11-22");
    wanted.role = Role::kCommissionMember;
    CHECK(refused([&] { grant_role(town.as("cad"), wanted); }).code == ErrorCode::kForbidden);
    grant_role(town.as("calitate"), wanted);
    wanted.role = Role::kQualityManager;
    CHECK(refused([&] { grant_role(town.as("calitate"), wanted); }).code == ErrorCode::kForbidden);
    grant_role(town.as("admin"), wanted);
}

TEST_CASE("roles: an administrator of one part gives roles there, not beside it and not everywhere",
          "[organisation][roles]") {
    Town town;
    town.grant("taxe", Role::kAdministrator, "DE", Town::act(72, "2026-11-20"), "2026-11-20");
    RoleGrant wanted;
    wanted.person = town.person("fost");
    wanted.role = Role::kAuthor;
    wanted.act = Town::act(73, "2026-11-20");
    wanted.from = Town::day("2026-11-22");
    wanted.unit = town.unit("ECO");
    grant_role(town.as("taxe"), wanted);
    wanted.unit = town.unit("URB");
    CHECK(refused([&] { grant_role(town.as("taxe"), wanted); }).code == ErrorCode::kForbidden);
    wanted.unit.reset();
    CHECK(refused([&] { grant_role(town.as("taxe"), wanted); }).code == ErrorCode::kForbidden);
}

TEST_CASE("roles: without an act, backwards, twice, for a unit or person that is not there", "[organisation][roles]") {
    Town town;
    const Act act = Town::act(74, "2026-11-20");
    for (const char* number : {"", "   ", "dispoziția\nnr. 1", "\x01"}) {
        CAPTURE(number);
        CHECK(refused([&] {
                  town.grant("taxe", Role::kReader, "", {number, {}}, "2026-11-22");
              }).code == ErrorCode::kInvalidInput);
    }
    CHECK(refused([&] { town.grant("taxe", Role::kReader, "", act, "2026-11-22", "2026-11-22"); }).code ==
          ErrorCode::kInvalidInput);
    town.grant("taxe", Role::kReader, "", act, "2026-11-22", "2026-12-01");
    CHECK(refused([&] { town.grant("taxe", Role::kReader, "", act, "2026-11-30"); }).code == ErrorCode::kConflict);
    town.grant("taxe", Role::kReader, "ITL", act, "2026-11-30");
    town.grant("taxe", Role::kReader, "", act, "2026-12-01");
    RoleGrant nobody;
    nobody.person = PersonId("x");
    nobody.act = act;
    CHECK(refused([&] { grant_role(town.system(), nobody); }).code == ErrorCode::kNotFound);
    nobody.person = town.person("taxe");
    nobody.unit = UnitId("x");
    CHECK(refused([&] { grant_role(town.system(), nobody); }).code == ErrorCode::kNotFound);
    CHECK(refused([&] { end_role(town.system(), GrantId("x"), Town::day("2027-01-01"), act); }).code ==
          ErrorCode::kNotFound);
    CHECK(town.findings() == "");
}

TEST_CASE("roles: an end may come earlier, never later, and somebody stays administrator", "[organisation][roles]") {
    Town town;
    const GrantId grant =
        town.grant("taxe", Role::kReader, "", Town::act(75, "2026-11-20"), "2026-11-22", "2026-12-31");
    const Act act = Town::act(76, "2026-11-21");
    CHECK(refused([&] { end_role(town.system(), grant, Town::day("2027-02-01"), act); }).code == ErrorCode::kConflict);
    CHECK(refused([&] { end_role(town.system(), grant, Town::day("2026-11-21"), act); }).code ==
          ErrorCode::kInvalidInput);
    end_role(town.system(), grant, Town::day("2026-12-01"), act);
    CHECK_FALSE(town.rights("taxe", "2026-12-01").has(Role::kReader));
    end_role(town.system(), grant, Town::day("2026-11-22"), act);
    CHECK_FALSE(town.rights("taxe", "2026-11-22").has(Role::kReader));
    GrantId administrator;
    town.read([&](StoreReader& reader) {
        administrator = reader.organisation().grants_of_role(Role::kAdministrator).at(0).id;
    });
    CHECK(refused([&] { end_role(town.as("admin"), administrator, Town::day("2026-12-01"), act); }).code ==
          ErrorCode::kConflict);
    CHECK(refused([&] { set_disabled(town.as("admin"), town.person("admin"), true); }).code == ErrorCode::kConflict);
    town.grant("calitate", Role::kAdministrator, "", act, "2026-11-22");
    end_role(town.as("calitate"), administrator, Town::day("2026-12-01"), act);
}
