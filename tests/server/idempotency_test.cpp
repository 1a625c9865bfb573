#include "server/idempotency.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "server/http/http_error.h"
#include "tests/server/hall.h"

using namespace pravila;
using namespace pravila::test;
using namespace std::chrono_literals;
using http::Method;

TEST_CASE("idempotency: a retry gets the kept answer, another request with the key is refused",
          "[server][idempotency]") {
    Hall hall;
    http::Request request;
    request.method = Method::kPost;
    request.target = "/api/v1/documents";
    request.fields = {{"idempotency-key", "k1"}};
    request.body = "{}";
    const http::PathValues none;
    web::Call call{hall.site(), request, none, Catalogue::of(Language::kRomanian)};
    call.caller = Caller{hall.ana, "Ana", SessionId("s"), TokenKind::kApiToken};
    int runs = 0;
    const auto handler = [&] {
        ++runs;
        auto response = http::Response::json("{\"n\":" + std::to_string(runs) + "}", 201);
        response.set("Location", "/d/x").set("ETag", "\"v1\"");
        return response;
    };
    const auto status = [&] {
        try {
            return web::run_once(call, handler).status();
        } catch (const http::HttpError& error) {
            return error.status();
        }
    };
    CHECK(web::run_once(call, handler).body() == "{\"n\":1}");
    const auto again = web::run_once(call, handler);
    CHECK(again.status() == 201);
    CHECK(again.body() == "{\"n\":1}");
    CHECK(again.get("Location") == "/d/x");
    CHECK(again.get("ETag") == "\"v1\"");
    CHECK(runs == 1);
    request.body = "{\"other\":1}";
    CHECK(status() == 422);
    request.fields[0].value = std::string(201, 'k');
    CHECK(status() == 400);
    request.fields[0].value = "k1";
    request.body = "{}";
    call.caller->person = hall.add_person("Dan", "dan@example.ro");
    CHECK(status() == 201);  // keys belong to the person
    CHECK(runs == 2);
    hall.skip(25h);
    CHECK(status() == 201);
    CHECK(runs == 3);
    // What fails may be tried again; what is still under way may not.
    request.fields[0].value = "k2";
    CHECK_THROWS_AS(
        web::run_once(call, []() -> http::Response { throw Error(ErrorCode::kConflict, msg("Sign in first.")); }),
        Error);
    int inner = 0;
    web::run_once(call, [&] {
        inner = status();
        return handler();
    });
    CHECK(inner == 409);
}
