#include "server/metrics.h"

#include <sstream>

namespace pravila::web {

void Metrics::count(std::string_view route, int status, std::chrono::microseconds took) {
    const double seconds = static_cast<double>(took.count()) / 1e6;
    const std::lock_guard lock(mutex_);
    const auto found = rows_.find(route);
    Row& row = found == rows_.end() ? rows_[std::string(route)] : found->second;
    ++row.by_class[static_cast<std::size_t>(status >= 100 && status < 600 ? status / 100 : 5)];
    std::size_t bucket = 0;
    while (bucket < kBounds.size() && seconds > kBounds[bucket]) ++bucket;
    ++row.within[bucket];
    row.seconds += seconds;
}

std::string Metrics::prometheus() const {
    std::ostringstream text;
    const std::lock_guard lock(mutex_);
    text << "# HELP pravila_requests_total Requests answered, by route and class of status.\n# TYPE "
            "pravila_requests_total counter\n";
    for (const auto& [route, row] : rows_)
        for (std::size_t kind = 1; kind < row.by_class.size(); ++kind)
            if (row.by_class[kind] > 0)
                text << "pravila_requests_total{route=\"" << route << "\",status=\"" << kind << "xx\"} "
                     << row.by_class[kind] << '\n';
    text << "# HELP pravila_request_seconds Time to make an answer.\n# TYPE pravila_request_seconds histogram\n";
    for (const auto& [route, row] : rows_) {
        long long sum = 0;
        for (std::size_t i = 0; i < row.within.size(); ++i) {
            sum += row.within[i];
            text << "pravila_request_seconds_bucket{route=\"" << route << "\",le=\"";
            if (i < kBounds.size())
                text << kBounds[i];
            else
                text << "+Inf";
            text << "\"} " << sum << '\n';
        }
        text << "pravila_request_seconds_sum{route=\"" << route << "\"} " << row.seconds << '\n';
        text << "pravila_request_seconds_count{route=\"" << route << "\"} " << sum << '\n';
    }
    return text.str();
}

}  // namespace pravila::web
