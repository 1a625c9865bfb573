#include "server/http/poco_adapter.h"

#include <catch2/catch.hpp>

#include "tests/server/client.h"

using namespace pravila::http;
using pravila::test::field_of;

namespace {

std::optional<Request> request_of(const std::string& head, std::string body = {}) {
    const auto checked = check_head(head, {});
    REQUIRE(std::holds_alternative<Head>(checked));
    return to_request(head, std::get<Head>(checked), std::move(body));
}

}  // namespace

TEST_CASE("poco_adapter: path and query come decoded, segment by segment", "[server][adapter]") {
    const auto request = request_of(
        "GET /d/PO%2FURB%2F04?q=certificat+de%20urbanism&q=%C8%9B&empty=&flag&a=1%3D2 HTTP/1.1\r\nHost: "
        "localhost\r\n\r\n");
    REQUIRE(request);
    CHECK(request->segments == std::vector<std::string>{"d", "PO/URB/04"});
    CHECK(
        request->query ==
        std::vector<Parameter>{{"q", "certificat de urbanism"}, {"q", "ț"}, {"empty", ""}, {"flag", ""}, {"a", "1=2"}});
    CHECK(request->path() == "/d/PO%2FURB%2F04");
    CHECK(request->parameter("q") == "certificat de urbanism");
    CHECK(request->has_parameter("flag"));
    CHECK_FALSE(request->has_parameter("other"));
}

TEST_CASE("poco_adapter: encoded words of RFC 2047 are not decoded", "[server][adapter]") {
    const auto request =
        request_of("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: lang==?utf-8?Q?a=0D=0ASet-Cookie:x?=\r\n\r\n");
    REQUIRE(request);
    CHECK(request->field("cookie") == "lang==?utf-8?Q?a=0D=0ASet-Cookie:x?=");
}

TEST_CASE("poco_adapter: control characters of a query become spaces and too many parameters are refused",
          "[server][adapter]") {
    CHECK(request_of("GET /?q=a%1Bb%0Ac HTTP/1.1\r\nHost: localhost\r\n\r\n")->parameter("q") == "a b\nc");
    std::string many;
    for (int i = 0; i < 101; ++i) many += "&a=1";
    CHECK_FALSE(request_of("GET /?" + many + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
}

TEST_CASE("poco_adapter: cookies are found by their whole name", "[server][adapter]") {
    const auto request = request_of("GET / HTTP/1.1\r\nHost: localhost\r\nCookie: xlang=no; lang=en ; other=1\r\n\r\n");
    CHECK(request->cookie("lang") == "en");
    CHECK(request->cookie("lan").empty());
}

TEST_CASE("poco_adapter: answers have their length, and no body where there must be none", "[server][adapter]") {
    const std::string get = to_wire(Response::text("abc"), Method::kGet, true);
    CHECK(get.substr(0, 17) == "HTTP/1.1 200 OK\r\n");
    CHECK(field_of(get, "Content-Length") == "3");
    CHECK(get.substr(get.size() - 7) == "\r\n\r\nabc");
    const std::string head = to_wire(Response::text("abc"), Method::kHead, false);
    CHECK(field_of(head, "Content-Length") == "3");
    CHECK(field_of(head, "Connection") == "Close");
    CHECK(head.substr(head.size() - 4) == "\r\n\r\n");
    CHECK(field_of(to_wire(Response(304), Method::kGet, true), "Content-Length").empty());
    CHECK(to_wire(Response(431), Method::kGet, true).find("431 ") != std::string::npos);
}
