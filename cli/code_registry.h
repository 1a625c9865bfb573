#pragma once

#include "cli/organisation.h"

namespace pravila::cli {

/// The words of `code` that give, keep, change and list codes: next, list, reserve, release, assign, recode, retire,
/// gaps, doubles, correspondence.
Subcommands define_code_registry(CLI::App& app, const Catalogue& words);

}  // namespace pravila::cli
