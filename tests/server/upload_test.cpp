#include <catch2/catch.hpp>
#include <vector>

#include "server/http/front.h"
#include "tests/server/client.h"

using namespace pravila;
using namespace pravila::http;
using namespace pravila::test;

namespace {

constexpr std::size_t kMegabyte = 1048576;

/// A front that takes 64 KiB at most addresses, 8 MiB below /file, and nothing at /closed.
struct Running {
    explicit Running(std::size_t room = 64 * kMegabyte) {
        FrontOptions options;
        options.listen = resolve("127.0.0.1:0");
        options.threads = 2;
        options.rules.max_body = 8 * kMegabyte;
        options.max_body_bytes = room;
        options.now = [this] { return std::chrono::steady_clock::now() + std::chrono::milliseconds(skipped); };
        options.admit = [](const Head& head) -> Admission {
            if (head.target == "/closed") return Refusal{401, msg("Sign in first")};
            return std::uint64_t{head.target.substr(0, 5) == "/file" ? 8 * kMegabyte : 65536};
        };
        front = std::make_unique<Front>(
            std::move(options),
            [](Request& request) {
                return Response::text(std::to_string(request.body.size()) + " " + request.peer + " " +
                                      request.body.substr(0, 4) + request.body.substr(request.body.size() - 4));
            },
            [](const Refusal& refusal, std::string_view) { return Response::text(refusal.reason.id, refusal.status); });
        front->start();
    }
    Client client() const { return Client(front->port()); }

    std::atomic<long> skipped{0};
    std::unique_ptr<Front> front;
};

std::string head(const std::string& target, std::size_t length) {
    return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n";
}

std::string chunked(const std::string& target, std::size_t chunk, std::size_t count) {
    std::string bytes = "PUT " + target + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", chunk);
    for (std::size_t i = 0; i < count; ++i) bytes += size + std::string(chunk, 'c') + "\r\n";
    return bytes + "0\r\n\r\n";
}

const std::string kGet = "POST /small HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8\r\n\r\nabcdefgh";
const std::string kGot = "8 127.0.0.1 abcdefgh";

}  // namespace

TEST_CASE("upload: large bodies arrive whole where they are allowed, with the next request behind them",
          "[server][upload]") {
    Running running;
    Client client = running.client();
    const std::string body = "head" + std::string(5 * kMegabyte, 'x') + "tail";
    client.send(head("/file", body.size()) + body + kGet);
    CHECK(body_of(client.read_answer()) == std::to_string(body.size()) + " 127.0.0.1 headtail");
    CHECK(body_of(client.read_answer()) == kGot);
    client.send(chunked("/file", 100000, 70) + kGet);
    CHECK(body_of(client.read_answer()) == "7000000 127.0.0.1 cccccccc");
    CHECK(body_of(client.read_answer()) == kGot);
    CHECK(running.front->counters().body_bytes == 0);
}

TEST_CASE("upload: what is too large is answered 413 and ends, though the client goes on sending", "[server][upload]") {
    Running running;
    struct Case {
        std::string bytes;
        int status;
    };
    const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    std::string flood;
    while (flood.size() < 3 * kMegabyte) flood += smuggled;
    for (const Case& wrong : {Case{head("/small", 65537) + flood, 413}, Case{head("/file", 9 * kMegabyte) + flood, 413},
                              Case{chunked("/small", 65537, 1), 413}, Case{chunked("/small", 4096, 100), 413},
                              Case{chunked("/file", kMegabyte, 9), 413}, Case{head("/closed", 10) + flood, 401},
                              Case{"POST /file HTTP/1.1\r\nHost: localhost\r\n\r\n" + flood, 411}}) {
        Client client = running.client();
        client.send(wrong.bytes);
        client.end_sending();
        const std::string answer = client.read_to_end();
        CHECK(status_of(answer) == wrong.status);
        CHECK(answers_in(answer) == 1);
    }
    CHECK(running.front->counters().body_bytes == 0);
}

TEST_CASE("upload: bodies on their way share one bounded room", "[server][upload]") {
    Running running(3 * kMegabyte);
    const std::string half(2 * kMegabyte, 'x');
    Client first = running.client();
    first.send(head("/file", 2 * half.size()) + half);
    // The room is counted as bytes come; the second upload is the one that no longer fits.
    while (running.front->counters().body_bytes < static_cast<long long>(half.size() - 65536))
        std::this_thread::yield();
    Client second = running.client();
    second.send(head("/file", half.size()) + half);
    CHECK(status_of(second.read_answer()) == 507);
    CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
    { const Client given_up = std::move(first); }
    while (running.front->counters().body_bytes > 0) std::this_thread::yield();
    Client third = running.client();
    third.send(head("/file", half.size()) + half);
    CHECK(status_of(third.read_answer()) == 200);
}

TEST_CASE("upload: slow ones hold no thread, may take their time while bytes come, and end when none do",
          "[server][upload]") {
    Running running;
    const std::string piece(3 * 65536, 'x');
    std::vector<Client> waiting;
    for (int i = 0; i < 8; ++i) {
        waiting.push_back(running.client());
        waiting.back().send(head("/file", 2 * piece.size()) + piece);
    }
    CHECK(body_of(running.client().send(kGet).read_answer()) == kGot);
    for (Client& client : waiting) CHECK(status_of(client.send(piece).read_answer()) == 200);
    // Longer in all than a body may take without progress, never so long between two pieces.
    Client slow = running.client();
    slow.send(head("/file", 4 * piece.size()) + piece);
    for (std::size_t turn = 1; turn <= 3; ++turn) {
        while (running.front->counters().body_bytes <= static_cast<long long>(turn * piece.size() - 65536))
            std::this_thread::yield();
        running.skipped += 8000;
        slow.send(piece);
    }
    CHECK(status_of(slow.read_answer()) == 200);
    Client silent = running.client();
    silent.send(head("/file", 4 * piece.size()) + piece);
    while (running.front->counters().body_bytes == 0) std::this_thread::yield();
    running.skipped += 11000;
    CHECK(status_of(silent.read_to_end()) == 408);
    while (running.front->counters().body_bytes > 0) std::this_thread::yield();
}
