#include "server/http/connection.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "server/http/poco_adapter.h"

namespace pravila::http {

namespace {

constexpr std::size_t kPiece = 16384;
constexpr std::size_t kPiecesATurn = 32;
/// Bodies up to here are taken without asking; every further step of this size must find room and is given time.
constexpr std::size_t kBodyStep = 65536;
constexpr int kRequestsATurn = 32;
/// Whoever is refused in the middle of an upload must be listened to for a while, or the answer is lost on the way.
constexpr std::size_t kMostDiscarded = 67'108'864;

/// Memory of a string is given back when it is large and no longer needed, so that waiting connections stay small.
void give_back(std::string& text) {
    text.clear();
    if (text.capacity() > 1024) text.shrink_to_fit();
}

}  // namespace

Connection::Connection(Descriptor socket, Moment now, const ConnectionHost& host)
    : socket_(std::move(socket)), host_(host), since_(now), deadline_(now + host.deadlines.head) {
    const int on = 1;
    setsockopt(socket_.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Connection::~Connection() {
    drop_answer();
    let_go();
}

void Connection::receive() {
    std::array<char, kPiece> piece;
    const std::size_t most =
        phase_ == Phase::kHead ? host_.rules.max_head : static_cast<std::size_t>(body_limit_) + kPiece;
    for (std::size_t pieces = 0; in_.size() < most && pieces < kPiecesATurn; ++pieces) {
        const ssize_t got = recv(socket_.get(), piece.data(), std::min(piece.size(), most - in_.size()), 0);
        if (got > 0) {
            in_.append(piece.data(), static_cast<std::size_t>(got));
            continue;
        }
        if (got < 0 && errno == EINTR) continue;
        if (got == 0) peer_done_ = true;
        if (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK) broken_ = true;
        return;
    }
}

Connection::Wants Connection::advance(Moment now) {
    std::size_t taken = 0;
    for (int requests = 0; requests < kRequestsATurn && taken < kPiecesATurn * kPiece && !broken_;) {
        if (phase_ == Phase::kLinger) return linger();
        if (phase_ == Phase::kAnswer) {
            if (!flush(now)) return broken_ ? Wants::kClose : Wants::kWrite;
            next_request(now);
            ++requests;
            continue;
        }
        const Step step = phase_ == Phase::kHead ? take_head(now) : take_body(now);
        if (step == Step::kMore) {
            const std::size_t before = in_.size();
            const bool begins = is_idle() && served_;
            receive();
            if (in_.size() == before) return peer_done_ || broken_ ? Wants::kClose : Wants::kRead;
            taken += in_.size() - before;
            if (begins) deadline_ = now + host_.deadlines.head;
        }
    }
    return broken_ ? Wants::kClose : Wants::kTurn;
}

Connection::Step Connection::take_head(Moment now) {
    // One empty line before a request is forgiven: old clients send it after a body (RFC 9112 section 2.2).
    if (in_.size() >= 2 && in_[0] == '\r' && in_[1] == '\n') in_.erase(0, 2);
    const std::size_t end = in_.find("\r\n\r\n");
    if (end == std::string::npos) {
        if (hopeless(in_)) {
            const auto checked = check_head(in_, host_.rules);
            if (const Refusal* refusal = std::get_if<Refusal>(&checked)) refuse(*refusal, now);
            return Step::kOn;
        }
        if (in_.size() < host_.rules.max_head) return Step::kMore;
        const bool long_line = in_.find("\r\n") == std::string::npos;
        refuse(long_line ? Refusal{414, msg("The address is too long. Ask for less at once.")}
                         : Refusal{431, msg("The header of the request is too long.")},
               now);
        return Step::kOn;
    }
    head_bytes_ = in_.substr(0, end + 4);
    in_.erase(0, end + 4);
    auto checked = check_head(head_bytes_, host_.rules);
    if (const Refusal* refusal = std::get_if<Refusal>(&checked)) {
        refuse(*refusal, now);
        return Step::kOn;
    }
    head_ = std::move(std::get<Head>(checked));
    const Admission admission = host_.admit(head_);
    if (const Refusal* refusal = std::get_if<Refusal>(&admission)) {
        refuse(*refusal, now);
        return Step::kOn;
    }
    body_limit_ = std::min(std::get<std::uint64_t>(admission), host_.rules.max_body);
    if (head_.length > body_limit_) {
        refuse({413, msg("What was sent is larger than this server takes.")}, now);
        return Step::kOn;
    }
    chunked_.reset();
    if (head_.framing == Framing::kChunked) chunked_.emplace(static_cast<std::size_t>(body_limit_));
    phase_ = Phase::kBody;
    deadline_ = now + host_.deadlines.body;
    if (head_.expects_continue && in_.empty()) {
        static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
        const ssize_t sent = send(socket_.get(), kContinue.data(), kContinue.size(), MSG_NOSIGNAL);
        broken_ = sent != static_cast<ssize_t>(kContinue.size());
    }
    return Step::kOn;
}

Connection::Step Connection::take_body(Moment now) {
    if (head_.framing == Framing::kNone) {
        serve({}, now);
        return Step::kOn;
    }
    if (head_.framing == Framing::kLength) {
        const auto length = static_cast<std::size_t>(head_.length);
        if (!hold(std::min(in_.size(), length), now)) return Step::kOn;
        if (in_.size() < length) return Step::kMore;
        std::string rest = in_.substr(length);
        in_.resize(length);
        std::string body = std::exchange(in_, std::move(rest));
        serve(std::move(body), now);
        return Step::kOn;
    }
    return take_chunks(now);
}

Connection::Step Connection::take_chunks(Moment now) {
    std::string_view rest = in_;
    const ChunkedBody::State state = chunked_->feed(rest);
    in_.erase(0, in_.size() - rest.size());
    if (!hold(chunked_->size(), now)) return Step::kOn;
    switch (state) {
        case ChunkedBody::State::kMore:
            return Step::kMore;
        case ChunkedBody::State::kDone:
            serve(chunked_->take(), now);
            break;
        case ChunkedBody::State::kBad:
            refuse({400, msg("The chunks of the body are not well formed.")}, now);
            break;
        case ChunkedBody::State::kTooLarge:
            refuse({413, msg("What was sent is larger than this server takes.")}, now);
            break;
    }
    return Step::kOn;
}

bool Connection::hold(std::size_t bytes, Moment now) {
    if (bytes <= kBodyStep || bytes < held_ + kBodyStep) return true;
    if (!host_.reserve_body(bytes - held_)) {
        chunked_.reset();
        give_back(in_);
        refuse({507, msg("Too many files are being sent to this server at once. Try again in a minute.")}, now);
        return false;
    }
    held_ = bytes;
    deadline_ = now + host_.deadlines.body;
    return true;
}

void Connection::let_go() {
    if (held_ > 0) host_.release_body(std::exchange(held_, 0));
}

void Connection::serve(std::string body, Moment now) {
    auto request = to_request(head_bytes_, head_, std::move(body));
    if (!request) {
        refuse({400, msg("The request can be read in two ways.")}, now);
        return;
    }
    if (!host_.reserve(0)) {
        refuse({503, msg("The server has too many answers waiting to be taken. Try again in a minute.")}, now);
        return;
    }
    if (peer_.empty()) peer_ = peer_of(socket_);
    request->peer = peer_;
    answer(host_.handle(*request), head_.method, head_.keep_alive && !host_.stopping(), now);
    request.reset();
    let_go();
}

void Connection::refuse(const Refusal& refusal, Moment now) {
    const std::size_t begin = head_bytes_.find(' ');
    const std::size_t end = begin == std::string::npos ? begin : head_bytes_.find_first_of(" \r", begin + 1);
    const std::string target =
        end == std::string::npos ? std::string() : head_bytes_.substr(begin + 1, end - begin - 1);
    const bool head = head_bytes_.compare(0, 5, "HEAD ") == 0;
    let_go();
    answer(host_.refuse(refusal, target), head ? Method::kHead : Method::kGet, false, now);
}

void Connection::answer(const Response& response, Method method, bool keep_alive, Moment now) {
    out_ = to_wire(response, method, keep_alive);
    host_.reserve(out_.size());
    sent_ = 0;
    close_after_ = !keep_alive;
    phase_ = Phase::kAnswer;
    answer_until_ = now + host_.deadlines.answer;
    deadline_ = std::min(answer_until_, now + host_.deadlines.progress);
}

bool Connection::flush(Moment now) {
    while (sent_ < out_.size()) {
        const ssize_t sent = send(socket_.get(), out_.data() + sent_, out_.size() - sent_, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent < 0) {
            broken_ = errno != EAGAIN && errno != EWOULDBLOCK;
            return false;
        }
        sent_ += static_cast<std::size_t>(sent);
        deadline_ = std::min(answer_until_, now + host_.deadlines.progress);
    }
    drop_answer();
    return true;
}

void Connection::drop_answer() {
    if (!out_.empty()) host_.release(out_.size());
    give_back(out_);
}

void Connection::next_request(Moment now) {
    give_back(head_bytes_);
    head_ = {};
    since_ = now;
    served_ = true;
    if (close_after_) {
        // Closing at once would destroy the answer on its way when the client is still sending.
        shutdown(socket_.get(), SHUT_WR);
        give_back(in_);
        phase_ = Phase::kLinger;
        deadline_ = now + host_.deadlines.linger;
        return;
    }
    if (in_.empty()) give_back(in_);
    phase_ = Phase::kHead;
    deadline_ = now + (in_.empty() ? host_.deadlines.idle : host_.deadlines.head);
}

Connection::Wants Connection::linger() {
    std::array<char, kPiece> piece;
    for (std::size_t pieces = 0; !peer_done_ && discarded_ < kMostDiscarded; ++pieces) {
        if (pieces == kPiecesATurn) return Wants::kRead;
        const ssize_t got = recv(socket_.get(), piece.data(), piece.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno == EAGAIN || errno == EWOULDBLOCK ? Wants::kRead : Wants::kClose;
        if (got == 0) break;
        discarded_ += static_cast<std::size_t>(got);
    }
    return Wants::kClose;
}

void Connection::expire() {
    if (!timed_out_in_request()) return;
    const std::string bytes =
        to_wire(host_.refuse({408, msg("The request did not arrive in time.")}, {}), Method::kGet, false);
    // One try: a client this slow gets no second one.
    [[maybe_unused]] const ssize_t sent = send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

}  // namespace pravila::http
