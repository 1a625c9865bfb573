#include <catch2/catch.hpp>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("store: an institution, its settings, units and key come back after a restart", "[store]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.set_setting("scheme", "first");
        writer.set_setting("scheme", "second\nline — ș");
        writer.organisation().add_unit({UnitId("u2"), "Serviciul Urbanism", "URB"});
        writer.organisation().add_unit({UnitId("u1"), "Biroul Achiziții", ""});
    });
    test.reopen();
    test.read([](StoreReader& reader) {
        REQUIRE(reader.institution());
        CHECK(reader.institution()->name == "Primăria Municipiului Teiușani");
        CHECK(reader.institution()->zone == "Europe/Bucharest");
        CHECK(reader.public_key() == kPublicKey);
        CHECK(reader.setting("scheme") == "second\nline — ș");
        CHECK_FALSE(reader.setting("absent"));
        const auto units = reader.organisation().units();
        REQUIRE(units.size() == 2);
        CHECK(units[0].name == "Biroul Achiziții");
        CHECK(units[1].abbreviation == "URB");
        CHECK(reader.organisation().unit(UnitId("u2"))->name == "Serviciul Urbanism");
        CHECK_FALSE(reader.organisation().unit(UnitId("u3")));
    });
    const auto institutions = test.store->institutions();
    REQUIRE(institutions.size() == 1);
    CHECK(institutions[0].id == kScope.institution);
}

TEST_CASE("store: every field of a document comes back", "[store]") {
    TestStore test;
    Document parent = document("d-parent");
    Document full = document("d1", {"PO", "URB", "4"}, "[DITL]");
    full.type = DocumentType::kForm;
    full.owner = UnitId("u1");
    full.participating = {UnitId("u3"), UnitId("u2")};
    full.parent = parent.id;
    full.codes.push_back({"ISO", "P–7", {"P", "7"}, "", CodeState::kReserved, true});
    full.codes.push_back({"SCIM", "Vechi 3", {"VECHI", "3"}, "", CodeState::kRetired, false});
    test.write([&](StoreWriter& writer) {
        for (const char* unit : {"u1", "u2", "u3"}) {
            writer.organisation().add_unit({UnitId(unit), unit, ""});
        }
        writer.add_document(parent);
        writer.add_document(full);
    });
    test.reopen();
    test.read([&](StoreReader& reader) {
        const auto stored = reader.document(full.id);
        REQUIRE(stored);
        CHECK(stored->type == full.type);
        CHECK(stored->title == full.title);
        CHECK(stored->owner == full.owner);
        CHECK(stored->participating == full.participating);
        CHECK(stored->parent == full.parent);
        CHECK(stored->codes == full.codes);
        CHECK(stored->row_version == 1);
        CHECK_FALSE(reader.document(DocumentId("absent")));
    });
}

