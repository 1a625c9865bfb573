#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <mutex>

#include "cli/command.h"
#include "cli/readiness.h"
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

int run(const std::string& listen, const Session& session) {
    const Termination termination;
    Wiring wiring = session.open();
    const auto parser = extractor(1);
    const auto index = wiring.index();
    std::mutex output;
    const auto log = [&](const std::string& line) {
        const std::lock_guard lock(output);
        std::cerr << line << '\n';
    };
    IndexKeeper keeper(
        wiring.context(), [&] { return wiring.index_writer(); },
        [&](const Message& problem) { log(session.words().text(problem)); });
    ServerDependencies dependencies = server_dependencies(wiring, *index, *parser, session.words());
    dependencies.log = log;
    ServerOptions options;
    options.listen = listen.empty() ? session.settings.listen : listen;
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
    app.add_option("--listen", *listen, words.text(msg("HOST:PORT; only loopback addresses until there are accounts")));
    return [listen](const Session& session) { return run(*listen, session); };
}

}  // namespace pravila::cli
