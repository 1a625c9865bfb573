#include <catch2/catch.hpp>
#include <thread>

#include "core/service/distribution/reminders.h"
#include "mail/smtp_mailer.h"
#include "tests/core/service/mail/office.h"
#include "tests/support/mail_sink.h"

using namespace pravila;
using namespace pravila::test;
using Outcome = Delivery::Outcome;

namespace {

/// Minutes later on the same day.
class Later : public Clock {
  public:
    explicit Later(const Clock& clock) : clock_(clock) {}
    Instant now() const override { return clock_.now() + std::chrono::minutes(minutes); }
    Date day_of(Instant instant) const override { return clock_.day_of(instant); }
    int minutes = 0;

  private:
    const Clock& clock_;
};

/// Bucharest in winter: two hours before UTC.
class Winter : public Clock {
  public:
    Instant now() const override { return at; }
    Date day_of(Instant instant) const override {
        return Date(std::chrono::floor<std::chrono::days>(instant + std::chrono::hours(2)));
    }
    Instant at{};
};

}  // namespace

TEST_CASE("digests: a day has one for a person, however often and by whomever it is sent", "[mail][digest]") {
    Office office;
    CHECK(office.round().sent == 1);
    CHECK(office.row("urb").state == DigestState::kSent);
    CHECK(office.row("urb").sent_at.has_value());
    CHECK(office.row("taxe").state == DigestState::kNothing);
    CHECK(office.round().sent == 0);
    CHECK(office.mailer.tried.size() == 1);
    office.desk.town.clock.set("2026-11-24");
    CHECK(office.round().sent == 1);
    CHECK(office.mailer.tried[0].id != office.mailer.tried[1].id);
    CHECK(office.desk.town.findings() == "");
}

TEST_CASE("digests: mail that was taken is the reminder of what it asks to read, mail that failed is none",
          "[mail][digest]") {
    Office office;
    Town& town = office.desk.town;
    town.document("PO-CAD-01", "Evidența terenurilor", "CAD");
    DistributionLine line;
    line.unit = town.unit("CAD");
    set_distribution(town.as("calitate"), "PO-CAD-01", {line});
    start_distribution(town.as("calitate"), "PO-CAD-01");
    town.clock.set("2026-11-30");  // three days before the last one
    const auto due = [&] {
        std::size_t count = 0;
        town.read([&](StoreReader& reader) { count = reminders_due(reader, town.clock.today()).size(); });
        return count;
    };
    REQUIRE(due() == 1);
    office.mailer.answers["cad@teiusani.example"] = {Outcome::kAddressRefused, 550, {}};
    office.round();
    CHECK(due() == 1);
    CHECK(office.desk.count("reading.reminded") == 0);
    office.mailer.answers.clear();
    town.clock.set("2026-12-02");
    office.round();
    CHECK(due() == 0);
    CHECK(office.desk.count("reading.reminded") == 1);
    CHECK(town.findings() == "");
}

TEST_CASE("digests: two processes that send at once send one", "[mail][digest]") {
    Office office;
    // While the first is talking to the mail server, the second goes through its own round.
    FakeMailer second;
    office.mailer.before_answer = [&] {
        office.mailer.before_answer = nullptr;
        send_digests(office.desk.town.system(), second, office.options, [] { return true; });
    };
    CHECK(office.round().sent == 1);
    CHECK(second.tried.empty());
}

