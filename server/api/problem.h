#pragma once

#include <string_view>
#include <vector>

#include "core/i18n/catalogue.h"
#include "server/http/response.h"
#include "server/parameters.h"

namespace pravila::web {

/// A short name of a status for people: "Not found".
std::string status_title(int status, const Catalogue& words);

/// What went wrong, as application/problem+json (RFC 9457): type, title, status, detail, instance, errors when there
/// are any, and for a refusal the rule.
http::Response problem_response(int status, const std::string& detail, std::string_view instance,
                                const std::vector<Problem>& problems, const Catalogue& words,
                                std::string_view rule = {});

}  // namespace pravila::web
