#include <catch2/catch.hpp>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;
using namespace std::chrono_literals;

namespace {

const Instant kNow = at("2026-11-22T10:00:00.000Z");

/// A store with two institutions, each with a person p1.
struct Stores : TestStore {
    Stores() {
        store->write(kOther,
                     [](StoreWriter& writer) { writer.create_institution(institution_of(kOther), kPublicKey); });
        for (const Scope& scope : {kScope, kOther})
            store->write(scope, [](StoreWriter& writer) {
                Person person;
                person.id = PersonId("p1");
                person.name = "Ana";
                writer.organisation().add_person(person);
            });
    }
};

AccessSession session(const std::string& id, const std::string& hash) {
    AccessSession made;
    made.id = SessionId(id);
    made.token_sha256 = hash;
    made.person = PersonId("p1");
    made.created = made.last_seen = kNow;
    made.expires = kNow + 12h;
    return made;
}

}  // namespace

TEST_CASE("account_store: an account comes back as it was put, and a stale change is refused", "[accounts][store]") {
    Stores test;
    Account account;
    account.person = PersonId("p1");
    account.password_hash = "$argon2id$x";
    account.totp_secret = std::string("\0\xff\x01", 3);
    account.totp_active = true;
    account.last_totp_step = 59;
    test.write([&](StoreWriter& writer) {
        CHECK_FALSE(writer.accounts().has_passwords());
        writer.accounts().add_account(account);
    });
    test.reopen();
    test.write([&](StoreWriter& writer) {
        auto stored = writer.accounts().account(account.person);
        REQUIRE(stored);
        CHECK(stored->password_hash == account.password_hash);
        CHECK(stored->totp_secret == account.totp_secret);
        CHECK(stored->totp_active);
        CHECK(stored->last_totp_step == 59);
        CHECK(writer.accounts().has_passwords());
        writer.accounts().update_account(*stored);
        CHECK(refusal([&] { writer.accounts().update_account(*stored); }).code == ErrorCode::kConflict);
    });
    test.store->read(kOther, [&](StoreReader& reader) {
        CHECK_FALSE(reader.accounts().account(account.person));
        CHECK_FALSE(reader.accounts().has_passwords());
    });
}

TEST_CASE("account_store: sessions are found by their hash inside their institution only", "[accounts][store]") {
    Stores test;
    test.write([](StoreWriter& writer) {
        writer.accounts().add_session(session("s1", "h1"));
        writer.accounts().add_session(session("s2", "h2"));
    });
    test.store->read(kOther, [](StoreReader& reader) { CHECK_FALSE(reader.accounts().session_with_token("h1")); });
    test.write([](StoreWriter& writer) {
        CHECK(writer.accounts().session_with_token("h1")->id == SessionId("s1"));
        CHECK(writer.accounts().sessions_of(PersonId("p1")).size() == 2);
        writer.accounts().touch_session(SessionId("s1"), kNow + 6min);
        CHECK(writer.accounts().session(SessionId("s1"))->last_seen == kNow + 6min);
        writer.accounts().remove_session(SessionId("s2"));
        writer.accounts().remove_session(SessionId("s2"));
        writer.accounts().remove_expired_sessions(kNow + 12h - 1ms);
        CHECK(writer.accounts().session(SessionId("s1")));
        writer.accounts().remove_expired_sessions(kNow + 12h);
        CHECK_FALSE(writer.accounts().session(SessionId("s1")));
    });
    CHECK(refusal([&] {
              test.write([](StoreWriter& writer) {
                  writer.accounts().add_session(session("s3", "h3"));
                  writer.accounts().add_session(session("s4", "h3"));
              });
          }).code == ErrorCode::kConflict);
}

TEST_CASE("account_store: kept answers and throttles are replaced, and forgotten by age", "[accounts][store]") {
    Stores test;
    KeptAnswer answer;
    answer.person = PersonId("p1");
    answer.key = "k";
    answer.request_sha256 = "r";
    answer.at = kNow;
    test.write([&](StoreWriter& writer) {
        writer.accounts().put_kept_answer(answer);
        answer.status = 201;
        answer.body = std::string("{\0}", 3);
        writer.accounts().put_kept_answer(answer);
        const auto kept = writer.accounts().kept_answer(answer.person, "k");
        REQUIRE(kept);
        CHECK(kept->status == 201);
        CHECK(kept->body == answer.body);
        CHECK_FALSE(writer.accounts().kept_answer(PersonId("p2"), "k"));
        writer.accounts().remove_kept_answers_before(kNow);
        CHECK(writer.accounts().kept_answer(answer.person, "k"));
        writer.accounts().remove_kept_answers_before(kNow + 1ms);
        CHECK_FALSE(writer.accounts().kept_answer(answer.person, "k"));
        writer.accounts().put_throttle({"t", 3, kNow});
        writer.accounts().put_throttle({"t", 4, kNow});
        CHECK(writer.accounts().throttle("t")->failures == 4);
        writer.accounts().remove_throttles_before(kNow + 1ms);
        CHECK_FALSE(writer.accounts().throttle("t"));
    });
}
