#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/organisation.h"
#include "cli/output.h"
#include "core/service/organisation/orphans.h"

namespace pravila::cli {

namespace {

std::string reason_words(const OrphanDocument& document, const Catalogue& words) {
    switch (document.reason) {
        case OrphanDocument::Reason::kNoOwner:
            return words.text(msg("no unit is named"));
        case OrphanDocument::Reason::kUnitEnded:
            return document.successors.empty()
                       ? words.text(msg("{unit} no longer exists", {{"unit", document.unit}}))
                       : words.text(msg("{unit} no longer exists; followed by {successors}",
                                        {{"unit", document.unit}, {"successors", document.successors}}));
        case OrphanDocument::Reason::kNoHead:
            return words.text(msg("{unit} has no head", {{"unit", document.unit}}));
    }
    return {};
}

nlohmann::ordered_json orphans_json(const Orphans& orphans, Date day) {
    nlohmann::ordered_json documents = nlohmann::ordered_json::array(), slots = nlohmann::ordered_json::array();
    for (const OrphanDocument& document : orphans.documents)
        documents.push_back({{"code", document.code},
                             {"title", document.title},
                             {"unit", document.unit},
                             {"reason", to_text(document.reason)},
                             {"successors", document.successors}});
    for (const StuckSlot& slot : orphans.slots)
        slots.push_back(
            {{"code", slot.code}, {"title", slot.title}, {"asked", slot.asked}, {"due_on", day_json(slot.due_on)}});
    return {{"day", day.iso()},
            {"total", orphans.documents.size()},
            {"documents", std::move(documents)},
            {"stuck", std::move(slots)}};
}

int print_orphans(const std::string& as_of, const Session& session) {
    Wiring wiring = session.open();
    const Date day = as_of.empty() ? wiring.clock->today() : date_option("--as-of", as_of);
    const Orphans orphans = find_orphans(wiring.context(), day);
    const Catalogue& words = session.words();
    if (session.json) {
        print_json(orphans_json(orphans, day));
        return kDone;
    }
    for (const OrphanDocument& document : orphans.documents)
        std::cout << padded(document.code, 16) << "  " << document.title << "  — " << reason_words(document, words)
                  << '\n';
    for (const StuckSlot& slot : orphans.slots)
        std::cout << padded(slot.code, 16) << "  " << slot.title << "  — "
                  << words.text(msg("nobody can answer as: {asked}", {{"asked", slot.asked}})) << '\n';
    session.tell(msg(
        "Procedures without an owner: {documents}. Answers that nobody can give: {answers}.",
        {{"documents", std::to_string(orphans.documents.size())}, {"answers", std::to_string(orphans.slots.size())}}));
    return kDone;
}

}  // namespace

Run define_report(CLI::App& app, const Catalogue& words) {
    auto as_of = std::make_shared<std::string>();
    CLI::App* orphans = app.add_subcommand(
        "orphans", words.text(msg("Procedures in force that nobody answers for, and answers that nobody can give")));
    orphans->add_option("--as-of", *as_of, words.text(msg("As it was on this day; default: today")));
    return run_parsed(app, {{orphans, [=](const Session& session) { return print_orphans(*as_of, session); }}});
}

}  // namespace pravila::cli
