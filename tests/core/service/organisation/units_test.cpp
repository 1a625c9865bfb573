#include <catch2/catch.hpp>

#include "core/service/organisation/unit_tree.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

Unit named(const std::string& name, const std::string& abbreviation = {}) {
    Unit unit;
    unit.name = name;
    unit.abbreviation = abbreviation;
    return unit;
}

Unit stored(Town& town, const std::string& abbreviation) {
    Unit unit;
    town.read([&](StoreReader& reader) { unit = *reader.organisation().unit(town.unit(abbreviation)); });
    return unit;
}

}  // namespace

TEST_CASE("units: the tree never has a circle", "[organisation][units]") {
    Town town;
    Unit above = stored(town, "DUAT");
    above.parent = town.unit("URB");
    CHECK(refused([&] { change_unit(town.as("admin"), above, {}); }).code == ErrorCode::kInvalidInput);
    above.parent = town.unit("DUAT");
    CHECK(refused([&] { change_unit(town.as("admin"), above, {}); }).code == ErrorCode::kInvalidInput);
    above.parent = UnitId("x");
    CHECK(refused([&] { change_unit(town.as("admin"), above, {}); }).code == ErrorCode::kNotFound);
    above.parent = town.unit("DE");
    change_unit(town.as("admin"), above, {});
    CHECK(town.rights("economic", "2026-11-22").authority(Role::kDepartmentHead, town.unit("URB")));
    CHECK(refused([&] { change_unit(town.as("admin"), above, {}); }).code == ErrorCode::kConflict);
    CHECK(town.findings() == "");
}

TEST_CASE("units: one name and one abbreviation at a time; hostile ones are refused", "[organisation][units]") {
    Town town;
    CHECK(refused([&] { add_unit(town.as("admin"), named("SERVICIUL URBANISM"), {}); }).code == ErrorCode::kConflict);
    CHECK(refused([&] { add_unit(town.as("admin"), named("Altul", "urb"), {}); }).code == ErrorCode::kConflict);
    for (const std::string& name : {std::string(), std::string("a\nb"), std::string(201, 'a'), std::string("\xc3")})
        CHECK(refused([&] { add_unit(town.as("admin"), named(name), {}); }).code == ErrorCode::kInvalidInput);
    for (const char* abbreviation : {"A B", "A/B", "A-\n", "ABCDEFGHIJKLMNOPQRSTU"})
        CHECK(refused([&] { add_unit(town.as("admin"), named("Altul", abbreviation), {}); }).code ==
              ErrorCode::kInvalidInput);
    CHECK(refused([&] { add_unit(town.as("calitate"), named("Altul"), {}); }).code == ErrorCode::kForbidden);
    Unit backwards = named("Altul");
    backwards.valid_from = Town::day("2026-02-01");
    backwards.valid_until = Town::day("2026-02-01");
    CHECK(refused([&] { add_unit(town.as("admin"), backwards, {}); }).code == ErrorCode::kInvalidInput);
}

TEST_CASE("units: one that ends leaves nobody behind, and its roles end with it", "[organisation][units]") {
    Town town;
    const Act act{"HCL nr. 88", Town::day("2026-11-15")};
    const Date day = Town::day("2026-12-01");
    CHECK(refused([&] { close_unit(town.as("admin"), town.unit("DUAT"), day, {}, act); }).code == ErrorCode::kConflict);
    CHECK(refused([&] { close_unit(town.as("admin"), town.unit("ADP"), day, {}, act); }).code == ErrorCode::kConflict);
    CHECK(refused([&] { close_unit(town.as("admin"), town.unit("ADP"), day, {}, {}); }).code ==
          ErrorCode::kInvalidInput);
    town.grant("fost", Role::kDepartmentHead, "ADP", Town::act(80, "2026-11-01"), "2026-11-01");
    town.grant("taxe", Role::kAuthor, "ADP", Town::act(81, "2026-11-01"), "2027-02-01");
    move_person(town.as("admin"), town.person("fost"), {}, town.unit("IT"), "", day);
    CHECK(refused([&] { close_unit(town.as("admin"), town.unit("ADP"), day, {town.unit("ADP")}, act); }).code ==
          ErrorCode::kInvalidInput);
    close_unit(town.as("admin"), town.unit("ADP"), day, {town.unit("IT")}, act);
    CHECK(stored(town, "ADP").successors == std::vector{town.unit("IT")});
    CHECK_FALSE(stored(town, "ADP").exists_on(day));
    CHECK(town.rights("fost", "2026-11-30").has(Role::kDepartmentHead));
    CHECK_FALSE(town.rights("fost", "2026-12-01").has(Role::kDepartmentHead));
    CHECK_FALSE(town.rights("taxe", "2027-02-02").authority(Role::kAuthor, town.unit("ADP")));
    Membership late;
    late.person = town.person("taxe");
    late.unit = town.unit("ADP");
    late.from = day;
    CHECK(refused([&] { place_person(town.as("admin"), late); }).code == ErrorCode::kConflict);
    Unit again = named("Serviciul Administrarea domeniului public", "ADP");
    again.valid_from = day;
    add_unit(town.as("admin"), again, act);
    CHECK(town.findings() == "");
}

