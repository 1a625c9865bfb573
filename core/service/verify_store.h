#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/history/checkpoint.h"
#include "core/i18n/message.h"
#include "core/service/context.h"

namespace pravila {

/// One thing that does not hold together.
struct Finding {
    std::string rule;   ///< log.gap, log.entry, log.node, log.checkpoint, content.changed, content.missing,
                        ///< state.document, state.revision, state.signature, state.unit,
                        ///< state.person, state.membership, state.role, state.deputation, state.link, database
    std::string where;  ///< entry number, content hash, code…
    Message message;    ///< what is wrong and what to do
};

struct Verification {
    long long entries = 0, contents = 0, documents = 0, revisions = 0;
    Checkpoint checkpoint;          ///< recomputed from the entries
    std::vector<Finding> findings;  ///< at most 1,000
};

/// Proves that the store is whole, without trusting any hash it keeps: recomputes every leaf and node of the log and
/// the hash of every content, replays the log and compares each document, code and revision with what follows from it.
///
/// @param earlier  checkpoint kept elsewhere: the log must contain exactly that log as its beginning, and the signature
/// must be
///                 by this store's key.
/// Memory grows with the number of revisions, not with contents.
Verification verify_store(const Context& context, const std::optional<ReceivedCheckpoint>& earlier = {});

}  // namespace pravila
