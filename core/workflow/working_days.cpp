#include "core/workflow/working_days.h"

#include <algorithm>

#include "cmake/embedded.h"
#include "core/error.h"
#include "core/toml/table_reader.h"

namespace pravila {

Date orthodox_easter(int year) {
    const int a = year % 4, b = year % 7, c = year % 19;
    const int d = (19 * c + 15) % 30;
    const int e = (2 * a + 4 * b - d + 34) % 7;
    const int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
    // The day above is of the Julian calendar; from 1 March of a century year that is no leap year in the Gregorian
    // one, the two are one day further apart.
    const int apart = year / 100 - year / 400 - 2;
    return Date::from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day))->plus_days(apart);
}

WorkingDays WorkingDays::from_toml(std::string_view toml) {
    WorkingDays days;
    std::vector<FileProblem> problems;
    toml::table table;
    try {
        table = toml::parse(toml);
    } catch (const toml::parse_error& error) {
        throw Error(ErrorCode::kInvalidInput,
                    msg("Line {line}: {reason}", {{"line", std::to_string(error.source().begin.line)},
                                                  {"reason", std::string(error.description())}}));
    }
    TableReader reader(table, problems);
    for (const toml::table* row : reader.tables("fixed")) {
        TableReader fixed(*row, problems);
        const int month = fixed.number("month", 0), day = fixed.number("day", 0), since = fixed.number("since", 0);
        fixed.text("name");
        fixed.expect_no_more();
        constexpr int kLeapYear = 2024;
        if (!Date::from_ymd(kLeapYear, static_cast<unsigned>(month), static_cast<unsigned>(day)))
            fixed.complain(fixed.line(), msg("There is no such day in the year."));
        days.fixed_.push_back({static_cast<unsigned>(month), static_cast<unsigned>(day), since});
    }
    for (const toml::table* row : reader.tables("moving")) {
        TableReader moving(*row, problems);
        const int before = moving.number("days_before_easter", 0), after = moving.number("days_after_easter", 0);
        days.moving_.push_back({after - before, moving.number("since", 0)});
        moving.text("name");
        moving.expect_no_more();
    }
    days.extra_free_ = reader.dates("free");
    days.extra_working_ = reader.dates("working");
    reader.expect_no_more();
    std::sort(days.extra_free_.begin(), days.extra_free_.end());
    std::sort(days.extra_working_.begin(), days.extra_working_.end());
    if (!problems.empty())
        throw Error(ErrorCode::kInvalidInput, problems.front().reason, "line " + std::to_string(problems.front().line));
    return days;
}

const WorkingDays& WorkingDays::romania() {
    static const WorkingDays kRomania = [] {
        for (const embedded::File& file : embedded::holidays())
            if (file.name == "ro.toml") return from_toml(file.bytes);
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    "no holidays");
    }();
    return kRomania;
}

bool WorkingDays::is_working(Date day) const {
    if (std::binary_search(extra_working_.begin(), extra_working_.end(), day)) return true;
    if (std::binary_search(extra_free_.begin(), extra_free_.end(), day)) return false;
    const unsigned weekday =
        std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day.days_since_epoch()))).iso_encoding();
    constexpr unsigned kFriday = 5;
    if (weekday > kFriday) return false;
    const bool fixed = std::any_of(fixed_.begin(), fixed_.end(), [&](const Fixed& holiday) {
        return holiday.month == day.month() && holiday.day == day.day() && day.year() >= holiday.since;
    });
    if (fixed) return false;
    const Date easter = orthodox_easter(day.year());
    return std::none_of(moving_.begin(), moving_.end(), [&](const Moving& holiday) {
        return easter.plus_days(holiday.days_from_easter) == day && day.year() >= holiday.since;
    });
}

Date WorkingDays::after(Date from, int count) const {
    Date day = from;
    while (count > 0) {
        day = day.plus_days(1);
        if (is_working(day)) --count;
    }
    return day;
}

}  // namespace pravila
