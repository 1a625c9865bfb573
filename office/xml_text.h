#pragma once

#include <string>
#include <string_view>

namespace pravila::office {

/// Well-formed UTF-8 without characters that XML 1.0 forbids; each of those becomes U+FFFD. Tab and newline stay.
std::string clean_text(std::string_view text);

/// clean_text with & < > " ' as entities: fits between tags and inside quoted attributes, in XML and HTML.
std::string escaped(std::string_view text);

/// Lengths as office formats write them. All rounded, so that output does not depend on the locale.
int twips_of_mm(double mm);  ///< 1/1440 inch
int twips_of_pt(double pt);
std::string decimal(double value);  ///< at most three decimals, dot, no trailing zeros: "12.7"

}  // namespace pravila::office
