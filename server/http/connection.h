#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "server/http/chunked.h"
#include "server/http/gate.h"
#include "server/http/response.h"
#include "server/http/sockets.h"

namespace pravila::http {

using Moment = std::chrono::steady_clock::time_point;
using Duration = std::chrono::milliseconds;

/// How long a client may take.
struct Deadlines {
    Duration head{5000};       ///< from the connection's begin or a request's first byte to the end of its head
    Duration body{10000};      ///< from the end of the head to the end of the body, and again for every further 64 KiB
    Duration idle{15000};      ///< between two requests
    Duration progress{30000};  ///< for a next piece of the answer to be taken
    Duration answer{600000};   ///< for the whole answer to be taken
    Duration linger{2000};     ///< for the client to hang up after a last answer
};

/// What a request may send: so many bytes of body, or nothing at all because it is refused on its head alone.
using Admission = std::variant<std::uint64_t, Refusal>;

/// What a connection needs of the server around it.
struct ConnectionHost {
    const GateRules& rules;
    const Deadlines& deadlines;
    std::function<Admission(const Head&)> admit;                              ///< must not throw
    std::function<Response(Request&)> handle;                                 ///< must not throw
    std::function<Response(const Refusal&, std::string_view target)> refuse;  ///< must not throw
    std::function<bool()> stopping;                                           ///< answers then end the connection
    std::function<bool(std::size_t)> reserve;  ///< room for so many bytes of answers waiting to be taken
    std::function<void(std::size_t)> release;
    std::function<bool(std::size_t)> reserve_body;  ///< room for so many more bytes of large bodies; false: none
    std::function<void(std::size_t)> release_body;
};

/// One client: bytes in, requests out to the handler, bytes of answers back. Uses no thread while it waits. Not
/// thread-safe.
class Connection {
  public:
    enum class Wants { kRead, kWrite, kTurn, kClose };  ///< kTurn: more to do, after others had their turn

    Connection(Descriptor socket, Moment now, const ConnectionHost& host);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Does what can be done without waiting.
    Wants advance(Moment now);
    /// The client took too long. Says so where that helps; the connection must then be closed.
    void expire();
    bool expired(Moment now) const { return now >= deadline_; }
    /// Waits for a request to begin or to go on; may be closed for a better use.
    bool is_waiting_for_head() const { return phase_ == Phase::kHead; }
    bool is_idle() const { return phase_ == Phase::kHead && in_.empty(); }
    bool timed_out_in_request() const { return phase_ == Phase::kBody || (phase_ == Phase::kHead && !in_.empty()); }
    Moment since() const { return since_; }
    int fd() const { return socket_.get(); }

  private:
    enum class Phase { kHead, kBody, kAnswer, kLinger };
    enum class Step { kOn, kMore };  ///< go on at once, or wait for bytes

    void receive();
    Step take_head(Moment now);
    Step take_body(Moment now);
    Step take_chunks(Moment now);
    bool hold(std::size_t bytes, Moment now);
    void let_go();
    void answer(const Response& response, Method method, bool keep_alive, Moment now);
    void refuse(const Refusal& refusal, Moment now);
    void serve(std::string body, Moment now);
    bool flush(Moment now);  ///< true when everything was taken
    void next_request(Moment now);
    Wants linger();
    void drop_answer();

    Descriptor socket_;
    const ConnectionHost& host_;
    Phase phase_ = Phase::kHead;
    Moment since_, deadline_, answer_until_{};
    bool peer_done_ = false, broken_ = false, close_after_ = false, served_ = false;
    std::string in_, out_;
    std::size_t sent_ = 0, discarded_ = 0;
    std::uint64_t body_limit_ = 0;
    std::size_t held_ = 0;  ///< bytes of a large body that were asked for at reserve_body
    std::string peer_;
    std::string head_bytes_;
    Head head_;
    std::optional<ChunkedBody> chunked_;
};

}  // namespace pravila::http
