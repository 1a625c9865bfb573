#include "server/http/request.h"

#include <algorithm>
#include <array>

#include "server/http/bytes.h"

namespace pravila::http {

namespace {

constexpr std::array<std::string_view, 7> kMethods = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

}  // namespace

std::string_view to_text(Method method) { return kMethods[static_cast<std::size_t>(method)]; }

std::optional<Method> method_from(std::string_view text) {
    const auto found = std::find(kMethods.begin(), kMethods.end(), text);
    if (found == kMethods.end()) return {};
    return static_cast<Method>(found - kMethods.begin());
}

std::string_view Request::field(std::string_view name) const {
    for (const Field& candidate : fields)
        if (candidate.name == name) return candidate.value;
    return {};
}

std::string_view Request::parameter(std::string_view name) const {
    for (const Parameter& candidate : query)
        if (candidate.name == name) return candidate.value;
    return {};
}

bool Request::has_parameter(std::string_view name) const {
    return std::any_of(query.begin(), query.end(), [&](const Parameter& candidate) { return candidate.name == name; });
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = field("cookie");
    while (!rest.empty()) {
        const std::size_t end = rest.find(';');
        const std::string_view pair = trim(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name) return pair.substr(equals + 1);
    }
    return {};
}

std::vector<std::string> path_segments(std::string_view path) {
    std::vector<std::string> segments;
    path.remove_prefix(1);
    while (true) {
        const std::size_t slash = path.find('/');
        segments.push_back(percent_decode(path.substr(0, slash)).value_or(""));
        if (slash == std::string_view::npos) return segments;
        path.remove_prefix(slash + 1);
    }
}

}  // namespace pravila::http
