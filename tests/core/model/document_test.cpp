#include "core/model/document.h"

#include <catch2/catch.hpp>

using namespace pravila;

namespace {

const Date today = *Date::parse("2026-11-22");
Date day(const char* text) { return *Date::parse(text); }

Revision from(const char* effective) {
    Revision revision;
    revision.effective = {day(effective), DateCertainty::kDay};
    return revision;
}

}  // namespace

TEST_CASE("revision: in force from its first day to the day before its successor's", "[model][revision]") {
    Revision revision = from("2022-02-01");
    revision.effective_until = day("2024-03-15");
    CHECK_FALSE(in_force_on(revision, day("2022-01-31"), today));
    CHECK(in_force_on(revision, day("2022-02-01"), today));
    CHECK(in_force_on(revision, day("2024-03-14"), today));
    CHECK_FALSE(in_force_on(revision, day("2024-03-15"), today));
    CHECK(state_on(revision, day("2022-01-31"), today) == State::kApproved);
    CHECK(state_on(revision, day("2024-03-15"), today) == State::kSuperseded);
}

TEST_CASE("revision: without a date it is in force today and on no other day", "[model][revision]") {
    Revision revision;
    CHECK(in_force_on(revision, today, today));
    CHECK_FALSE(in_force_on(revision, day("2020-01-01"), today));
    revision.superseded_undated = true;
    CHECK_FALSE(in_force_on(revision, today, today));
    CHECK(state_on(revision, today, today) == State::kSuperseded);
}

TEST_CASE("revision: replaced on an unknown day, it applied at past days but not from today on", "[model][revision]") {
    Revision revision = from("2020-01-01");
    revision.superseded_undated = true;
    CHECK(in_force_on(revision, day("2021-01-01"), today));
    CHECK_FALSE(in_force_on(revision, today, today));
}

TEST_CASE("revision: two on the same day leave the lower an empty interval", "[model][revision]") {
    Revision revision = from("2022-02-01");
    revision.effective_until = day("2022-02-01");
    CHECK_FALSE(in_force_on(revision, day("2022-02-01"), today));
}

TEST_CASE("document: a double code shows its suffix, in text and in addresses", "[model][document]") {
    Document document;
    document.id = DocumentId("0190");
    CHECK(document.code().empty());
    CHECK(document.slug() == "_0190");
    CodeAssignment code;
    code.printed = "PO-05";
    code.key = {"PO", "5"};
    document.codes = {code};
    CHECK(document.code() == "PO-05");
    CHECK(document.slug() == "po-5");
    document.codes.front().suffix = "[DITL]";
    CHECK(document.code() == "PO-05 [DITL]");
    CHECK(document.slug() == "po-5~ditl");
}

TEST_CASE("edition and revision: read as numbers, ordered as numbers", "[model][revision]") {
    CHECK(edition_revision_from("2.1") == EditionRevision{2, 1});
    CHECK(edition_revision_from("2") == EditionRevision{2, 0});
    CHECK(EditionRevision{10, 0} > EditionRevision{9, 12});
    for (const char* wrong : {"", ".", "2.", ".1", "II.1", "2.1.3", "-2.1", "2,1", "1234.0"})
        CHECK_FALSE(edition_revision_from(wrong));
    CHECK(roman(4) == "IV");
    CHECK(roman(1999) == "MCMXCIX");
}
