#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "core/i18n/message.h"
#include "core/service/context.h"
#include "core/service/mail/send_digests.h"

namespace pravila::cli {

/// The mail that `serve` sends once a day.
struct DailyMail {
    std::unique_ptr<Mailer> mailer;
    DigestOptions options;
    int hour = 0;  ///< from which it is sent, in the institution's zone
};

/// What follows from the passing of time: revisions come into force, opinions nobody gave become favourable, reserved
/// codes are given up; once a day, readings are asked of whoever came to a place or role, and on working days people
/// get their daily mail. The constructor catches up after any outage with what changes what applies; one thread does
/// everything once a minute. What applies on a day never depends on it.
class TimedWork {
  public:
    /// @param context  copied; acts in the name of the program itself.
    /// @param tell  hears what went wrong; the next minute tries again.
    /// @param mail  nothing: nobody gets mail.
    TimedWork(Context context, std::function<void(const Message&)> tell, std::optional<DailyMail> mail);
    ~TimedWork();  ///< waits for what is under way; of mail for no more than one message
    TimedWork(const TimedWork&) = delete;
    TimedWork& operator=(const TimedWork&) = delete;

  private:
    void run();
    void refresh_duties_daily();
    void mail_daily();
    bool stopping();

    Context context_;
    std::function<void(const Message&)> tell_;
    std::optional<DailyMail> mail_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::optional<Date> refreshed_;  ///< day on which readings were last fitted to places and roles
    std::optional<Date> mailed_;     ///< day of which everyone's mail is settled
    std::thread thread_;
};

/// One round of the timed work; idempotent. One part that fails does not keep the others from being done.
/// @return how many things changed.
int run_timed_work(const Context& context, const std::function<void(const Message&)>& tell);

}  // namespace pravila::cli
