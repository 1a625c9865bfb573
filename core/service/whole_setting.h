#pragma once

#include <string_view>

#include "core/ports/document_store.h"

namespace pravila {

/// A setting that is a whole number from `least` to `most`; `fallback` when it is not set, or is something else.
int whole_setting(StoreReader& reader, std::string_view name, int fallback, int least, int most);

}  // namespace pravila
