#include <catch2/catch.hpp>
#include <random>

#include "core/service/organisation/require_role.h"
#include "core/service/organisation/role_holders.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const std::string kToday = "2026-11-22";

Refused refusal_of(Town& town, const std::string& who, Role role, const std::optional<UnitId>& unit = {}) {
    return refused([&] {
        town.read(
            [&](StoreReader& reader) { require_role(reader, town.person(who), town.clock.today(), {role}, unit); });
    });
}

/// The rule, said once more without any of the code under test: who may act in `role` for `unit`.
bool naive(Town& town, const PersonId& who, Role role, const std::optional<UnitId>& unit, Date day) {
    bool may = false;
    town.read([&](StoreReader& reader) {
        may = false;
        OrganisationReader& organisation = reader.organisation();
        const auto person = organisation.person(who);
        if (!person || person->disabled) return;
        const auto covers = [&](const RoleGrant& grant) {
            if (grant.role != role || grant.from > day || (grant.until && *grant.until <= day)) return false;
            if (!grant.unit) return true;
            for (std::optional<UnitId> at = unit; at; at = organisation.unit(*at)->parent)
                if (*at == *grant.unit) return true;
            return false;
        };
        for (const RoleGrant& grant : organisation.grants()) {
            if (!covers(grant)) continue;
            if (grant.person == who) may = true;
            for (const Deputation& stand_in : organisation.deputations())
                if (stand_in.absent == grant.person && stand_in.deputy == who && stand_in.from <= day &&
                    (!stand_in.until || *stand_in.until > day) && (!stand_in.role || *stand_in.role == role))
                    may = true;
        }
    });
    return may;
}

}  // namespace

TEST_CASE("rights: a role in a unit holds below it, not beside it and not above it", "[organisation][rights]") {
    Town town;
    const Rights economic = town.rights("economic", kToday);
    CHECK(economic.authority(Role::kDepartmentHead, town.unit("DE")));
    CHECK(economic.authority(Role::kDepartmentHead, town.unit("ECO")));
    CHECK(economic.authority(Role::kDepartmentHead, town.unit("ITL")));
    CHECK_FALSE(economic.authority(Role::kDepartmentHead, town.unit("URB")));
    CHECK_FALSE(economic.authority(Role::kDepartmentHead));
    const Rights urb = town.rights("urb", kToday);
    CHECK(urb.authority(Role::kDepartmentHead, town.unit("URB")));
    CHECK_FALSE(urb.authority(Role::kDepartmentHead, town.unit("CAD")));
    CHECK_FALSE(urb.authority(Role::kDepartmentHead, town.unit("DUAT")));
}

TEST_CASE("rights: an act that has expired refuses with that reason, naming the act and the day",
          "[organisation][rights]") {
    Town town;
    CHECK(town.rights("fost", "2026-06-30").authority(Role::kDepartmentHead, town.unit("ADP")));
    CHECK_FALSE(town.rights("fost", "2026-07-01").authority(Role::kDepartmentHead, town.unit("ADP")));
    const Refused expired = refusal_of(town, "fost", Role::kDepartmentHead, town.unit("ADP"));
    CHECK(expired.code == ErrorCode::kForbidden);
    CHECK(expired.text.find("dispoziția nr. 11 din 12.01.2026") != std::string::npos);
    CHECK(expired.text.find("since 01.07.2026") != std::string::npos);
}

