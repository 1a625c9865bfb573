#include <catch2/catch.hpp>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string ids(const std::vector<Document>& documents) {
    std::string text;
    for (const auto& one : documents) {
        text += one.id.str() + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("store: the register is in the natural order of codes, documents without a code last", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.add_document(document("ten", {"PO", "URB", "10"}));
        writer.add_document(document("none"));
        writer.add_document(document("nine", {"PO", "URB", "9"}));
        writer.add_document(document("nine-double", {"PO", "URB", "9"}, "[DITL]"));
        writer.add_document(document("short", {"PO", "2"}));
        Document former = document("former", {"PO", "1"});
        former.codes[0].current = false;
        writer.add_document(former);
    });
    test.read([](StoreReader& reader) {
        CHECK(ids(reader.documents({})) == "short nine nine-double ten ");
        DocumentFilter all;
        all.include_unfiled = true;
        CHECK(ids(reader.documents(all)) == "short nine nine-double ten former none ");
        CHECK(reader.count_documents({}) == 4);
        CHECK(reader.count_documents(all) == 6);
        all.limit = 2;
        all.offset = 1;
        CHECK(ids(reader.documents(all)) == "nine nine-double ");
        CHECK(reader.count_documents(all) == 6);
    });
}

TEST_CASE("store: a filter restricts by type, unit and parent", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.organisation().add_unit({UnitId("u1"), "unu", ""});
        writer.organisation().add_unit({UnitId("u2"), "doi", ""});
        Document owned = document("owned", {"PO", "1"});
        owned.owner = UnitId("u1");
        owned.participating = {UnitId("u2")};
        writer.add_document(owned);
        Document form = document("form", {"F", "1"});
        form.type = DocumentType::kForm;
        form.parent = owned.id;
        form.owner = UnitId("u2");
        writer.add_document(form);
        writer.add_document(document("other", {"PO", "2"}));
    });
    test.read([](StoreReader& reader) {
        const auto by = [&](const std::function<void(DocumentFilter&)>& set) {
            DocumentFilter filter;
            set(filter);
            CHECK(reader.count_documents(filter) == static_cast<long>(reader.documents(filter).size()));
            return ids(reader.documents(filter));
        };
        CHECK(by([](auto& f) { f.types = {DocumentType::kForm}; }) == "form ");
        CHECK(by([](auto& f) {
                  f.types = {DocumentType::kForm, DocumentType::kOperationalProcedure};
              }) == "form owned other ");
        CHECK(by([](auto& f) { f.units = {UnitId("u1")}; }) == "owned ");
        CHECK(by([](auto& f) { f.units = {UnitId("u2")}; }) == "form owned ");
        CHECK(by([](auto& f) { f.units = {UnitId("u2'); DROP TABLE unit; --")}; }).empty());
        CHECK(by([](auto& f) { f.parent = DocumentId("owned"); }) == "form ");
        CHECK(by([](auto& f) { f.types = {DocumentType::kManual}; }).empty());
    });
}

TEST_CASE("store: a document is found by a code it holds or held, holders first", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        Document held = document("a-held", {"PO", "URB", "4"});
        held.codes[0].current = false;
        held.codes.push_back({"SCIM", "PO-5", {"PO", "5"}, "", CodeState::kIssued, true});
        writer.add_document(held);
        writer.add_document(document("z-holds", {"PO", "URB", "4"}));
    });
    test.read([](StoreReader& reader) {
        CHECK(ids(reader.documents_by_key("PO-URB-4")) == "z-holds a-held ");
        CHECK(ids(reader.documents_by_compact_key("POURB4")) == "z-holds a-held ");
        CHECK(reader.documents_by_key("PO-URB-4")[1].codes.size() == 2);
        CHECK(reader.documents_by_key("PO-URB-4")[1].code() == "PO-5");
        CHECK(reader.documents_by_key("PO-URB-40").empty());
    });
}

TEST_CASE("store: two documents never bear one code at the same time", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) { writer.add_document(document("first", {"PO", "4"})); });
    CHECK(refusal([&] {
              test.write([](StoreWriter& writer) { writer.add_document(document("second", {"PO", "4"})); });
          }).code == ErrorCode::kConflict);
    test.write([](StoreWriter& writer) { writer.add_document(document("second", {"PO", "4"}, "[DITL]")); });
    test.read([](StoreReader& reader) { CHECK(ids(reader.documents_by_key("PO-4")) == "first second "); });
}

