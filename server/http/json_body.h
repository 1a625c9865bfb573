#pragma once

#include <nlohmann/json_fwd.hpp>

#include "server/http/request.h"

namespace pravila::http {

/// The JSON object that a program sent; an empty body is an object without members. At most 16 levels deep and 20,000
/// values; a member may not stand twice.
/// @throws HttpError 415 when the Content-Type is another, 400 when it is no such object.
nlohmann::json read_json(const Request& request);

}  // namespace pravila::http