TEST_CASE("digests: nobody disabled, without an address, or no longer in office gets any", "[mail][digest]") {
    Office office;
    Town& town = office.desk.town;
    const auto without = [&](const std::function<void(StoreWriter&)>& change) {
        town.write(change);
        office.mailer.sent.clear();
        office.round();
        const bool got = office.mailer.to("urb") != nullptr;
        return !got;
    };
    Person urb;
    town.read([&](StoreReader& reader) { urb = *reader.organisation().person(town.person("urb")); });
    SECTION("disabled") {
        urb.disabled = true;
        CHECK(without([&](StoreWriter& writer) { writer.organisation().update_person(urb); }));
    }
    SECTION("without an address") {
        urb.email.clear();
        CHECK(without([&](StoreWriter& writer) { writer.organisation().update_person(urb); }));
    }
    SECTION("left") {
        CHECK(without([&](StoreWriter& writer) {
            for (Membership place : writer.organisation().memberships_of(urb.id)) {
                place.until = Town::day("2026-11-23");
                writer.organisation().update_membership(place);
            }
            for (RoleGrant grant : writer.organisation().grants_of(urb.id)) {
                grant.until = Town::day("2026-11-23");
                writer.organisation().update_grant(grant);
            }
        }));
        CHECK(office.mailer.tried.empty());
    }
}

TEST_CASE("digests: an address that is refused is left alone for the day; one put off is tried again, ever later",
          "[mail][digest]") {
    Office office;
    office.mailer.answers["urb@teiusani.example"] = {Outcome::kAddressRefused, 550, {}};
    CHECK(office.round().refused == 1);
    CHECK(office.row("urb").reply == 550);
    office.round();
    CHECK(office.mailer.tried.size() == 1);

    office.desk.town.clock.set("2026-11-24");
    office.mailer.answers["urb@teiusani.example"] = {Outcome::kAddressLater, 451, {}};
    Later clock(office.desk.town.clock);
    Context context{*office.desk.town.store, clock, office.desk.town.ids, office.desk.town.system().scope};
    const auto tries_at = [&](int minutes) {
        clock.minutes = minutes;
        const auto before = office.mailer.tried.size();
        send_digests(context, office.mailer, office.options, [] { return true; });
        return office.mailer.tried.size() - before;
    };
    CHECK(tries_at(0) == 1);
    CHECK(tries_at(4) == 0);
    CHECK(tries_at(5) == 1);
    CHECK(tries_at(14) == 0);
    CHECK(tries_at(15) == 1);
    CHECK(tries_at(34) == 0);
    CHECK(tries_at(35) == 1);
    CHECK(office.row("urb").tries == 4);
    office.mailer.answers.clear();
    CHECK(tries_at(200) == 1);
    CHECK(office.row("urb").state == DigestState::kSent);
    CHECK(tries_at(300) == 0);
    // Every try was the same message.
    for (std::size_t i = 2; i < office.mailer.tried.size(); ++i)
        CHECK(office.mailer.tried[i].id == office.mailer.tried[1].id);
}

TEST_CASE("digests: when the mail server fails, the round ends and nobody is lost", "[mail][digest]") {
    Office office;
    office.desk.submitted("Autorizații de construire", {"CAD"});
    office.desk.give("urb", office.waiting, StepKind::kVerify);  // now the chair is asked too
    office.mailer.otherwise = {Outcome::kServerFailed, 0, {}};
    const DigestRound failed = office.round();
    CHECK(failed.server_failed);
    CHECK(office.mailer.tried.size() == 1);
    office.mailer.otherwise = {Outcome::kAccepted, 250, {}};
    office.round();
    Later clock(office.desk.town.clock);
    clock.minutes = 5;
    Context context{*office.desk.town.store, clock, office.desk.town.ids, office.desk.town.system().scope};
    send_digests(context, office.mailer, office.options, [] { return true; });
    CHECK(office.mailer.to("urb"));
    CHECK(office.mailer.to("secretar"));
    CHECK(office.mailer.sent.size() == 2);
}

TEST_CASE("digests: one that a killed process had taken up is sent by another after its time, under the same id",
          "[mail][digest]") {
    Office office;
    // The process ends after the server's 250, before it could write that down.
    struct Killed {};
    office.mailer.before_answer = [] { throw Killed(); };
    CHECK_THROWS_AS(office.round(), Killed);
    CHECK(office.row("urb").state == DigestState::kSending);
    office.mailer.before_answer = nullptr;
    office.round();
    CHECK(office.mailer.tried.size() == 1);
    Later clock(office.desk.town.clock);
    clock.minutes = static_cast<int>(kDigestLease.count());
    Context context{*office.desk.town.store, clock, office.desk.town.ids, office.desk.town.system().scope};
    CHECK(send_digests(context, office.mailer, office.options, [] { return true; }).sent == 1);
    REQUIRE(office.mailer.tried.size() == 2);
    CHECK(office.mailer.tried[0].id == office.mailer.tried[1].id);
    CHECK(office.row("urb").state == DigestState::kSent);
}

