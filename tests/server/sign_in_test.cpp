#include <atomic>
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "core/error.h"
#include "core/service/accounts/passwords.h"
#include "core/service/accounts/sessions.h"
#include "core/service/accounts/token.h"
#include "core/service/accounts/totp.h"
#include "server/routes.h"
#include "tests/server/hall.h"

using namespace pravila;
using namespace pravila::test;
using namespace std::chrono_literals;
using http::Method;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("sign_in: a password opens a session, and the header says whose", "[server][sign_in]") {
    Hall hall;
    CHECK(has(hall.page("/register"), "/sign-in?next=%2Fregister"));
    const auto answer = hall.post("/sign-in", {{"email", " ana@EXAMPLE.ro"}, {"password", World::kPassword}});
    CHECK(answer.status() == 403);  // a space is not part of an address
    const auto good = hall.post(
        "/sign-in", {{"email", "ANA@example.ro"}, {"password", World::kPassword}, {"next", "/register?page=2"}});
    CHECK(good.status() == 303);
    CHECK(good.get("Location") == "/register?page=2");
    const std::string cookie(good.get("Set-Cookie"));
    CHECK(has(cookie, "; Path=/; HttpOnly; SameSite=Lax"));
    CHECK_FALSE(has(cookie, "Secure"));
    const auto page = hall.get("/register", cookie.substr(0, cookie.find(';')));
    CHECK(has(page.body(), "Ana-Maria Dobrescu"));
    CHECK(page.get("Cache-Control") == "no-store");
}

TEST_CASE("sign_in: behind https the cookie is for this host and TLS only", "[server][sign_in]") {
    Hall hall;
    hall.serve_at("https://proceduri.example");
    const std::string cookie(hall.try_password(World::kPassword).get("Set-Cookie"));
    CHECK(cookie.substr(0, 15) == "__Host-pravila=");
    CHECK(has(cookie, "; Secure"));
    CHECK(has(cookie, "; Path=/;"));
    CHECK_FALSE(has(cookie, "Domain"));
}

TEST_CASE("sign_in: unknown, disabled, without password and wrong are one answer after one hash each",
          "[server][sign_in]") {
    Hall hall;
    hall.write([&](StoreWriter& writer) {
        for (const char* name : {"off", "fresh"}) {
            Person person;
            person.id = PersonId(name);
            person.name = name;
            person.email = std::string(name) + "@example.ro";
            person.disabled = std::string_view(name) == "off";
            writer.organisation().add_person(person);
        }
        Account account;
        account.person = PersonId("off");
        account.password_hash = hall.hasher().hash(World::kPassword);
        writer.accounts().add_account(account);
    });
    std::set<std::string> bodies;
    for (const char* email : {kEmail, "off@example.ro", "fresh@example.ro", "nobody@example.ro", ""}) {
        const int before = hall.hasher().calls;
        const auto answer =
            hall.try_password(std::string_view(email) == kEmail ? "alta parola lunga" : World::kPassword, email);
        CHECK(hall.hasher().calls == before + 1);
        CHECK(answer.status() == 403);
        CHECK_FALSE(answer.has("Set-Cookie"));
        std::string body = answer.body();
        const std::string value = "type=\"email\" value=\"" + std::string(email) + "\"";
        const std::size_t at = body.find(value);
        REQUIRE(at != std::string::npos);
        bodies.insert(body.replace(at, value.size(), ""));
    }
    CHECK(bodies.size() == 1);
}

TEST_CASE("sign_in: of 10,000 guesses in ten minutes at most 100 reach the hasher", "[server][sign_in]") {
    Hall hall;
    int before = hall.hasher().calls;
    for (int i = 0; i < 10000; ++i) {
        hall.skip(60ms);
        REQUIRE(hall.try_password("gresit " + std::to_string(i)).status() >= 403);
    }
    CHECK(hall.hasher().calls - before <= 100);
    CHECK(hall.hasher().calls - before >= 10);
    // Many addresses of people, one place.
    before = hall.hasher().calls;
    for (int i = 0; i < 2000; ++i) {
        hall.skip(300ms);
        hall.try_password(World::kPassword, "om" + std::to_string(i) + "@example.ro");
    }
    CHECK(hall.hasher().calls - before <= 100);
    // A new attempt may always be made after a while: nobody is locked out for good.
    hall.skip(6min);
    CHECK(hall.try_password(World::kPassword).status() == 303);
}

