#pragma once

#include <string>

#include "core/error.h"
#include "core/model/account.h"
#include "core/ports/password_hasher.h"
#include "core/service/context.h"

namespace pravila {

struct SignInRequest {
    std::string email, password;
    std::string code;     ///< of the second factor; empty when there is none
    std::string address;  ///< of the other end, as text; may be empty
};

/// A new session: its secret is told once, here.
struct NewSession {
    SessionId id;
    PersonId person;
    std::string token;
    Instant expires{};
};

/// Too many tries; the same one may work later.
class ThrottledError : public Error {
  public:
    explicit ThrottledError(long seconds);
    long seconds() const { return seconds_; }

  private:
    long seconds_;
};

/// Lets somebody in who knows the password and, where there is a second factor, its code. Exactly one hash is computed
/// for every try that is let through, whoever it is for; all that fail get the same answer. A password whose hash was
/// made with other parameters is hashed anew.
/// @throws Error kForbidden: unknown, disabled, without a password, or wrong; ThrottledError; Error kUnavailable: too
/// many hashes are being computed.
NewSession sign_in(const Context& context, PasswordHasher& hasher, const SignInRequest& request);

}  // namespace pravila
