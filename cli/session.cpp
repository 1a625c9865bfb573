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

void follow_until_whole(const Session& session, const Wiring& wiring, IndexKeeper& keeper) {
    constexpr std::chrono::milliseconds kLook{50};
    constexpr std::chrono::seconds kPatience{10};
    long long head = 0;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { head = reader.feed_head(); });
    const auto begin = std::chrono::steady_clock::now();
    while (!keeper.wait_until_whole(kLook)) {
        if (keeper.owns_index()) continue;
        // Another process keeps the index, usually the server: it is followed there.
        if (wiring.index()->feed_seq() >= head) return;
        if (std::chrono::steady_clock::now() - begin < kPatience) continue;
        session.tell(msg(
            "Another process keeps the search index and has not finished: search will show everything in a moment."));
        return;
    }
}

void catch_up_index(const Session& session, const Wiring& wiring) {
    IndexKeeper keeper(wiring.context(), [&] { return wiring.index_writer(); });
    follow_until_whole(session, wiring, keeper);
}

}  // namespace pravila::cli
