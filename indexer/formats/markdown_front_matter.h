#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace pravila::formats {

/// How many bytes at the beginning of a Markdown text are front matter, its closing line included: from a first line
/// "---" to the next "---" or "...", or from "+++" to "+++". 0 when there is none or it is not closed within 200 lines.
std::size_t front_matter_length(std::string_view text);

/// The simple values of the front matter: "key: value" lines between "---", "key = value" lines between "+++". Keys in
/// lower case ASCII, quotes removed, items of a list joined by ", ". Nested tables are left out. At most 64 keys,
/// 1,000 bytes a value.
std::map<std::string, std::string> front_matter_of(std::string_view text);

}  // namespace pravila::formats
