#include <catch2/catch.hpp>

#include "core/service/organisation/links.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

TEST_CASE("links: merged, split and replaced documents are read from both sides", "[organisation][links]") {
    Town town;
    const DocumentId one = town.document("PO-URB-01", "Certificate de urbanism", "URB");
    const DocumentId two = town.document("PO-URB-02", "Autorizații de construire", "URB");
    const DocumentId merged = town.document("PO-URB-20", "Documente de urbanism", "URB");
    const Act act = Town::act(61, "2026-11-02");
    const Date day = Town::day("2026-11-10");
    link_documents(town.as("calitate"), one, {merged}, LinkKind::kMergedInto, day, act);
    link_documents(town.as("calitate"), two, {merged}, LinkKind::kMergedInto, day, act);
    town.read([&](StoreReader& reader) {
        const auto old = linked_documents(reader, one);
        REQUIRE(old.size() == 1);
        CHECK(old[0].follows);
        CHECK(old[0].other.code() == "PO-URB-20");
        CHECK(old[0].link.act == act);
        CHECK(old[0].link.day == day);
        const auto young = linked_documents(reader, merged);
        REQUIRE(young.size() == 2);
        CHECK_FALSE(young[0].follows);
        CHECK(young[0].link.kind == LinkKind::kMergedInto);
        CHECK(reader.log_entries_about(merged.str()).size() >= 3);
    });
    CHECK(town.findings() == "");
}

TEST_CASE("links: to itself, twice, backwards, without an act or a right, to nothing", "[organisation][links]") {
    Town town;
    const DocumentId one = town.document("PO-URB-01", "Certificate de urbanism", "URB");
    const DocumentId two = town.document("PO-URB-02", "Autorizații de construire", "URB");
    const Act act = Town::act(61, "2026-11-02");
    const Date day = Town::day("2026-11-10");
    const auto link = [&](const char* who, const DocumentId& from, const std::vector<DocumentId>& to, const Act& by) {
        return refused([&] { link_documents(town.as(who), from, to, LinkKind::kReplacedBy, day, by); }).code;
    };
    CHECK(link("calitate", one, {one}, act) == ErrorCode::kInvalidInput);
    CHECK(link("calitate", one, {two}, {}) == ErrorCode::kInvalidInput);
    CHECK(link("calitate", one, {}, act) == ErrorCode::kInvalidInput);
    CHECK(link("urb", one, {two}, act) == ErrorCode::kForbidden);
    CHECK(link("calitate", one, {DocumentId("x")}, act) == ErrorCode::kNotFound);
    link_documents(town.as("calitate"), one, {two}, LinkKind::kReplacedBy, day, act);
    CHECK(link("calitate", one, {two}, act) == ErrorCode::kConflict);
    CHECK(link("calitate", two, {one}, act) == ErrorCode::kConflict);
    CHECK(town.findings() == "");
}
