#include "server/http/gate.h"

#include <catch2/catch.hpp>

using namespace pravila::http;

namespace {

GateRules rules() {
    GateRules rules;
    rules.hosts = {"proceduri.teiusani.example"};
    return rules;
}

int refused_with(const std::string& head) {
    const auto checked = check_head(head, rules());
    const Refusal* refusal = std::get_if<Refusal>(&checked);
    return refusal ? refusal->status : 0;
}

Head passed(const std::string& head) {
    auto checked = check_head(head, rules());
    if (const Refusal* refusal = std::get_if<Refusal>(&checked)) FAIL("refused: " << refusal->reason.id);
    return std::get<Head>(checked);
}

struct Case {
    std::string why;
    std::string head;
    int status;
};

const std::string kHost = "Host: localhost\r\n";

std::vector<Case> malformed() {
    using namespace std::string_literals;
    return {
        // framing
        {"length and chunked",
         "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"chunked and length",
         "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n", 400},
        {"two different lengths", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 4\r\nContent-Length: 5\r\n\r\n",
         400},
        {"two equal lengths", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 4\r\nContent-Length: 4\r\n\r\n", 400},
        {"list of lengths", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 4, 4\r\n\r\n", 400},
        {"length with plus", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: +3\r\n\r\n", 400},
        {"negative length", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: -5\r\n\r\n", 400},
        {"hexadecimal length", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 0x10\r\n\r\n", 400},
        {"length with a space", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 1 0\r\n\r\n", 400},
        {"length with a fraction", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 1.0\r\n\r\n", 400},
        {"empty length", "POST / HTTP/1.1\r\n" + kHost + "Content-Length:\r\n\r\n", 400},
        {"length of sixteen digits", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 1000000000000000\r\n\r\n", 400},
        {"length of full-width digits", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: \xEF\xBC\x91\r\n\r\n", 400},
        {"length beyond the limit", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 65537\r\n\r\n", 413},
        {"huge length", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 999999999999999\r\n\r\n", 413},
        {"two transfer codings",
         "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
        {"gzip, chunked", "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: gzip, chunked\r\n\r\n", 400},
        {"chunked, chunked", "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked, chunked\r\n\r\n", 400},
        {"identity", "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: identity\r\n\r\n", 400},
        {"xchunked", "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: xchunked\r\n\r\n", 400},
        {"quoted chunked", "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding: \"chunked\"\r\n\r\n", 400},
        {"empty transfer coding", "POST / HTTP/1.1\r\n" + kHost + "Transfer-Encoding:\r\n\r\n", 400},
        {"chunked with a vertical tab",
         "POST / HTTP/1.1\r\n" + kHost +
             "Transfer-Encoding:\x0B"
             "chunked\r\n\r\n",
         400},
        {"chunked in HTTP/1.0", "POST / HTTP/1.0\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n", 400},
        {"POST without a length", "POST / HTTP/1.1\r\n" + kHost + "\r\n", 411},
        {"PUT without a length", "PUT / HTTP/1.1\r\n" + kHost + "\r\n", 411},
        {"PATCH without a length", "PATCH / HTTP/1.1\r\n" + kHost + "\r\n", 411},
        {"unknown expectation", "POST / HTTP/1.1\r\n" + kHost + "Content-Length: 1\r\nExpect: 200-ok\r\n\r\n", 417},
        // host
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\n" + kHost + kHost + "\r\n", 400},
        {"two different hosts", "GET / HTTP/1.1\r\n" + kHost + "Host: evil.example\r\n\r\n", 400},
        {"empty host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"foreign host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 400},
        {"host that begins like ours", "GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n\r\n", 400},
        {"host that begins like an address of ours", "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n", 400},
        {"host with a user", "GET / HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n", 400},
        {"host with a path", "GET / HTTP/1.1\r\nHost: localhost/evil\r\n\r\n", 400},
        {"host with a word for a port", "GET / HTTP/1.1\r\nHost: localhost:evil\r\n\r\n", 400},
        {"host with a long port", "GET / HTTP/1.1\r\nHost: localhost:123456\r\n\r\n", 400},
        {"host with an empty port", "GET / HTTP/1.1\r\nHost: localhost:\r\n\r\n", 400},
        {"list of hosts", "GET / HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n", 400},
        // fields
        {"space before the colon", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400},
        {"tab before the colon", "GET / HTTP/1.1\r\nHost\t: localhost\r\n\r\n", 400},
        {"no colon", "GET / HTTP/1.1\r\n" + kHost + "Nonsense\r\n\r\n", 400},
        {"no name", "GET / HTTP/1.1\r\n" + kHost + ": value\r\n\r\n", 400},
        {"name with a space", "GET / HTTP/1.1\r\n" + kHost + "Two Words: value\r\n\r\n", 400},
        {"name in UTF-8", "GET / HTTP/1.1\r\n" + kHost + "X-\xC8\x99: value\r\n\r\n", 400},
        {"name in brackets", "GET / HTTP/1.1\r\n" + kHost + "(x): value\r\n\r\n", 400},
        {"continued line", "GET / HTTP/1.1\r\n" + kHost + "X-A: one\r\n two\r\n\r\n", 400},
        {"line continued with a tab", "GET / HTTP/1.1\r\n" + kHost + "X-A: one\r\n\ttwo\r\n\r\n", 400},
        {"first field begins with a space", "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n", 400},
        {"line feed alone between fields", "GET / HTTP/1.1\r\n" + kHost + "X-A: 1\nX-B: 2\r\n\r\n", 400},
        {"line feeds alone at the end", "GET / HTTP/1.1\nHost: localhost\n\n", 400},
        {"carriage return alone in a value", "GET / HTTP/1.1\r\n" + kHost + "X-A: 1\rX-B: 2\r\n\r\n", 400},
        {"NUL in a value", "GET / HTTP/1.1\r\n" + kHost + "X-A: a\0b\r\n\r\n"s, 400},
        {"NUL in a name", "GET / HTTP/1.1\r\n" + kHost + "X\0A: b\r\n\r\n"s, 400},
        {"escape character in a value", "GET / HTTP/1.1\r\n" + kHost + "X-A: \x1B[31m\r\n\r\n", 400},
        {"DEL in a value", "GET / HTTP/1.1\r\n" + kHost + "X-A: \x7F\r\n\r\n", 400},
        {"too many fields",
         "GET / HTTP/1.1\r\n" + kHost +
             [] {
                 std::string many;
                 for (int i = 0; i < 64; ++i) many += "X-A: 1\r\n";
                 return many;
             }() +
             "\r\n",
         431},
        {"too long a field", "GET / HTTP/1.1\r\n" + kHost + "X-A: " + std::string(8100, 'a') + "\r\n\r\n", 431},
        {"too long a head",
         "GET / HTTP/1.1\r\n" + kHost + "X-A: " + std::string(7900, 'a') + "\r\nX-B: " + std::string(7900, 'b') +
             "\r\nX-C: " + std::string(900, 'c') + "\r\n\r\n",
         431},
        // request line
        {"HTTP/9.9", "GET / HTTP/9.9\r\n" + kHost + "\r\n", 505},
        {"HTTP/2.0", "PRI * HTTP/2.0\r\n\r\n", 505},
        {"HTTP/1.2", "GET / HTTP/1.2\r\n" + kHost + "\r\n", 505},
        {"lower-case version", "GET / http/1.1\r\n" + kHost + "\r\n", 400},
        {"version with more digits", "GET / HTTP/1.10\r\n" + kHost + "\r\n", 400},
        {"no version", "GET /\r\n" + kHost + "\r\n", 400},
        {"two spaces", "GET  / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"space in the address", "GET /a b HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"tab in the request line", "GET\t/ HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"leading space", " GET / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"space after the version", "GET / HTTP/1.1 \r\n" + kHost + "\r\n", 400},
        {"unknown method", "BREW / HTTP/1.1\r\n" + kHost + "\r\n", 501},
        {"CONNECT", "CONNECT localhost:22 HTTP/1.1\r\n" + kHost + "\r\n", 501},
        {"TRACE", "TRACE / HTTP/1.1\r\n" + kHost + "\r\n", 501},
        {"lower-case method", "get / HTTP/1.1\r\n" + kHost + "\r\n", 501},
        {"method with a colon", "GE:T / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"absolute address", "GET http://localhost/ HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"empty address", "GET  HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"asterisk with GET", "GET * HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"fragment", "GET /#a HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"backslash", "GET /..\\..\\x HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"angle brackets", "GET /<script> HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"half an escape", "GET /%2 HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"escape of no digit", "GET /%zz HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"lone percent in the query", "GET /?q=100% HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"hidden NUL in the path", "GET /a%00b HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"hidden NUL in the query", "GET /?q=a%00b HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"hidden line end in the path", "GET /a%0D%0Ab HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"raw NUL in the address", "GET /a\0b HTTP/1.1\r\n"s + kHost + "\r\n", 400},
        {"overlong UTF-8", "GET /%C0%AE%C0%AE/ HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"surrogate in UTF-8", "GET /?q=%ED%A0%80 HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"Latin-2 in the query", "GET /?q=%BA HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"address too long", "GET /" + std::string(8000, 'a') + " HTTP/1.1\r\n" + kHost + "\r\n", 414},
        // not one head
        {"nothing", "", 400},
        {"only an empty line", "\r\n\r\n", 400},
        {"two heads at once", "GET / HTTP/1.1\r\n" + kHost + "\r\nGET / HTTP/1.1\r\n" + kHost + "\r\n", 400},
        {"TLS greeting", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n"s, 400},
    };
}

}  // namespace

TEST_CASE("gate: every malformed head is refused with its status", "[server][gate]") {
    const auto cases = malformed();
    REQUIRE(cases.size() >= 60);
    for (const Case& each : cases) {
        INFO(each.why);
        CHECK(refused_with(each.head) == each.status);
    }
}

TEST_CASE("gate: ordinary heads pass and say what they are", "[server][gate]") {
    const Head get =
        passed("GET /d/po-urb-4?rev=2.1 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: curl/7.88\r\n\r\n");
    CHECK(get.method == Method::kGet);
    CHECK(get.target == "/d/po-urb-4?rev=2.1");
    CHECK(get.keep_alive);
    CHECK(get.framing == Framing::kNone);
    CHECK(get.fields == std::vector<Field>{{"host", "127.0.0.1:8080"}, {"user-agent", "curl/7.88"}});

    const Head post = passed(
        "POST / HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 12\r\nExpect: 100-Continue\r\nConnection: Close\r\n\r\n");
    CHECK(post.framing == Framing::kLength);
    CHECK(post.length == 12);
    CHECK(post.expects_continue);
    CHECK_FALSE(post.keep_alive);

    CHECK(passed("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n\r\n").framing ==
          Framing::kChunked);
    CHECK(passed("OPTIONS * HTTP/1.1\r\nHost: LOCALHOST.\r\n\r\n").target == "*");
    CHECK(passed("GET / HTTP/1.1\r\nHost: Proceduri.Teiusani.Example:443\r\n\r\n").fields.size() == 1);
    CHECK(passed("GET /?q=autoriza\xC8\x9Bie HTTP/1.1\r\nHost: localhost\r\n\r\n").target == "/?q=autoriza\xC8\x9Bie");
    CHECK(passed("GET / HTTP/1.1\r\nHost: localhost\r\nX-Empty:\r\nX-Spaces: \t a b \t\r\n\r\n").fields[2].value ==
          "a b");
    CHECK_FALSE(passed("GET / HTTP/1.0\r\n\r\n").keep_alive);
}

TEST_CASE("gate: every prefix of a good head is unfinished, never hopeless", "[server][gate]") {
    const std::string head = "GET /?q=a HTTP/1.1\r\nHost: localhost\r\nX-A:\tb\r\n\r\n";
    for (std::size_t length = 0; length <= head.size(); ++length) CHECK_FALSE(hopeless(head.substr(0, length)));
    CHECK(hopeless("GET / HTTP/1.1\n"));
    CHECK(hopeless("GET / HTTP/1.1\r\nX: a\rb"));
    CHECK(hopeless(std::string("\x16\x03\x01", 3)));
}

TEST_CASE("gate: no single changed byte of a request makes it a different request that passes with two lengths",
          "[server][gate]") {
    const std::string head = "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\n";
    for (std::size_t i = 0; i < head.size(); ++i)
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = head;
            changed[i] = static_cast<char>(byte);
            const auto checked = check_head(changed, rules());
            const Head* passed_head = std::get_if<Head>(&checked);
            if (!passed_head) continue;
            // Whatever passes has one host and at most one length, and its method takes the body that is announced.
            CHECK(std::count_if(passed_head->fields.begin(), passed_head->fields.end(),
                                [](const Field& f) { return f.name == "host"; }) == 1);
            CHECK(passed_head->framing != Framing::kChunked);
        }
}
