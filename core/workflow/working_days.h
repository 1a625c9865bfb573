#pragma once

#include <string_view>
#include <vector>

#include "core/model/date.h"

namespace pravila {

/// Which days count for deadlines: Monday to Friday without public holidays. Orthodox Easter and the days that move
/// with it are computed; fixed days and days added or taken away by decision come from data/holidays.
/// Source: Legea 53/2003 (Codul muncii) art. 139. Thread rule: const, callable from any thread.
class WorkingDays {
  public:
    /// What the program carries for Romania.
    static const WorkingDays& romania();
    /// @param toml  a file as in data/holidays. @throws Error kInvalidInput naming the line.
    static WorkingDays from_toml(std::string_view toml);

    bool is_working(Date day) const;
    /// The `count`-th working day after `from` (which itself does not count); `from` when count is 0.
    Date after(Date from, int count) const;

  private:
    struct Fixed {
        unsigned month, day;
        int since;  ///< first year in which it is a holiday
    };
    struct Moving {
        int days_from_easter;
        int since;
    };
    std::vector<Fixed> fixed_;
    std::vector<Moving> moving_;
    std::vector<Date> extra_free_, extra_working_;  ///< sorted
};

/// Orthodox Easter Sunday of a year 1900 to 2199, Gregorian. Source: Meeus, Astronomical Algorithms, ch. 8 (Julian).
Date orthodox_easter(int year);

}  // namespace pravila
