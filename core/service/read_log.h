#pragma once

#include <functional>

#include "core/history/checkpoint.h"
#include "core/service/context.h"

namespace pravila {

/// Visits the log from entry `from` on, in order, a few hundred at a time: memory does not grow with the log.
void each_log_entry(const Context& context, long long from, const std::function<void(const StoredEntry&)>& visit);

/// Size and root of the log as it stands now.
Checkpoint log_checkpoint(const Context& context);

/// The public key of the log. @throws Error kCorrupt when the store has none.
VerifierKey log_key(const Context& context);

}  // namespace pravila
