#pragma once

#include "indexer/formats/format.h"
#include "indexer/worker/sandbox.h"

namespace pravila::worker {

/// Life of a child: takes one job from `connection`, enters the sandbox, reads the file, answers, ends the process.
/// @param namespaces  whether the worker had left the network, for the report of a probe.
[[noreturn]] void live_as_child(int connection, formats::Reader read, const SystemCallFilter& filter, bool namespaces);

}  // namespace pravila::worker
