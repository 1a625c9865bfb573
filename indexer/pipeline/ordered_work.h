#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pravila {

/// Does numbered pieces of work on several threads and hands out the results in order.
///
/// At most `window` results wait at any time, so memory does not grow with the number of pieces. `work` must not throw.
/// Thread rule: next() is for one thread. The destructor waits for the pieces that are under way, and starts no more.
template <class Result>
class OrderedWork {
  public:
    OrderedWork(std::size_t pieces, unsigned threads, std::size_t window, std::function<Result(std::size_t)> work)
        : pieces_(pieces), window_(window), work_(std::move(work)) {
        for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { loop(); });
    }

    ~OrderedWork() {
        {
            const std::lock_guard lock(mutex_);
            stopped_ = true;
        }
        room_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    OrderedWork(const OrderedWork&) = delete;
    OrderedWork& operator=(const OrderedWork&) = delete;

    /// The next result, in the order of the pieces; nothing after the last.
    std::optional<Result> next() {
        std::unique_lock lock(mutex_);
        if (handed_out_ == pieces_) return {};
        done_.wait(lock, [&] { return results_.contains(handed_out_); });
        auto node = results_.extract(handed_out_++);
        lock.unlock();
        room_.notify_all();
        return std::move(node.mapped());
    }

  private:
    void loop() {
        std::unique_lock lock(mutex_);
        for (;;) {
            room_.wait(lock, [&] { return stopped_ || started_ == pieces_ || started_ < handed_out_ + window_; });
            if (stopped_ || started_ == pieces_) return;
            const std::size_t piece = started_++;
            lock.unlock();
            Result result = work_(piece);
            lock.lock();
            results_.emplace(piece, std::move(result));
            done_.notify_all();
        }
    }

    const std::size_t pieces_, window_;
    const std::function<Result(std::size_t)> work_;
    std::mutex mutex_;
    std::condition_variable room_, done_;
    std::size_t started_ = 0, handed_out_ = 0;
    bool stopped_ = false;
    std::map<std::size_t, Result> results_;
    std::vector<std::thread> threads_;
};

}  // namespace pravila
