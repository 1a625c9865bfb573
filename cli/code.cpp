#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
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

}  // namespace

Run define_code(CLI::App& app, const Catalogue& words) {
    auto text = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("parse", words.text(msg("Read a text as a code, in any spelling")));
    command->add_option("TEXT", *text, words.text(msg("The code")))->required();
    app.require_subcommand(1);
    return [text](const Session& session) { return parse(*text, session); };
}

}  // namespace pravila::cli
