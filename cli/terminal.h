#pragma once

#include <string>

#include "cli/command.h"

namespace pravila::cli {

/// Reads a new password: twice and unseen from a terminal, else one line of standard input. Never from the command
/// line, which other users of the machine can see.
/// @throws UsageError when nothing comes or the two differ.
std::string read_new_password(const Session& session);

}  // namespace pravila::cli
