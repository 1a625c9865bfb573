#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "cli/command.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string institution, preset, scheme, admin, admin_name;
    bool with_units = false;
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
    if (options.with_units && options.preset.empty())
        throw UsageError(msg("--with-units needs --preset: it makes the typical units of that kind of institution."));
    create_wiring({session.settings.store, options.institution, scheme, options.preset, options.with_units,
                   options.admin, options.admin_name});
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
    app.add_flag("--with-units", options->with_units, words.text(msg("Begin with the typical units of the preset")));
    app.add_option("--admin", options->admin, words.text(msg("E-mail address of the first administrator")));
    app.add_option("--admin-name", options->admin_name, words.text(msg("Name of the first administrator")));
    app.add_option("--scheme", options->scheme,
                   words.text(msg("The institution's own coding scheme (TOML); default: all known patterns")));
    return [options](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
