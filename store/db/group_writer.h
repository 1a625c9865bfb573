#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "store/db/session.h"

namespace pravila::db {

/// The one thread of this process that writes. Changes that wait at the same time share a commit, because a commit
/// costs a wait for the disk and a change does not. Each runs in a savepoint of its own: when it throws, it alone is
/// undone. The answer is given when the common commit is durable.
///
/// The thread starts with the first change. The destructor finishes what was submitted.
/// Thread rule: submit from any thread but the writing one.
class GroupWriter {
  public:
    using Work = std::function<void(Session&)>;

    /// @param open  makes the writing connection; called on the writing thread.
    GroupWriter(std::function<std::unique_ptr<Session>()> open, std::chrono::milliseconds patience);
    ~GroupWriter();
    GroupWriter(const GroupWriter&) = delete;
    GroupWriter& operator=(const GroupWriter&) = delete;

    /// The future holds the exception of `work`, or of the commit (Error kUnavailable after `patience` without the
    /// lock). `work` may run twice. @throws Error kInternal when called from inside a `work`, which would wait for
    /// itself.
    std::future<void> submit(Work work);

    /// Commits made so far.
    long long commits() const { return commits_; }

    static constexpr std::size_t kLargestGroup = 64;

  private:
    struct Task {
        Work work;
        std::promise<void> answer;
        std::chrono::steady_clock::time_point until;
        std::exception_ptr failure;
        bool alone = false;  ///< it ran in a group that fell apart, so it does not share again
    };

    void run();
    /// Waits for the write lock and begins. @return false when nobody waits for it any more.
    bool begin();
    void run_group();
    /// @return the transaction is still there.
    bool run_task(Task& task);
    std::unique_ptr<Task> take(std::size_t taken);
    void finish(std::vector<std::unique_ptr<Task>> group);
    /// Answers with `failure` those whose time is over, or all.
    void give_up(const std::exception_ptr& failure, bool all);

    std::function<std::unique_ptr<Session>()> open_;
    std::chrono::milliseconds patience_;
    std::unique_ptr<Session> session_;
    std::atomic<long long> commits_ = 0;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::unique_ptr<Task>> waiting_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace pravila::db
