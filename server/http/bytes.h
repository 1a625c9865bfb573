#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pravila::http {

// Small questions about bytes of HTTP, without locale. Sources: RFC 9110 section 5.6, RFC 3986 section 2.

bool is_token_byte(char c);
bool is_token(std::string_view text);  ///< one or more token bytes
/// A byte below 0x20 (also tab and line ends) or 0x7F.
bool is_control(char c);
bool has_control(std::string_view text);
bool is_utf8_continuation(char c);
bool is_utf8(std::string_view text);  ///< well-formed, no surrogates, nothing above U+10FFFF
bool equal_ignoring_case(std::string_view a, std::string_view b);
std::string lower(std::string_view text);      ///< ASCII only
std::string_view trim(std::string_view text);  ///< spaces and tabs

/// Everything but the unreserved characters of RFC 3986 as %XX: safe as a path segment, a query value, a file name*.
std::string percent_encode(std::string_view text);
/// @return nothing when a '%' is not followed by two hex digits. '+' stays '+'.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace pravila::http
