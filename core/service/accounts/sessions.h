#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/account.h"
#include "core/service/context.h"

namespace pravila {

/// A session ends after so long, whatever happens, and earlier when nobody uses it. Source: OWASP ASVS 3.3.2.
inline constexpr std::chrono::hours kSessionLasts{12};
inline constexpr std::chrono::hours kSessionIdle{4};

/// Who a token stands for.
struct Caller {
    PersonId person;
    std::string name;  ///< of the person
    SessionId session;
    TokenKind kind = TokenKind::kSession;
};

/// @param kind  what the token must be: a session's secret is no API token, and the other way round.
/// @return nothing when the token is unknown, ended, expired, idle for too long, or its person is disabled.
std::optional<Caller> caller_of(const Context& context, std::string_view token, TokenKind kind);

/// Sessions and API tokens of a person that still stand, by creation.
std::vector<AccessSession> standing_sessions(const Context& context, const PersonId& person);

/// Ends a session, or revokes an API token. @throws Error kNotFound unless it is one of the person of the context, or
/// the person administers accounts.
void end_session(const Context& context, const SessionId& id);
/// Ends all browser sessions of the person of the context but one. @return how many.
long end_other_sessions(const Context& context, const SessionId& but);

/// Ends everything a person is signed in with, inside an open transaction. @return how many.
long end_all(StoreWriter& writer, const Context& context, const PersonId& person, bool api_tokens_too,
             std::string_view reason, const std::optional<SessionId>& but = {});

/// A secret with which a program acts for a person. @param days  1..366. @return the secret, told once.
/// @throws Error kForbidden unless the person is the one of the context, or that one administers; kInvalidInput for a
/// label that is empty, long or has control characters, and for the days.
std::string add_api_token(const Context& context, const PersonId& person, const std::string& label, long days);

}  // namespace pravila
