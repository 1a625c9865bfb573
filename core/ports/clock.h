#pragma once

#include "core/model/date.h"

namespace pravila {

/// Where the time comes from. Thread rule: callable from any thread.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// The legal day of `instant` in the zone of the institution.
    virtual Date day_of(Instant instant) const = 0;
    Date today() const { return day_of(now()); }
};

}  // namespace pravila
