#include "server/http/router.h"

#include <algorithm>

#include "core/error.h"

namespace pravila::http {

namespace {

/// How well a pattern fits: the number of fixed segments, or -1 when it does not.
int fit(std::string_view pattern, const std::vector<std::string>& segments, PathValues& values) {
    int fixed = 0;
    std::size_t at = 0;
    pattern.remove_prefix(1);
    while (true) {
        const std::size_t slash = pattern.find('/');
        const std::string_view part = pattern.substr(0, slash);
        if (at == segments.size()) return -1;
        const std::string& segment = segments[at++];
        if (!part.empty() && part.front() == '{') {
            if (segment.empty()) return -1;
            values.add(part.substr(1, part.size() - 2), segment);
        } else {
            if (part != segment) return -1;
            ++fixed;
        }
        if (slash == std::string_view::npos) return at == segments.size() ? fixed : -1;
        pattern.remove_prefix(slash + 1);
    }
}

}  // namespace

const std::string& PathValues::operator[](std::string_view name) const {
    for (const auto& [known, value] : values_)
        if (known == name) return value;
    throw Error(ErrorCode::kInternal, msg("Something went wrong inside the server."),
                "no path value " + std::string(name));
}

Matched match(std::span<const Route> routes, Method method, const std::vector<std::string>& segments) {
    Matched best;
    int best_fit = -1;
    const Method wanted = method == Method::kHead ? Method::kGet : method;
    for (const Route& route : routes) {
        PathValues values;
        const int fits = fit(route.pattern, segments, values);
        if (fits < 0) continue;
        best.allowed.push_back(route.method);
        if (route.method != wanted || fits <= best_fit) continue;
        best_fit = fits;
        best.route = &route;
        best.values = std::move(values);
    }
    return best;
}

std::string allow_field(const std::vector<Method>& methods) {
    std::vector<Method> all = methods;
    if (std::find(all.begin(), all.end(), Method::kGet) != all.end()) all.push_back(Method::kHead);
    all.push_back(Method::kOptions);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    std::string text;
    for (const Method method : all) text += (text.empty() ? "" : ", ") + std::string(to_text(method));
    return text;
}

}  // namespace pravila::http
