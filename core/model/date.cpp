#include "core/model/date.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace pravila {

namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.empty() || digits[0] == '-') return {};
    return value;
}

std::chrono::year_month_day ymd(std::chrono::sys_days day) { return std::chrono::year_month_day(day); }

constexpr std::array<std::string_view, 4> kCertainties = {"day", "month", "year", "unknown"};

}  // namespace

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!date.ok() || year < 1900 || year > 2199) return {};
    return Date(std::chrono::sys_days(date));
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto year = number(text.substr(0, 4)), month = number(text.substr(5, 2)), day = number(text.substr(8, 2));
        if (!year || !month || !day) return {};
        return from_ymd(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
    }
    const std::size_t first = text.find_first_of("./-");
    if (first == std::string_view::npos || first == 0 || first > 2) return {};
    const std::size_t second = text.find(text[first], first + 1);
    if (second == std::string_view::npos || second - first < 2 || second - first > 3 || text.size() - second != 5)
        return {};
    const auto day = number(text.substr(0, first)), month = number(text.substr(first + 1, second - first - 1)),
               year = number(text.substr(second + 1));
    if (!year || !month || !day) return {};
    return from_ymd(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

int Date::year() const { return int(ymd(day_).year()); }
unsigned Date::month() const { return unsigned(ymd(day_).month()); }
unsigned Date::day() const { return unsigned(ymd(day_).day()); }

std::string Date::iso() const {
    char text[40];
    const auto date = ymd(day_);
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    return text;
}

std::string Date::romanian() const {
    char text[40];
    const auto date = ymd(day_);
    std::snprintf(text, sizeof text, "%02u.%02u.%04d", unsigned(date.day()), unsigned(date.month()), int(date.year()));
    return text;
}

std::string_view to_text(DateCertainty certainty) { return kCertainties[static_cast<std::size_t>(certainty)]; }

std::optional<DateCertainty> date_certainty_from(std::string_view text) {
    for (std::size_t i = 0; i < kCertainties.size(); ++i)
        if (kCertainties[i] == text) return static_cast<DateCertainty>(i);
    return {};
}

std::string to_text(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::hh_mm_ss time(instant - day);
    const std::string date = Date(day).iso();
    char text[64];
    std::snprintf(text, sizeof text, "%sT%02d:%02d:%02d.%03dZ", date.c_str(), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                  static_cast<int>(time.subseconds().count()));
    return text;
}

std::optional<Instant> instant_from(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' ||
        text[23] != 'Z')
        return {};
    const auto day = Date::parse(text.substr(0, 10));
    const auto hours = number(text.substr(11, 2)), minutes = number(text.substr(14, 2)),
               seconds = number(text.substr(17, 2)), milliseconds = number(text.substr(20, 3));
    if (!day || !hours || !minutes || !seconds || !milliseconds || *hours > 23 || *minutes > 59 || *seconds > 59)
        return {};
    return Instant(std::chrono::days(day->days_since_epoch())) + std::chrono::hours(*hours) +
           std::chrono::minutes(*minutes) + std::chrono::seconds(*seconds) + std::chrono::milliseconds(*milliseconds);
}

}  // namespace pravila
