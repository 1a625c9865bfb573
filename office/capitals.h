#pragma once

#include <string>
#include <string_view>

namespace pravila::office {

/// Romanian and ASCII letters in upper case, the rest unchanged.
std::string upper(std::string_view text);
/// The first letter in upper case.
std::string capitalised(std::string_view text);

}  // namespace pravila::office
