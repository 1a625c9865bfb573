#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <mutex>

#include "cli/command.h"
#include "cli/mail.h"
#include "cli/readiness.h"
#include "cli/timed_work.h"
#include "core/service/read_log.h"
#include "indexer/pipeline/index_keeper.h"
#include "server/server.h"

namespace pravila::cli {

namespace {

/// Waits for SIGINT or SIGTERM. They are blocked in every thread, so that nothing is interrupted half-way.
class Termination {
  public:
    Termination() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void wait() const {
        int received = 0;
        sigwait(&signals_, &received);
    }

  private:
    sigset_t signals_{};
};

/// What people may read without signing in, when the settings do not say: everything internal where only this machine
/// reaches the server, nothing where others do.
AnonymousReading anonymous_reading(const Settings& settings, const std::string& listen) {
    if (settings.anonymous_reading == "none") return AnonymousReading::kNone;
    if (settings.anonymous_reading == "public") return AnonymousReading::kPublic;
    if (settings.anonymous_reading == "internal") return AnonymousReading::kInternal;
    const bool loopback =
        listen.starts_with("127.") || listen.starts_with("localhost:") || listen.starts_with("[::1]:");
    return loopback && settings.public_url.empty() ? AnonymousReading::kInternal : AnonymousReading::kNone;
}

std::optional<DailyMail> daily_mail(const Session& session, const Wiring& wiring) {
    auto made = mailer(session.settings, wiring);
    if (!made) return {};
    return DailyMail{std::move(made), digest_options(session, wiring), static_cast<int>(session.settings.digest_hour)};
}

int run(const std::string& listen, const Session& session) {
    const Termination termination;
    Wiring wiring = session.open();
    const auto parser = extractor(1);
    const auto papers = paper_maker();
    const auto index = wiring.index();
    std::mutex output;
    const auto log = [&](const std::string& line) {
        const std::lock_guard lock(output);
        std::cerr << line << '\n';
    };
    IndexKeeper keeper(
        wiring.context(), [&] { return wiring.index_writer(); },
        [&](const Message& problem) { log(session.words().text(problem)); });
    const TimedWork timed_work(
        wiring.context(), [&](const Message& told) { log(session.words().text(told)); }, daily_mail(session, wiring));
    ServerDependencies dependencies = server_dependencies(wiring, *index, *parser, *papers, session.words());
    dependencies.log = log;
    ServerOptions options;
    options.listen = listen.empty() ? session.settings.listen : listen;
    options.public_url = session.settings.public_url;
    options.max_upload = static_cast<std::uint64_t>(session.settings.max_upload_mib) * 1024 * 1024;
    if (!session.settings.smtp_host.empty()) dependencies.digest_hour = static_cast<int>(session.settings.digest_hour);
    dependencies.anonymous = anonymous_reading(session.settings, options.listen);
    Server server(options, std::move(dependencies));
    server.start();
    session.tell(msg("Pravila serves {institution} at {address}",
                     {{"institution", wiring.institution.name}, {"address", server.address()}}));
    termination.wait();
    server.stop();
    return kDone;
}

}  // namespace

Run define_serve(CLI::App& app, const Catalogue& words) {
    auto listen = std::make_shared<std::string>();
    app.add_option(
        "--listen", *listen,
        words.text(msg("HOST:PORT; others than loopback addresses need accounts and the setting public_url")));
    return [listen](const Session& session) { return run(*listen, session); };
}

}  // namespace pravila::cli