TEST_CASE("store: every field of a revision and its parts comes back", "[store]") {
    TestStore test;
    Revision full = revision("r1", "d1", {2, 7});
    full.number_printed = "Ediția a II-a, Revizia 7";
    full.title = "Titlu cu „ghilimele”";
    full.lifecycle = Lifecycle::kWithdrawn;
    full.approved = {day("2021-02-01"), DateCertainty::kMonth};
    full.effective = {day("2021-03-15"), DateCertainty::kDay};
    full.effective_until = day("2024-05-31");
    full.superseded_undated = true;
    full.registry_number = "436/2022";
    full.registry_date = day("2022-01-10");
    full.template_code = "F-01";
    full.language = "ro";
    full.review_by = "2027-01-01";
    full.responsible = "Ion Popescu";
    full.place = "Camera 12";
    full.remarks = "observații";
    full.imported = false;
    const std::string bytes("PK\x03\x04\0\xff with NUL", 15);
    test.write([&](StoreWriter& writer) {
        writer.add_document(document("d1"));
        const auto sha256 = writer.add_content(bytes);
        full.parts = {{PartId("p2"), PartRole::kText, sha256, "PO 04 (2).docx", "docx", 16},
                      {PartId("p1"), PartRole::kSignedCopy, sha256, "scan.pdf", "pdf", 16}};
        writer.add_revision(full);
    });
    test.reopen();
    test.read([&](StoreReader& reader) {
        const auto stored = reader.revision(full.id);
        REQUIRE(stored);
        CHECK(stored->document == full.document);
        CHECK(stored->number == full.number);
        CHECK(stored->number_printed == full.number_printed);
        CHECK(stored->title == full.title);
        CHECK(stored->lifecycle == full.lifecycle);
        CHECK(stored->approved == full.approved);
        CHECK(stored->effective == full.effective);
        CHECK(stored->effective_until == full.effective_until);
        CHECK(stored->superseded_undated);
        CHECK(stored->registry_number == full.registry_number);
        CHECK(stored->registry_date == full.registry_date);
        CHECK(stored->template_code == full.template_code);
        CHECK(stored->language == full.language);
        CHECK(stored->review_by == full.review_by);
        CHECK(stored->responsible == full.responsible);
        CHECK(stored->place == full.place);
        CHECK(stored->remarks == full.remarks);
        CHECK_FALSE(stored->imported);
        CHECK(stored->entered_at == full.entered_at);
        REQUIRE(stored->parts.size() == 2);
        CHECK(stored->parts[0].id == PartId("p2"));
        CHECK(stored->parts[0].file_name == "PO 04 (2).docx");
        CHECK(stored->parts[1].role == PartRole::kSignedCopy);
        CHECK(stored->parts[1].format == "pdf");
        CHECK(stored->parts[1].bytes == 16);
        CHECK(reader.content(stored->parts[0].sha256) == bytes);
    });
}

TEST_CASE("store: revisions come by number, or in the order they are asked for", "[store]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.add_document(document("d1"));
        writer.add_revision(revision("r3", "d1", {10, 0}));
        writer.add_revision(revision("r1", "d1", {2, 0}));
        writer.add_revision(revision("r2", "d1", {2, 11}));
    });
    test.read([](StoreReader& reader) {
        std::string order;
        for (const auto& one : reader.revisions_of(DocumentId("d1"))) {
            order += one.id.str();
        }
        CHECK(order == "r1r2r3");
        order.clear();
        for (const auto& one :
             reader.revisions({RevisionId("r3"), RevisionId("absent"), RevisionId("r1"), RevisionId("r3")})) {
            order += one.id.str();
        }
        CHECK(order == "r3r1r3");
        CHECK(reader.revisions({}).empty());
        CHECK(reader.revisions_of(DocumentId("absent")).empty());
    });
}

TEST_CASE("store: a content is kept once, byte for byte, and streamed by hash", "[store]") {
    TestStore test;
    const std::string large(3'000'000, '\xA5');
    test.write([&](StoreWriter& writer) {
        CHECK(writer.add_content("") == sha256_hex(""));
        CHECK(writer.add_content(large) == sha256_hex(large));
        CHECK(writer.add_content("x") == sha256_hex("x"));
        CHECK(writer.add_content("x") == sha256_hex("x"));
    });
    test.read([&](StoreReader& reader) {
        CHECK(reader.content(sha256_hex("")) == "");
        CHECK(reader.content(sha256_hex(large)) == large);
        CHECK(reader.has_content(sha256_hex("x")));
        CHECK_FALSE(reader.has_content(sha256_hex("y")));
        CHECK_FALSE(reader.content(sha256_hex("y")));
        std::vector<std::string> hashes;
        reader.each_content([&](const std::string& sha256, const std::string& bytes) {
            CHECK(sha256_hex(bytes) == sha256);
            // Asking for something else meanwhile does not disturb the stream.
            CHECK(reader.content(sha256) == bytes);
            hashes.push_back(sha256);
        });
        CHECK(hashes.size() == 3);
        CHECK(std::is_sorted(hashes.begin(), hashes.end()));
    });
}

