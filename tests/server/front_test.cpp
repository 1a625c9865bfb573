#include "server/http/front.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "tests/server/client.h"

using namespace pravila;
using namespace pravila::http;
using namespace pravila::test;
using namespace std::chrono_literals;

namespace {

/// A front whose handler tells what it was asked, and remembers it.
struct Running {
    explicit Running(unsigned threads = 2, std::size_t connections = 256, Deadlines deadlines = {}) {
        FrontOptions options;
        options.listen = resolve("127.0.0.1:0");
        options.threads = threads;
        options.max_connections = connections;
        options.deadlines = deadlines;
        options.now = [this] { return std::chrono::steady_clock::now() + std::chrono::milliseconds(skipped); };
        front = std::make_unique<Front>(
            std::move(options),
            [this](Request& request) {
                const std::lock_guard lock(mutex);
                seen.push_back(std::string(to_text(request.method)) + " " + request.target);
                if (request.target == "/throw") throw 1;
                if (request.target == "/large") return Response::text(std::string(8 * 1024 * 1024, 'x'));
                return Response::text(seen.back() + " " + request.body);
            },
            [](const Refusal& refusal, std::string_view) { return Response::text(refusal.reason.id, refusal.status); });
        front->start();
    }
    Client client() const { return Client(front->port()); }
    std::vector<std::string> requests() {
        const std::lock_guard lock(mutex);
        return seen;
    }

    std::atomic<long> skipped{0};
    std::mutex mutex;
    std::vector<std::string> seen;
    std::unique_ptr<Front> front;
};

const std::string kGet = "GET /one HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("front: one connection carries many requests, also pipelined", "[server][front]") {
    Running running;
    Client client = running.client();
    for (int i = 0; i < 3; ++i) CHECK(body_of(client.send(kGet).read_answer()) == "GET /one ");
    std::string many;
    for (int i = 0; i < 200; ++i) many += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(many);
    for (int i = 0; i < 200; ++i) REQUIRE(body_of(client.read_answer()) == "GET /" + std::to_string(i) + " ");
}

TEST_CASE("front: a request that comes byte by byte is one request", "[server][front]") {
    Running running;
    Client client = running.client();
    for (const char c : std::string("POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde"))
        client.send(std::string_view(&c, 1));
    CHECK(body_of(client.read_answer()) == "POST /slow abcde");
    for (const char c :
         std::string("PUT /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"))
        client.send(std::string_view(&c, 1));
    CHECK(body_of(client.read_answer()) == "PUT /c abc");
    CHECK(running.requests().size() == 2);
}

TEST_CASE("front: a body that looks like a request is never executed", "[server][front]") {
    Running running;
    const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const std::string length = std::to_string(smuggled.size());
    Client client = running.client();
    // The handler reads no body of a GET or DELETE; the next answer must be that of the next request.
    for (const std::string method : {"GET", "DELETE", "POST", "OPTIONS"}) {
        client.send(method + " /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length + "\r\n\r\n" + smuggled +
                    kGet);
        CHECK(status_of(client.read_answer()) == 200);
        CHECK(body_of(client.read_answer()) == "GET /one ");
    }
    for (const std::string& request : running.requests()) CHECK(request.find("smuggled") == std::string::npos);
}

TEST_CASE("front: after every smuggling attempt there is one refusal and the end", "[server][front]") {
    Running running;
    const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const std::string host = "Host: localhost\r\n";
    const std::vector<std::string> attempts = {
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: +0\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0;ext\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nx\r\n",
        "POST / HTTP/1.1\r\n" + host + "\r\n",
        "GET / HTTP/1.1\nHost: localhost\n\n",
        "GET / HTTP/1.1\r\n" + host + "X: a\r\n b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "POST / HTTP/1.1\r\n" + host + "Content-Length: 70000\r\n\r\n",
    };
    for (const std::string& attempt : attempts) {
        INFO(attempt);
        const std::string answer = running.client().send(attempt + smuggled).read_to_end();
        CHECK(answers_in(answer) == 1);
        CHECK(status_of(answer) >= 400);
        CHECK(field_of(answer, "Connection") == "Close");
    }
    CHECK(running.requests().empty());
}

TEST_CASE("front: heads and bodies over their limits are refused while they come", "[server][front]") {
    Running running;
    CHECK(status_of(running.client().send("GET /" + std::string(20000, 'a')).read_to_end()) == 414);
    CHECK(status_of(running.client().send("GET / HTTP/1.1\r\nX: " + std::string(20000, 'a')).read_to_end()) == 431);
    CHECK(status_of(running.client()
                        .send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n")
                        .read_to_end()) == 413);
    CHECK(status_of(running.client()
                        .send("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n")
                        .read_to_end()) == 413);
    CHECK(status_of(running.client().send(std::string("\x16\x03\x01\x00", 4)).read_to_end()) == 400);
    const std::string fits(65536, 'b');
    CHECK(body_of(running.client()
                      .send("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65536\r\n\r\n" + fits)
                      .read_answer()) == "POST /x " + fits);
}

