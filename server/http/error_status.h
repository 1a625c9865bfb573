#pragma once

#include "core/error.h"

namespace pravila::http {

/// The HTTP status of a failure: the one place that knows.
int status_of(ErrorCode code);

/// A stable word for the `type` of a problem document ("not-found").
std::string_view problem_type(int status);

}  // namespace pravila::http
