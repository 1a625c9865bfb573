#include "indexer/worker/conversation.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>

#include "indexer/worker/report.h"

namespace pravila::worker {

namespace {

using Clock = std::chrono::steady_clock;

/// Time for the worker to warm its libraries and fork.
constexpr std::chrono::seconds kStartLimit{20};
/// Time between the end of a child's connection and the report of its end.
constexpr std::chrono::seconds kReportLimit{5};

struct Pair {
    Descriptor near, far;
};

std::optional<Pair> socket_pair(int type) {
    int fds[2];
    if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fds) != 0) return {};
    return Pair{Descriptor(fds[0]), Descriptor(fds[1])};
}

class Conversation {
  public:
    Conversation(Descriptor connection, Descriptor line, std::string prefix, std::string_view bytes,
                 const Limits& limits)
        : connection_(std::move(connection)),
          line_(std::move(line)),
          prefix_(std::move(prefix)),
          bytes_(bytes),
          limits_(limits),
          deadline_(Clock::now() + kStartLimit) {}

    Ending run() {
        for (;;) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
            if (left <= 0) return {started_ ? Ending::Kind::kTimeout : Ending::Kind::kWorkerGone, {}, 0};
            pollfd waiting[2] = {{hung_up_ ? -1 : connection_.get(), POLLIN, 0}, {line_.get(), POLLIN, 0}};
            if (is_sending()) waiting[0].events = POLLIN | POLLOUT;
            if (poll(waiting, 2, static_cast<int>(left) + 1) < 0) continue;
            if (waiting[0].revents & POLLOUT) send_more();
            if (waiting[0].revents & (POLLIN | POLLHUP | POLLERR))
                if (auto ending = receive_more()) return std::move(*ending);
            if (waiting[1].revents != 0)
                if (auto ending = hear_report()) return std::move(*ending);
            if (hung_up_ && ended_) return {Ending::Kind::kDied, {}, status_};
        }
    }

  private:
    bool is_sending() const { return !deaf_ && sent_ < prefix_.size() + bytes_.size(); }

    void send_more() {
        const std::string_view rest =
            sent_ < prefix_.size() ? std::string_view(prefix_).substr(sent_) : bytes_.substr(sent_ - prefix_.size());
        const ssize_t sent = send(connection_.get(), rest.data(), rest.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0)
            sent_ += static_cast<std::size_t>(sent);
        else if (errno != EAGAIN && errno != EINTR)
            deaf_ = true;
    }

    std::optional<Ending> receive_more() {
        const bool in_head = received_.size() < kFrameHead;
        const std::size_t wanted = in_head ? kFrameHead : kFrameHead + head_.length;
        char buffer[64 << 10];
        const std::size_t room = std::min(sizeof buffer, wanted - received_.size());
        const ssize_t got = recv(connection_.get(), buffer, room, MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return {};
        if (got <= 0) {
            // The report of the child's end is on its way.
            hung_up_ = true;
            deadline_ = std::min(deadline_, Clock::now() + kReportLimit);
            return {};
        }
        received_.append(buffer, static_cast<std::size_t>(got));
        if (in_head && received_.size() == kFrameHead) {
            head_ = parse_head(received_.data());
            if (head_.length > limits_.answer) return Ending{Ending::Kind::kNonsense, {}, 0};
        }
        if (received_.size() < kFrameHead || received_.size() < kFrameHead + head_.length) return {};
        auto answer = parse_answer(head_.kind, std::string_view(received_).substr(kFrameHead));
        if (!answer) return Ending{Ending::Kind::kNonsense, {}, 0};
        return Ending{Ending::Kind::kAnswered, std::move(answer), 0};
    }

    std::optional<Ending> hear_report() {
        Report report;
        const ssize_t got = recv(line_.get(), &report, sizeof report, MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return {};
        if (got != sizeof report) {
            // The worker closes the line after its last report; without one it is the worker that has ended.
            if (!ended_) return Ending{Ending::Kind::kWorkerGone, {}, 0};
            line_.reset();
            return {};
        }
        if (report.kind == Report::kNotStarted) return Ending{Ending::Kind::kNotForked, {}, 0};
        if (report.kind == Report::kStarted) {
            started_ = true;
            deadline_ = Clock::now() + limits_.wall;
        } else if (report.kind == Report::kEnded) {
            ended_ = true;
            status_ = report.value;
        }
        return {};
    }

    Descriptor connection_, line_;
    std::string prefix_;
    std::string_view bytes_;
    const Limits& limits_;
    Clock::time_point deadline_;
    std::size_t sent_ = 0;
    std::string received_;
    FrameHead head_;
    bool started_ = false, ended_ = false, hung_up_ = false;
    bool deaf_ = false;  ///< the child reads no more; it may have answered already
    int status_ = 0;
};

}  // namespace

Ending converse(WorkerProcess& worker, FrameKind kind, std::string_view file_name, std::string_view bytes,
                const Limits& limits) {
    auto connection = socket_pair(SOCK_STREAM);
    auto line = socket_pair(SOCK_SEQPACKET);
    if (!connection || !line) return {Ending::Kind::kNotForked, {}, 0};
    if (!worker.order(connection->far, line->far)) return {Ending::Kind::kWorkerGone, {}, 0};
    // Our copies must go, or the end of the child would never show.
    connection->far.reset();
    line->far.reset();
    return Conversation(std::move(connection->near), std::move(line->near),
                        job_prefix(kind, file_name, limits, bytes.size()), bytes, limits)
        .run();
}

}  // namespace pravila::worker
