#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "core/i18n/message.h"
#include "core/service/context.h"

namespace pravila::cli {

/// What follows from the passing of time: revisions come into force, opinions nobody gave become favourable, reserved
/// codes are given up; once a day, readings are asked of whoever came to a place or role. The constructor catches up
/// after any outage, then one thread does it once a minute. What applies on a day never depends on it.
class TimedWork {
  public:
    /// @param context  copied; acts in the name of the program itself.
    /// @param tell  hears what went wrong; the next minute tries again.
    TimedWork(Context context, std::function<void(const Message&)> tell);
    ~TimedWork();  ///< waits for what is under way
    TimedWork(const TimedWork&) = delete;
    TimedWork& operator=(const TimedWork&) = delete;

  private:
    void run();
    void refresh_duties_daily();

    Context context_;
    std::function<void(const Message&)> tell_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::optional<Date> refreshed_;  ///< day on which readings were last fitted to places and roles
    std::thread thread_;
};

/// One round of the timed work; idempotent. One part that fails does not keep the others from being done.
/// @return how many things changed.
int run_timed_work(const Context& context, const std::function<void(const Message&)>& tell);

}  // namespace pravila::cli
