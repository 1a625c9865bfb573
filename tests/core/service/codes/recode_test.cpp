#include "core/service/codes/recode.h"

#include <catch2/catch.hpp>

#include "core/service/codes/reservations.h"
#include "core/service/find_document.h"
#include "core/service/log_details.h"
#include "core/service/record.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const Codebook& book() { return Codebook::built_in(); }

FoundDocument found(Town& town, const std::string& code) {
    FoundDocument document;
    town.read([&](StoreReader& reader) { document = require_document(reader, code); });
    return document;
}

void abbreviate(Town& town, const std::string& unit, const std::string& abbreviation) {
    Unit changed;
    town.read([&](StoreReader& reader) { changed = *reader.organisation().unit(town.unit(unit)); });
    changed.abbreviation = abbreviation;
    change_unit(town.system(), changed, Town::act(20, "2026-11-20"));
}

}  // namespace

TEST_CASE("codes: after recoding the old code leads to the document for ever and goes to no other", "[codes][recode]") {
    Town town;
    const DocumentId id = town.document("PO-URB-04", "Certificate de urbanism", "URB");
    const DocumentId other = town.document("PO-URB-06", "Autorizații", "URB");
    CHECK(recode_document(town.as("calitate"), book(), "po-urb-4", "PO-CAD-03").after == "PO-CAD-03");
    recode_document(town.as("calitate"), book(), "PO-CAD-03", "");
    for (const char* old : {"PO-URB-04", "p.o. cad 3"}) {
        CHECK(found(town, old).document.id == id);
        CHECK(found(town, old).by_former_code);
    }
    CHECK(found(town, "PO-URB-07").document.id == id);
    for (const char* taken : {"PO-URB-04", "po cad 003", "PO-URB-06"})
        CHECK(refused([&] { recode_document(town.as("calitate"), book(), "_" + other.str(), taken); }).code ==
              ErrorCode::kConflict);
    CHECK(refused([&] { recode_document(town.as("calitate"), book(), "PO-URB-06", "\xFF<script>"); }).code ==
          ErrorCode::kInvalidInput);
    CHECK(refused([&] { recode_document(town.as("inspector"), book(), "PO-URB-06", ""); }).code ==
          ErrorCode::kForbidden);
    CHECK(town.findings() == "");
}

TEST_CASE("codes: search is fed with every revision of a recoded document", "[codes][recode]") {
    Town town;
    town.document("PO-URB-04", "Certificate de urbanism", "URB");
    long long before = 0, after = 0;
    town.read([&](StoreReader& reader) { before = reader.feed_head(); });
    recode_document(town.as("calitate"), book(), "PO-URB-04", "");
    town.read([&](StoreReader& reader) { after = reader.feed_head(); });
    CHECK(after > before);
}

TEST_CASE("codes: a unit of fifty is recoded at once, after a look at what would happen", "[codes][recode]") {
    Town town;
    for (int number = 1; number <= 50; ++number)
        town.document("PO-URB-" + std::to_string(number), "Procedura " + std::to_string(number), "URB");
    town.document("PO-CAD-01", "Registrul agricol", "CAD");
    const Context keeper = town.as("calitate");
    CHECK(recode_unit(keeper, book(), town.unit("URB"), false).empty());
    abbreviate(town, "URB", "DUR");
    const auto planned = recode_unit(keeper, book(), town.unit("URB"), true);
    REQUIRE(planned.size() == 50);
    CHECK(planned.front().after == "PO-DUR-01");
    CHECK(found(town, "PO-URB-01").document.code() == planned.front().before);
    CHECK_FALSE(found(town, "PO-URB-01").by_former_code);
    const auto done = recode_unit(keeper, book(), town.unit("URB"), false);
    REQUIRE(done.size() == 50);
    for (std::size_t i = 0; i < done.size(); ++i) {
        CHECK(done[i].after == planned[i].after);
        CHECK(found(town, done[i].before).document.id == done[i].document);
        CHECK(found(town, done[i].before).by_former_code);
    }
    CHECK(found(town, "PO-CAD-01").document.code() == "PO-CAD-01");
    CHECK(recode_unit(keeper, book(), town.unit("URB"), false).empty());
    CHECK(town.findings() == "");
}

