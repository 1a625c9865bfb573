#include <CLI/CLI.hpp>
#include <array>

#include "cli/command.h"
#include "cli/output.h"
#include "core/i18n/words.h"
#include "core/service/json.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string as_of, format = "table", unit, output;
    std::vector<std::string> types;
    bool undated = false;
};

std::string table_of(const RegisterView& view, const Catalogue& words) {
    // Columns that fit a terminal: code, title, type, unit, Ed., Rev., from, state.
    constexpr std::array<std::pair<std::size_t, std::size_t>, 8> kColumns = {
        {{1, 18}, {2, 52}, {3, 4}, {4, 34}, {5, 7}, {6, 8}, {9, 12}, {11, 30}}};
    const auto line = [&](const std::vector<std::string>& cells) {
        std::string text;
        for (const auto& [column, columns] : kColumns) text += padded(cells[column], columns) + " ";
        while (!text.empty() && text.back() == ' ') text.pop_back();
        return text + "\n";
    };
    std::vector<std::string> head;
    for (const std::string& column : register_columns()) head.push_back(words.text(column));
    std::string text = line(head);
    for (const RegisterRow& row : view.rows) text += line(register_cells(row, view, words));
    text += words.plural("{n} document", "{n} documents", view.total) + " · " +
            words.plural("{n} in force", "{n} in force (many)", view.in_force) + "\n";
    if (view.undated_matches > 0)
        text += words.plural("{n} more document has an unknown date (--undated shows it).",
                             "{n} more documents have an unknown date (--undated shows them).", view.undated_matches) +
                "\n";
    return text;
}

int run(const Options& options, const Session& session) {
    RegisterRequest request;
    if (!options.as_of.empty()) request.as_of = date_option("--as-of", options.as_of);
    for (const std::string& text : options.types) {
        const auto type = document_type_from(text);
        if (!type)
            throw UsageError(
                msg("--type: there is no type “{type}”. Types: PS, PO, IL, R, M, F, A, G, REG, D.", {{"type", text}}));
        request.types.push_back(*type);
    }
    request.unit = options.unit;
    request.include_undated = options.undated;
    Wiring wiring = session.open();
    const RegisterView view = procedure_register(wiring.context(), request);
    if (session.json || options.format == "json")
        write_output(options.output, register_json(view, 0, 0) + "\n");
    else if (options.format == "csv")
        write_output(options.output, register_csv(view, session.words()));
    else
        write_output(options.output, table_of(view, session.words()));
    return kDone;
}

}  // namespace

Run define_register(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    app.add_option("--as-of", options->as_of, words.text(msg("The register as it was on this day")));
    app.add_option("--format", options->format, words.text(msg("table, csv or json")))
        ->check(CLI::IsMember({"table", "csv", "json"}));
    app.add_option("--type", options->types, words.text(msg("Only these types: PS PO IL R M F A G")));
    app.add_option("--unit", options->unit, words.text(msg("Only this unit, as owner or participant")));
    app.add_flag("--undated", options->undated, words.text(msg("With a past day: also what has no known date")));
    app.add_option("-o,--output", options->output, words.text(msg("Write to this file")));
    return [options](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
