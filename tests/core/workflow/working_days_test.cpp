#include "core/workflow/working_days.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace pravila;

namespace {

Date day(const std::string& text) { return *Date::parse(text); }

}  // namespace

TEST_CASE("working days: Orthodox Easter falls on the days that calendars print", "[workflow]") {
    for (const char* easter :
         {"2010-04-04", "2013-05-05", "2016-05-01", "2019-04-28", "2020-04-19", "2021-05-02", "2022-04-24",
          "2023-04-16", "2024-05-05", "2025-04-20", "2026-04-12", "2027-05-02", "2028-04-16", "2030-04-28"}) {
        INFO(easter);
        CHECK(orthodox_easter(day(easter).year()) == day(easter));
    }
    // One day further apart from the Julian calendar before 1 March 1900 and after 28 February 2100.
    CHECK(orthodox_easter(1905) == day("1905-04-30"));
    CHECK(orthodox_easter(2101) == day("2101-04-24"));
}

TEST_CASE("working days: weekends and holidays do not count", "[workflow]") {
    const WorkingDays& days = WorkingDays::romania();
    for (const char* free : {"2026-01-01", "2026-01-02", "2026-01-06", "2026-01-07", "2026-01-24", "2026-04-10",
                             "2026-04-12", "2026-04-13", "2026-05-01", "2026-05-31", "2026-06-01", "2026-08-15",
                             "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01", "2026-12-25"})
        CHECK_FALSE(days.is_working(day(free)));
    for (const char* working : {"2026-01-05", "2026-01-08", "2026-04-09", "2026-04-14", "2026-11-27", "2026-12-02"})
        CHECK(days.is_working(day(working)));
}

TEST_CASE("working days: a holiday counts only from the year in which it began", "[workflow]") {
    const WorkingDays& days = WorkingDays::romania();
    CHECK(days.is_working(day("2023-01-06")));  // a Friday, holiday since 2024
    CHECK(days.is_working(day("2017-04-14")));  // Good Friday, holiday since 2018
    CHECK_FALSE(days.is_working(day("2018-04-06")));
}

TEST_CASE("working days: a deadline steps over Easter and over the days around 1 December", "[workflow]") {
    const WorkingDays& days = WorkingDays::romania();
    CHECK(days.after(day("2026-11-27"), 1) == day("2026-12-02"));
    CHECK(days.after(day("2026-11-27"), 5) == day("2026-12-08"));
    CHECK(days.after(day("2026-04-08"), 2) == day("2026-04-14"));
    CHECK(days.after(day("2026-11-27"), 0) == day("2026-11-27"));
    CHECK(days.after(day("2026-11-28"), 1) == day("2026-12-02"));  // from a Saturday
}

TEST_CASE("working days: days moved by a decision win over the calendar", "[workflow]") {
    const WorkingDays days = WorkingDays::from_toml("free = [2026-04-09]\nworking = [2026-04-18]\n");
    CHECK_FALSE(days.is_working(day("2026-04-09")));
    CHECK(days.is_working(day("2026-04-18")));
    CHECK(days.is_working(day("2026-05-01")));  // this calendar names no holidays
}

TEST_CASE("working days: a wrong calendar is refused with its line", "[workflow]") {
    const auto line_of = [](const char* text) -> std::string {
        try {
            WorkingDays::from_toml(text);
        } catch (const Error& error) {
            return error.detail();
        }
        return "accepted";
    };
    CHECK(line_of("\n[[fixed]]\nmonth = 2\nday = 30\n") == "line 2");
    CHECK(line_of("free = [\"mâine\"]\n") == "line 1");
    CHECK(line_of("liber = []\n") == "line 1");
    CHECK(line_of("free = []\n") == "accepted");
}