TEST_CASE("codes: a unit is recoded whole or not at all", "[codes][recode]") {
    Town town;
    town.document("PO-URB-01", "Certificate de urbanism", "URB");
    town.document("PO-URB-02", "Autorizații", "URB");
    abbreviate(town, "URB", "DUR");
    // The second document cannot be numbered: its type has a scheme that needs what nobody can know.
    town.write([](StoreWriter& writer) { writer.set_setting("code.scheme.IL", "no-such-scheme"); });
    Document instruction = found(town, "PO-URB-02").document;
    town.write([&](StoreWriter& writer) {
        instruction.type = DocumentType::kWorkInstruction;
        writer.update_document(instruction);
    });
    CHECK(refused([&] { recode_unit(town.as("calitate"), book(), town.unit("URB"), false); }).code ==
          ErrorCode::kInvalidInput);
    CHECK_FALSE(found(town, "PO-URB-01").by_former_code);
    CHECK(refused([&] { recode_unit(town.as("inspector"), book(), town.unit("URB"), true); }).code ==
          ErrorCode::kForbidden);
}

TEST_CASE("codes: forms follow the code of their procedure and keep leading from the old one", "[codes][recode]") {
    Town town;
    const DocumentId procedure = town.document("PO-URB-04", "Certificate de urbanism", "URB");
    const DocumentId form = town.document("F-PO-URB-04-02", "Cerere", "URB");
    const DocumentId retired = town.document("F-PO-URB-04-03", "Cerere veche", "URB");
    town.write([&](StoreWriter& writer) {
        for (const DocumentId& id : {form, retired}) {
            Document child = *writer.document(id);
            child.type = DocumentType::kForm;
            child.parent = procedure;
            writer.update_document(child);
        }
    });
    retire_code(town.as("calitate"), "F-PO-URB-04-03", "SCIM");
    recode_document(town.as("calitate"), book(), "PO-URB-04", "PO-CAD-07");
    CHECK(found(town, "F-PO-URB-04-02").document.id == form);
    CHECK(found(town, "F-PO-URB-04-02").document.code() == "F-PO-CAD-07-02");  // its own number
    for (const CodeAssignment& code : found(town, "F-PO-URB-04-03").document.codes) CHECK_FALSE(code.current);
}

TEST_CASE("codes: a document bears one code in each codification, both lead to it", "[codes][correspondence]") {
    Town town;
    const DocumentId id = town.document("PO-URB-04", "Certificate de urbanism", "URB");
    assign_code(town.as("calitate"), book(), "PO-URB-04", "ISO", "PO-8");
    CHECK(found(town, "po 8").document.id == id);
    CHECK_FALSE(found(town, "po 8").by_former_code);
    CHECK(found(town, "po 8").document.code() == "PO-URB-04");
    town.read([&](StoreReader& reader) {
        const auto rows = reader.codes().parallel_codes();
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].document == id);
        CHECK(rows[0].code.system != rows[1].code.system);
        CHECK(reader.codes().double_codes().empty());
    });
    CHECK(refused([&] { assign_code(town.as("calitate"), book(), "PO-URB-04", "ISO", "PO-9"); }).code ==
          ErrorCode::kConflict);
    CHECK(town.findings() == "");
}

TEST_CASE("codes: verify finds a reserved code that was changed outside the program", "[codes][verify]") {
    Town town;
    reserve_code(town.as("inspector"), book(), {DocumentType::kOperationalProcedure, town.unit("URB"), {}, {}, {}}, "");
    REQUIRE(town.findings() == "");
    town.write([](StoreWriter& writer) {
        ReservedCode code = writer.codes().reserved_codes({}).at(0);
        code.state = CodeState::kCancelled;
        writer.codes().update_reserved_code(code);
    });
    CHECK(town.findings() == "state.reservation");
}