TEST_CASE("store: an extraction comes back, and a newer one takes its place", "[store]") {
    TestStore test;
    const auto sha256 = sha256_hex("x");
    std::string json = "{\"v\":1}";
    test.write([&](StoreWriter& writer) {
        writer.add_content("x");
        writer.add_extraction(sha256, "docx/1", "{}");
        writer.add_extraction(sha256, "docx/2", json + std::string(100000, ' '));
    });
    test.read([&](StoreReader& reader) {
        CHECK(reader.extraction(sha256) == json + std::string(100000, ' '));
        CHECK_FALSE(reader.extraction(sha256_hex("y")));
    });
    CHECK(refusal([&] {
              test.write([&](StoreWriter& writer) { writer.add_extraction(sha256_hex("y"), "docx/1", "{}"); });
          }).code == ErrorCode::kNotFound);
    CHECK(refusal([&] {
              test.write([&](StoreWriter& writer) {
                  writer.add_extraction(sha256, "docx/1", std::string((std::size_t{64} << 20U) + 1, ' '));
              });
          }).code == ErrorCode::kInvalidInput);
}

TEST_CASE("store: where a content came from is kept for every import", "[store]") {
    TestStore test;
    const ImportRecord first{sha256_hex("x"), "URB/PO-04 final v3 (2).docx", RevisionId("r1"), BatchId("b1"),
                             at("2026-11-22T01:35:00.001Z")};
    ImportRecord second = first;
    second.batch = BatchId("b2");
    second.path = "altul.docx";
    second.at = at("2026-11-23T00:00:00.000Z");
    test.write([&](StoreWriter& writer) {
        writer.add_document(document("d1"));
        writer.add_revision(revision("r1", "d1"));
        writer.add_content("x");
        writer.add_import(second);
        writer.add_import(first);
    });
    test.read([&](StoreReader& reader) {
        const auto imports = reader.imports_of(first.sha256);
        REQUIRE(imports.size() == 2);
        CHECK(imports[0].path == first.path);
        CHECK(imports[0].batch == first.batch);
        CHECK(imports[0].at == first.at);
        CHECK(imports[1].path == second.path);
        CHECK(reader.imports_of_revision(RevisionId("r1")).size() == 2);
        CHECK(reader.imports_of_revision(RevisionId("r2")).empty());
    });
}

TEST_CASE("store: the feed has every revision once, at its last change, and its head only grows", "[store]") {
    TestStore test;
    test.read([](StoreReader& reader) { CHECK(reader.feed_head() == 0); });
    test.write([](StoreWriter& writer) {
        writer.add_document(document("d1"));
        writer.add_revision(revision("r1", "d1", {1, 0}));
        writer.add_revision(revision("r2", "d1", {2, 0}));
        writer.feed(RevisionId("r1"));
        writer.feed(RevisionId("r2"));
        CHECK(writer.feed_head() == 2);
        writer.feed(RevisionId("r1"));
        writer.feed(RevisionId("r1"));
    });
    test.read([](StoreReader& reader) {
        CHECK(reader.feed_head() == 4);
        const auto rows = reader.feed_after(0, 10);
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].revision == RevisionId("r2"));
        CHECK(rows[1].revision == RevisionId("r1"));
        CHECK(rows[1].seq == 4);
        CHECK(reader.feed_after(2, 10).size() == 1);
        CHECK(reader.feed_after(0, 1).size() == 1);
        CHECK(reader.feed_after(4, 10).empty());
    });
}

TEST_CASE("store: a person is known by id and by exact name, in one institution only", "[store]") {
    TestStore test;
    test.store->write(kOther,
                      [](StoreWriter& writer) { writer.create_institution(institution_of(kOther), kPublicKey); });
    test.write([](StoreWriter& writer) {
        Person person;
        person.id = PersonId("p7");
        person.name = "Ștefan Țepeș";
        person.email = "Stefan.Tepes@primarie.example";
        person.os_account = "stepes";
        writer.organisation().add_person(person);
    });
    test.reopen();
    test.read([](StoreReader& reader) {
        auto& organisation = reader.organisation();
        CHECK(organisation.person(PersonId("p7"))->name == "Ștefan Țepeș");
        CHECK(organisation.person_with_email("stefan.TEPES@primarie.example")->id == PersonId("p7"));
        CHECK(organisation.person_with_os_account("stepes")->id == PersonId("p7"));
        CHECK_FALSE(organisation.person_with_os_account(""));
        CHECK_FALSE(organisation.person(PersonId("p8")));
    });
    test.store->read(kOther, [](StoreReader& reader) {
        CHECK_FALSE(reader.organisation().person(PersonId("p7")));
        CHECK(reader.organisation().people().empty());
    });
}
