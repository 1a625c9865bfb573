#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace pravila {

/// A legal day in the institution's zone (Europe/Bucharest), without a time. Years 1900 to 2199.
class Date {
  public:
    Date() = default;
    explicit Date(std::chrono::sys_days day) : day_(day) {}

    /// Reads `2024-05-31` or `31.05.2024` (also `31/05/2024`, `31-05-2024`), whole text, existing days only.
    static std::optional<Date> parse(std::string_view text);
    static std::optional<Date> from_ymd(int year, unsigned month, unsigned day);

    std::string iso() const;       ///< 2024-05-31
    std::string romanian() const;  ///< 31.05.2024
    int year() const;
    unsigned month() const;
    unsigned day() const;
    int days_since_epoch() const { return static_cast<int>(day_.time_since_epoch().count()); }
    Date plus_days(int days) const { return Date(day_ + std::chrono::days(days)); }
    auto operator<=>(const Date&) const = default;

  private:
    std::chrono::sys_days day_{};
};

/// How much of a date is known. A month or a year is stored as its first day, with the certainty beside it.
enum class DateCertainty { kDay, kMonth, kYear, kUnknown };

std::string_view to_text(DateCertainty certainty);  ///< day, month, year, unknown
std::optional<DateCertainty> date_certainty_from(std::string_view text);

/// A date as a document states it; `day` is empty exactly when the certainty is kUnknown.
struct StatedDate {
    std::optional<Date> day;
    DateCertainty certainty = DateCertainty::kUnknown;
    bool operator==(const StatedDate&) const = default;
};

/// A UTC instant with millisecond resolution; text form `2026-11-22T01:35:00.000Z`.
using Instant = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;
std::string to_text(Instant instant);
std::optional<Instant> instant_from(std::string_view text);

}  // namespace pravila
