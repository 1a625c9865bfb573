#pragma once

#include <optional>
#include <string>

#include "core/model/date.h"
#include "core/model/ids.h"

namespace pravila {

using SessionId = Id<struct SessionTag>;

/// With what a person signs in. Whether the person may at all is a matter of the person (`disabled`).
struct Account {
    PersonId person;
    std::string password_hash;      ///< in the form of the hasher; empty: none was set yet
    std::string totp_secret;        ///< 20 raw bytes of the second factor; empty: none
    bool totp_active = false;       ///< false while a secret was made but no code from it was seen yet
    long long last_totp_step = -1;  ///< the last step whose code was used, so that none is used twice
    long long row_version = 1;
};

/// What a secret text is good for.
enum class TokenKind {
    kSession,      ///< signed in with a browser
    kApiToken,     ///< a program that acts for a person
    kOneTimeLink,  ///< sets a password, once
};
std::string_view to_text(TokenKind kind);  ///< session, api_token, one_time_link
std::optional<TokenKind> token_kind_from(std::string_view text);

/// A secret that stands for a person for a time. The secret itself is known only to its holder.
struct AccessSession {
    SessionId id;
    std::string token_sha256;  ///< hex
    TokenKind kind = TokenKind::kSession;
    PersonId person;
    Instant created{};
    Instant last_seen{};  ///< exact to five minutes
    Instant expires{};    ///< from here on it is nothing
    std::string label;    ///< for api_token: what its holder calls it; else empty
};

/// How often somebody failed lately. The key says who or from where, as a hash.
struct Throttle {
    std::string key;
    long long failures = 0;
    Instant last{};  ///< of the last try that was let through
};

/// The answer to a request that carried an Idempotency-Key, kept so that a retry gets the same one.
struct KeptAnswer {
    PersonId person;
    std::string key;
    std::string request_sha256;  ///< of method, address and body
    Instant at{};
    int status = 0;  ///< 0: the request is still under way, or was cut off
    std::string location, media_type, tag, body;
    std::string body_sha256;
};

}  // namespace pravila
