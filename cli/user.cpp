#include <CLI/CLI.hpp>

#include "cli/user_sign_in.h"

namespace pravila::cli {

Run define_user(CLI::App& app, const Catalogue& words) {
    auto subcommands = define_user_sign_in(app, words);
    app.require_subcommand(1);
    return [subcommands = std::move(subcommands)](const Session& session) -> int {
        for (const auto& [command, run] : subcommands)
            if (command->parsed()) return run(session);
        return kWrongUsage;
    };
}

}  // namespace pravila::cli
