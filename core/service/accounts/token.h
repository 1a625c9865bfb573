#pragma once

#include <string>
#include <string_view>

namespace pravila {

/// A secret text of 256 random bits from the system, and the hash under which the store keeps it.
struct NewToken {
    std::string text;    ///< 43 characters of base64url (RFC 4648 section 5), after the prefix
    std::string sha256;  ///< hex
};

/// @param prefix  by which people and scanners of leaked secrets know it; may be empty.
NewToken new_token(std::string_view prefix = {});
/// The hash of what somebody gives as a token.
std::string token_hash(std::string_view text);

std::string random_bytes(std::size_t count);
/// What a form carries to show that it came from a page of this session: HMAC-SHA-256 of a fixed text, hex.
std::string form_token(std::string_view session_token);
/// Takes as long wherever two texts differ.
bool same_secret(std::string_view a, std::string_view b);

}  // namespace pravila
