#include "indexer/pipeline/index_keeper.h"

#include "core/error.h"
#include "core/service/follow_feed.h"

namespace pravila {

namespace {

constexpr std::chrono::milliseconds kLook{200}, kTryAgain{1000};

}  // namespace

IndexKeeper::IndexKeeper(Context context, std::function<std::unique_ptr<SearchIndexWriter>()> open_writer,
                         std::function<void(const Message&)> report)
    : context_(std::move(context)),
      open_writer_(std::move(open_writer)),
      report_(std::move(report)),
      thread_([this] { loop(); }) {}

IndexKeeper::~IndexKeeper() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void IndexKeeper::wake() {
    {
        const std::lock_guard lock(mutex_);
        wanted_ = true;
    }
    woken_.notify_all();
}

bool IndexKeeper::wait_until_whole(std::chrono::milliseconds limit) {
    long long head = 0;
    context_.store.read(context_.scope, [&](StoreReader& reader) { head = reader.feed_head(); });
    wake();
    std::unique_lock lock(mutex_);
    return progressed_.wait_for(lock, limit, [&] { return whole_up_to_ >= head; });
}

void IndexKeeper::loop() {
    long long seen_mark = -1;
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        woken_.wait_for(lock, owner_ || wanted_ ? kLook : kTryAgain, [&] { return stopping_ || wanted_; });
        if (stopping_) return;
        const bool told = std::exchange(wanted_, false);
        lock.unlock();
        bool done = true;
        try {
            const long long mark = context_.store.change_mark();
            if (told || mark != seen_mark) done = keep_up();
            if (done) seen_mark = mark;
        } catch (const Error& error) {
            done = false;
            if (report_ && error.message().id != last_problem_) report_(error.message());
            last_problem_ = error.message().id;
            writer_.reset();
            owner_ = false;
        }
        lock.lock();
        // More to do, or a fault that may pass: come back after a moment instead of spinning.
        if (!done && !stopping_) {
            woken_.wait_for(lock, owner_ ? std::chrono::milliseconds(0) : kTryAgain, [&] { return stopping_; });
            wanted_ = true;
        }
    }
}

bool IndexKeeper::keep_up() {
    if (!writer_) writer_ = open_writer_();
    owner_ = true;
    constexpr long kRowsACommit = 50;
    const long long applied = follow_feed(context_, *writer_, kRowsACommit, 1);
    last_problem_.clear();
    {
        const std::lock_guard lock(mutex_);
        whole_up_to_ = writer_->feed_seq();
    }
    progressed_.notify_all();
    return applied == 0;
}

}  // namespace pravila