TEST_CASE("store: a stale editor gets a conflict and nothing is written", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.add_document(document("d1", {"PO", "4"}));
        writer.add_revision(revision("r1", "d1"));
    });
    Document mine;
    Revision my_revision;
    test.read([&](StoreReader& reader) {
        mine = *reader.document(DocumentId("d1"));
        my_revision = *reader.revision(RevisionId("r1"));
    });
    Document theirs = mine;
    theirs.title = "theirs";
    test.write([&](StoreWriter& writer) {
        writer.update_document(theirs);
        my_revision.title = "theirs";
        writer.update_revision(my_revision);
    });
    mine.title = "mine";
    mine.codes.clear();
    CHECK(refusal([&] { test.write([&](StoreWriter& writer) { writer.update_document(mine); }); }).code ==
          ErrorCode::kConflict);
    CHECK(refusal([&] { test.write([&](StoreWriter& writer) { writer.update_revision(my_revision); }); }).code ==
          ErrorCode::kConflict);
    mine.id = DocumentId("absent");
    CHECK(refusal([&] { test.write([&](StoreWriter& writer) { writer.update_document(mine); }); }).code ==
          ErrorCode::kNotFound);
    test.read([](StoreReader& reader) {
        CHECK(reader.document(DocumentId("d1"))->title == "theirs");
        CHECK(reader.document(DocumentId("d1"))->codes.size() == 1);
        CHECK(reader.document(DocumentId("d1"))->row_version == 2);
        CHECK(reader.revision(RevisionId("r1"))->row_version == 2);
    });
}

TEST_CASE("store: an update replaces units and codes and only adds parts", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.organisation().add_unit({UnitId("u1"), "unu", ""});
        Document made = document("d1", {"PO", "4"});
        made.participating = {UnitId("u1")};
        writer.add_document(made);
        Revision first = revision("r1", "d1");
        first.parts = {{PartId("p1"), PartRole::kText, writer.add_content("x"), "a.docx", "docx", 1}};
        writer.add_revision(first);
    });
    test.write([](StoreWriter& writer) {
        Document changed = *writer.document(DocumentId("d1"));
        changed.participating.clear();
        changed.codes = {{"SCIM", "PO-5", {"PO", "5"}, "", CodeState::kIssued, true},
                         {"SCIM", "PO-4", {"PO", "4"}, "", CodeState::kRetired, false}};
        writer.update_document(changed);
        Revision more = *writer.revision(RevisionId("r1"));
        more.effective_until = day("2024-05-31");
        more.parts = {{PartId("p2"), PartRole::kAnnex, writer.add_content("y"), "b.pdf", "pdf", 1}};
        writer.update_revision(more);
    });
    test.read([](StoreReader& reader) {
        const auto changed = reader.document(DocumentId("d1"));
        CHECK(changed->participating.empty());
        CHECK(changed->code() == "PO-5");
        CHECK(changed->codes.size() == 2);
        const auto more = reader.revision(RevisionId("r1"));
        CHECK(more->effective_until == day("2024-05-31"));
        REQUIRE(more->parts.size() == 2);
        CHECK(more->parts[0].id == PartId("p1"));
        CHECK(more->parts[1].id == PartId("p2"));
    });
}

TEST_CASE("store: an edition and revision exist once, except those of cancelled drafts", "[store][document]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        writer.add_document(document("d1"));
        Revision cancelled = revision("r1", "d1", {1, 1});
        cancelled.lifecycle = Lifecycle::kCancelled;
        writer.add_revision(cancelled);
        writer.add_revision(revision("r2", "d1", {1, 1}));
    });
    CHECK(refusal([&] {
              test.write([](StoreWriter& writer) { writer.add_revision(revision("r3", "d1", {1, 1})); });
          }).code == ErrorCode::kConflict);
}

TEST_CASE("store: values that could not be read back are refused", "[store][document]") {
    TestStore test;
    const auto code_of = [&](const std::function<void(StoreWriter&)>& work) {
        return refusal([&] { test.write(work); }).code;
    };
    const std::string nul("a\0b", 3);
    CHECK(code_of([&](StoreWriter& w) { w.set_setting("name", nul); }) == ErrorCode::kInvalidInput);
    CHECK(code_of([&](StoreWriter& w) {
              w.organisation().add_unit({UnitId("u"), nul, ""});
          }) == ErrorCode::kInvalidInput);
    CHECK(code_of([&](StoreWriter& w) { w.add_document(document("d", {"PO-4"})); }) == ErrorCode::kInvalidInput);
    CHECK(code_of([&](StoreWriter& w) { w.add_document(document("d", {"PO", ""})); }) == ErrorCode::kInvalidInput);
    CHECK(code_of([&](StoreWriter& w) { w.add_revision(revision("r", "absent")); }) == ErrorCode::kNotFound);
    CHECK(code_of([&](StoreWriter& w) {
              w.add_document(document("d"));
              Revision half = revision("r", "d");
              half.effective = {std::nullopt, DateCertainty::kDay};
              w.add_revision(half);
          }) == ErrorCode::kInvalidInput);
    test.read([](StoreReader& reader) {
        CHECK_FALSE(reader.document(DocumentId("d")));
        CHECK(reader.organisation().units().empty());
    });
}

