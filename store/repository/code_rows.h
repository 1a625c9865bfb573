#pragma once

#include <string>

#include "core/model/code.h"

namespace pravila {

// How codes are written in columns.

/// "PO-URB-4" -> {"PO","URB","4"}
CodeKey key_from(const std::string& text);
/// @throws Error kCorrupt for a text that is no state.
CodeState code_state_from_column(const std::string& text);

}  // namespace pravila
