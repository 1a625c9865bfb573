#pragma once

#include <span>

#include "server/http/router.h"

namespace pravila::web {

/// The site map: every address this server has.
std::span<const http::Route> routes();

}  // namespace pravila::web
