#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/command.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string institution, preset, scheme;
};

std::string read_scheme(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no scheme file {file}.", {{"file", file}}));
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

int run(const Options& options, const Session& session) {
    const std::string scheme = options.scheme.empty() ? std::string() : read_scheme(options.scheme);
    for (const SchemeProblem& problem : scheme.empty() ? std::vector<SchemeProblem>() : Codebook::check(scheme))
        throw UsageError(msg("{file}, line {line}: {problem}", {{"file", options.scheme},
                                                                {"line", std::to_string(problem.line)},
                                                                {"problem", session.words().text(problem.reason)}}));
    create_wiring(session.settings.store, options.institution, scheme);
    if (session.json)
        std::cout << "{\"store\":\"" << session.settings.store << "\"}\n";
    else
        session.tell(msg("The store of {institution} is ready in {store}.",
                         {{"institution", options.institution}, {"store", session.settings.store}}));
    return kDone;
}

}  // namespace

Run define_init(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    app.add_option("--institution", options->institution,
                   words.text(msg("Name of the institution, as printed on its documents")))
        ->required();
    app.add_option("--preset", options->preset, words.text(msg("Kind of institution: primarie or comuna")))
        ->check(CLI::IsMember({"primarie", "comuna"}));
    app.add_option("--scheme", options->scheme,
                   words.text(msg("The institution's own coding scheme (TOML); default: all known patterns")));
    return [options](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
