#pragma once

#include <linux/filter.h>

#include <string>
#include <vector>

#include "indexer/worker/protocol.h"

namespace pravila::worker {

/// The system calls a child may make, as a program for the kernel. Compiled once, before any child is forked.
///
/// Allowed is what memory, the two open descriptors, clocks and the end of the process need. Opening files, asking for
/// them and making sockets is answered EACCES, so that a library that looks for a font or a table goes on without it.
/// Signals go to the process itself only. Memory never becomes executable. All else ends the process (SIGSYS).
class SystemCallFilter {
  public:
    /// @throws Error kUnavailable when the library cannot build it for this machine.
    SystemCallFilter();
    /// Puts the calling process under the filter, for ever. Returns false when the kernel refuses.
    bool enter() const;

  private:
    std::vector<sock_filter> program_;
};

/// Resource limits of a child: processor time (SIGXCPU), address space, no files written, no core, eight descriptors.
bool set_resource_limits(const Limits& limits);

/// Takes the calling process out of the machine's network, into namespaces of its own, when the host allows that to
/// ordinary users. Returns whether it did.
bool leave_network();

/// Tries what is forbidden inside. Runs in a child.
Probe probe_sandbox();

}  // namespace pravila::worker
