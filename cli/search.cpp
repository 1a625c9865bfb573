#include <unistd.h>
#include <CLI/CLI.hpp>

#include <cstdlib>
#include <iostream>

#include "cli/command.h"
#include "core/i18n/words.h"
#include "core/service/json.h"

namespace pravila::cli {

namespace {

struct Options {
    std::vector<std::string> query;
    std::string as_of, revisions = "current";
    std::vector<std::string> types, units, states;
    long limit = 20, offset = 0;
    bool undated = false;
};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

SearchRequest request_from(const Options& options) {
    SearchRequest request;
    request.query = joined(options.query);
    if (!options.as_of.empty()) request.as_of = date_option("--as-of", options.as_of);
    request.all_revisions = options.revisions == "all";
    request.include_undated = options.undated;
    for (const std::string& text : options.types) {
        const auto type = document_type_from(text);
        if (!type)
            throw UsageError(
                msg("--type: there is no type “{type}”. Types: PS, PO, IL, R, M, F, A, G, REG, D.", {{"type", text}}));
        request.types.push_back(*type);
    }
    request.units = options.units;
    for (const std::string& text : options.states) {
        const auto state = state_from(text);
        if (!state)
            throw UsageError(
                msg("--state: there is no state “{state}”. States: draft, in_review, approved, in_force, superseded, "
                    "withdrawn, cancelled, unfiled.",
                    {{"state", text}}));
        request.states.push_back(*state);
    }
    request.limit = options.limit;
    request.offset = options.offset;
    return request;
}

/// The snippet as plain text: marks become terminal bold where there is a terminal, escapes become characters.
std::string plain(std::string html, bool bold) {
    const std::pair<std::string_view, std::string_view> replacements[] = {{"<mark>", bold ? "\033[1m" : ""},
                                                                          {"</mark>", bold ? "\033[0m" : ""},
                                                                          {"&lt;", "<"},
                                                                          {"&gt;", ">"},
                                                                          {"&quot;", "\""},
                                                                          {"&#39;", "'"},
                                                                          {"&amp;", "&"}};
    for (const auto& [from, to] : replacements)
        for (std::size_t at = html.find(from); at != std::string::npos; at = html.find(from, at + to.size()))
            html.replace(at, from.size(), to);
    return html;
}

void print(const SearchAnswer& answer, const Session& session) {
    const Catalogue& words = session.words();
    const bool terminal = isatty(1) != 0 && !std::getenv("NO_COLOR");
    std::cout << words.plural("{n} result", "{n} results", answer.result.total) << '\n';
    for (const FoundProcedure& found : answer.procedures) {
        const SearchHit& hit = found.hit;
        std::cout << '\n'
                  << (hit.code.empty() ? words.text(msg("Without a code")) : hit.code) << "  " << hit.title << '\n'
                  << "  "
                  << state_words(hit.state, hit.effective, hit.type, answer.request.as_of, answer.request.today, words,
                                 found.step)
                  << " · " << short_number(hit.number, words) << " · " << date_words(hit.effective, words);
        if (!hit.unit_name.empty()) std::cout << " · " << hit.unit_name;
        std::cout << '\n';
        if (!hit.section.empty()) std::cout << "  " << hit.section << '\n';
        if (!hit.snippet.empty()) std::cout << "  " << plain(hit.snippet, terminal) << '\n';
        for (const FormLink& form : found.forms) std::cout << "  → " << form.code << "  " << form.title << '\n';
    }
    if (!answer.result.suggestion.empty())
        std::cout << '\n' << words.text(msg("Did you mean “{query}”?", {{"query", answer.result.suggestion}})) << '\n';
    if (answer.result.undated_matches > 0)
        std::cout << words.plural("{n} more document has an unknown date (--undated shows it).",
                                  "{n} more documents have an unknown date (--undated shows them).",
                                  answer.result.undated_matches)
                  << '\n';
    if (answer.later_matches > 0)
        std::cout << words.plural("{n} more document applies later.", "{n} more documents apply later.",
                                  answer.later_matches)
                  << '\n';
}

int run(const Options& options, const Session& session) {
    const SearchRequest request = request_from(options);
    Wiring wiring = session.open();
    catch_up_index(session, wiring);
    const auto index = wiring.index();
    const SearchAnswer answer = find_procedures(wiring.context(), *index, request);
    if (session.json)
        std::cout << search_json(answer) << '\n';
    else
        print(answer, session);
    return kDone;
}

}  // namespace

Run define_search(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    app.add_option("QUERY", options->query,
                   words.text(msg("Words, a code, \"a phrase\", -without, cod: titlu: tip: compartiment: act:")))
        ->required();
    app.add_option("--as-of", options->as_of,
                   words.text(msg("What was in force on this day, in the words of that day")));
    app.add_option("--revisions", options->revisions, words.text(msg("current or all")))
        ->check(CLI::IsMember({"current", "all"}));
    app.add_option("--type", options->types, words.text(msg("Only these types: PS PO IL R M F A G")));
    app.add_option("--unit", options->units, words.text(msg("Only this unit, as owner or participant")));
    app.add_option("--state", options->states, words.text(msg("Only these states")));
    app.add_option("--limit", options->limit, words.text(msg("At most this many results (1 to 200)")))
        ->check(CLI::Range(1, 200));
    app.add_option("--offset", options->offset, words.text(msg("Leave out the first results")))
        ->check(CLI::Range(0, 10000));
    app.add_flag("--undated", options->undated, words.text(msg("With a past day: also what has no known date")));
    return [options](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