TEST_CASE("rights: a refusal says whether the role is missing, is another part's, begins later or the account is off",
          "[organisation][rights]") {
    Town town;
    town.grant("taxe", Role::kDepartmentHead, "ITL", Town::act(90, "2026-11-20"), "2027-01-01");
    CHECK(refusal_of(town, "taxe", Role::kDepartmentHead, town.unit("ITL")).text.find("only from 01.01.2027") !=
          std::string::npos);
    CHECK(refusal_of(town, "urb", Role::kDepartmentHead, town.unit("CAD")).text.find("only for Serviciul Urbanism") !=
          std::string::npos);
    CHECK(refusal_of(town, "inspector", Role::kAdministrator).text.find("one of these roles: Administrator") !=
          std::string::npos);
    set_disabled(town.system(), town.person("cad"), true);
    CHECK(refusal_of(town, "cad", Role::kDepartmentHead, town.unit("CAD")).text.find("disabled") != std::string::npos);
    CHECK(refused([&] {
              town.read([&](StoreReader& reader) {
                  require_role(reader, PersonId("nobody"), town.clock.today(), {Role::kReader});
              });
          }).code == ErrorCode::kForbidden);
}

TEST_CASE("rights: after any history of grants, ends and deputies they are what the rule says",
          "[organisation][rights]") {
    Town town;
    std::mt19937 random(20261122);
    const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    const std::vector<std::string> people = {"urb", "cad", "economic", "taxe", "fost", "viceprimar"};
    const std::vector<std::string> units = {"", "DUAT", "URB", "CAD", "DE", "ITL"};
    const std::vector<Role> roles = {Role::kDepartmentHead, Role::kAuthor, Role::kLegalAdviser};
    const Date first = Town::day("2026-01-01");
    std::vector<GrantId> grants;
    std::vector<DeputationId> deputations;
    for (int i = 0; i < 120; ++i) {
        const std::string from = first.plus_days(pick(300)).iso();
        const std::string until = pick(2) ? Town::day(from).plus_days(1 + pick(100)).iso() : "";
        const std::string& who = people[static_cast<std::size_t>(pick(6))];
        const Role role = roles[static_cast<std::size_t>(pick(3))];
        // Some of these are refused (held already, own deputy…), which is part of the history.
        refused([&] {
            switch (pick(4)) {
                case 0:
                case 1:
                    grants.push_back(town.grant(who, role, units[static_cast<std::size_t>(pick(6))],
                                                Town::act(i, "2026-01-01"), from, until));
                    break;
                case 2:
                    deputations.push_back(town.deputy(who, people[static_cast<std::size_t>(pick(6))],
                                                      pick(2) ? std::optional(role) : std::nullopt,
                                                      Town::act(i, "2026-01-01"), from, until));
                    break;
                default:
                    if (!grants.empty())
                        end_role(town.system(), grants[static_cast<std::size_t>(pick(static_cast<int>(grants.size())))],
                                 Town::day(from), Town::act(i, "2026-01-01"));
                    if (!deputations.empty())
                        end_deputation(
                            town.system(),
                            deputations[static_cast<std::size_t>(pick(static_cast<int>(deputations.size())))],
                            Town::day(from), Town::act(i, "2026-01-01"));
            }
        });
    }
    REQUIRE(grants.size() > 20);
    REQUIRE(deputations.size() > 5);
    set_disabled(town.system(), town.person("taxe"), true);
    int held = 0;
    for (int offset = 0; offset < 420; offset += 7) {
        const Date day = first.plus_days(offset);
        std::optional<RoleHolders> holders;
        town.read([&](StoreReader& reader) { holders.emplace(reader, day); });
        for (const std::string& who : people) {
            const Rights rights = town.rights(who, day.iso());
            for (const Role role : roles)
                for (const std::string& name : units) {
                    const auto unit = name.empty() ? std::nullopt : std::optional(town.unit(name));
                    const bool expected = naive(town, town.person(who), role, unit, day);
                    CAPTURE(day.iso(), who, to_text(role), name);
                    REQUIRE(rights.authority(role, unit).has_value() == expected);
                    const auto able = holders->of(role, unit);
                    REQUIRE(std::any_of(able.begin(), able.end(), [&](const RoleHolder& holder) {
                                return holder.person == town.person(who);
                            }) == expected);
                    held += expected ? 1 : 0;
                }
        }
    }
    CHECK(held > 100);
    CHECK(town.findings() == "");
}
