#include <catch2/catch.hpp>

#include "core/service/organisation/signing_function.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string printed(Town& town, const std::string& who, Role role, const std::string& day,
                    const std::optional<UnitId>& unit = {}) {
    const auto authority = town.rights(who, day).authority(role, unit);
    std::string text;
    if (authority) town.read([&](StoreReader& reader) { text = signing_function(reader, *authority, Town::day(day)); });
    return text;
}

}  // namespace

TEST_CASE("deputies: sign for the absent, with the act that empowers, only on those days", "[organisation][deputies]") {
    Town town;
    town.deputy("primar", "viceprimar", Role::kEntityHead, Town::act(112, "2026-02-03"), "2026-08-01", "2026-08-16");
    CHECK(printed(town, "viceprimar", Role::kEntityHead, "2026-07-31").empty());
    CHECK(printed(town, "viceprimar", Role::kEntityHead, "2026-08-01") ==
          "p. Primar, Viceprimar (dispoziția nr. 112 din 03.02.2026)");
    CHECK(printed(town, "viceprimar", Role::kEntityHead, "2026-08-15").substr(0, 3) == "p. ");
    CHECK(printed(town, "viceprimar", Role::kEntityHead, "2026-08-16").empty());
    CHECK(printed(town, "primar", Role::kEntityHead, "2026-08-10") == "Primar");
}

TEST_CASE("deputies: have only the named role, and nothing that the absent has as a deputy",
          "[organisation][deputies]") {
    Town town;
    town.deputy("urb", "inspector", Role::kDepartmentHead, Town::act(51, "2026-10-01"), "2026-10-01");
    const Rights inspector = town.rights("inspector", "2026-10-02");
    CHECK(inspector.authority(Role::kDepartmentHead, town.unit("URB")));
    CHECK_FALSE(inspector.authority(Role::kCommissionMember));
    town.deputy("inspector", "cad", {}, Town::act(52, "2026-10-01"), "2026-10-01");
    const Rights cad = town.rights("cad", "2026-10-02");
    CHECK(cad.authority(Role::kAuthor, town.unit("URB")));
    CHECK_FALSE(cad.authority(Role::kDepartmentHead, town.unit("URB")));
}

TEST_CASE("deputies: the own role is preferred", "[organisation][deputies]") {
    Town town;
    town.deputy("urb", "economic", Role::kCommissionMember, Town::act(53, "2026-10-01"), "2026-10-01");
    const auto authority = town.rights("economic", "2026-10-02").authority(Role::kCommissionMember);
    REQUIRE(authority);
    CHECK(authority->holder == town.person("economic"));
    CHECK_FALSE(authority->deputation);
}

TEST_CASE("deputies: a head arranges his own absence, nobody else's", "[organisation][deputies]") {
    Town town;
    Deputation wanted;
    wanted.absent = town.person("urb");
    wanted.deputy = town.person("inspector");
    wanted.act = Town::act(54, "2026-11-01");
    wanted.from = Town::day("2026-12-01");
    CHECK(refused([&] { grant_deputation(town.as("cad"), wanted); }).code == ErrorCode::kForbidden);
    CHECK(refused([&] { grant_deputation(town.as("inspector"), wanted); }).code == ErrorCode::kForbidden);
    const DeputationId id = grant_deputation(town.as("urb"), wanted);
    CHECK(refused([&] { end_deputation(town.as("cad"), id, Town::day("2026-12-05"), wanted.act); }).code ==
          ErrorCode::kForbidden);
    end_deputation(town.as("urb"), id, Town::day("2026-12-05"), Town::act(55, "2026-12-04"));
    CHECK(town.rights("inspector", "2026-12-04").has(Role::kDepartmentHead));
    CHECK_FALSE(town.rights("inspector", "2026-12-05").has(Role::kDepartmentHead));
    wanted.absent = town.person("inspector");
    wanted.deputy = town.person("cad");
    CHECK(refused([&] { grant_deputation(town.as("inspector"), wanted); }).code == ErrorCode::kForbidden);
}

TEST_CASE("deputies: nobody's own deputy, no act, no such person, twice, backwards", "[organisation][deputies]") {
    Town town;
    const Act act = Town::act(56, "2026-11-01");
    CHECK(refused([&] { town.deputy("urb", "urb", {}, act, "2026-12-01"); }).message == "Nobody is their own deputy.");
    CHECK(refused([&] { town.deputy("urb", "cad", {}, {}, "2026-12-01"); }).code == ErrorCode::kInvalidInput);
    CHECK(refused([&] { town.deputy("urb", "cad", {}, act, "2026-12-01", "2026-12-01"); }).code ==
          ErrorCode::kInvalidInput);
    Deputation stranger;
    stranger.absent = town.person("urb");
    stranger.deputy = PersonId("0192f000-0000-7000-8000-ffffffffffff");
    stranger.act = act;
    CHECK(refused([&] { grant_deputation(town.system(), stranger); }).code == ErrorCode::kNotFound);
    town.deputy("urb", "cad", {}, act, "2026-12-01", "2026-12-11");
    CHECK(refused([&] { town.deputy("urb", "cad", {}, act, "2026-12-10"); }).code == ErrorCode::kConflict);
    town.deputy("urb", "cad", {}, act, "2026-12-11");
    set_disabled(town.system(), town.person("taxe"), true);
    CHECK(refused([&] { town.deputy("urb", "taxe", {}, act, "2026-12-01"); }).code == ErrorCode::kConflict);
}

TEST_CASE("signing: two half posts sign with the function of the unit concerned; commissions in their capacity",
          "[organisation][deputies]") {
    Town town;
    Membership half;
    half.person = town.person("urb");
    half.unit = town.unit("CAD");
    half.function = "Consilier";
    half.from = Town::day("2025-01-31");
    place_person(town.system(), half);
    CHECK(printed(town, "urb", Role::kDepartmentHead, "2026-11-22", town.unit("URB")) == "Șef serviciu");
    CHECK(printed(town, "secretar", Role::kCommissionChair, "2026-11-22") == "Președintele Comisiei de monitorizare");
    CHECK(printed(town, "auditor", Role::kAuditor, "2026-11-22") == "Auditor");
    town.read([&](StoreReader& reader) {
        CHECK(functions_on(reader, town.person("urb"), Town::day("2026-11-22")) ==
              std::vector<std::string>{"Consilier", "Șef serviciu"});
        CHECK(functions_on(reader, town.person("urb"), Town::day("2025-01-30")).empty());
        CHECK(signing_function(reader, {Role::kReader, kSystem, {}, {}, {}}, town.clock.today()).empty());
    });
}
