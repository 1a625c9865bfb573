#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/model/account.h"
#include "core/ports/password_hasher.h"
#include "core/service/context.h"

namespace pravila {

inline constexpr std::chrono::hours kInvitationLasts{72};

/// A one-time link for setting a password: the first one, or a new one after the old was forgotten. Links given before
/// hold no longer. @return the secret part of the link, told once ("/invite/<secret>").
/// @throws Error kForbidden unless the person of the context administers, kNotFound: no such person, or disabled.
std::string invite(const Context& context, const PersonId& person);

/// Whose link it is; nothing when it is unknown, used or expired. The e-mail address is what the person signs in with.
struct Invited {
    PersonId person;
    std::string name, email;
};
std::optional<Invited> invited_by(const Context& context, std::string_view secret);

/// Sets the password by a one-time link and uses it up. Everything the person was signed in with ends.
/// @throws Error kNotFound: the link does not hold; kInvalidInput: the password will not do (the link still holds).
void set_password_by_link(const Context& context, PasswordHasher& hasher, std::string_view secret,
                          std::string_view password);

/// Changes the own password. All other sessions end; API tokens stay.
/// @param session  the one that stays. @throws Error kForbidden: the old password is wrong; kInvalidInput: the new one
/// will not do; ThrottledError.
void change_password(const Context& context, PasswordHasher& hasher, std::string_view old_password,
                     std::string_view new_password, const SessionId& session);

/// Sets somebody's password by a command. @throws Error kForbidden unless the person of the context administers.
void set_password(const Context& context, PasswordHasher& hasher, const PersonId& person, std::string_view password);

/// For who has lost everything: takes away password, second factor, sessions and keys. @throws as invite.
void reset_account(const Context& context, const PersonId& person);

/// True when the password is the person's; tries count and wait as at sign-in.
/// @throws Error kForbidden when it is not, ThrottledError.
void require_own_password(const Context& context, PasswordHasher& hasher, std::string_view password);

}  // namespace pravila
