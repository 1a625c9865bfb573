#include <iostream>

#include "cli/command.h"
#include "core/service/follow_feed.h"
#include "indexer/pipeline/index_keeper.h"

namespace pravila::cli {

Wiring Session::open() const {
    try {
        return open_wiring(settings.store);
    } catch (const Error& error) {
        throw StoreError(error);
    }
}

void Session::complain(const Message& message) const { std::cerr << "pravila: " << words().text(message) << '\n'; }

void Session::tell(const Message& message) const {
    if (!quiet) std::cerr << words().text(message) << '\n';
}

Date date_option(std::string_view option, const std::string& text) {
    if (const auto date = Date::parse(text)) return *date;
    throw UsageError(msg("{option}: “{text}” is not a day that exists. Write it as 2024-05-31 or 31.05.2024.",
                         {{"option", std::string(option)}, {"text", text}}));
}

void catch_up_index(const Session& session, Wiring& wiring) {
    constexpr std::chrono::seconds kPatience{10};
    IndexKeeper keeper(wiring.context(), [&] { return wiring.index_writer(); });
    const bool alone = keeper.wait_until_whole(kPatience);
    if (alone || keeper.owns_index()) return;
    long long head = 0;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { head = reader.feed_head(); });
    if (wiring.index()->feed_seq() < head)
        session.tell(msg("Another process keeps the search index and has not finished: search will show everything in a moment."));
}

}  // namespace pravila::cli
