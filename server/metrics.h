#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace pravila::web {

/// Counts requests by route and status class, and how long they took. Thread rule: callable from any thread.
class Metrics {
  public:
    void count(std::string_view route, int status, std::chrono::microseconds took);

    /// Prometheus text format 0.0.4 of these counters.
    std::string prometheus() const;

    /// Adds lines of others (the front's counters) to /metrics; set before the server starts.
    std::function<std::string()> more;

  private:
    static constexpr std::array<double, 8> kBounds = {0.001, 0.005, 0.01, 0.025, 0.1, 0.25, 1, 5};  ///< seconds
    struct Row {
        std::array<long long, 6> by_class{};  ///< [2]: 2xx …
        std::array<long long, kBounds.size() + 1> within{};
        double seconds = 0;
    };

    mutable std::mutex mutex_;
    std::map<std::string, Row, std::less<>> rows_;
};

}  // namespace pravila::web
