#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/distribution_options.h"
#include "cli/organisation.h"
#include "core/service/distribution/acknowledge.h"
#include "core/service/distribution/distribution_json.h"
#include "core/service/distribution/recipients.h"

namespace pravila::cli {

namespace {

struct Options {
    std::string code, revision, sha256;
};

int run(const Options& options, const Session& session) {
    const Wiring wiring = open_as_account(session);
    const DistributionView view = view_with_revision(wiring, options.code, options.revision);
    const std::string sha256 = options.sha256.empty() ? reading_sha256(*view.revision) : options.sha256;
    const ReadingDuty duty = acknowledge(wiring.context(), view.revision->id, sha256);
    if (session.json)
        print_text(reading_json(duty, view.document, *view.revision));
    else
        session.tell(msg("You took note of {code}, {number}, on {date}. Fingerprint of the text: {sha256}",
                         {{"code", view.document.code()},
                          {"number", to_text(view.revision->number)},
                          {"date", duty.acknowledged->on.romanian()},
                          {"sha256", duty.sha256}}));
    return kDone;
}

}  // namespace

Run define_acknowledge(CLI::App& app, const Catalogue& words) {
    auto options = std::make_shared<Options>();
    app.add_option("CODE", options->code, words.text(msg("Code in any spelling; also a former one")))->required();
    app.add_option("--revision", options->revision,
                   words.text(msg("Edition and revision, e.g. 2.1; default: the one in force")));
    app.add_option(
        "--sha256", options->sha256,
        words.text(msg("Fingerprint of the text that was read; when it is another one, nothing is recorded")));
    return [=](const Session& session) { return run(*options, session); };
}

}  // namespace pravila::cli
