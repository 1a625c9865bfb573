#pragma once

#include <sys/types.h>

#include <mutex>
#include <string>
#include <vector>

#include "indexer/worker/descriptor.h"

namespace pravila::worker {

/// One running `pravila worker`. Ends with this object, and with it all its children.
/// Thread rule: every method from any thread.
class WorkerProcess {
  public:
    /// @param program    path of the executable. @param arguments  after the name: {"worker"}.
    /// @throws Error kUnavailable when it cannot be started.
    WorkerProcess(const std::string& program, const std::vector<std::string>& arguments);
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;
    ~WorkerProcess();

    /// Hands over a job: the worker forks a child that talks on `connection`, and reports on `line`.
    /// @return false when the worker is gone.
    bool order(const Descriptor& connection, const Descriptor& line);
    /// The end of what it and its children wrote to standard error, at most 4 KiB.
    std::string last_words();
    pid_t pid() const { return pid_; }

  private:
    Descriptor control_;
    Descriptor errors_;
    pid_t pid_ = -1;
    std::mutex mutex_;  ///< guards words_
    std::string words_;
};

}  // namespace pravila::worker
