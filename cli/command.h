#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/settings.h"
#include "cli/wiring.h"
#include "core/error.h"

namespace CLI {
class App;
}

namespace pravila {
class IndexKeeper;
}

namespace pravila::cli {

/// Exit statuses of every command.
enum Exit { kDone = 0, kPartFailed = 1, kWrongUsage = 2, kNoStore = 3 };

/// What a running command gets: settings, words, and the store when it asks for it.
struct Session {
    Settings settings;
    bool json = false, quiet = false;
    const Catalogue& words() const { return Catalogue::of(settings.language); }
    /// Opens the store. @throws StoreError, which ends in exit status 3.
    Wiring open() const;
    /// One line on standard error, in the user's language.
    void complain(const Message& message) const;
    void tell(const Message& message) const;  ///< the same unless --quiet
};

/// A wrong date, option or argument: ends in exit status 2.
class UsageError : public Error {
  public:
    explicit UsageError(Message message) : Error(ErrorCode::kInvalidInput, std::move(message)) {}
};

/// The store cannot be opened: ends in exit status 3.
class StoreError : public Error {
  public:
    explicit StoreError(const Error& error) : Error(error) {}
};

using Run = std::function<int(const Session&)>;

/// A row of the table of commands.
struct Command {
    std::string_view name;
    std::string_view help;                                 ///< message id
    Run (*define)(CLI::App& app, const Catalogue& words);  ///< declares options, returns what to do
};

Run define_init(CLI::App& app, const Catalogue& words);
Run define_ingest(CLI::App& app, const Catalogue& words);
Run define_search(CLI::App& app, const Catalogue& words);
Run define_show(CLI::App& app, const Catalogue& words);
Run define_history(CLI::App& app, const Catalogue& words);
Run define_register(CLI::App& app, const Catalogue& words);
Run define_code(CLI::App& app, const Catalogue& words);
Run define_verify(CLI::App& app, const Catalogue& words);
Run define_log(CLI::App& app, const Catalogue& words);
Run define_reindex(CLI::App& app, const Catalogue& words);
Run define_user(CLI::App& app, const Catalogue& words);
Run define_unit(CLI::App& app, const Catalogue& words);
Run define_role(CLI::App& app, const Catalogue& words);
Run define_delegate(CLI::App& app, const Catalogue& words);
Run define_reorganise(CLI::App& app, const Catalogue& words);
Run define_session(CLI::App& app, const Catalogue& words);
Run define_workflow(CLI::App& app, const Catalogue& words);
Run define_report(CLI::App& app, const Catalogue& words);
Run define_revision(CLI::App& app, const Catalogue& words);
Run define_acknowledge(CLI::App& app, const Catalogue& words);
Run define_distribution(CLI::App& app, const Catalogue& words);
Run define_reading(CLI::App& app, const Catalogue& words);
Run define_review(CLI::App& app, const Catalogue& words);
Run define_mail(CLI::App& app, const Catalogue& words);
Run define_serve(CLI::App& app, const Catalogue& words);

/// @throws UsageError naming the option unless the text is a legal day.
Date date_option(std::string_view option, const std::string& text);

/// Brings the index up to what the store holds, or says that search lags because another process has the index.
void catch_up_index(const Session& session, const Wiring& wiring);
/// The same with a keeper that is at work already.
void follow_until_whole(const Session& session, const Wiring& wiring, IndexKeeper& keeper);

}  // namespace pravila::cli
