#include "indexer/worker/pool.h"

#include <signal.h>
#include <sys/wait.h>

#include <algorithm>

#include "core/error.h"

namespace pravila::worker {

namespace {

PoolOptions bounded(PoolOptions options) {
    options.at_once = std::clamp(options.at_once, 1, 64);
    return options;
}

ExtractionFailure died(int status) {
    const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    Message message;
    switch (signal) {
        case SIGSEGV:
        case SIGBUS:
        case SIGILL:
            message =
                msg("Reading the file ended in a fault (invalid use of memory); no other file is affected. Save it "
                    "anew in the program that wrote it, or as PDF, and add it again.");
            break;
        case SIGABRT:
        case SIGFPE:
            message =
                msg("Reading the file was given up by the reader; no other file is affected. Save it anew in the "
                    "program that wrote it, or as PDF, and add it again.");
            break;
        case SIGSYS:
        case SIGXFSZ:
            message =
                msg("Reading the file was stopped because it led to something that is not allowed. Have the file "
                    "checked for viruses before anybody opens it.");
            break;
        case SIGKILL:
            message =
                msg("Reading the file was stopped by the operating system, most often for lack of memory. Add it "
                    "again when the machine is less busy.");
            break;
        case 0:
            message =
                msg("Reading the file ended without a result; no other file is affected. Save it anew in the "
                    "program that wrote it, or as PDF, and add it again.");
            break;
        default:
            message =
                msg("Reading the file ended unexpectedly (signal {signal}); no other file is affected. Save it "
                    "anew in the program that wrote it, or as PDF, and add it again.",
                    {{"signal", std::to_string(signal)}});
    }
    return {"worker.died", std::move(message), false};
}

ExtractionFailure unavailable() {
    return {"worker.unavailable",
            msg("The process that reads files cannot be started. Run “pravila doctor” to see why."), false};
}

}  // namespace

/// One of the places of the pool, held while a file is read.
class WorkerPool::Turn {
  public:
    explicit Turn(WorkerPool& pool) : pool_(pool) {
        std::unique_lock lock(pool_.mutex_);
        pool_.turn_.wait(lock, [this] { return pool_.running_ < pool_.options_.at_once; });
        ++pool_.running_;
    }
    ~Turn() {
        {
            const std::lock_guard lock(pool_.mutex_);
            --pool_.running_;
        }
        pool_.turn_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    WorkerPool& pool_;
};

WorkerPool::WorkerPool(PoolOptions options) : options_(bounded(std::move(options))) {}

WorkerPool::~WorkerPool() = default;

std::variant<ExtractedDocument, ExtractionFailure> WorkerPool::extract(const std::string& bytes,
                                                                       const std::string& file_name) {
    if (bytes.size() > options_.limits.file)
        return ExtractionFailure{
            "limit.file",
            msg("The file is larger than {megabytes} MiB. Save it with smaller pictures, or divide "
                "it into several files.",
                {{"megabytes", std::to_string(options_.limits.file >> 20)}}),
            false};
    Ending ending = ask(FrameKind::kJob, file_name, bytes);
    if (ending.kind == Ending::Kind::kAnswered) {
        if (auto* document = std::get_if<ExtractedDocument>(&*ending.answer)) return std::move(*document);
        if (auto* failure = std::get_if<ExtractionFailure>(&*ending.answer)) return std::move(*failure);
        ending.kind = Ending::Kind::kNonsense;
    }
    return failure_of(ending);
}

std::variant<Probe, ExtractionFailure> WorkerPool::probe() {
    Ending ending = ask(FrameKind::kProbe, {}, {});
    if (ending.kind == Ending::Kind::kAnswered) {
        if (auto* probe = std::get_if<Probe>(&*ending.answer)) return std::move(*probe);
        ending.kind = Ending::Kind::kNonsense;
    }
    return failure_of(ending);
}

Ending WorkerPool::ask(FrameKind kind, const std::string& file_name, const std::string& bytes) {
    const Turn turn(*this);
    Ending ending{Ending::Kind::kWorkerGone, {}, 0};
    // The worker may have been ended by anybody, for no fault of this file: a second one gets its chance.
    for (int attempt = 0; attempt < 2 && ending.kind == Ending::Kind::kWorkerGone; ++attempt) {
        try {
            const auto worker = current();
            ending = converse(*worker, kind, file_name, bytes, options_.limits);
            if (ending.kind == Ending::Kind::kWorkerGone) forget(worker);
        } catch (const Error&) {
            return {Ending::Kind::kWorkerGone, {}, 0};
        }
    }
    return ending;
}

ExtractionFailure WorkerPool::failure_of(const Ending& ending) const {
    const auto seconds = [](auto time) {
        const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        return std::to_string(std::max<long>(1, (milliseconds + 500) / 1000));
    };
    switch (ending.kind) {
        case Ending::Kind::kTimeout:
            return {
                "worker.timeout",
                msg("Reading the file took longer than {seconds} seconds and was stopped. Save it in a simpler form "
                    "or divide it, and add it again.",
                    {{"seconds", seconds(options_.limits.wall)}}),
                false};
        case Ending::Kind::kNonsense:
            return {
                "worker.answer",
                msg("Reading the file gave a result that cannot be trusted, so it was not used. Have the file checked "
                    "for viruses before anybody opens it."),
                false};
        case Ending::Kind::kDied:
            if (WIFSIGNALED(ending.status) && WTERMSIG(ending.status) == SIGXCPU)
                return {
                    "limit.cpu",
                    msg("Reading the file took more than {seconds} seconds of computing and was stopped. Save it in a "
                        "simpler form or divide it, and add it again.",
                        {{"seconds", seconds(options_.limits.cpu)}}),
                    false};
            return died(ending.status);
        default:
            return unavailable();
    }
}

std::shared_ptr<WorkerProcess> WorkerPool::current() {
    const std::lock_guard lock(mutex_);
    if (!worker_) {
        worker_ = std::make_shared<WorkerProcess>(options_.program, options_.arguments);
        ++starts_;
    }
    return worker_;
}

void WorkerPool::forget(const std::shared_ptr<WorkerProcess>& worker) {
    const std::lock_guard lock(mutex_);
    if (worker_ == worker) worker_.reset();
}

int WorkerPool::starts() const {
    const std::lock_guard lock(mutex_);
    return starts_;
}

std::string WorkerPool::last_words() const {
    const std::lock_guard lock(mutex_);
    return worker_ ? worker_->last_words() : std::string();
}

pid_t WorkerPool::worker_pid() const {
    const std::lock_guard lock(mutex_);
    return worker_ ? worker_->pid() : 0;
}

}  // namespace pravila::worker
