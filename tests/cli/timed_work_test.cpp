#include "cli/timed_work.h"

#include <catch2/catch.hpp>
#include <future>

#include "mail/smtp_mailer.h"
#include "tests/core/service/mail/office.h"
#include "tests/support/mail_sink.h"

using namespace pravila;
using namespace pravila::test;

namespace {

/// What the log of the server hears, in Romanian, and when it hears it.
class Heard {
  public:
    std::function<void(const Message&)> listener() {
        return [this](const Message& message) {
            const std::lock_guard lock(mutex_);
            lines_.push_back(Catalogue::of(Language::kRomanian).text(message));
            if (lines_.size() == 1) first_.set_value();
        };
    }
    std::vector<std::string> first() {
        first_.get_future().wait();
        const std::lock_guard lock(mutex_);
        return lines_;
    }

  private:
    std::mutex mutex_;
    std::promise<void> first_;
    std::vector<std::string> lines_;
};

std::optional<cli::DailyMail> mail_to(const MailSink& sink, const Office& office, int hour) {
    mail::SmtpOptions smtp;
    smtp.host = "127.0.0.1";
    smtp.port = sink.port();
    smtp.security = mail::Security::kNone;
    smtp.sender = {"proceduri@teiusani.example", office.options.institution};
    return cli::DailyMail{mail::smtp_mailer(smtp, office.desk.town.clock), office.options, hour};
}

void readdress(Office& office, const std::string& address) {
    office.desk.town.write([&](StoreWriter& writer) {
        Person person = *writer.organisation().person(office.desk.town.person("urb"));
        person.email = address;
        writer.organisation().update_person(person);
    });
}

}  // namespace

TEST_CASE("timed work: on a working day from the hour on, everyone gets their mail; the log names nobody",
          "[cli][mail]") {
    Office office;  // Monday, 10:00
    MailSink sink;
    Heard heard;
    {
        const cli::TimedWork work(office.desk.town.system(), heard.listener(), mail_to(sink, office, 10));
        const Received message = sink.wait();
        CHECK(message.to == "urb@teiusani.example");
        CHECK(heard.first() == std::vector<std::string>{"E-mail zilnic: 1 trimise, 0 refuzate."});
    }
    CHECK(office.row("urb").state == DigestState::kSent);
    // A server that starts again on the same day sends nothing more.
    { const cli::TimedWork work(office.desk.town.system(), heard.listener(), mail_to(sink, office, 10)); }
    CHECK(sink.received().empty());
}

TEST_CASE("timed work: a mail server that fails is told of without an address, and keeps nothing else from being done",
          "[cli][mail]") {
    Office office;
    readdress(office, "die@teiusani.example");
    MailSink sink;
    Heard heard;
    const cli::TimedWork work(office.desk.town.system(), heard.listener(), mail_to(sink, office, 0));
    const auto lines = heard.first();
    REQUIRE(lines.size() == 1);
    CHECK(lines[0] == "Serverul de e-mail nu a preluat mesajul zilnic (răspuns 0); se încearcă din nou.");
    CHECK(office.row("urb").state == DigestState::kWaiting);
}

TEST_CASE("timed work: without a mail server everything else is done", "[cli][mail]") {
    Office office;
    office.desk.approved(office.waiting, "2026-11-24");
    office.desk.town.clock.set("2026-11-24");
    CHECK(cli::run_timed_work(office.desk.town.system(), [](const Message&) {}) == 1);
    CHECK(office.desk.count("revision.came_into_force") == 1);
    {
        const cli::TimedWork work(
            office.desk.town.system(), [](const Message&) {}, std::nullopt);
    }
    CHECK(office.rows().empty());
}
