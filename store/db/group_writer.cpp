#include "store/db/group_writer.h"

#include <algorithm>

#include "core/error.h"

namespace pravila::db {
namespace {

/// 4 MiB: small enough that the part of the log which grows for the first time is soon behind us.
constexpr int kCheckpointPages = 1000;

thread_local bool is_writing_thread = false;

}  // namespace

GroupWriter::GroupWriter(std::function<std::unique_ptr<Session>()> open, std::chrono::milliseconds patience)
    : open_(std::move(open)), patience_(patience) {}

GroupWriter::~GroupWriter() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

std::future<void> GroupWriter::submit(Work work) {
    if (is_writing_thread) {
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    "write called from inside a write");
    }
    auto task = std::make_unique<Task>();
    task->work = std::move(work);
    task->until = std::chrono::steady_clock::now() + patience_;
    auto answer = task->answer.get_future();
    {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(task));
        if (!thread_.joinable()) {
            thread_ = std::thread([this] { run(); });
        }
    }
    wake_.notify_one();
    return answer;
}

void GroupWriter::run() {
    is_writing_thread = true;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) {
                return;
            }
        }
        if (begin()) {
            run_group();
        }
    }
}

bool GroupWriter::begin() {
    try {
        if (!session_) {
            session_ = open_();
        }
        std::chrono::steady_clock::time_point until;
        {
            const std::lock_guard lock(mutex_);
            until = waiting_.front()->until;
        }
        const auto left = until - std::chrono::steady_clock::now();
        session_->set_patience(std::max(std::chrono::duration_cast<std::chrono::milliseconds>(left), {}));
        session_->script("BEGIN IMMEDIATE");
        session_->set_patience(patience_);
        return true;
    } catch (const Error& error) {
        // Locked: those who came later still have time. Anything else would only repeat itself.
        give_up(std::current_exception(), error.code() != ErrorCode::kUnavailable);
    } catch (...) {
        give_up(std::current_exception(), true);
    }
    return false;
}

void GroupWriter::give_up(const std::exception_ptr& failure, bool all) {
    std::vector<std::unique_ptr<Task>> over;
    {
        const std::lock_guard lock(mutex_);
        const auto now = std::chrono::steady_clock::now();
        // The first always: it is the one the lock was waited for.
        while (!waiting_.empty() && (all || over.empty() || waiting_.front()->until <= now)) {
            over.push_back(std::move(waiting_.front()));
            waiting_.pop_front();
        }
    }
    for (auto& task : over) {
        task->answer.set_exception(failure);
    }
}

std::unique_ptr<GroupWriter::Task> GroupWriter::take(std::size_t taken) {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty() || taken >= kLargestGroup || (taken > 0 && waiting_.front()->alone)) {
        return nullptr;
    }
    auto task = std::move(waiting_.front());
    waiting_.pop_front();
    return task;
}

bool GroupWriter::run_task(Task& task) {
    try {
        Savepoint savepoint(*session_);
        task.work(*session_);
        savepoint.commit();
    } catch (...) {
        task.failure = std::current_exception();
    }
    return session_->in_transaction();
}

void GroupWriter::run_group() {
    std::vector<std::unique_ptr<Task>> group;
    while (auto task = take(group.size())) {
        group.push_back(std::move(task));
        if (!run_task(*group.back())) {
            // A full disk or the like took the whole transaction. Whoever met it is told; the others run again, alone.
            auto& culprit = group.back();
            culprit->answer.set_exception(culprit->failure);
            group.pop_back();
            const std::lock_guard lock(mutex_);
            while (!group.empty()) {
                group.back()->failure = nullptr;
                group.back()->alone = true;
                waiting_.push_front(std::move(group.back()));
                group.pop_back();
            }
            return;
        }
        if (group.back()->alone) {
            break;
        }
    }
    finish(std::move(group));
}

void GroupWriter::finish(std::vector<std::unique_ptr<Task>> group) {
    std::exception_ptr failure;
    try {
        session_->script("COMMIT");
        ++commits_;
    } catch (...) {
        failure = std::current_exception();
        try {
            if (session_->in_transaction()) {
                session_->script("ROLLBACK");
            }
        } catch (...) {
            session_.reset();  // closing it ends the transaction
        }
    }
    for (auto& task : group) {
        const auto& reason = failure ? failure : task->failure;
        reason ? task->answer.set_exception(reason) : task->answer.set_value();
    }
    // After the answers, so that nobody waits for it. What it cannot do now is tried after the next commit.
    try {
        if (session_ && session_->log_pages() >= kCheckpointPages) {
            session_->checkpoint();
        }
    } catch (const Error&) {
        session_.reset();
    }
}

}  // namespace pravila::db
