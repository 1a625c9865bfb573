#include "server/http/response.h"

#include <catch2/catch.hpp>

#include "core/error.h"
#include "server/http/bytes.h"

using namespace pravila;
using namespace pravila::http;

TEST_CASE("response: a field that could break out of its line is refused", "[server][response]") {
    using namespace std::string_literals;
    Response response;
    for (const std::string& value : {"a\r\nSet-Cookie: x=1"s, "a\nb"s, "a\rb"s, "a\0b"s, "\x7f"s, "a\tb"s})
        CHECK_THROWS_AS(response.set("X-A", value), Error);
    for (const std::string& name : {""s, "X A"s, "X:"s, "X\r\n"s, "ș"s})
        CHECK_THROWS_AS(response.set(name, "a"), Error);
    CHECK(response.fields().empty());
    response.set("X-A", "ș ț").set("x-a", "second");
    CHECK(response.fields() == std::vector<Field>{{"X-A", "second"}});
}

TEST_CASE("response: a redirect stays inside this server", "[server][response]") {
    for (const std::string location : {"//evil.example/", "/\\evil.example/", "https://evil.example/", "", "d/x"})
        CHECK_THROWS_AS(Response::redirect(location, 301), Error);
    CHECK(Response::redirect("/d/po-urb-4", 301).get("Location") == "/d/po-urb-4");
}

TEST_CASE("response: the name of a download survives in both forms and cannot leave its quotes", "[server][response]") {
    CHECK(attachment_disposition("Procedură \"1\"\r\n.docx") ==
          "attachment; filename=\"Procedur_ _1___.docx\"; filename*=UTF-8''Procedur%C4%83%20%221%22%0D%0A.docx");
    CHECK(attachment_disposition("") == "attachment; filename=\"document\"; filename*=UTF-8''");
    CHECK(Response::attachment("x", "../../etc/passwd", "text/html").get("Content-Security-Policy") ==
          "sandbox; default-src 'none'");
}

TEST_CASE("bytes: percent-encoding goes there and back", "[server][bytes]") {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    CHECK(percent_decode(percent_encode(all)) == all);
    CHECK(percent_encode("a/b ț") == "a%2Fb%20%C8%9B");
    CHECK_FALSE(percent_decode("%"));
    CHECK_FALSE(percent_decode("%4"));
    CHECK_FALSE(percent_decode("%4g"));
    CHECK(percent_decode("a+b") == "a+b");
}

TEST_CASE("bytes: UTF-8 is checked as its standard says", "[server][bytes]") {
    for (const std::string good : {"", "a", "ș", "€", "\xF0\x9F\x98\x80", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
        CHECK(is_utf8(good));
    for (const std::string bad : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                  "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC8", "\xE2\x82", "\xFF", "a\xC8z"})
        CHECK_FALSE(is_utf8(bad));
}
