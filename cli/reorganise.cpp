#include "core/service/organisation/reorganise.h"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/organisation.h"

namespace pravila::cli {

namespace {

ReorganisationPlan read_plan(const std::string& file, const Session& session) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no file {file}.", {{"file", file}}));
    std::ostringstream text;
    text << stream.rdbuf();
    try {
        return reorganisation_from_toml(text.str());
    } catch (const Error& error) {
        throw UsageError(
            msg("{file}: {problem}", {{"file", file}, {"problem", session.words().text(error.message())}}));
    }
}

int run(const std::string& file, bool dry_run, const Session& session) {
    const ReorganisationPlan plan = read_plan(file, session);
    Wiring wiring = open_as_account(session);
    const auto steps = reorganise(wiring.context(), plan, dry_run);
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const ReorganisationStep& step : steps) {
        if (!session.json) std::cout << session.words().text(step_message(step)) << '\n';
        rows.push_back({{"step", to_text(step.kind)}, {"subject", step.subject}, {"to", step.to}});
    }
    if (session.json)
        print_json({{"dry_run", dry_run}, {"total", steps.size()}, {"steps", std::move(rows)}});
    else
        session.tell(dry_run ? msg("Nothing was changed: this is what the plan would do.")
                             : msg("The plan was carried out."));
    if (!dry_run) catch_up_index(session, wiring);
    return kDone;
}

}  // namespace

Run define_reorganise(CLI::App& app, const Catalogue& words) {
    auto file = std::make_shared<std::string>();
    auto dry_run = std::make_shared<bool>(false);
    app.add_option("PLAN", *file, words.text(msg("Plan of the reorganisation (TOML)")))->required();
    app.add_flag("--dry-run", *dry_run, words.text(msg("Only say what would be done")));
    return [=](const Session& session) { return run(*file, *dry_run, session); };
}

}  // namespace pravila::cli
