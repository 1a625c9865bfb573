#include "server/http/precondition.h"

#include <algorithm>

#include "server/http/http_error.h"

namespace pravila::http {

namespace {

HttpError changed() {
    return {412, msg("Someone else changed this in the meantime. Look at the new state and make your change again.")};
}

}  // namespace

std::string version_tag(long long row_version) { return "\"v" + std::to_string(row_version) + "\""; }

long long required_version(const Request& request) {
    const std::string_view given = request.field("if-match");
    if (given.empty())
        throw HttpError(428, msg("Say which state you change: send the ETag of what you read as If-Match."));
    constexpr std::size_t kMostDigits = 18;
    if (given.size() < 4 || given.substr(0, 2) != "\"v" || given.back() != '"') throw changed();
    const std::string_view digits = given.substr(2, given.size() - 3);
    if (digits.size() > kMostDigits ||
        !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        throw changed();
    return std::stoll(std::string(digits));
}

void require_version(const Request& request, long long row_version) {
    if (required_version(request) != row_version) throw changed();
}

}  // namespace pravila::http
