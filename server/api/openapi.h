#pragma once

#include <span>

#include "cmake/embedded.h"

namespace pravila::embedded {

std::span<const File> openapi();  ///< server/api/openapi.json alone

}  // namespace pravila::embedded
