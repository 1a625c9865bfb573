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

TimedWork::TimedWork(Context context, std::function<void(const Message&)> tell)
    : context_(std::move(context)), tell_(std::move(tell)) {
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

void TimedWork::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        run_timed_work(context_, tell_);
        refresh_duties_daily();
        lock.lock();
        wake_.wait_for(lock, kEvery, [this] { return stopping_; });
    }
}

}  // namespace pravila::cli
