#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"

namespace pravila::cli {

/// @throws Error kNotFound naming the address.
Person person_with_email(const Wiring& wiring, const std::string& email);

/// The words of `user` that are about signing in: invite, password, reset, token.
std::vector<std::pair<CLI::App*, Run>> define_user_sign_in(CLI::App& user, const Catalogue& words);

/// What stands below `token`: add, list, revoke.
Run define_user_token(CLI::App& token, const Catalogue& words);

}  // namespace pravila::cli
