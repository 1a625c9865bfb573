#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/command.h"
#include "core/service/verify_store.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string store, checkpoint;
};

ReceivedCheckpoint read_checkpoint(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw UsageError(msg("There is no checkpoint file {file}.", {{"file", file}}));
    std::ostringstream text;
    text << stream.rdbuf();
    if (auto received = checkpoint_from(text.str())) return std::move(*received);
    throw UsageError(msg("{file} is not a checkpoint.", {{"file", file}}));
}

std::string report_json(const Verification& result, const Catalogue& words) {
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (const Finding& finding : result.findings)
        findings.push_back(
            {{"rule", finding.rule}, {"where", finding.where}, {"message", words.text(finding.message)}});
    const nlohmann::ordered_json report{
        {"ok", result.findings.empty()},  {"entries", result.entries},
        {"contents", result.contents},    {"documents", result.documents},
        {"revisions", result.revisions},  {"root", to_base64(to_bytes(result.checkpoint.root))},
        {"findings", std::move(findings)}};
    return report.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Message whole(const Verification& result, const Catalogue& words) {
    return msg("The store is whole: {entries}, {contents}, {documents}, {revisions}. Root {root}.",
               {{"entries", words.plural("{n} log entry", "{n} log entries", result.entries)},
                {"contents", words.plural("{n} file", "{n} files", result.contents)},
                {"documents", words.plural("{n} document", "{n} documents", result.documents)},
                {"revisions", words.plural("{n} revision", "{n} revisions", result.revisions)},
                {"root", to_base64(to_bytes(result.checkpoint.root))}});
}

int run(const Options& options, Session session) {
    if (!options.store.empty()) cli::options()[0].set(session.settings, options.store);
    std::optional<ReceivedCheckpoint> earlier;
    if (!options.checkpoint.empty()) earlier = read_checkpoint(options.checkpoint);
    Wiring wiring = session.open();
    Verification result = verify_store(wiring.context(), earlier);
    try {
        wiring.signing_key();
    } catch (const Error& error) {
        result.findings.push_back({"key", "", error.message()});
    }
    if (session.json) std::cout << report_json(result, session.words()) << '\n';
    for (const Finding& finding : result.findings) session.complain(finding.message);
    if (!result.findings.empty()) return kPartFailed;
    if (!session.json) session.tell(whole(result, session.words()));
    return kDone;
}

}  // namespace

Run define_verify(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    app.add_option("STORE", options->store, words.text(msg("Folder of the store, instead of --store")));
    app.add_option("--checkpoint", options->checkpoint,
                   words.text(msg("A checkpoint kept elsewhere: the log must continue it")));
    return [options](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
