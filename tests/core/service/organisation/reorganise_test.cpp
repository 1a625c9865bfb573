#include <catch2/catch.hpp>

#include "core/service/organisation/orphans.h"
#include "core/service/organisation/reorganise.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// Urbanism and cadastre are merged into one service; public domain is divided in two.
const std::string kPlan = R"(
act = "HCL nr. 90"
act_date = "2026-10-30"
day = "2026-11-20"
[[begin]]
name = "Serviciul Urbanism și cadastru"
abbreviation = "URB"
kind = "service"
parent = "DUAT"
[[begin]]
name = "Biroul Parcuri"
abbreviation = "PAR"
kind = "office"
[[begin]]
name = "Biroul Drumuri"
abbreviation = "DRU"
kind = "office"
[[end]]
unit = "Serviciul Urbanism"
successors = ["URB"]
[[end]]
unit = "CAD"
successors = ["URB"]
[[end]]
unit = "ADP"
successors = ["PAR", "DRU"]
[[person]]
person = "Marin Oprea"
unit = "PAR"
function = "Șef birou"
[[role]]
person = "urb@teiusani.example"
unit = "URB"
[[role]]
person = "fost@teiusani.example"
unit = "PAR"
[[document]]
code = "PO-ADP-01"
owner = "PAR"
[[link]]
from = "PO-URB-01"
to = ["PO-CAD-01"]
kind = "replaced_by"
)";

void add_documents(Town& town) {
    town.document("PO-URB-01", "Certificate de urbanism", "URB");
    town.document("PO-CAD-01", "Planuri cadastrale", "CAD");
    town.document("PO-ADP-01", "Întreținerea parcurilor", "ADP");
    town.document("PO-ADP-02", "Întreținerea drumurilor", "ADP");
    town.document("PO-ITL-01", "Impunerea clădirilor", "ITL");
}

std::string owner(Town& town, const char* code) {
    std::string name;
    town.read([&](StoreReader& reader) {
        const auto document = reader.documents_by_key(key_text(code_key(code))).at(0);
        name = document.owner ? reader.organisation().unit(*document.owner)->name : "";
    });
    return name;
}

std::string heads(Town& town, const std::string& unit, const char* day) {
    std::string names;
    town.read([&](StoreReader& reader) {
        names.clear();
        const Unit found = find_unit(reader, unit, Town::day(day));
        for (const RolePlace& place : composition(reader, Role::kDepartmentHead, Town::day(day), found.id))
            names += (names.empty() ? "" : ", ") + place.person.name + ", " + place.function;
    });
    return names;
}

long long log_size(Town& town) {
    long long size = 0;
    town.read([&](StoreReader& reader) { size = reader.log_size(); });
    return size;
}

int count(const std::vector<ReorganisationStep>& steps, ReorganisationStep::Kind kind) {
    return static_cast<int>(
        std::count_if(steps.begin(), steps.end(), [&](const ReorganisationStep& step) { return step.kind == kind; }));
}

}  // namespace

TEST_CASE("reorganisation: units merge and divide by one act, and past days answer as before",
          "[organisation][reorganise]") {
    Town town;
    add_documents(town);
    const std::string urb_before = heads(town, "URB", "2026-05-01");
    const auto steps = reorganise(town.as("admin"), reorganisation_from_toml(kPlan), false);
    using Kind = ReorganisationStep::Kind;
    CHECK(count(steps, Kind::kUnitBegins) == 3);
    CHECK(count(steps, Kind::kUnitEnds) == 3);
    CHECK(count(steps, Kind::kPersonMoves) == 4);
    CHECK(count(steps, Kind::kRoleEnds) == 3);
    CHECK(count(steps, Kind::kRoleGiven) == 2);
    CHECK(count(steps, Kind::kDocumentPasses) == 3);
    CHECK(count(steps, Kind::kDocumentLeft) == 1);
    CHECK(count(steps, Kind::kDocumentsTied) == 1);

    CHECK(owner(town, "PO-URB-01") == "Serviciul Urbanism și cadastru");
    CHECK(owner(town, "PO-CAD-01") == "Serviciul Urbanism și cadastru");
    CHECK(owner(town, "PO-ADP-01") == "Biroul Parcuri");
    CHECK(owner(town, "PO-ADP-02") == "Serviciul Administrarea domeniului public");
    CHECK(owner(town, "PO-ITL-01") == "Serviciul Impozite și taxe locale");

    CHECK(urb_before == "Ana-Maria Dobrescu, Șef serviciu");
    CHECK(heads(town, "Serviciul Urbanism", "2026-05-01") == urb_before);
    CHECK(heads(town, "CAD", "2026-11-19") == "Nicolae Țurcanu, Șef serviciu");
    CHECK(heads(town, "CAD", "2026-11-20").empty());
    CHECK(heads(town, "URB", "2026-11-20") == "Ana-Maria Dobrescu, Șef serviciu");
    CHECK(heads(town, "PAR", "2026-11-20") == "Marin Oprea, Șef birou");
    town.read([&](StoreReader& reader) {
        CHECK(reader.organisation().members_of(town.unit("URB"), Town::day("2026-11-19")).size() == 2);
        CHECK(reader.organisation().members_of(town.unit("URB"), Town::day("2026-11-20")).empty());
        CHECK(reader.organisation().unit(town.unit("ADP"))->successors.size() == 2);
    });

    const Orphans orphans = find_orphans(town.system(), town.clock.today());
    REQUIRE(orphans.documents.size() == 1);
    CHECK(orphans.documents[0].code == "PO-ADP-02");
    CHECK(orphans.documents[0].reason == OrphanDocument::Reason::kUnitEnded);
    CHECK(orphans.documents[0].successors.find("Biroul Drumuri") != std::string::npos);
    CHECK(town.findings() == "");
}

