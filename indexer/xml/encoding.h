#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pravila::xml {

/// The encoding a text says it has: by byte order mark, by the pattern of "<?" in UTF-16, by its XML declaration;
/// "UTF-8" when it says nothing (XML 1.0, appendix F).
std::string encoding_of(std::string_view bytes);

/// The text in UTF-8 by ICU's converters, which need no files. Nothing when the encoding is unknown to ICU.
std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding);

}  // namespace pravila::xml
