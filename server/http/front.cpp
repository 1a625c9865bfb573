#include "server/http/front.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "core/error.h"
#include "server/http/poco_adapter.h"

namespace pravila::http {

namespace {

constexpr std::uint64_t kListenerTicket = ~std::uint64_t{0};
constexpr std::uint64_t kTimerTicket = kListenerTicket - 1;
constexpr std::uint64_t kStopTicket = kListenerTicket - 2;
constexpr Duration kTick{100};
constexpr int kAcceptsATurn = 64;

Descriptor opened(int fd) {
    if (fd < 0)
        throw Error(ErrorCode::kUnavailable,
                    msg("The system has no more file descriptors for the server. Raise the limit of open files."));
    return Descriptor(fd);
}

void add_to(const Descriptor& epoll, const Descriptor& watched, std::uint32_t events, std::uint64_t ticket) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = ticket;
    if (epoll_ctl(epoll.get(), EPOLL_CTL_ADD, watched.get(), &event) != 0)
        throw Error(ErrorCode::kUnavailable,
                    msg("The system has no more file descriptors for the server. Raise the limit of open files."));
}

Descriptor ticking_timer() {
    Descriptor timer = opened(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
    itimerspec every{};
    every.it_interval.tv_nsec = every.it_value.tv_nsec = std::chrono::nanoseconds(kTick).count();
    timerfd_settime(timer.get(), 0, &every, nullptr);
    return timer;
}

std::uint64_t ticket_of(std::size_t index, std::uint32_t generation) {
    return std::uint64_t{generation} << 32U | index;
}

}  // namespace

Front::Front(FrontOptions options, Handler handler, Refuser refuser)
    : options_(std::move(options)),
      handler_(std::move(handler)),
      refuser_(std::move(refuser)),
      host_{options_.rules,
            options_.deadlines,
            [this](const Head& head) {
                return options_.admit ? options_.admit(head) : Admission(options_.rules.max_body);
            },
            [this](Request& request) { return guarded(request); },
            [this](const Refusal& refusal, std::string_view target) {
                ++counters_.bad_requests;
                return refuser_(refusal, target);
            },
            [this] { return stopping_.load(); },
            [this](std::size_t bytes) {
                const long long waiting = counters_.waiting_bytes += static_cast<long long>(bytes);
                return waiting <= static_cast<long long>(options_.max_waiting_bytes);
            },
            [this](std::size_t bytes) { counters_.waiting_bytes -= static_cast<long long>(bytes); },
            [this](std::size_t bytes) { return reserve_body(bytes); },
            [this](std::size_t bytes) { counters_.body_bytes -= static_cast<long long>(bytes); }},
      listener_(listen_on(options_.listen)),
      epoll_(opened(epoll_create1(EPOLL_CLOEXEC))),
      timer_(ticking_timer()),
      stop_event_(opened(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))),
      reserve_(open("/dev/null", O_RDONLY | O_CLOEXEC)),
      port_(port_of(listener_)),
      slots_(std::make_unique<Slot[]>(options_.max_connections)) {
    for (std::size_t i = options_.max_connections; i > 0; --i) free_.push_back(i - 1);
    add_to(epoll_, listener_, EPOLLIN | EPOLLEXCLUSIVE, kListenerTicket);
    add_to(epoll_, timer_, EPOLLIN | EPOLLEXCLUSIVE, kTimerTicket);
    add_to(epoll_, stop_event_, EPOLLIN, kStopTicket);
}

Front::~Front() { stop(); }

void Front::start() {
    for (unsigned i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { work(); });
}

void Front::stop() {
    if (stopping_.exchange(true)) return;
    epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener_.get(), nullptr);
    // Not closed yet, since a thread may be about to accept; nobody new gets in all the same.
    shutdown(listener_.get(), SHUT_RDWR);
    if (!threads_.empty()) {
        std::unique_lock lock(free_mutex_);
        all_closed_.wait_for(lock, options_.drain, [this] { return free_.size() == options_.max_connections; });
    }
    quit_ = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = write(stop_event_.get(), &one, sizeof one);
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
    listener_.close();
    for (std::size_t i = 0; i < options_.max_connections; ++i) slots_[i].connection.reset();
}

Response Front::guarded(Request& request) {
    try {
        return handler_(request);
    } catch (...) {
        // The handler promises not to throw; should it, the client still gets an answer.
        return refuser_({500, msg("Something went wrong inside the server.")}, request.target);
    }
}

bool Front::reserve_body(std::size_t bytes) {
    const auto more = static_cast<long long>(bytes);
    if (counters_.body_bytes.fetch_add(more) + more <= static_cast<long long>(options_.max_body_bytes)) return true;
    counters_.body_bytes -= more;
    return false;
}

void Front::work() {
    std::array<epoll_event, 16> events{};
    while (!quit_) {
        const int count = epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count && !quit_; ++i) {
            const std::uint64_t ticket = events[static_cast<std::size_t>(i)].data.u64;
            if (ticket == kListenerTicket)
                accept_some();
            else if (ticket == kTimerTicket)
                sweep();
            else if (ticket != kStopTicket)
                serve(ticket);
        }
    }
}

