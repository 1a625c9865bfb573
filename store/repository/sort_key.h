#pragma once

#include <string>

#include "core/model/code.h"

namespace pravila {

/// A text whose byte order is the order of registers: token by token, numbers as numbers ("PO-URB-9" before
/// "PO-URB-10" before "PO-URB-10A"), a double code after the first of its kind.
std::string sort_key(const CodeKey& key, const std::string& suffix);

}  // namespace pravila
