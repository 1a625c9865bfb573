#include "core/model/date.h"

#include <catch2/catch.hpp>

using namespace pravila;

TEST_CASE("date: both written forms are read, and only days that exist", "[model][date]") {
    CHECK(Date::parse("2024-05-31")->romanian() == "31.05.2024");
    CHECK(Date::parse("31.05.2024")->iso() == "2024-05-31");
    CHECK(Date::parse("1.5.2024")->iso() == "2024-05-01");
    CHECK(Date::parse("29.02.2024").has_value());
    for (const char* wrong : {"31.02.2024", "29.02.2023", "2024-13-01", "2024-00-10", "32.01.2024", "", "31.05",
                              "31.05.24", "2024-5-31", "2024-05-31 ", "31.05-2024", "x1.05.2024", "-1.05.2024",
                              "31..2024", "01.01.1899", "01.01.2200", "31.05.20244"})
        CHECK_FALSE(Date::parse(wrong).has_value());
}

TEST_CASE("date: instants have milliseconds and the letter Z", "[model][date]") {
    const char* text = "2026-11-22T01:35:00.007Z";
    REQUIRE(instant_from(text));
    CHECK(to_text(*instant_from(text)) == text);
    CHECK_FALSE(instant_from("2026-11-22T01:35:00Z"));
    CHECK_FALSE(instant_from("2026-11-22T24:00:00.000Z"));
    CHECK_FALSE(instant_from("2026-02-30T01:00:00.000Z"));
}
