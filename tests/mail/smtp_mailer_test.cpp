#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "core/error.h"
#include "mail/smtp_mailer.h"
#include "tests/support/mail_sink.h"
#include "tests/support/temp_dir.h"

using namespace pravila;
using namespace pravila::mail;
using namespace pravila::test;
using Outcome = Delivery::Outcome;

namespace {

class Noon : public Clock {
  public:
    Instant now() const override { return *instant_from("2026-11-23T10:00:00.000Z"); }
    Date day_of(Instant instant) const override { return Date(std::chrono::floor<std::chrono::days>(instant)); }
};

const Noon kClock;

SmtpOptions options_for(std::uint16_t port, Security security = Security::kNone) {
    SmtpOptions options;
    options.host = "localhost";
    options.port = port;
    options.security = security;
    options.sender = {"proceduri@teiusani.example", "Primăria Teiușani"};
    return options;
}

/// For servers that never answer: nothing is gained by waiting.
SmtpOptions impatient(std::uint16_t port, Security security = Security::kNone) {
    SmtpOptions options = options_for(port, security);
    options.reply_timeout = std::chrono::milliseconds(500);
    options.total_timeout = std::chrono::milliseconds(1500);
    return options;
}

Delivery send(const SmtpOptions& options, const std::string& to) {
    return smtp_mailer(options, kClock)->send({"0192f000", to, "Știri", "Două proceduri.\n.\nSfârșit.\n", "ro"});
}

/// A certificate for `localhost` that signs itself, and one for another name.
struct Certificates {
    TempDir folder;
    std::string file(const std::string& name) const { return folder.file(name); }
    Certificates() {
        for (const char* name : {"localhost", "elsewhere.example"}) {
            const std::string made =
                "openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=" + std::string(name) +
                " -addext subjectAltName=DNS:" + name + " -keyout " + file(std::string(name) + ".key") + " -out " +
                file(std::string(name) + ".pem") + " 2>/dev/null";
            if (std::system(made.c_str()) != 0) throw std::runtime_error("openssl made no certificate");
        }
    }
    std::vector<std::string> of(const std::string& option, const std::string& name) const {
        return {option, file(name + ".pem"), file(name + ".key")};
    }
};

const Certificates& certificates() {
    static const Certificates made;
    return made;
}

/// Accepts connections and never says a word.
class Mute {
  public:
    Mute() : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(bind(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(listen(descriptor_, 8) == 0);
        socklen_t size = sizeof address;
        REQUIRE(getsockname(descriptor_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
    }
    ~Mute() { close(descriptor_); }
    Mute(const Mute&) = delete;
    Mute& operator=(const Mute&) = delete;
    std::uint16_t port() const { return port_; }

  private:
    int descriptor_;
    std::uint16_t port_ = 0;
};

}  // namespace

TEST_CASE("smtp: a message arrives whole at a real mail server", "[mail][smtp]") {
    MailSink sink;
    const Delivery delivery = send(options_for(sink.port()), "ana@teiusani.example");
    CAPTURE(delivery.detail);
    CHECK(delivery.outcome == Outcome::kAccepted);
    CHECK(delivery.reply == 250);
    const auto messages = sink.received();
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].from == "proceduri@teiusani.example");
    CHECK(messages[0].to == "ana@teiusani.example");
    CHECK(messages[0].header("Subject") == "Știri");
    CHECK(messages[0].body() == "Două proceduri.\r\n.\r\nSfârșit.\r\n");
    CHECK(messages[0].header("Message-ID") == "<0192f000@teiusani.example>");
}

TEST_CASE("smtp: what the server says of an address, of a message or of itself is told apart", "[mail][smtp]") {
    MailSink sink;
    const SmtpOptions options = options_for(sink.port());
    const auto is = [&](const char* to, Outcome outcome, int reply) {
        const Delivery delivery = send(options, to);
        CAPTURE(to, delivery.detail, delivery.reply);
        CHECK(delivery.outcome == outcome);
        CHECK(delivery.reply == reply);
    };
    is("refuse@teiusani.example", Outcome::kAddressRefused, 550);
    is("full@teiusani.example", Outcome::kAddressRefused, 552);
    is("later@teiusani.example", Outcome::kAddressLater, 451);
    is("bye@teiusani.example", Outcome::kServerFailed, 421);
    is("die@teiusani.example", Outcome::kServerFailed, 0);
    is("ana@teiusani.example>\r\nRCPT TO:<alt@rau.example", Outcome::kAddressRefused, 0);
    CHECK(sink.received().empty());
    is("ana@teiusani.example", Outcome::kAccepted, 250);
}

TEST_CASE("smtp: a server that is silent, hangs, drips or is not there fails within its time", "[mail][smtp]") {
    MailSink sink;
    const Mute mute;
    CHECK(send(impatient(mute.port()), "ana@teiusani.example").outcome == Outcome::kServerFailed);
    CHECK(send(impatient(mute.port(), Security::kTls), "ana@teiusani.example").outcome == Outcome::kServerFailed);
    CHECK(send(impatient(sink.port()), "hang@teiusani.example").outcome == Outcome::kServerFailed);
    CHECK(send(impatient(sink.port()), "drip@teiusani.example").outcome == Outcome::kServerFailed);
    sink.end();
    CHECK(send(impatient(sink.port()), "ana@teiusani.example").outcome == Outcome::kServerFailed);
}

TEST_CASE("smtp: TLS from the first byte or by STARTTLS, with sign-in inside it", "[mail][smtp][tls]") {
    for (const auto& [security, option] :
         {std::pair(Security::kStartTls, "--starttls"), std::pair(Security::kTls, "--tls")}) {
        CAPTURE(option);
        auto words = certificates().of(option, "localhost");
        words.insert(words.end(), {"--user", "pravila", "o parolă lungă"});
        MailSink sink(words);
        SmtpOptions options = options_for(sink.port(), security);
        options.ca_file = certificates().file("localhost.pem");
        options.user = "pravila";
        options.password = "o parolă lungă";
        const Delivery delivery = send(options, "ana@teiusani.example");
        CAPTURE(delivery.detail);
        REQUIRE(delivery.outcome == Outcome::kAccepted);
        const auto messages = sink.received();
        REQUIRE(messages.size() == 1);
        CHECK(messages[0].tls);
        CHECK(messages[0].user == "pravila");
        options.password = "alta";
        const Delivery refused = send(options, "ana@teiusani.example");
        CHECK(refused.outcome == Outcome::kServerFailed);
        CHECK(refused.detail.find("alta") == std::string::npos);
        options.user.clear();
        CHECK(send(options, "ana@teiusani.example").outcome == Outcome::kServerFailed);
        CHECK(sink.received().empty());
    }
}

TEST_CASE("smtp: a certificate of someone else, of nobody known, or none ends the conversation", "[mail][smtp][tls]") {
    for (const auto& [security, option] :
         {std::pair(Security::kStartTls, "--starttls"), std::pair(Security::kTls, "--tls")}) {
        CAPTURE(option);
        MailSink own(certificates().of(option, "localhost"));
        const auto to = [chosen = security](const MailSink& sink, const std::string& ca_file) {
            SmtpOptions options = options_for(sink.port(), chosen);
            options.ca_file = ca_file;
            return send(options, "ana@teiusani.example").outcome;
        };
        CHECK(to(own, "") == Outcome::kServerFailed);  // the system trusts nobody who signed it
        CHECK(to(own, certificates().file("elsewhere.example.pem")) == Outcome::kServerFailed);
        MailSink other(certificates().of(option, "elsewhere.example"));
        CHECK(to(other, certificates().file("elsewhere.example.pem")) == Outcome::kServerFailed);  // another name
        CHECK(to(own, certificates().file("localhost.pem")) == Outcome::kAccepted);
        CHECK(own.received().size() == 1);
        CHECK(other.received().empty());
    }
    // A server that offers no STARTTLS, or whose offer was taken away on the way: nothing is sent in the clear.
    MailSink plain;
    CHECK(send(options_for(plain.port(), Security::kStartTls), "ana@teiusani.example").outcome ==
          Outcome::kServerFailed);
    CHECK(plain.received().empty());
}

TEST_CASE("smtp: what cannot work is said when it is set up", "[mail][smtp]") {
    SmtpOptions options = options_for(25);
    options.sender.address = "";
    CHECK_THROWS_AS(smtp_mailer(options, kClock), Error);
    options = options_for(25);
    options.host = "mail.teiusani.example";
    options.user = "pravila";
    CHECK_THROWS_AS(smtp_mailer(options, kClock), Error);
    options = options_for(25, Security::kTls);
    options.ca_file = "/no/such/file.pem";
    CHECK_THROWS_AS(smtp_mailer(options, kClock), Error);
}
