#include <CLI/CLI.hpp>
#include <array>
#include <csignal>
#include <cstring>
#include <iostream>

#include "cli/command.h"
#include "core/error.h"
#include "indexer/worker/worker_main.h"

namespace pravila::cli {

namespace {

constexpr std::array kCommands = {
    Command{"init", "Make a new store", define_init},
    Command{"ingest", "Take in files and folders of procedures", define_ingest},
    Command{"search", "Find the procedure that applies", define_search},
    Command{"show", "Show a document", define_show},
    Command{"history", "Every event of a document", define_history},
    Command{"register", "The register of procedures", define_register},
    Command{"code", "Read codes", define_code},
    Command{"verify", "Prove that content and history are whole", define_verify},
    Command{"log", "The log of every change", define_log},
    Command{"reindex", "Build the search index again", define_reindex},
    Command{"unit", "Directorates, services, offices and departments", define_unit},
    Command{"role", "Who may do what, by which act", define_role},
    Command{"delegate", "Deputies: who acts for whom", define_delegate},
    Command{"reorganise", "Carry out a reorganisation by one act", define_reorganise},
    Command{"revision", "Write, approve, withdraw and correct revisions", define_revision},
    Command{"session", "Sessions of the monitoring commission", define_session},
    Command{"workflow", "Ways to approval", define_workflow},
    Command{"distribution", "Who gets a document, and who has read it", define_distribution},
    Command{"acknowledge", "Take note of a text that you were asked to read", define_acknowledge},
    Command{"reading", "What people are to read, and what they took note of", define_reading},
    Command{"review", "Periodic reviews", define_review},
    Command{"report", "Reports", define_report},
    Command{"user", "People and how they sign in", define_user},
    Command{"mail", "Mail: try it, send today's", define_mail},
    Command{"serve", "Serve pages and API", define_serve},
};

/// The value of an option that decides how the rest of the command line is read (its language, its file).
std::string early_option(int count, char** arguments, std::string_view name) {
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        if (argument == name && i + 1 < count) return arguments[i + 1];
        if (argument.starts_with(name) && argument.size() > name.size() && argument[name.size()] == '=')
            return std::string(argument.substr(name.size() + 1));
    }
    return {};
}

int complain(const Session& session, const Error& error, int status) {
    session.complain(error.message());
    if (!error.detail().empty()) std::cerr << "  (" << error.detail() << ")\n";
    return status;
}

int parse_and_run(int count, char** arguments, Session& session) {
    const Catalogue& words = session.words();
    CLI::App app{words.text(msg("Pravila: codify, approve, find and prove the procedures of a public institution."))};
    app.name("pravila");
    app.set_version_flag("--version", "pravila " PRAVILA_VERSION, words.text(msg("Print the version")));
    app.set_help_flag("-h,--help", words.text(msg("Print this help")));
    app.require_subcommand(1);
    app.fallthrough();
    std::string config, store, lang;
    app.add_option("--config", config, words.text(msg("Configuration file (TOML)")));
    app.add_option("--store", store, words.text(msg("Folder of the store (also PRAVILA_STORE)")));
    app.add_option("--lang", lang, words.text(msg("Language: ro or en")));
    app.add_flag("--quiet", session.quiet, words.text(msg("Say nothing but results and problems")));
    std::array<Run, kCommands.size()> runs;
    std::array<CLI::App*, kCommands.size()> commands{};
    for (std::size_t i = 0; i < kCommands.size(); ++i) {
        commands[i] = app.add_subcommand(std::string(kCommands[i].name), words.text(kCommands[i].help));
        commands[i]->add_flag("--json", session.json, words.text(msg("Print JSON for programs")));
        runs[i] = kCommands[i].define(*commands[i], words);
    }
    try {
        app.parse(count, arguments);
        if (!store.empty()) options()[0].set(session.settings, store);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    for (std::size_t i = 0; i < kCommands.size(); ++i)
        if (commands[i]->parsed()) return runs[i](session);
    return kWrongUsage;
}

int run(int count, char** arguments) {
    Session session;
    try {
        session.settings = read_settings(early_option(count, arguments, "--config"));
        const std::string lang = early_option(count, arguments, "--lang");
        if (!lang.empty()) options()[1].set(session.settings, lang);
    } catch (const Error& error) {
        return complain(session, error, kWrongUsage);
    }
    try {
        return parse_and_run(count, arguments, session);
    } catch (const UsageError& error) {
        return complain(session, error, kWrongUsage);
    } catch (const StoreError& error) {
        return complain(session, error, kNoStore);
    } catch (const Error& error) {
        return complain(session, error, error.code() == ErrorCode::kCorrupt ? kNoStore : kPartFailed);
    } catch (const std::exception& error) {
        return complain(session,
                        Error(ErrorCode::kInternal,
                              msg("Something went wrong inside the program. Nothing was changed."), error.what()),
                        kPartFailed);
    }
}

}  // namespace

}  // namespace pravila::cli

int main(int count, char** arguments) {
    // The process that parses files: executed by the program itself, never by people, so it is in no help.
    if (count == 2 && std::strcmp(arguments[1], "worker") == 0)
        return pravila::worker::worker_main(pravila::worker::kWorkerDescriptor);
    std::signal(SIGPIPE, SIG_IGN);
    return pravila::cli::run(count, arguments);
}