TEST_CASE("units: one that was moved lay elsewhere before, and rights of those days follow that",
          "[organisation][units]") {
    Town town;
    const Act act{"HCL nr. 90", Town::day("2026-11-18")};
    const auto moves = [&](const char* unit, const std::optional<UnitId>& parent, const char* day) {
        return refused([&] { move_unit(town.as("admin"), town.unit(unit), parent, Town::day(day), act); }).code;
    };
    CHECK(town.rights("economic", "2026-11-22").authority(Role::kDepartmentHead, town.unit("ITL")));
    move_unit(town.as("admin"), town.unit("ITL"), town.unit("DUAT"), Town::day("2026-11-20"), act);
    CHECK_FALSE(town.rights("economic", "2026-11-22").authority(Role::kDepartmentHead, town.unit("ITL")));
    CHECK_FALSE(town.rights("economic", "2026-11-20").authority(Role::kDepartmentHead, town.unit("ITL")));
    CHECK(town.rights("economic", "2026-11-19").authority(Role::kDepartmentHead, town.unit("ITL")));
    town.read([&](StoreReader& reader) {
        CHECK(UnitTree::of(reader, Town::day("2026-11-19")).lies_in(town.unit("ITL"), town.unit("DE")));
        CHECK(UnitTree::of(reader, Town::day("2026-11-20")).lies_in(town.unit("ITL"), town.unit("DUAT")));
        CHECK(UnitTree::of(reader).lies_in(town.unit("ITL"), town.unit("DUAT")));
    });
    CHECK(moves("ITL", town.unit("DUAT"), "2026-11-21") == ErrorCode::kConflict);      // it is there
    CHECK(moves("ITL", town.unit("DE"), "2026-11-20") == ErrorCode::kInvalidInput);    // not later than the last move
    CHECK(moves("ITL", town.unit("DE"), "2026-11-23") == ErrorCode::kInvalidInput);    // to come
    CHECK(moves("DUAT", town.unit("URB"), "2026-11-21") == ErrorCode::kInvalidInput);  // a circle
    move_unit(town.as("admin"), town.unit("ITL"), {}, Town::day("2026-11-21"), act);
    town.read([&](StoreReader& reader) {
        const Unit unit = *reader.organisation().unit(town.unit("ITL"));
        CHECK(unit.parent_on(Town::day("2026-11-19")) == town.unit("DE"));
        CHECK(unit.parent_on(Town::day("2026-11-20")) == town.unit("DUAT"));
        CHECK_FALSE(unit.parent_on(Town::day("2026-11-21")));
    });
    CHECK(refused([&] {
              move_unit(town.as("urb"), town.unit("ITL"), town.unit("DE"), Town::day("2026-11-22"), act);
          }).code == ErrorCode::kForbidden);
    CHECK(town.findings() == "");
    town.write([&](StoreWriter& writer) {
        Unit unit = *writer.organisation().unit(town.unit("ITL"));
        unit.former.push_back({FormerPlaceId("planted"), town.unit("JUR"), Town::day("2025-06-01")});
        writer.organisation().update_unit(unit);
    });
    CHECK(town.findings() == "state.unit");
}
