#pragma once

#include <optional>

#include "indexer/worker/protocol.h"
#include "indexer/worker/worker_process.h"

namespace pravila::worker {

/// How one job ended, seen from the parent.
struct Ending {
    enum class Kind {
        kAnswered,   ///< `answer` holds what was said
        kDied,       ///< `status` is the wait status of the child; no proper answer came before
        kTimeout,    ///< silent for longer than the limit; the child is being killed
        kNonsense,   ///< the answer is too long or not an answer
        kNotForked,  ///< the machine has no room for another process
        kWorkerGone  ///< the worker itself ended, or hangs; it must be replaced
    };
    Kind kind;
    std::optional<Answer> answer;
    int status = 0;
};

/// Sends a job to a fresh child of `worker` and hears it out, within its limits. Never waits without a deadline.
Ending converse(WorkerProcess& worker, FrameKind kind, std::string_view file_name, std::string_view bytes,
                const Limits& limits);

}  // namespace pravila::worker
