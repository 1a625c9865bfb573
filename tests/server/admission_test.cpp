#include <algorithm>
#include <catch2/catch.hpp>

#include "core/error.h"
#include "server/access.h"
#include "server/routes.h"
#include "tests/server/client.h"
#include "tests/server/hall.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;

namespace {

/// The address has a row for POST too, which is then looked at by itself.
bool has_post(std::string_view pattern) {
    return std::any_of(web::routes().begin(), web::routes().end(), [&](const http::Route& route) {
        return route.pattern == pattern && route.method == http::Method::kPost;
    });
}

}  // namespace

TEST_CASE("server: files are taken at their own addresses from who is signed in, before anything is read",
          "[server][upload]") {
    Hall hall;
    const std::string cookie = hall.sign_in(kEmail);
    const http::Route files{Method::kPost, "/x", nullptr, http::Access::kSignedIn, http::Body::kFile};
    const http::Route small{Method::kPost, "/x", nullptr, http::Access::kSignedIn};
    const auto admitted = [&](const http::Route& route, const std::vector<http::Field>& fields) {
        const auto admission = web::admit(hall.site(), route, fields, 1000000);
        const auto* refusal = std::get_if<http::Refusal>(&admission);
        return refusal ? -refusal->status : static_cast<int>(std::get<std::uint64_t>(admission));
    };
    CHECK(admitted(files, {{"cookie", cookie}}) == 1000000);
    CHECK(admitted(small, {{"cookie", cookie}}) == 65536);
    CHECK(admitted(small, {}) == 65536);
    CHECK(admitted(files, {}) == -401);
    CHECK(admitted(files, {{"cookie", "pravila=x"}}) == -401);
    CHECK(admitted(files, {{"authorization", "Bearer x"}}) == -401);
    CHECK(admitted(files, {{"authorization", "Digest x"}, {"cookie", cookie}}) == -401);
}

TEST_CASE("server: it listens beyond this machine once somebody has a password and a public address is set",
          "[server][start]") {
    Hall hall;
    ServerOptions options;
    options.listen = "0.0.0.0:0";
    CHECK_THROWS_AS(Server(options, hall.dependencies()), Error);
    options.public_url = "https://proceduri.example";
    Server server(options, hall.dependencies());
    server.start();
    CHECK(server.port() != 0);
}

TEST_CASE("server: a body too large for its address is refused over the socket, and an unread one is never a request",
          "[server][start]") {
    Hall hall;
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    Server server(options, hall.dependencies());
    server.start();
    const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (const http::Route& route : web::routes()) {
        if (route.method != http::Method::kPost && has_post(route.pattern)) continue;
        std::string target(route.pattern);
        for (std::size_t at = target.find('{'); at != std::string::npos; at = target.find('{'))
            target.replace(at, target.find('}') - at + 1, "x");
        CAPTURE(target);
        Client client(server.port());
        client.send("POST " + target +
                    " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(smuggled.size()) + "\r\n\r\n" +
                    smuggled + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
        CHECK(status_of(client.read_answer()) >= 300);
        const std::string next = body_of(client.read_answer());
        // Files are taken only from who is signed in: that is said from the head alone, and the connection ends.
        const bool takes_files = route.body == http::Body::kFile && route.method == http::Method::kPost;
        CHECK((next == "ok\n" || (takes_files && next.empty())));
        const std::string large =
            Client(server.port())
                .send("POST " + target + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 65537\r\n\r\n")
                .read_to_end();
        CHECK(status_of(large) == (takes_files ? 401 : 413));
    }
}
