#include <catch2/catch.hpp>
#include <set>

#include "core/codification/code_key.h"
#include "core/error.h"
#include "search/record.h"
#include "search/terms.h"

using namespace pravila;
using namespace pravila::search;

TEST_CASE("terms: an interval has a term of a day exactly when the day lies in it", "[search][terms]") {
    unsigned seed = 3;
    const auto random = [&](int below) {
        return static_cast<int>((seed = seed * 1664525u + 1013904223u) >> 8) % below;
    };
    for (int round = 0; round < 300; ++round) {
        const int from = random(32768), until = from + random(round % 3 == 0 ? 40 : 5000);
        const std::vector<std::string> list = interval_terms(kDays, from, until);
        const std::set<std::string> terms(list.begin(), list.end());
        CHECK(terms.size() == list.size());
        CHECK(list.size() <= 160);
        for (const int day : {from - 1, from, from + 1, (from + until) / 2, until - 1, until, until + 1, 0, 32767}) {
            if (day < 0 || day > 32767) continue;
            int hits = 0;
            for (const std::string& term : day_terms(kDays, day)) hits += static_cast<int>(terms.count(term));
            INFO(from << " " << until << " " << day);
            CHECK((hits == 1) == (day >= from && day < until));
        }
    }
    CHECK(interval_terms(kDays, 5, 5).empty());
    CHECK(interval_terms(kPastDays, 0, 32768).size() == 32);
}

TEST_CASE("terms: days are held to the years 1970 to 2059", "[search][terms]") {
    CHECK(day_number(Date::parse("1955-05-05").value()) == 0);
    CHECK(day_number(Date::parse("1970-01-02").value()) == 1);
    CHECK(day_number(Date::parse("2150-01-01").value()) == 32767);
    CHECK(day_value(Date::parse("2024-03-15").value()) == "4d55");
}

TEST_CASE("terms: codes sort with their numbers as numbers", "[search][terms]") {
    CHECK(sort_key(code_key("PO-9"), {1, 0}) < sort_key(code_key("PO-10"), {1, 0}));
    CHECK(sort_key(code_key("PO-9"), {1, 0}) < sort_key(code_key("PO-9"), {2, 0}));
    CHECK(sort_key(code_key("ZZ-9"), {1, 0}) < sort_key({}, {1, 0}));
}

TEST_CASE("record: what goes in comes out, and damaged bytes are an error", "[search][record]") {
    Record record;
    record.revision = RevisionId("r");
    record.code = "PO-1";
    record.title = "Titlu cu ș";
    record.validity.effective = {Date::parse("1999-02-01").value(), DateCertainty::kMonth};
    record.validity.effective_until = Date::parse("2199-12-31").value();
    record.validity.superseded_undated = true;
    record.sections = {{"s-1", "Scop"}};
    record.chunks = {{0, {1, 7, 65535}, compress("textul")}};
    const std::string bytes = to_bytes(record);
    const Record back = record_from_bytes(bytes);
    CHECK(back.title == record.title);
    CHECK(back.validity.effective == record.validity.effective);
    CHECK(back.validity.effective_until == record.validity.effective_until);
    CHECK(back.validity.superseded_undated);
    CHECK(back.sections.at(back.chunks.at(0).section).heading == "Scop");
    CHECK(back.chunks.at(0).stems == record.chunks[0].stems);
    CHECK(decompress(back.chunks.at(0).compressed) == "textul");
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_THROWS_AS(record_from_bytes(bytes.substr(0, size)), Error);
    CHECK_THROWS_AS(decompress("nothing"), Error);
    CHECK_THROWS_AS(decompress(compress(std::string(1 << 20, 'a'))), Error);
}

TEST_CASE("record: pieces are bounded, whole and never inside a character", "[search][record]") {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "ș" : i % 50 == 0 ? ". " : "aț";
    std::string whole;
    for (const std::string_view piece : pieces(text)) {
        CHECK(piece.size() <= kMostChunkBytes);
        CHECK((static_cast<unsigned char>(piece.front()) & 0xC0) != 0x80);
        whole += piece;
    }
    CHECK(whole == text);
    CHECK(pieces("").empty());
    CHECK(pieces(std::string(10000, '\x80')).size() >= 3);
}
