#pragma once

#include <cstdint>

namespace pravila::worker {

/// What the worker tells about the child of one job, on that job's line: started (process id), then ended (wait
/// status).
struct Report {
    enum Kind : std::int32_t { kStarted = 1, kNotStarted = 2, kEnded = 3 };
    std::int32_t kind = 0;
    std::int32_t value = 0;
};

}  // namespace pravila::worker