TEST_CASE("store: another institution sees nothing and can touch nothing", "[store][scope]") {
    TestStore test;
    test.store->write(kOther,
                      [](StoreWriter& writer) { writer.create_institution(institution_of(kOther), kPublicKey); });
    test.write([](StoreWriter& writer) {
        writer.set_setting("scheme", "ours");
        writer.organisation().add_unit({UnitId("u1"), "unu", ""});
        Document made = document("d1", {"PO", "4"});
        made.owner = UnitId("u1");
        writer.add_document(made);
        Revision first = revision("r1", "d1");
        first.parts = {{PartId("p1"), PartRole::kText, writer.add_content("x"), "a.docx", "docx", 1}};
        writer.add_revision(first);
        writer.add_extraction(sha256_hex("x"), "docx/1", "{}");
        writer.add_import({sha256_hex("x"), "a.docx", RevisionId("r1"), BatchId("b1"), at("2026-11-22T01:35:00.000Z")});
        writer.append_log({0, "{}"}, {"d1"});
        writer.feed(RevisionId("r1"));
    });
    test.store->read(kOther, [](StoreReader& reader) {
        CHECK(reader.institution()->id == kOther.institution);
        CHECK_FALSE(reader.setting("scheme"));
        CHECK(reader.organisation().units().empty());
        CHECK_FALSE(reader.organisation().unit(UnitId("u1")));
        CHECK_FALSE(reader.document(DocumentId("d1")));
        CHECK(reader.documents_by_key("PO-4").empty());
        CHECK(reader.documents_by_compact_key("PO4").empty());
        DocumentFilter all;
        all.include_unfiled = true;
        CHECK(reader.documents(all).empty());
        CHECK(reader.count_documents(all) == 0);
        CHECK_FALSE(reader.revision(RevisionId("r1")));
        CHECK(reader.revisions_of(DocumentId("d1")).empty());
        CHECK(reader.revisions({RevisionId("r1")}).empty());
        CHECK(reader.revisions_in_force(all, day("2026-11-22"), day("2026-11-22")).empty());
        CHECK_FALSE(reader.content(sha256_hex("x")));
        CHECK_FALSE(reader.has_content(sha256_hex("x")));
        reader.each_content([](const std::string&, const std::string&) { FAIL("a content of another institution"); });
        CHECK_FALSE(reader.extraction(sha256_hex("x")));
        CHECK(reader.imports_of(sha256_hex("x")).empty());
        CHECK(reader.imports_of_revision(RevisionId("r1")).empty());
        CHECK(reader.log_size() == 0);
        CHECK(reader.log_entries(0, 10).empty());
        CHECK(reader.log_entries_about("d1").empty());
        CHECK_FALSE(reader.log_node(0, 0));
        CHECK(reader.feed_head() == 0);
        CHECK(reader.feed_after(0, 10).empty());
    });
    const auto code_of = [&](const std::function<void(StoreWriter&)>& work) {
        return refusal([&] { test.store->write(kOther, work); }).code;
    };
    Document stolen = document("d1", {"PO", "4"});
    CHECK(code_of([&](StoreWriter& w) { w.update_document(stolen); }) == ErrorCode::kNotFound);
    CHECK(code_of([&](StoreWriter& w) { w.update_revision(revision("r1", "d1")); }) == ErrorCode::kNotFound);
    CHECK(code_of([&](StoreWriter& w) { w.add_revision(revision("r9", "d1")); }) == ErrorCode::kNotFound);
    CHECK(code_of([&](StoreWriter& w) { w.feed(RevisionId("r1")); }) == ErrorCode::kNotFound);
    CHECK(code_of([&](StoreWriter& w) {
              w.add_part(RevisionId("r1"), {PartId("p2"), PartRole::kAnnex, w.add_content("x"), "a", "docx", 1});
          }) == ErrorCode::kNotFound);
    CHECK(code_of([&](StoreWriter& w) { w.create_institution(institution_of(kScope), kPublicKey); }) ==
          ErrorCode::kInternal);
    // The same ids and codes are free there.
    test.store->write(kOther, [](StoreWriter& writer) { writer.add_document(document("d1", {"PO", "4"})); });
    test.read([](StoreReader& reader) { CHECK(reader.document(DocumentId("d1"))->owner == UnitId("u1")); });
}
