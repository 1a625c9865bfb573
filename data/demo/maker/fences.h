#pragma once

#include "data/demo/maker/source.h"

namespace pravila::demo {

/// Checks that every `::: from|until|only E.R` is closed, not nested and readable.
/// @throws SourceError
void check_fences(const Source& source);

}  // namespace pravila::demo