TEST_CASE("reorganisation: a dry run takes the same steps and leaves nothing", "[organisation][reorganise]") {
    Town town;
    add_documents(town);
    const auto plan = reorganisation_from_toml(kPlan);
    const long long before = log_size(town);
    const auto tried = reorganise(town.as("admin"), plan, true);
    CHECK(log_size(town) == before);
    CHECK(owner(town, "PO-URB-01") == "Serviciul Urbanism");
    const auto done = reorganise(town.as("admin"), plan, false);
    REQUIRE(tried.size() == done.size());
    for (std::size_t i = 0; i < done.size(); ++i) {
        CHECK(tried[i].kind == done[i].kind);
        CHECK(tried[i].subject == done[i].subject);
        CHECK(tried[i].to == done[i].to);
    }
    CHECK(refused([&] { reorganise(town.as("admin"), plan, false); }).code != ErrorCode::kInternal);
}

TEST_CASE("reorganisation: a plan that does not work out changes nothing at all", "[organisation][reorganise]") {
    Town town;
    add_documents(town);
    const long long before = log_size(town);
    const auto refusal = [&](std::string plan, const std::string& from, const std::string& to) {
        if (!from.empty()) plan.replace(plan.find(from), from.size(), to);
        return refused([&] { reorganise(town.as("admin"), reorganisation_from_toml(plan), false); });
    };
    CHECK(refusal(kPlan, "person = \"Marin Oprea\"", "person = \"Nimeni\"").code == ErrorCode::kNotFound);
    CHECK(refusal(kPlan, "Marin Oprea", "Elena Ionașcu").text.find("Marin Oprea has a place in Serviciul Admin") !=
          std::string::npos);
    CHECK(refusal(kPlan, "unit = \"CAD\"", "unit = \"DUAT\"").code == ErrorCode::kConflict);
    CHECK(refusal(kPlan, "[\"PAR\", \"DRU\"]", "[\"CAD\"]").code == ErrorCode::kInvalidInput);
    CHECK(refusal(kPlan, "PO-CAD-01", "PO-CAD-99").code == ErrorCode::kNotFound);
    CHECK(refusal(kPlan, "2026-11-20", "2026-12-20").text.find("applies from 20.12.2026") != std::string::npos);
    CHECK(refused([&] { reorganise(town.as("calitate"), reorganisation_from_toml(kPlan), false); }).code ==
          ErrorCode::kForbidden);
    CHECK(log_size(town) == before);
    CHECK(town.findings() == "");
}

TEST_CASE("reorganisation: another function in the same unit, and two half posts that fall together",
          "[organisation][reorganise]") {
    Town town;
    Membership half;
    half.person = town.person("inspector");
    half.unit = town.unit("CAD");
    half.function = "Inspector";
    half.from = Town::day("2026-01-01");
    place_person(town.system(), half);
    reorganise(town.as("admin"), reorganisation_from_toml(R"(
act = "HCL nr. 91"
day = "2026-11-20"
[[end]]
unit = "CAD"
successors = ["URB"]
[[person]]
person = "calitate@teiusani.example"
unit = "CIM"
function = "Șef compartiment"
)"),
               false);
    town.read([&](StoreReader& reader) {
        const auto places = reader.organisation().memberships_of(town.person("calitate"));
        REQUIRE(places.size() == 2);
        CHECK(places[0].until == Town::day("2026-11-20"));
        CHECK(places[1].function == "Șef compartiment");
        CHECK_FALSE(places[1].until);
        CHECK(reader.organisation().members_of(town.unit("URB"), Town::day("2026-11-20")).size() == 3);
        CHECK(reader.organisation().members_of(town.unit("CAD"), Town::day("2026-11-20")).empty());
    });
    CHECK(town.findings() == "");
}

TEST_CASE("reorganisation: a circuit that waits for a unit that ends is answered by its successor",
          "[organisation][reorganise]") {
    Town town;
    add_documents(town);
    RevisionId revision;
    town.write([&](StoreWriter& writer) {
        const auto document = writer.documents_by_key(key_text(code_key("PO-URB-01"))).at(0);
        revision = writer.revisions_of(document.id).at(0).id;
        Circuit circuit;
        circuit.id = CircuitId("c1");
        circuit.revision = revision;
        circuit.document = document.id;
        circuit.workflow = "test";
        circuit.author = town.person("inspector");
        Slot slot;
        slot.id = SlotId("s1");
        slot.role = Role::kDepartmentHead;
        slot.unit = town.unit("URB");
        slot.state = SlotState::kOpen;
        circuit.slots = {slot};
        slot.id = SlotId("s2");
        slot.unit = town.unit("CAD");
        slot.state = SlotState::kFavourable;
        circuit.slots.push_back(slot);
        writer.approval().add_circuit(circuit);
    });
    const auto steps = reorganise(town.as("admin"), reorganisation_from_toml(kPlan), false);
    CHECK(count(steps, ReorganisationStep::Kind::kCircuitPasses) == 1);
    CHECK(find_orphans(town.system(), town.clock.today()).slots.empty());
    town.read([&](StoreReader& reader) {
        const Circuit circuit = reader.approval().circuits_of(revision).at(0);
        CHECK(reader.organisation().unit(*circuit.slots[0].unit)->name == "Serviciul Urbanism și cadastru");
        CHECK(circuit.slots[1].unit == town.unit("CAD"));
    });
}