TEST_CASE("sign_in: guesses at the same moment count like guesses one after the other", "[server][sign_in]") {
    Hall hall;
    const int before = hall.hasher().calls;
    std::atomic<int> wrong{0}, waiting{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&] {
            const int status = hall.try_password("gresit").status();
            if (status == 403) ++wrong;
            if (status == 429) ++waiting;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(hall.hasher().calls - before == 5);
    CHECK(wrong == 5);
    CHECK(waiting == 11);
}

TEST_CASE("sign_in: where somebody has signed in before, guessing from elsewhere does not stand in the way",
          "[server][sign_in]") {
    Hall hall;
    hall.serve_at("http://proceduri.example");
    const auto from = [&](const char* address, const char* password) {
        return hall
            .ask("/sign-in", Method::kPost,
                 {{"Content-Type", "application/x-www-form-urlencoded"},
                  {"X-Forwarded-For", std::string("1.2.3.4, ") + address}},
                 std::string("email=ana%40example.ro&password=") + password)
            .status();
    };
    CHECK(from("192.0.2.7", "patru+cai+de+lemn") == 303);
    for (int i = 0; i < 40; ++i) from(i % 2 ? "2001:db8:1:2::5" : "2001:db8:1:2:ffff::6", "gresit");
    CHECK(from("2001:db8:1:2::7", "patru+cai+de+lemn") == 429);
    CHECK(from("198.51.100.1", "patru+cai+de+lemn") == 429);
    CHECK(from("192.0.2.7", "patru+cai+de+lemn") == 303);
}

TEST_CASE("sign_in: refusals name how long to wait, and a clock set back locks nobody out", "[server][sign_in]") {
    Hall hall;
    for (int i = 0; i < 5; ++i) CHECK(hall.try_password("gresit").status() == 403);
    const auto waiting = hall.try_password(World::kPassword);
    CHECK(waiting.status() == 429);
    CHECK(waiting.get("Retry-After") == "1");
    hall.skip(-24h);
    CHECK(hall.try_password(World::kPassword).status() == 303);
}

TEST_CASE("sign_in: every sign-in makes a new session and ends the one of the same browser", "[server][sign_in]") {
    Hall hall;
    const std::string first = hall.sign_in(kEmail);
    CHECK(hall.get("/account", first).status() == 200);
    const auto again = hall.post("/sign-in", {{"email", kEmail}, {"password", World::kPassword}}, first);
    CHECK(again.status() == 303);
    const std::string second(again.get("Set-Cookie"));
    CHECK(second.substr(0, first.size()) != first);
    CHECK(hall.get("/account", first).status() == 303);
    CHECK(hall.get("/account", second.substr(0, second.find(';'))).status() == 200);
    // A cookie that somebody else chose never becomes a session.
    const auto planted =
        hall.ask("/sign-in", Method::kPost,
                 {{"Content-Type", "application/x-www-form-urlencoded"}, {"Cookie", "pravila=planted"}},
                 "email=ana%40example.ro&password=patru+cai+de+lemn");
    CHECK(planted.status() == 303);
    CHECK_FALSE(has(std::string(planted.get("Set-Cookie")), "planted"));
    CHECK(hall.get("/account", "pravila=planted").status() == 303);
}

TEST_CASE("sign_in: sessions end by sign-out, by idleness, by age, and with their person", "[server][sign_in]") {
    Hall hall;
    const std::string out = hall.sign_in(kEmail);
    const auto signed_out = hall.post("/sign-out", {}, out);
    CHECK(signed_out.status() == 303);
    CHECK(has(std::string(signed_out.get("Set-Cookie")), "pravila=; "));
    CHECK(has(std::string(signed_out.get("Set-Cookie")), "Max-Age=0"));
    CHECK(hall.get("/account", out).status() == 303);
    const std::string idle = hall.sign_in(kEmail);
    hall.skip(kSessionIdle - 1min);
    CHECK(hall.get("/account", idle).status() == 200);
    hall.skip(kSessionIdle - 1min);
    CHECK(hall.get("/account", idle).status() == 200);
    hall.skip(kSessionIdle + 1min);
    CHECK(hall.get("/account", idle).status() == 303);
    const std::string old = hall.sign_in(kEmail);
    for (int hours = 0; hours < 11; ++hours) {
        hall.skip(1h);
        REQUIRE(hall.get("/account", old).status() == 200);
    }
    hall.skip(1h);
    CHECK(hall.get("/account", old).status() == 303);
    const std::string last = hall.sign_in(kEmail);
    hall.write([&](StoreWriter& writer) {
        Person person = *writer.organisation().person(hall.ana);
        person.disabled = true;
        writer.organisation().update_person(person);
    });
    CHECK(hall.get("/account", last).status() == 303);
}

TEST_CASE("sign_in: a session's secret is no key, and a key is no cookie", "[server][sign_in]") {
    Hall hall;
    const std::string cookie = hall.sign_in(kEmail);
    Context context = hall.context();
    context.scope.person = hall.ana;
    const std::string key = add_api_token(context, hall.ana, "program", 30);
    const auto bearer = [&](const std::string& value) {
        return hall.ask("/account", Method::kGet, {{"Authorization", value}}).status();
    };
    CHECK(bearer("Bearer " + key) == 200);
    CHECK(bearer("bearer " + key) == 200);
    CHECK(bearer("Bearer " + hall.secret_of(cookie)) == 401);
    CHECK(bearer("Bearer x") == 401);
    CHECK(bearer("Bearer ") == 401);
    CHECK(bearer("Basic YTpi") == 401);
    CHECK(hall.get("/account", "pravila=" + key).status() == 303);
    hall.skip(24h * 31);
    CHECK(bearer("Bearer " + key) == 401);
}

TEST_CASE("sign_in: what changes something needs the form's token and a page of this site", "[server][csrf]") {
    Hall hall;
    const std::string cookie = hall.sign_in(kEmail), other = hall.sign_in(kEmail);
    const std::string token = form_token(hall.secret_of(cookie));
    int tried = 0;
    for (const http::Route& route : web::routes()) {
        if (route.method == Method::kGet) continue;
        std::string target(route.pattern);
        for (std::size_t at = target.find('{'); at != std::string::npos; at = target.find('{'))
            target.replace(at, target.find('}') - at + 1, "x");
        CAPTURE(target);
        const auto status = [&](const std::vector<http::Field>& more, const std::string& body) {
            std::vector<http::Field> fields = {{"Cookie", cookie},
                                               {"Content-Type", "application/x-www-form-urlencoded"}};
            fields.insert(fields.end(), more.begin(), more.end());
            const auto answer = hall.ask(target, route.method, fields, body);
            return answer.status() == 403 && has(answer.body(), "nu a fost trimis") ? 0 : answer.status();
        };
        const std::string good = "form_token=" + token;
        CHECK(status({}, "") == 0);
        CHECK(status({}, "form_token=") == 0);
        CHECK(status({}, "form_token=" + form_token(hall.secret_of(other))) == 0);
        CHECK(status({{"Origin", "https://evil.example"}}, good) == 0);
        CHECK(status({{"Origin", "null"}}, good) == 0);
        CHECK(status({{"Sec-Fetch-Site", "cross-site"}}, good) == 0);
        CHECK(status({{"Sec-Fetch-Site", "same-site"}}, good) == 0);
        CHECK(status({{"X-Form-Token", "x"}}, good) == 0);
        CHECK(
            hall.ask(target, route.method, {{"Cookie", cookie}, {"Content-Type", "application/json"}}, "{}").status() ==
            403);
        // Last, because it does what the address is for.
        if (target != "/sign-out")
            CHECK(status({{"Origin", "http://localhost"}, {"Sec-Fetch-Site", "same-origin"}}, good) != 0);
        ++tried;
    }
    CHECK(tried >= 10);
    CHECK(hall.get("/account", cookie).status() == 200);
    // Signing somebody in from another site is refused too.
    CHECK(hall.ask("/sign-in", Method::kPost,
                   {{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", "https://evil.example"}},
                   "email=ana%40example.ro&password=patru+cai+de+lemn")
              .status() == 403);
}

TEST_CASE("sign_in: an invitation sets a password once, and for three days", "[server][sign_in]") {
    Hall hall;
    const PersonId dan = hall.add_person("Dan", "dan@example.ro");
    Context context = hall.context();
    CHECK_THROWS_AS(invite(context, dan), Error);  // nobody in particular
    context.scope.person = dan;
    CHECK_THROWS_AS(invite(context, dan), Error);
    hall.grant(hall.ana, Role::kAdministrator);
    context.scope.person = hall.ana;
    const std::string older = invite(context, dan), link = invite(context, dan);
    const std::string session = hall.sign_in("dan@example.ro");
    const auto set = [&](const std::string& secret, const char* password, const char* repeated) {
        return hall.post("/invite/" + secret, {{"password", password}, {"repeated", repeated}}).status();
    };
    CHECK(hall.ask("/invite/" + older).status() == 404);
    const auto page = hall.ask("/invite/" + link);
    CHECK(page.status() == 200);
    CHECK(page.get("Referrer-Policy") == "no-referrer");
    CHECK(set(link, "scurt", "scurt") == 400);
    CHECK(set(link, "parolaparola", "parolaparola") == 400);
    CHECK(set(link, "cinci mere coapte", "cinci mere crude") == 400);
    CHECK(set(link, "cinci mere coapte", "cinci mere coapte") == 303);
    CHECK(set(link, "sase mere coapte!", "sase mere coapte!") == 404);
    CHECK(hall.get("/account", session).status() == 303);
    CHECK(hall.try_password("cinci mere coapte", "dan@example.ro").status() == 303);
    const std::string late = invite(context, dan);
    hall.skip(73h);
    CHECK(hall.ask("/invite/" + late).status() == 404);
}

TEST_CASE("sign_in: the account page changes the password and ends the other sessions", "[server][sign_in]") {
    Hall hall;
    const std::string mine = hall.sign_in(kEmail), other = hall.sign_in(kEmail);
    const auto change = [&](const char* old, const char* fresh) {
        return hall.post("/account/password", {{"old", old}, {"password", fresh}, {"repeated", fresh}}, mine).status();
    };
    CHECK(change("gresit gresit", "cinci mere coapte") == 403);
    CHECK(change(World::kPassword, "scurt") == 400);
    CHECK(change(World::kPassword, "ana@example.ro") == 400);
    CHECK(change(World::kPassword, "cinci mere coapte") == 200);
    CHECK(hall.get("/account", mine).status() == 200);
    CHECK(hall.get("/account", other).status() == 303);
    CHECK(hall.try_password(World::kPassword).status() == 403);
    CHECK(hall.try_password("cinci mere coapte").status() == 303);
}

TEST_CASE("sign_in: with a second factor a password is not enough, and no code works twice", "[server][sign_in]") {
    Hall hall;
    const std::string cookie = hall.sign_in(kEmail);
    const auto secret = [&] {
        std::string raw;
        hall.write([&](StoreWriter& writer) { raw = writer.accounts().account(hall.ana)->totp_secret; });
        return raw;
    };
    const auto code = [&](long long off = 0) {
        return totp_code(secret(), totp_step(hall.context().clock.now()) + off);
    };
    const auto offer = hall.post("/account/code", {}, cookie);
    CHECK(has(offer.body(), to_base32(secret())));
    CHECK(has(offer.body(), "otpauth://totp/Pravila%20Prim"));
    CHECK(hall.post("/account/code/confirm", {{"code", "000000"}}, cookie).status() == 403);
    CHECK(hall.try_password(World::kPassword).status() == 303);  // not yet active
    CHECK(hall.post("/account/code/confirm", {{"code", code()}}, cookie).status() == 200);
    const auto with = [&](const std::string& given) {
        return hall.post("/sign-in", {{"email", kEmail}, {"password", World::kPassword}, {"code", given}}).status();
    };
    CHECK(with("") == 403);
    CHECK(with(code()) == 403);  // the code that confirmed it
    hall.skip(30s);
    const std::string fresh = code();
    CHECK(with(fresh.substr(0, 3) + " " + fresh.substr(3)) == 303);
    CHECK(with(fresh) == 403);
    CHECK(with(code(2)) == 403);
    CHECK(with(code(1)) == 303);
    CHECK(hall.post("/account/code/remove", {{"old", "gresit gresit"}}, cookie).status() == 403);
    CHECK(hall.post("/account/code/remove", {{"old", World::kPassword}}, cookie).status() == 200);
    hall.skip(2min);
    CHECK(with("") == 303);
}

TEST_CASE("sign_in: people end only their own sessions and keys", "[server][sign_in]") {
    Hall hall;
    hall.add_person("Dan", "dan@example.ro");
    const std::string ana = hall.sign_in(kEmail), dan = hall.sign_in("dan@example.ro");
    std::string id;
    for (const AccessSession& session : standing_sessions(hall.context(), hall.ana)) id = session.id.str();
    CHECK(hall.post("/account/sessions/" + id + "/end", {}, dan).status() == 404);
    CHECK(hall.get("/account", ana).status() == 200);
    const auto made = hall.post("/account/keys", {{"label", "export lunar"}}, ana);
    const std::size_t at = made.body().find("prv_");
    REQUIRE(at != std::string::npos);
    const std::string key = made.body().substr(at, 47);
    CHECK(hall.ask("/account", Method::kGet, {{"Authorization", "Bearer " + key}}).status() == 200);
    CHECK_FALSE(has(hall.get("/account", ana).body(), key));
    for (const AccessSession& session : standing_sessions(hall.context(), hall.ana))
        if (session.kind == TokenKind::kApiToken) id = session.id.str();
    CHECK(hall.post("/account/sessions/" + id + "/end", {}, ana).status() == 200);
    CHECK(hall.ask("/account", Method::kGet, {{"Authorization", "Bearer " + key}}).status() == 401);
}

TEST_CASE("sign_in: a hash with other parameters is renewed when its owner signs in", "[server][sign_in]") {
    Hall hall;
    hall.hasher().generation = 2;
    hall.sign_in(kEmail);
    hall.write([&](StoreWriter& writer) {
        CHECK(writer.accounts().account(hall.ana)->password_hash.substr(0, 7) == "test$2$");
    });
    hall.sign_in(kEmail);
}

TEST_CASE("sign_in: secrets stand neither in the server's log nor in the store's", "[server][sign_in]") {
    Hall hall;
    const std::string cookie = hall.sign_in(kEmail);
    hall.grant(hall.ana, Role::kAdministrator);
    Context context = hall.context();
    context.scope.person = hall.ana;
    const std::string link = invite(context, hall.ana), key = add_api_token(context, hall.ana, "program", 30);
    hall.ask("/invite/" + link);
    hall.try_password("o parola gresita", "cineva@example.ro");
    hall.ask("/account", Method::kGet, {{"Authorization", "Bearer " + key}});
    std::string everything;
    for (const std::string& line : hall.log_lines()) everything += line + "\n";
    for (const StoredEntry& entry : hall.dependencies().log_access.entries(0, 1000))
        everything += entry.canonical + "\n";
    CHECK(has(everything, "session.begun"));
    for (const std::string& secret :
         {hall.secret_of(cookie), link, key, std::string("gresita"), std::string(World::kPassword),
          std::string("example.ro"), std::string("127.0.0.1"), std::string("Dobrescu")}) {
        CAPTURE(secret);
        CHECK_FALSE(has(everything, secret));
    }
}

TEST_CASE("sign_in: refusals are told in the log at the fifth and each doubling, by whom only when known",
          "[server][sign_in]") {
    Hall hall;
    for (int i = 0; i < 25; ++i) {
        hall.skip(2min);
        hall.try_password("gresit");
    }
    int told = 0;
    for (const StoredEntry& entry : hall.dependencies().log_access.entries(0, 1000))
        if (has(entry.canonical, "session.refused")) ++told;
    CHECK(told == 3);  // 5, 10, 20
}
