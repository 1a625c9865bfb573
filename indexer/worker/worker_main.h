#pragma once

#include "indexer/formats/format.h"

namespace pravila::worker {

/// The descriptor on which a started worker finds its parent.
constexpr int kWorkerDescriptor = 3;

/// What the hidden command `pravila worker` runs: call it with kWorkerDescriptor before anything opens a store, a
/// socket or a thread. Holds nothing but `fd`; warms the libraries on files of its own making; then forks one child per
/// file that comes over `fd`, each of which limits itself, reads that one file and ends. Returns when the parent is
/// gone.
///
/// @param fd    a SOCK_SEQPACKET socket whose other end a WorkerPool holds. Each message carries two descriptors: the
///              connection of the job (protocol.h) and the line on which its child's start and end are reported.
/// @param read  reads a document; read_document everywhere but in the tests of the worker itself.
/// @return exit status: 0, or 2 when `fd` is no such socket or the sandbox cannot be built.
int worker_main(int fd, formats::Reader read = formats::read_document);

}  // namespace pravila::worker
