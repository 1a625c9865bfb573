#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/i18n/message.h"
#include "core/ports/search_index.h"
#include "core/service/context.h"

namespace pravila {

/// Keeps the index following the store, in a thread of its own.
///
/// It looks for new rows when told (wake), and every 200 ms when another process may have written. While another
/// process owns the index it tries again every second. Thread rule: all methods from any thread.
class IndexKeeper {
  public:
    /// @param open_writer  opens the index for writing; Error kUnavailable while somebody else has it.
    /// @param report       told once of each problem (for the log); may be empty.
    IndexKeeper(Context context, std::function<std::unique_ptr<SearchIndexWriter>()> open_writer,
                std::function<void(const Message&)> report = {});
    ~IndexKeeper();  ///< finishes the commit under way and stops
    IndexKeeper(const IndexKeeper&) = delete;
    IndexKeeper& operator=(const IndexKeeper&) = delete;

    void wake();
    /// Waits until the index has everything the store had when called. @return false after `limit` without getting
    /// there.
    bool wait_until_whole(std::chrono::milliseconds limit);
    bool owns_index() const { return owner_; }

  private:
    void loop();
    bool keep_up();

    Context context_;
    std::function<std::unique_ptr<SearchIndexWriter>()> open_writer_;
    std::function<void(const Message&)> report_;
    std::unique_ptr<SearchIndexWriter> writer_;
    std::mutex mutex_;
    std::condition_variable woken_, progressed_;
    bool wanted_ = true, stopping_ = false;
    std::atomic<bool> owner_{false};
    long long whole_up_to_ = 0;
    std::string last_problem_;
    std::thread thread_;
};

}  // namespace pravila
