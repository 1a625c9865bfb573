#pragma once

#include <string>
#include <vector>

#include "core/i18n/message.h"
#include "indexer/worker/pool.h"

namespace pravila::worker {

/// What `doctor` and /readyz say about the safe reading of files.
struct SelfTest {
    struct Item {
        std::string name;  ///< read.docx, read.pdf, refused.read, refused.write, refused.socket
        bool ok = false;
        Message message;  ///< what is so, and when it is not as it should be what to do
    };
    bool ok = false;   ///< all items are
    std::string mode;  ///< "seccomp+namespaces", "seccomp", or "none" when the sandbox did not answer
    std::vector<Item> items;
};

/// Reads two small built-in documents in the sandbox of `pool` and tries there to open a file, to create one and to
/// make a socket, which must all be refused. Takes a few milliseconds once the worker runs.
SelfTest self_test(WorkerPool& pool);

}  // namespace pravila::worker
