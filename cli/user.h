#pragma once

#include <string>

#include "cli/command.h"

namespace pravila::cli {

/// @throws Error kNotFound naming the address.
Person person_with_email(const Wiring& wiring, const std::string& email);

/// Adds `token add|list|revoke` below `user`.
Run define_user_token(CLI::App& user, const Catalogue& words);

}  // namespace pravila::cli
