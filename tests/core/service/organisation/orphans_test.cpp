#include <catch2/catch.hpp>

#include "core/service/organisation/orphans.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string listed(Town& town, const std::string& day) {
    std::string text;
    for (const OrphanDocument& document : find_orphans(town.system(), Town::day(day)).documents)
        text += document.code + " " + std::string(to_text(document.reason)) + "; ";
    return text;
}

void open_slot(Town& town, const DocumentId& document, const char* id, const Slot& asked) {
    town.write([&](StoreWriter& writer) {
        Circuit circuit;
        circuit.id = CircuitId(id);
        circuit.revision = writer.revisions_of(document).at(0).id;
        circuit.document = document;
        circuit.round = static_cast<int>(writer.approval().circuits_of(circuit.revision).size()) + 1;
        circuit.workflow = "test";
        circuit.author = town.person("inspector");
        circuit.slots = {asked};
        circuit.slots[0].id = SlotId(std::string(id) + "-slot");
        circuit.slots[0].state = SlotState::kOpen;
        writer.approval().add_circuit(circuit);
    });
}

}  // namespace

TEST_CASE("orphans: documents in force whose unit has no head on the day; a head above and a deputy count",
          "[organisation][orphans]") {
    Town town;
    town.document("PO-URB-01", "Certificate de urbanism", "URB");
    town.document("PO-ITL-01", "Impunerea clădirilor", "ITL");
    town.document("PO-ADP-01", "Întreținerea parcurilor", "ADP");
    town.document("PO-XX-01", "A nimănui", "");
    CHECK(listed(town, "2026-06-30") == "PO-XX-01 no_owner; ");
    CHECK(listed(town, "2026-11-22") == "PO-ADP-01 no_head; PO-XX-01 no_owner; ");
    town.grant("fost", Role::kDepartmentHead, "ADP", Town::act(81, "2026-11-01"), "2026-11-20");
    CHECK(listed(town, "2026-11-22") == "PO-XX-01 no_owner; ");
    set_disabled(town.system(), town.person("fost"), true);
    CHECK(listed(town, "2026-11-22") == "PO-ADP-01 no_head; PO-XX-01 no_owner; ");
    town.deputy("fost", "taxe", Role::kDepartmentHead, Town::act(82, "2026-11-01"), "2026-11-20");
    CHECK(listed(town, "2026-11-22") == "PO-XX-01 no_owner; ");
    CHECK(listed(town, "2025-01-15").empty());
}

TEST_CASE("orphans: answers that nobody can give are stuck, those of a deputy are not", "[organisation][orphans]") {
    Town town;
    const DocumentId document = town.document("PO-URB-01", "Certificate de urbanism", "URB");
    Slot head;
    head.role = Role::kDepartmentHead;
    head.unit = town.unit("ADP");
    open_slot(town, document, "c1", head);
    head.unit = town.unit("ECO");
    open_slot(town, document, "c2", head);
    Slot person;
    person.person = town.person("taxe");
    open_slot(town, document, "c3", person);
    const auto stuck = [&] {
        std::string text;
        for (const StuckSlot& slot : find_orphans(town.system(), town.clock.today()).slots) text += slot.asked + "; ";
        return text;
    };
    CHECK(stuck() == "Conducător de compartiment, Serviciul Administrarea domeniului public; ");
    set_disabled(town.system(), town.person("taxe"), true);
    CHECK(stuck().find("Gheorghe Băcanu") != std::string::npos);
    town.deputy("taxe", "cad", {}, Town::act(83, "2026-11-01"), "2026-11-20");
    CHECK(stuck().find("Gheorghe Băcanu") == std::string::npos);
}