TEST_CASE("front: HEAD has no body, HTTP/1.0 and Connection: close end the connection", "[server][front]") {
    Running running;
    Client client = running.client();
    const std::string head = client.send("HEAD /one HTTP/1.1\r\nHost: localhost\r\n\r\n").read_answer(true);
    CHECK(field_of(head, "Content-Length") == "10");
    CHECK(body_of(client.send("GET /one HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").read_answer()) ==
          "GET /one ");
    CHECK(client.at_end());
    const std::string old = running.client().send("GET /one HTTP/1.0\r\n\r\n").read_to_end();
    CHECK(body_of(old) == "GET /one ");
}

TEST_CASE("front: a client that waits for 100 Continue is told to go on", "[server][front]") {
    Running running;
    Client client = running.client();
    client.send("POST /c HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(body_of(client.send("abc").read_answer()) == "POST /c abc");
}

TEST_CASE("front: a client that sent its request and ended its side still gets the answer", "[server][front]") {
    Running running;
    Client client = running.client();
    client.send(kGet);
    client.end_sending();
    CHECK(body_of(client.read_to_end()) == "GET /one ");
}

TEST_CASE("front: many slow heads do not keep good requests waiting", "[server][front]") {
    Running running(2, 1024);
    std::vector<Client> slow;
    for (int i = 0; i < 400; ++i) {
        slow.emplace_back(running.front->port());
        slow.back().send("GET / HTTP/1.1\r\nHost: local");
    }
    for (int i = 0; i < 20; ++i) CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
    // When their time is over each of them is told so, and hung up on.
    running.skipped = 6000;
    for (Client& client : slow) CHECK(status_of(client.read_to_end()) == 408);
    CHECK(running.front->counters().timed_out == 400);
    CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
}

TEST_CASE("front: at the most connections the longest waiting makes room", "[server][front]") {
    Running running(2, 8);
    std::vector<Client> slow;
    for (int i = 0; i < 30; ++i) {
        slow.emplace_back(running.front->port());
        slow.back().send("GET / HT");
        CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
    }
    CHECK(running.front->counters().evicted > 0);
    CHECK(running.front->counters().open <= 8);
}

TEST_CASE("front: idle and half-sent connections end at their deadlines", "[server][front]") {
    Running running;
    Client idle = running.client();
    idle.send(kGet).read_answer();
    Client silent = running.client();
    Client half = running.client();
    half.send("POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
    running.skipped = 16000;
    CHECK(idle.at_end());
    CHECK(silent.at_end());
    CHECK(status_of(half.read_to_end()) == 408);
}

TEST_CASE("front: a large answer is taken at the client's pace and costs no thread", "[server][front]") {
    Running running(1);
    Client slow = running.client();
    slow.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    // The only thread is free although the large answer is not taken yet.
    CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
    CHECK(running.front->counters().waiting_bytes > 0);
    CHECK(body_of(slow.read_answer()).size() == 8 * 1024 * 1024);
    running.front->stop();
    CHECK(running.front->counters().waiting_bytes == 0);
}

TEST_CASE("front: clients that vanish at any byte leave nothing behind", "[server][front]") {
    Running running;
    const std::string whole = "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc";
    for (std::size_t length = 0; length <= whole.size(); ++length) running.client().send(whole.substr(0, length));
    running.client().send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(status_of(running.client().send(kGet).read_answer()) == 200);
    running.front->stop();
    CHECK(running.front->counters().open == 0);
    CHECK(running.front->counters().waiting_bytes == 0);
}

TEST_CASE("front: a handler that throws answers 500 and the connection goes on", "[server][front]") {
    Running running;
    Client client = running.client();
    CHECK(status_of(client.send("GET /throw HTTP/1.1\r\nHost: localhost\r\n\r\n").read_answer()) == 500);
    CHECK(status_of(client.send(kGet).read_answer()) == 200);
}

TEST_CASE("front: stopping ends idle connections and refuses new ones", "[server][front]") {
    Running running;
    Client idle = running.client();
    idle.send(kGet).read_answer();
    running.front->stop();
    CHECK(idle.at_end());
    CHECK(running.front->counters().open == 0);
    running.front->stop();
}

TEST_CASE("sockets: addresses are read and told apart", "[server][sockets]") {
    CHECK(resolve("127.0.0.1:8080").is_loopback());
    CHECK(resolve("127.9.9.9:1").is_loopback());
    CHECK(resolve("localhost:0").is_loopback());
    CHECK(resolve("[::1]:80").is_loopback());
    CHECK_FALSE(resolve("0.0.0.0:80").is_loopback());
    CHECK_FALSE(resolve("[::]:80").is_loopback());
    for (const std::string wrong :
         {"", "8080", ":8080", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:123456", "no such host:80"})
        CHECK_THROWS_AS(resolve(wrong), Error);
}