TEST_CASE("digests: the round can be ended between two people", "[mail][digest]") {
    Office office;
    send_digests(office.desk.town.system(), office.mailer, office.options, [] { return false; });
    CHECK(office.mailer.tried.empty());
    CHECK(office.rows().empty());
}

TEST_CASE("digests: they are due on working days from the hour on, in the institution's zone", "[mail][digest]") {
    Winter clock;
    const auto due = [&](const char* instant) {
        clock.at = *instant_from(instant);
        return is_digest_time(clock, 7);
    };
    CHECK_FALSE(due("2026-11-23T04:59:59.999Z"));  // Monday, 06:59
    CHECK(due("2026-11-23T05:00:00.000Z"));
    CHECK(due("2026-11-23T21:59:00.000Z"));
    CHECK_FALSE(due("2026-11-23T22:00:00.000Z"));  // Tuesday, 00:00
    CHECK_FALSE(due("2026-11-21T10:00:00.000Z"));  // Saturday
    CHECK_FALSE(due("2026-12-01T10:00:00.000Z"));  // the national day
    CHECK_FALSE(due("2026-11-30T10:00:00.000Z"));  // Saint Andrew
    CHECK(due("2026-12-02T10:00:00.000Z"));
}

TEST_CASE("digests: a preview is what would be sent, and sends nothing", "[mail][digest]") {
    Office office;
    const auto previews = preview_digests(office.desk.town.system(), office.options);
    REQUIRE(previews.size() == 1);
    CHECK(previews[0].name == "Ana-Maria Dobrescu");
    CHECK(office.rows().empty());
    office.round();
    CHECK(office.mailer.sent.at(0).body == previews[0].text.body);
}

TEST_CASE("digests: through a real mail server, a refusal and a death in the middle lose nobody else's",
          "[mail][digest][smtp]") {
    Office office;
    Town& town = office.desk.town;
    office.desk.submitted("Autorizații de construire", {"CAD"});
    office.desk.give("urb", office.waiting, StepKind::kVerify);
    const auto readdress = [&](const char* who, const char* address) {
        town.write([&](StoreWriter& writer) {
            Person person = *writer.organisation().person(town.person(who));
            person.email = address;
            writer.organisation().update_person(person);
        });
    };
    readdress("urb", "die@teiusani.example");
    MailSink sink;
    mail::SmtpOptions smtp;
    smtp.host = "127.0.0.1";
    smtp.port = sink.port();
    smtp.security = mail::Security::kNone;
    smtp.sender = {"proceduri@teiusani.example", office.options.institution};
    const auto mailer = mail::smtp_mailer(smtp, town.clock);
    const auto round = [&] { return send_digests(town.system(), *mailer, office.options, [] { return true; }); };
    CHECK(round().server_failed);
    CHECK(office.row("urb").state == DigestState::kWaiting);
    CHECK(round().sent == 1);  // the chair's, while the other one waits
    readdress("urb", "refuse@teiusani.example");
    Later clock(town.clock);
    clock.minutes = 5;
    Context context{*town.store, clock, town.ids, town.system().scope};
    CHECK(send_digests(context, *mailer, office.options, [] { return true; }).refused == 1);
    const auto messages = sink.received();
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].to == "secretar@teiusani.example");
    CHECK(messages[0].header("Subject") == "De rezolvat la 23.11.2026: 1");
    CHECK(messages[0].body().find("Vi se cere avizul") != std::string::npos);
    CHECK(messages[0].header("Auto-Submitted") == "auto-generated");
}
