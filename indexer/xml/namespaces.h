#pragma once

#include <string_view>

#include "indexer/xml/parse.h"

namespace pravila::xml {

/// The namespace of an address; kOther for all that no reader asks about.
Ns namespace_of(std::string_view address);

}  // namespace pravila::xml
