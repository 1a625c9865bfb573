#pragma once

#include <string>
#include <string_view>

namespace pravila {

/// The text of a password as it is hashed: NFKC, so that every keyboard and system makes the same of it. No other
/// change; spaces and letters of any language count.
std::string normal_password(std::string_view password);

/// @param email  of its owner, which must not be the password.
/// @throws Error kInvalidInput: shorter than 12 characters, longer than 256, one of the common ones, or no text.
/// Sources: OWASP ASVS 2.1 (length, no rules of composition, list of common ones), NIST SP 800-63B section 5.1.1.2.
void check_password(std::string_view password, std::string_view email);

}  // namespace pravila
