#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/ports/extractor.h"
#include "indexer/worker/conversation.h"

namespace pravila::worker {

struct PoolOptions {
    std::string program = "/proc/self/exe";           ///< what is started
    std::vector<std::string> arguments = {"worker"};  ///< with these words
    int at_once = 2;                                  ///< children at a time, 1..64
    Limits limits;
};

/// Reads files in children of a separate process, each file in one of its own (see worker_main.h). The worker is
/// started by the first file and again whenever it ended. Failures it adds to those of the readers: worker.died,
/// worker.timeout, worker.answer, worker.unavailable, limit.cpu, limit.memory, limit.file.
///
/// Thread rule: extract() and probe() from any thread; as many as `at_once` run together, the others wait their turn.
/// The destructor must not run beside them.
class WorkerPool : public Extractor {
  public:
    explicit WorkerPool(PoolOptions options = {});
    ~WorkerPool() override;

    std::variant<ExtractedDocument, ExtractionFailure> extract(const std::string& bytes,
                                                               const std::string& file_name) override;
    /// Tries in a child what must be forbidden there. The failure says why no child could be asked.
    std::variant<Probe, ExtractionFailure> probe();

    /// How often a worker was started, and the end of what the present one wrote to standard error.
    int starts() const;
    std::string last_words() const;
    /// Process id of the present worker; 0 when none was started yet.
    pid_t worker_pid() const;

  private:
    class Turn;

    Ending ask(FrameKind kind, const std::string& file_name, const std::string& bytes);
    std::shared_ptr<WorkerProcess> current();
    void forget(const std::shared_ptr<WorkerProcess>& worker);
    ExtractionFailure failure_of(const Ending& ending) const;

    const PoolOptions options_;
    mutable std::mutex mutex_;  ///< guards all below
    std::condition_variable turn_;
    int running_ = 0;
    int starts_ = 0;
    std::shared_ptr<WorkerProcess> worker_;
};

}  // namespace pravila::worker
