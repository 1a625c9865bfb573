#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/model/date.h"

namespace pravila {

// Time-based one-time passwords of a telephone's authenticator: SHA-1, 30 seconds, 6 digits. Source: RFC 6238, RFC
// 4226.

/// The step of 30 seconds an instant lies in.
long long totp_step(Instant at);
/// The code of a step, with leading zeros. @param digits  1..9.
std::string totp_code(std::string_view secret, long long step, int digits = 6);
/// The step whose code this is: now, the one before or the one after, but later than `last_step`, so that no code works
/// twice. Spaces in the code do not count.
std::optional<long long> matching_totp_step(std::string_view secret, std::string_view code, Instant now,
                                            long long last_step);

/// RFC 4648 section 6, without padding: how secrets are typed.
std::string to_base32(std::string_view bytes);
/// "otpauth://totp/…": what authenticators read.
std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret);

}  // namespace pravila
