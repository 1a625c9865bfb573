#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/code_registry.h"
#include "core/service/code_json.h"

namespace pravila::cli {

namespace {

/// Codes can be read without a store: with the built-in schemes then.
Codebook codebook_of(const Session& session) {
    try {
        return open_wiring(session.settings.store).codebook;
    } catch (const Error& error) {
        if (error.code() == ErrorCode::kNotFound) return Codebook::built_in();
        throw StoreError(error);
    }
}

int parse(const std::string& text, const Session& session) {
    const ParsedCode code = codebook_of(session).parse_code(text);
    const Catalogue& words = session.words();
    if (session.json) {
        std::cout << code_json(code, words) << '\n';
    } else if (code.ok) {
        std::cout << code.canonical << '\n';
        for (const SegmentValue& value : code.values)
            std::cout << "  " << to_text(value.kind) << "  " << value.text << '\n';
        if (!code.parent.empty()) std::cout << "  → " << code.parent << '\n';
    }
    if (code.ok) return kDone;
    session.complain(code.reason.value_or(msg("“{text}” is not a code.", {{"text", text}})));
    if (!code.suggestion.empty()) session.complain(msg("Did you mean “{query}”?", {{"query", code.suggestion}}));
    return kPartFailed;
}

/// Every problem of a scheme file with its line; the exit status says whether there are any.
int check_scheme(const std::string& file, const Session& session) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no scheme file {file}.", {{"file", file}}));
    std::ostringstream text;
    text << stream.rdbuf();
    const auto problems = Codebook::check(text.str());
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    for (const SchemeProblem& problem : problems) {
        const std::string reason = session.words().text(problem.reason);
        if (session.json)
            rows.push_back({{"line", problem.line}, {"problem", reason}});
        else
            session.complain(msg("{file}, line {line}: {problem}",
                                 {{"file", file}, {"line", std::to_string(problem.line)}, {"problem", reason}}));
    }
    if (session.json)
        print_json({{"total", problems.size()}, {"problems", std::move(rows)}});
    else if (problems.empty())
        session.tell(msg("The scheme file is sound."));
    return problems.empty() ? kDone : kPartFailed;
}

}  // namespace

Run define_code(CLI::App& app, const Catalogue& words) {
    auto text = std::make_shared<std::string>();
    CLI::App* parsed = app.add_subcommand("parse", words.text(msg("Read a text as a code, in any spelling")));
    parsed->add_option("TEXT", *text, words.text(msg("The code")))->required();
    CLI::App* scheme = app.add_subcommand("scheme", words.text(msg("Coding schemes")));
    CLI::App* check = scheme->add_subcommand("check", words.text(msg("Name every problem of a scheme file")));
    check->add_option("FILE", *text, words.text(msg("The scheme file (TOML)")))->required();
    scheme->require_subcommand(1);
    Subcommands commands = define_code_registry(app, words);
    commands.emplace_back(parsed, [text](const Session& session) { return parse(*text, session); });
    commands.emplace_back(scheme, [text](const Session& session) { return check_scheme(*text, session); });
    return run_parsed(app, std::move(commands));
}

}  // namespace pravila::cli
