#include "cli/readiness.h"

#include "core/service/read_log.h"
#include "indexer/worker/self_test.h"

namespace pravila::cli {

namespace {

LogAccess log_access(const Wiring& wiring) {
    LogAccess access;
    access.entries = [&wiring](long long from, long limit) {
        std::vector<StoredEntry> entries;
        wiring.store->read(wiring.context().scope,
                           [&](StoreReader& reader) { entries = reader.log_entries(from, limit); });
        return entries;
    };
    access.size = [&wiring] {
        long long size = 0;
        wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { size = reader.log_size(); });
        return size;
    };
    access.checkpoint = [&wiring] { return signed_note(log_checkpoint(wiring.context()), wiring.signing_key()); };
    access.verifier_key = [&wiring] { return log_key(wiring.context()).text(); };
    return access;
}

std::string store_problem(const Wiring& wiring) {
    wiring.store->read(wiring.context().scope, [](StoreReader& reader) { reader.institution(); });
    return {};
}

std::string index_problem(const Wiring& wiring, const SearchIndex& index, const Catalogue& words) {
    long long head = 0;
    wiring.store->read(wiring.context().scope, [&](StoreReader& reader) { head = reader.feed_head(); });
    const long long lag = head - index.feed_seq();
    constexpr long long kMostLag = 1000;
    if (lag <= kMostLag) return {};
    return words.text(msg("The search index is {count} changes behind.", {{"count", std::to_string(lag)}}));
}

std::string worker_problem(worker::WorkerPool& pool, const Catalogue& words) {
    for (const worker::SelfTest::Item& item : worker::self_test(pool).items)
        if (!item.ok) return item.name + ": " + words.text(item.message);
    return {};
}

}  // namespace

ServerDependencies server_dependencies(const Wiring& wiring, const SearchIndex& index, Extractor& extractor,
                                       const PaperMaker& papers, const Catalogue& words) {
    ServerDependencies dependencies{*wiring.store,
                                    index,
                                    *wiring.clock,
                                    *wiring.ids,
                                    {wiring.institution.id, {}},
                                    wiring.institution.name,
                                    wiring.codebook,
                                    extractor,
                                    papers,
                                    log_access(wiring),
                                    {}};
    dependencies.checks.push_back({"store", [&wiring] { return store_problem(wiring); }});
    dependencies.checks.push_back({"index", [&wiring, &index, &words] { return index_problem(wiring, index, words); }});
    if (auto* pool = dynamic_cast<worker::WorkerPool*>(&extractor))
        dependencies.checks.push_back({"worker", [pool, &words] { return worker_problem(*pool, words); }});
    return dependencies;
}

}  // namespace pravila::cli
