#include <catch2/catch.hpp>

#include "mail/message.h"
#include "tests/support/mail_sink.h"

using namespace pravila;
using namespace pravila::mail;

namespace {

const Sender kSender{"proceduri@teiusani.example", "Primăria Municipiului Teiușani"};
const Instant kNow = *instant_from("2026-11-23T05:06:07.890Z");

Mail plain() { return {"0192f000", "ana@teiusani.example", "De rezolvat", "Bună ziua,\n", "ro"}; }

test::Received read(const Mail& mail, const Sender& sender = kSender) {
    test::Received message;
    message.data = message_text(mail, sender, kNow);
    return message;
}

std::vector<std::string> lines(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = text.find("\r\n", from);
        REQUIRE(end != std::string::npos);
        all.push_back(text.substr(from, end - from));
        from = end + 2;
    }
    return all;
}

}  // namespace

TEST_CASE("message: the headers of a digest are complete and exact", "[mail][message]") {
    const test::Received message = read(plain());
    CHECK(message.header("Date") == "Mon, 23 Nov 2026 05:06:07 +0000");
    CHECK(message.header("From") == "Primăria Municipiului Teiușani <proceduri@teiusani.example>");
    CHECK(message.header("To") == "<ana@teiusani.example>");
    CHECK(message.header("Subject") == "De rezolvat");
    CHECK(message.header("Message-ID") == "<0192f000@teiusani.example>");
    CHECK(message.header("Auto-Submitted") == "auto-generated");
    CHECK(message.header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(message.header("Content-Language") == "ro");
    CHECK(message.body() == "Bună ziua,\r\n");
}

TEST_CASE("message: Romanian text of any length comes back as it was, in short plain lines", "[mail][message]") {
    Mail mail = plain();
    for (int length = 1; length < 120; ++length) {
        mail.subject.clear();
        mail.body.clear();
        for (int i = 0; i < length; ++i) mail.subject += i % 3 == 0 ? "ș" : i % 3 == 1 ? "a" : "€";
        for (int i = 0; i < length; ++i) mail.body += mail.subject + "\n.\n";
        CAPTURE(length);
        const test::Received message = read(mail);
        REQUIRE(message.header("Subject") == mail.subject);
        std::string expected = mail.body;
        for (std::size_t at = 0; (at = expected.find('\n', at)) != std::string::npos; at += 2)
            expected.insert(at, "\r");
        REQUIRE(message.body() == expected);
        for (const std::string& line : lines(message.data)) {
            REQUIRE(line.size() <= 78);
            REQUIRE_FALSE(line.starts_with("."));
            for (const char c : line) REQUIRE((c >= ' ' && c <= '~'));
        }
    }
}

TEST_CASE("message: nothing in a field makes another header", "[mail][message]") {
    const std::string attack = "x\r\nBcc: rau@rau.example\r\n\r\nAlt text\nBcc: b@rau.example\rBcc: c@rau.example";
    Mail mail = plain();
    mail.subject = attack;
    mail.id = "a>\r\nBcc: d@rau.example";
    mail.language = attack;
    Sender sender = kSender;
    sender.name = "\"" + attack + "\" <fals@rau.example>";
    const test::Received message = read(mail, sender);
    CHECK(message.header("Bcc").empty());
    CHECK(message.body() == "Bună ziua,\r\n");
    CHECK(message.header("Message-ID") == "<aBccdrau.example@teiusani.example>");
    const std::string head = message.data.substr(0, message.data.find("\r\n\r\n"));
    CHECK(head.find("fals@rau.example") == std::string::npos);
    CHECK(head.find("Bcc:") == std::string::npos);
    CHECK(head.find("Alt text") == std::string::npos);
    CHECK(lines(head + "\r\n").size() >= 9);
}

TEST_CASE("message: an address is plain, or none", "[mail][message]") {
    for (const char* good : {"ana@teiusani.example", "ana.pop+x@a-b.example", "o'neil_9@x.example"})
        CHECK(is_address(good));
    for (const char* bad :
         {"", "ana", "@x.example", "ana@", "ana@x@y.example", "a b@x.example", "ana@x.example\r\nRCPT TO:<b@y.example>",
          "ana>@x.example", "<ana@x.example>", "ana@x.example>", "\"a\"@x.example", ".a@x.example", "a..b@x.example",
          "ana@.example", "ana@x..example", "ană@x.example", "ana@[127.0.0.1]", "ana@x.example\n", "ana@-x.example"})
        CHECK_FALSE(is_address(bad));
    CHECK_FALSE(is_address(std::string(65, 'a') + "@x.example"));
    CHECK_FALSE(is_address("a@" + std::string(260, 'x')));
    CHECK_FALSE(is_address(std::string("a\0b@x.example", 13)));
}
