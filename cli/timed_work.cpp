#include "cli/timed_work.h"

#include <array>
#include <chrono>

#include "core/error.h"
#include "core/service/codes/reservations.h"
#include "core/service/distribution/refresh_duties.h"
#include "core/service/revisions/answer_step.h"
#include "core/service/revisions/come_into_force.h"
#include "core/service/rights.h"

namespace pravila::cli {

namespace {

constexpr std::chrono::minutes kEvery{1};

}  // namespace

int run_timed_work(const Context& context, const std::function<void(const Message&)>& tell) {
    static constexpr std::array kParts = {come_into_force, lapse_tacit_steps, release_expired_codes};
    int changed = 0;
    for (const auto part : kParts) {
        try {
            changed += part(context);
        } catch (const Error& error) {
            tell(error.message());
        } catch (const std::exception& error) {
            tell(msg("Timed work failed and is tried again in a minute: {reason}", {{"reason", error.what()}}));
        }
    }
    return changed;
}

TimedWork::TimedWork(Context context, std::function<void(const Message&)> tell, std::optional<DailyMail> mail)
    : context_(std::move(context)), tell_(std::move(tell)), mail_(std::move(mail)) {
    context_.scope.person = kSystem;
    run_timed_work(context_, tell_);
    thread_ = std::thread([this] { run(); });
}

TimedWork::~TimedWork() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

/// Places and roles that begin or end by their day alone change who is to read what.
void TimedWork::refresh_duties_daily() {
    const Date today = context_.clock.today();
    if (refreshed_ == today) return;
    try {
        refresh_duties(context_);
        refreshed_ = today;
    } catch (const Error& error) {
        tell_(error.message());
    }
}

bool TimedWork::stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

/// What the log of the server hears holds neither names nor addresses.
void TimedWork::mail_daily() {
    const Date today = context_.clock.today();
    if (!mail_ || mailed_ == today || !is_digest_time(context_.clock, mail_->hour)) return;
    try {
        const DigestRound round =
            send_digests(context_, *mail_->mailer, mail_->options, [this] { return !stopping(); });
        if (round.sent > 0)
            tell_(msg("Daily mail: {sent} sent, {refused} refused.",
                      {{"sent", std::to_string(round.sent)}, {"refused", std::to_string(round.refused)}}));
        if (round.server_failed)
            tell_(msg("The mail server did not take the daily mail (answer {reply}); it is tried again.",
                      {{"reply", std::to_string(round.reply)}}));
        else if (round.waiting == 0 && !stopping())
            mailed_ = today;
    } catch (const Error& error) {
        tell_(error.message());
    } catch (const std::exception& error) {
        tell_(msg("Timed work failed and is tried again in a minute: {reason}", {{"reason", error.what()}}));
    }
}

void TimedWork::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        run_timed_work(context_, tell_);
        refresh_duties_daily();
        mail_daily();
        lock.lock();
        wake_.wait_for(lock, kEvery, [this] { return stopping_; });
    }
}

}  // namespace pravila::cli
