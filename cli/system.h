#pragma once

#include <memory>
#include <mutex>
#include <random>
#include <string>

#include "core/ports/clock.h"
#include "core/ports/id_source.h"

namespace pravila::cli {

/// The machine's clock; legal days in the given zone of the IANA database. @throws Error kInvalidInput for an unknown
/// zone.
std::unique_ptr<Clock> system_clock(const std::string& zone = "Europe/Bucharest");

/// Name of the operating system's account that runs the program, or its number where it has none.
std::string account_name();

/// UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits from the system; ids made in one millisecond count
/// upwards.
std::unique_ptr<IdSource> uuid_source(const Clock& clock);

}  // namespace pravila::cli
