#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/store/fixtures.h"

// Old databases in tests/data/db, one for each migration, named NNNN.sqlite.xz. To make the one of the newest schema:
//   PRAVILA_FIXTURE=/tmp/old ./store_tests "[make_fixture]" && xz -9e < /tmp/old/pravila.db >
//   tests/data/db/NNNN.sqlite.xz

namespace fs = std::filesystem;
using namespace pravila;
using namespace pravila::test;

namespace {

/// What every old database was filled with. Later migrations may add to it, never take from it.
void fill(DocumentStore& store) {
    store.write(kScope, [](StoreWriter& writer) {
        writer.create_institution(institution_of(kScope), kPublicKey);
        writer.set_setting("scheme", "[scheme]");
        writer.organisation().add_unit({UnitId("u1"), "Serviciul Urbanism", "URB"});
        Document made = document("d1", {"PO", "URB", "4"}, "[DITL]");
        made.owner = UnitId("u1");
        made.participating = {UnitId("u1")};
        writer.add_document(made);
        Revision first = revision("r1", "d1", {2, 1});
        first.effective = {day("2021-02-01"), DateCertainty::kMonth};
        first.effective_until = day("2024-05-31");
        first.remarks = "din registru";
        first.parts = {{PartId("p1"), PartRole::kText, writer.add_content("conținut"), "PO 04.docx", "docx", 9}};
        writer.add_revision(first);
        writer.add_extraction(sha256_hex("conținut"), "docx/1", "{\"v\":1}");
        writer.add_import(
            {sha256_hex("conținut"), "URB/PO 04.docx", RevisionId("r1"), BatchId("b1"), first.entered_at});
        for (long long seq = 0; seq < 3; ++seq) {
            writer.append_log({seq, "entry " + std::to_string(seq)}, {"d1"});
        }
        writer.feed(RevisionId("r1"));
    });
}

void check_filled(DocumentStore& store) {
    CHECK(store.integrity_problems().empty());
    store.read(kScope, [](StoreReader& reader) {
        CHECK(reader.institution()->name == institution_of(kScope).name);
        CHECK(reader.public_key() == kPublicKey);
        CHECK(reader.setting("scheme") == "[scheme]");
        const auto documents = reader.documents_by_key("PO-URB-4");
        REQUIRE(documents.size() == 1);
        CHECK(documents[0].code() == "PO-URB-4 [DITL]");
        CHECK(documents[0].owner == UnitId("u1"));
        const auto first = reader.revision(RevisionId("r1"));
        REQUIRE(first);
        CHECK(first->number == EditionRevision{2, 1});
        CHECK(first->effective == StatedDate{day("2021-02-01"), DateCertainty::kMonth});
        CHECK(first->effective_until == day("2024-05-31"));
        CHECK(first->remarks == "din registru");
        REQUIRE(first->parts.size() == 1);
        CHECK(reader.content(first->parts[0].sha256) == "conținut");
        CHECK(reader.extraction(first->parts[0].sha256) == "{\"v\":1}");
        CHECK(reader.imports_of_revision(RevisionId("r1")).size() == 1);
        CHECK(reader.log_entries(0, 10).size() == 3);
        CHECK(reader.log_node(1, 0).has_value());
        CHECK(reader.feed_head() == 1);
    });
}

}  // namespace

TEST_CASE("store: every old database opens after migration and has lost nothing", "[store][migrator]") {
    const fs::path folder = fs::path(PRAVILA_SOURCE_DIR) / "tests" / "data" / "db";
    int opened = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (!entry.path().string().ends_with(".sqlite.xz")) {
            continue;
        }
        CAPTURE(entry.path().string());
        const TempDir directory;
        const std::string command = "xz -dc '" + entry.path().string() + "' > '" + directory.file("pravila.db") + "'";
        REQUIRE(std::system(command.c_str()) == 0);
        migrate_store(directory.str());
        check_filled(*open_store(directory.str()));
        ++opened;
    }
    CHECK(opened >= 3);
}

TEST_CASE("store: a database of today is what the old ones were filled with", "[store][migrator]") {
    const TempDir directory;
    const auto store = create_store(directory.file("store"));
    fill(*store);
    check_filled(*store);
}

TEST_CASE("store: makes the old database of the newest schema", "[.][make_fixture]") {
    const char* path = std::getenv("PRAVILA_FIXTURE");
    REQUIRE(path != nullptr);
    fill(*create_store(path));
}