TEST_CASE("codes: a form whose number was given under the new code already gets the next one", "[codes][recode]") {
    Town town;
    const DocumentId procedure = town.document("PO-URB-04", "Certificate de urbanism", "URB");
    const DocumentId form = town.document("F-PO-URB-04-02", "Cerere", "URB");
    town.document("F-PO-CAD-07-02", "Alt formular", "CAD");
    town.write([&](StoreWriter& writer) {
        Document child = *writer.document(form);
        child.type = DocumentType::kForm;
        child.parent = procedure;
        writer.update_document(child);
    });
    recode_document(town.as("calitate"), book(), "PO-URB-04", "PO-CAD-07");
    CHECK(found(town, "F-PO-URB-04-02").document.code() == "F-PO-CAD-07-03");
}

TEST_CASE("codes: since when a code holds, until when, by which act and why is kept; imported codes say nothing of it",
          "[codes][recode]") {
    Town town;
    town.document("PO-URB-04", "Certificate de urbanism", "URB");
    CHECK_FALSE(found(town, "PO-URB-04").document.codes.at(0).from);
    const Act act{"HCL nr. 90", Town::day("2026-10-30")};
    recode_document(town.as("calitate"), book(), "PO-URB-04", "PO-CAD-03", {act, "Reorganizarea direcției"});
    const auto codes = found(town, "PO-CAD-03").document.codes;
    REQUIRE(codes.size() == 2);
    CHECK(codes[0].printed == "PO-CAD-03");
    CHECK(codes[0].from == Town::day("2026-11-22"));
    CHECK_FALSE(codes[0].until);
    CHECK(codes[0].act == act);
    CHECK(codes[1].printed == "PO-URB-04");
    CHECK_FALSE(codes[1].from);
    CHECK(codes[1].until == Town::day("2026-11-22"));
    CHECK(codes[1].act == act);
    town.read([&](StoreReader& reader) {
        CHECK(reader.approval().remark(codes[0].reason_sha256) == "Reorganizarea direcției");
        for (const StoredEntry& entry : reader.log_entries(0, reader.log_size()))
            CHECK(entry.canonical.find("Reorganizarea") == std::string::npos);
    });
    town.clock.set("2026-12-02");
    recode_document(town.as("calitate"), book(), "PO-CAD-03", "");
    CHECK(found(town, "PO-CAD-03").document.codes.at(1).from == Town::day("2026-11-22"));
    CHECK(found(town, "PO-CAD-03").document.codes.at(1).until == Town::day("2026-12-02"));
    CHECK(town.findings() == "");
    // Days, acts and reasons follow from the log: a row that was changed outside the program is found.
    town.write([&](StoreWriter& writer) {
        Document document = require_document(writer, "PO-CAD-03").document;
        document.codes.at(0).from = Town::day("2020-01-01");
        writer.update_document(document);
    });
    CHECK(town.findings() == "state.document");
}

TEST_CASE("codes: a number counted within a directorate and a standard keeps its standard when it is recoded",
          "[codes][recode]") {
    Town town;
    town.write([&](StoreWriter& writer) {
        writer.set_setting("code.scheme.PO", "directorate-standard-type-number");
        Unit unit = *writer.organisation().unit(town.unit("DUAT"));
        unit.abbreviation = "D1";
        writer.organisation().update_unit(unit);
    });
    town.document("D2-S09-PO04", "Certificate de urbanism", "URB");
    CHECK(recode_document(town.as("calitate"), book(), "D2-S09-PO04", "").after == "D1-S09-PO01");
}

TEST_CASE("codes: verify finds a reservation in the name of someone who did not make it", "[codes][verify]") {
    Town town;
    ReservedCode code;
    code.id = ReservationId("r1");
    code.printed = "PO-URB-01";
    code.key = {"PO", "URB", "1"};
    code.type = DocumentType::kOperationalProcedure;
    code.reserved_at = town.clock.now();
    code.expires_on = Town::day("2027-01-01");
    code.reserved_by = town.person("inspector");
    const bool honest = GENERATE(true, false);
    if (!honest) code.reserved_by = town.person("taxe");
    town.write([&](StoreWriter& writer) {
        writer.codes().add_reserved_code(code);
        record(writer, town.as("inspector"), "code.reserved", code.id.str(), reserved_details(code));
    });
    CHECK(town.findings() == (honest ? "" : "state.reservation"));
}
