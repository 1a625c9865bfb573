#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http/connection.h"

namespace pravila::http {

struct FrontOptions {
    Endpoint listen;
    unsigned threads = 4;
    std::size_t max_connections = 4096;
    std::size_t max_waiting_bytes = std::size_t{256} * 1024 * 1024;  ///< of answers not yet taken, over all connections
    std::size_t max_body_bytes =
        std::size_t{192} * 1024 * 1024;  ///< of large bodies on their way, over all connections
    /// How large a body may be, by the head alone; up to rules.max_body when not set. Must not throw; called from any
    /// front thread.
    std::function<Admission(const Head&)> admit;
    GateRules rules;
    Deadlines deadlines;
    Duration drain{5000};  ///< for answers under way when stopping
    std::function<Moment()> now = [] { return std::chrono::steady_clock::now(); };  ///< callable from any thread
};

/// What happened so far; readable at any time.
struct FrontCounters {
    std::atomic<long long> accepted{0}, refused{0}, evicted{0}, timed_out{0}, bad_requests{0};
    std::atomic<long long> open{0}, waiting_bytes{0}, body_bytes{0};
};

/// Accepts connections and carries requests to a handler. N threads share an epoll set; a connection costs memory, not
/// a thread, until its head and body have arrived and passed the gate, and again while its answer is being taken.
///
/// At the most connections, the one that has waited longest without completing a head makes room for the next.
/// Thread rule: start() and stop() from one thread; the handler is called from all front threads at once.
class Front {
  public:
    using Handler = std::function<Response(Request&)>;
    using Refuser = std::function<Response(const Refusal&, std::string_view target)>;

    /// Binds at once, so port() is known. @throws Error kUnavailable when the address cannot be listened on.
    Front(FrontOptions options, Handler handler, Refuser refuser);
    ~Front();  ///< stops
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;

    void start();
    /// Takes no new connections, lets answers under way finish up to the drain time, then ends. Idempotent.
    void stop();
    std::uint16_t port() const { return port_; }
    const FrontCounters& counters() const { return counters_; }

  private:
    struct Slot {
        std::mutex mutex;
        std::uint32_t generation = 0;
        std::unique_ptr<Connection> connection;
    };

    void work();
    void accept_some();
    bool take_in(Descriptor socket);
    void turn_away(const Descriptor& socket);
    bool evict_one();
    void serve(std::uint64_t ticket);
    void advance(std::size_t index, Slot& slot);
    void close(std::size_t index, Slot& slot);
    void watch(std::size_t index, Slot& slot, Connection::Wants wants, bool is_new);
    void sweep();
    Response guarded(Request& request);
    bool reserve_body(std::size_t bytes);

    FrontOptions options_;
    Handler handler_;
    Refuser refuser_;
    FrontCounters counters_;
    ConnectionHost host_;
    Descriptor listener_, epoll_, timer_, stop_event_, reserve_;
    std::uint16_t port_ = 0;
    std::unique_ptr<Slot[]> slots_;
    std::mutex free_mutex_, reserve_mutex_;
    std::vector<std::size_t> free_;
    std::condition_variable all_closed_;
    std::atomic<bool> stopping_{false}, quit_{false};
    std::vector<std::thread> threads_;
};

}  // namespace pravila::http
