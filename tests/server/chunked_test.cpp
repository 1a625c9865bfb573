#include "server/http/chunked.h"

#include <catch2/catch.hpp>

using pravila::http::ChunkedBody;
using State = ChunkedBody::State;

namespace {

/// Feeds byte by byte; stops at the first state that is not "more". Returns what is left over in `rest`.
State feed_slowly(ChunkedBody& body, const std::string& bytes, std::string& rest) {
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        std::string_view one = std::string_view(bytes).substr(i, 1);
        const State state = body.feed(one);
        if (state == State::kMore) continue;
        rest = bytes.substr(i + 1);
        return state;
    }
    return State::kMore;
}

State at_once(const std::string& bytes, std::size_t limit = 100) {
    ChunkedBody body(limit);
    std::string_view view = bytes;
    return body.feed(view);
}

}  // namespace

TEST_CASE("chunked: chunks become one body and what follows is left alone", "[server][chunked]") {
    const std::string bytes = "4\r\nWiki\r\nA\r\npedia in ro\r\n0\r\n\r\nGET / HTTP/1.1\r\n";
    const std::string good = "4\r\nWiki\r\n9\r\npedia în\r\n0\r\n\r\nGET / HTTP/1.1\r\n";
    ChunkedBody body(100);
    std::string_view view = good;
    REQUIRE(body.feed(view) == State::kDone);
    CHECK(view == "GET / HTTP/1.1\r\n");
    CHECK(body.take() == "Wikipedia în");

    ChunkedBody slow(100);
    std::string rest;
    REQUIRE(feed_slowly(slow, good, rest) == State::kDone);
    CHECK(rest == "GET / HTTP/1.1\r\n");
    CHECK(slow.take() == "Wikipedia în");

    CHECK(at_once(bytes) == State::kBad);  // a chunk that is longer than it says
}

TEST_CASE("chunked: everything but the plain form is refused", "[server][chunked]") {
    for (const std::string bytes : {"x\r\n", "\r\n", "-1\r\n", "+1\r\n", "0x1\r\n", " 1\r\na\r\n", "1 \r\na\r\n",
                                    "1;a=b\r\na\r\n", "1;\r\na\r\n", "1;a\r\nb\r\n", "1\na\r\n", "1\r\na\n", "1\r\nab",
                                    "0\r\nTrailer: x\r\n\r\n", "0\r\n\n", "000000001\r\na\r\n", "FFFFFFFFF\r\n"}) {
        INFO(bytes);
        CHECK(at_once(bytes) == State::kBad);
    }
}

TEST_CASE("chunked: the limit counts all chunks and is seen before they come", "[server][chunked]") {
    CHECK(at_once("64\r\n" + std::string(100, 'a') + "\r\n0\r\n\r\n") == State::kDone);
    CHECK(at_once("65\r\n") == State::kTooLarge);
    CHECK(at_once("FFFFFFFF\r\n") == State::kTooLarge);
    CHECK(at_once("64\r\n" + std::string(100, 'a') + "\r\n1\r\n") == State::kTooLarge);
}
