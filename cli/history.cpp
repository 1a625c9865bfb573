#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
#include "core/service/json.h"

namespace pravila::cli {

namespace {

int run(const std::string& code, const Session& session) {
    Wiring wiring = session.open();
    const HistoryView view = document_history(wiring.context(), code);
    if (session.json) {
        std::cout << history_json(view) << '\n';
        return kDone;
    }
    std::cout << view.document.code() << "  " << view.document.title << '\n';
    for (const HistoryEvent& event : view.events) {
        std::cout << event.seq << "  " << event.time << "  " << event.action;
        if (!event.actor.empty()) std::cout << "  " << event.actor;
        if (!event.number.empty()) std::cout << "  " << event.number;
        if (!event.effective_from.empty()) std::cout << "  " << event.effective_from;
        if (!event.effective_until.empty()) std::cout << " – " << event.effective_until;
        if (!event.source.empty()) std::cout << "  " << event.source;
        std::cout << '\n';
    }
    return kDone;
}

}  // namespace

Run define_history(CLI::App& app, const Catalogue& words) {
    auto code = std::make_shared<std::string>();
    app.add_option("CODE", *code, words.text(msg("Code in any spelling; also a former one")))->required();
    return [code](const Session& session) { return run(*code, session); };
}

}  // namespace pravila::cli
