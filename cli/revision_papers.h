#pragma once

#include "cli/organisation.h"

namespace pravila::cli {

/// The words of `revision` that make files to take away: template, copy, acknowledgement-sheet.
Subcommands define_papers(CLI::App& app, const Catalogue& words);

}  // namespace pravila::cli
