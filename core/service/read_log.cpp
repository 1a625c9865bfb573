#include "core/service/read_log.h"

#include "core/error.h"
#include "core/history/merkle.h"

namespace pravila {

void each_log_entry(const Context& context, long long from, const std::function<void(const StoredEntry&)>& visit) {
    constexpr long kAtOnce = 500;
    for (;;) {
        std::vector<StoredEntry> entries;
        context.store.read(context.scope, [&](StoreReader& reader) { entries = reader.log_entries(from, kAtOnce); });
        for (const StoredEntry& entry : entries) visit(entry);
        if (entries.empty()) return;
        from = entries.back().seq + 1;
    }
}

Checkpoint log_checkpoint(const Context& context) {
    Checkpoint checkpoint;
    context.store.read(context.scope, [&](StoreReader& reader) {
        const auto read_node = [&](int level, long long index) -> std::optional<Digest> {
            const auto bytes = reader.log_node(level, index);
            return bytes ? digest_from_bytes(*bytes) : std::nullopt;
        };
        const long long size = reader.log_size();
        checkpoint = {log_origin(context.scope.institution), size, merkle::root(size, read_node)};
    });
    return checkpoint;
}

VerifierKey log_key(const Context& context) {
    std::optional<std::string> raw;
    context.store.read(context.scope, [&](StoreReader& reader) { raw = reader.public_key(); });
    if (!raw) throw Error(ErrorCode::kCorrupt, msg("The store has no key for its log. Restore a backup."));
    return {log_origin(context.scope.institution), *raw};
}

}  // namespace pravila
