#pragma once

#include <string>
#include <string_view>

#include "core/ports/password_hasher.h"
#include "core/service/context.h"

namespace pravila {

/// A key for the authenticator of the person of the context, shown until a code made with it was given.
struct FactorOffer {
    std::string key;  ///< base32, as typed
    std::string uri;  ///< "otpauth://totp/…"
};

bool has_second_factor(const Context& context);
/// Makes a key, or gives again the one that waits for its first code. @param issuer  name shown by the authenticator.
/// @throws Error kConflict when there is a second factor already, kForbidden without an account.
FactorOffer offer_second_factor(const Context& context, const std::string& issuer);
/// From now on sign-in asks for a code. @throws Error kForbidden: this is no code of the offered key.
void confirm_second_factor(const Context& context, std::string_view code);
/// @throws Error kForbidden: the password is wrong; ThrottledError.
void remove_second_factor(const Context& context, PasswordHasher& hasher, std::string_view password);

}  // namespace pravila
