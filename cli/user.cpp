#include <CLI/CLI.hpp>

#include "cli/organisation.h"
#include "cli/user_sign_in.h"

namespace pravila::cli {

Run define_user(CLI::App& app, const Catalogue& words) {
    auto subcommands = define_people(app, words);
    for (auto& subcommand : define_user_sign_in(app, words)) subcommands.push_back(std::move(subcommand));
    return run_parsed(app, std::move(subcommands));
}

}  // namespace pravila::cli
