#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "core/service/read_log.h"

namespace pravila::cli {

namespace {

int export_entries(long long from, const Session& session) {
    Wiring wiring = session.open();
    each_log_entry(wiring.context(), from, [](const StoredEntry& entry) { std::cout << entry.canonical << '\n'; });
    std::cout.flush();
    return kDone;
}

int print_checkpoint(const Session& session) {
    Wiring wiring = session.open();
    const std::string note = signed_note(log_checkpoint(wiring.context()), wiring.signing_key());
    if (session.json)
        std::cout << nlohmann::json{{"checkpoint", note}}.dump() << '\n';
    else
        std::cout << note;
    return kDone;
}

int print_key(const Session& session) {
    Wiring wiring = session.open();
    const std::string key = log_key(wiring.context()).text();
    if (session.json)
        std::cout << nlohmann::json{{"key", key}}.dump() << '\n';
    else
        std::cout << key << '\n';
    return kDone;
}

}  // namespace

Run define_log(CLI::App& app, const Catalogue& words) {
    auto from = std::make_shared<long long>(0);
    CLI::App* entries = app.add_subcommand(
        "export", words.text(msg("Print the entries, one a line, exactly the bytes that were hashed")));
    entries->add_option("--from", *from, words.text(msg("Begin with this entry number")))
        ->check(CLI::NonNegativeNumber);
    CLI::App* checkpoint =
        app.add_subcommand("checkpoint", words.text(msg("Print the signed state of the log (C2SP tlog-checkpoint)")));
    CLI::App* key =
        app.add_subcommand("key", words.text(msg("Print the public key that checks checkpoints (C2SP verifier key)")));
    app.require_subcommand(1);
    return [=](const Session& session) {
        if (checkpoint->parsed()) return print_checkpoint(session);
        if (key->parsed()) return print_key(session);
        return export_entries(*from, session);
    };
}

}  // namespace pravila::cli
