#include <catch2/catch.hpp>

#include "core/service/organisation/links.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// Changes a row without its entry in the log, as an operator with a database tool would.
void tamper(Town& town, const std::function<void(OrganisationWriter&)>& change) {
    town.write([&](StoreWriter& writer) { change(writer.organisation()); });
}

}  // namespace

TEST_CASE("verify: a store whose organisation was recorded by the program is whole", "[organisation][verify]") {
    Town town;
    town.deputy("urb", "inspector", {}, Town::act(60, "2026-11-01"), "2026-11-02", "2026-11-30");
    town.document("PO-URB-01", "Certificate de urbanism", "URB");
    CHECK(town.findings() == "");
}

TEST_CASE("verify: every kind of row that was edited behind the program's back is found", "[organisation][verify]") {
    Town town;
    const DeputationId deputation =
        town.deputy("urb", "inspector", {}, Town::act(60, "2026-11-01"), "2026-11-02", "2026-11-30");
    SECTION("a unit") {
        tamper(town, [&](OrganisationWriter& writer) {
            Unit unit = *writer.unit(town.unit("URB"));
            unit.parent = town.unit("DE");
            writer.update_unit(unit);
        });
        CHECK(town.findings() == "state.unit");
    }
    SECTION("a person") {
        set_disabled(town.system(), town.person("fost"), true);
        tamper(town, [&](OrganisationWriter& writer) {
            Person person = *writer.person(town.person("fost"));
            person.disabled = false;
            writer.update_person(person);
        });
        CHECK(town.findings() == "state.person");
    }
    SECTION("a place") {
        tamper(town, [&](OrganisationWriter& writer) {
            Membership place = writer.memberships_of(town.person("urb")).at(0);
            place.function = "Primar";
            writer.update_membership(place);
        });
        CHECK(town.findings() == "state.membership");
    }
    SECTION("the days of a role") {
        tamper(town, [&](OrganisationWriter& writer) {
            RoleGrant grant = writer.grants_of(town.person("fost")).at(0);
            grant.until.reset();
            writer.update_grant(grant);
        });
        CHECK(town.findings() == "state.role");
    }
    SECTION("a role out of nowhere") {
        tamper(town, [&](OrganisationWriter& writer) {
            RoleGrant grant;
            grant.id = GrantId("forged");
            grant.person = town.person("fost");
            grant.role = Role::kAdministrator;
            grant.act.number = "init";
            writer.add_grant(grant);
        });
        CHECK(town.findings() == "state.role");
    }
    SECTION("a deputation") {
        tamper(town, [&](OrganisationWriter& writer) {
            Deputation edited = *writer.deputation(deputation);
            edited.until = Town::day("2027-11-30");
            writer.update_deputation(edited);
        });
        CHECK(town.findings() == "state.deputation");
    }
    SECTION("a link") {
        const DocumentId one = town.document("PO-URB-01", "Certificate de urbanism", "URB");
        const DocumentId two = town.document("PO-URB-02", "Autorizații de construire", "URB");
        town.write([&](StoreWriter& writer) {
            writer.links().add({LinkId("forged"), one, two, LinkKind::kReplacedBy, Town::day("2026-11-01"),
                                Town::act(1, "2026-11-01")});
        });
        CHECK(town.findings() == "state.link");
    }
    SECTION("a name is nobody's business here") {
        tamper(town, [&](OrganisationWriter& writer) {
            Person person = *writer.person(town.person("fost"));
            person.name = "Marin Oprea-Vlad";
            writer.update_person(person);
        });
        CHECK(town.findings() == "");
    }
}
