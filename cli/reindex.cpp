#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>

#include "cli/command.h"

namespace pravila::cli {

namespace {

int run(const Session& session) {
    Wiring wiring = session.open();
    const long long documents = wiring.rebuild_index();
    if (session.json)
        std::cout << "{\"revisions\":" << documents << "}\n";
    else
        session.tell(msg("The search index is new: {count} revisions.", {{"count", std::to_string(documents)}}));
    return kDone;
}

}  // namespace

Run define_reindex(CLI::App&, const Catalogue&) {
    return [](const Session& session) { return run(session); };
}

}  // namespace pravila::cli