void Front::accept_some() {
    for (int i = 0; i < kAcceptsATurn && !stopping_; ++i) {
        Descriptor socket(accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (socket.open()) {
            ++counters_.accepted;
            if (!take_in(std::move(socket))) ++counters_.refused;
            continue;
        }
        if (errno == EINTR || errno == ECONNABORTED) continue;
        if (errno != EMFILE && errno != ENFILE) return;
        if (evict_one()) continue;
        // Out of descriptors: the one kept in reserve takes the client just to hang up, or the set would report it for
        // ever.
        const std::lock_guard lock(reserve_mutex_);
        reserve_.close();
        Descriptor(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)).close();
        reserve_ = Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC));
        ++counters_.refused;
        return;
    }
}

bool Front::take_in(Descriptor socket) {
    std::size_t index = 0;
    for (bool tried = false;; tried = true) {
        {
            const std::lock_guard lock(free_mutex_);
            if (!free_.empty()) {
                index = free_.back();
                free_.pop_back();
                break;
            }
        }
        if (tried || !evict_one()) {
            turn_away(socket);
            return false;
        }
    }
    Slot& slot = slots_[index];
    const std::lock_guard lock(slot.mutex);
    slot.connection = std::make_unique<Connection>(std::move(socket), options_.now(), host_);
    ++counters_.open;
    watch(index, slot, Connection::Wants::kRead, true);
    return true;
}

void Front::turn_away(const Descriptor& socket) {
    const Refusal full{503, msg("The server has all the connections it can take. Try again in a minute.")};
    const std::string bytes = to_wire(refuser_(full, {}), Method::kGet, false);
    [[maybe_unused]] const ssize_t sent = send(socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

bool Front::evict_one() {
    std::size_t oldest = options_.max_connections;
    Moment since = Moment::max();
    for (std::size_t i = 0; i < options_.max_connections; ++i) {
        const std::unique_lock lock(slots_[i].mutex, std::try_to_lock);
        const Connection* connection = lock ? slots_[i].connection.get() : nullptr;
        if (!connection || !connection->is_waiting_for_head() || connection->since() >= since) continue;
        oldest = i;
        since = connection->since();
    }
    if (oldest == options_.max_connections) return false;
    const std::unique_lock lock(slots_[oldest].mutex, std::try_to_lock);
    if (!lock || !slots_[oldest].connection || !slots_[oldest].connection->is_waiting_for_head()) return false;
    ++counters_.evicted;
    close(oldest, slots_[oldest]);
    return true;
}

void Front::serve(std::uint64_t ticket) {
    const auto index = static_cast<std::size_t>(ticket & 0xFFFFFFFFU);
    Slot& slot = slots_[index];
    const std::lock_guard lock(slot.mutex);
    if (slot.connection && slot.generation == static_cast<std::uint32_t>(ticket >> 32U)) advance(index, slot);
}

void Front::advance(std::size_t index, Slot& slot) {
    const Connection::Wants wants = slot.connection->advance(options_.now());
    if (wants == Connection::Wants::kClose)
        close(index, slot);
    else
        watch(index, slot, wants, false);
}

void Front::watch(std::size_t index, Slot& slot, Connection::Wants wants, bool is_new) {
    epoll_event event{};
    const bool reading = wants == Connection::Wants::kRead;
    // A connection that only wants its next turn is nearly always writable, so it comes back after the others.
    event.events = (reading ? std::uint32_t{EPOLLIN} : std::uint32_t{EPOLLOUT}) | EPOLLONESHOT;
    event.data.u64 = ticket_of(index, slot.generation);
    if (epoll_ctl(epoll_.get(), is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, slot.connection->fd(), &event) != 0)
        close(index, slot);
}

void Front::close(std::size_t index, Slot& slot) {
    slot.connection.reset();
    // An event of the old connection may still be in another thread's hands: its ticket no longer fits.
    ++slot.generation;
    --counters_.open;
    const std::lock_guard lock(free_mutex_);
    free_.push_back(index);
    if (stopping_ && free_.size() == options_.max_connections) all_closed_.notify_all();
}

void Front::sweep() {
    std::uint64_t ticks = 0;
    if (read(timer_.get(), &ticks, sizeof ticks) != sizeof ticks) return;
    const Moment now = options_.now();
    for (std::size_t i = 0; i < options_.max_connections; ++i) {
        Slot& slot = slots_[i];
        const std::unique_lock lock(slot.mutex, std::try_to_lock);
        if (!lock || !slot.connection) continue;
        const bool late = slot.connection->expired(now);
        if (!late && !(stopping_ && slot.connection->is_idle())) continue;
        if (late && slot.connection->timed_out_in_request()) {
            ++counters_.timed_out;
            slot.connection->expire();
        }
        close(i, slot);
    }
}

}  // namespace pravila::http
