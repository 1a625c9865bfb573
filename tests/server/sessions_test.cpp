#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "core/history/hash.h"
#include "core/service/accounts/sessions.h"
#include "core/service/commission/plan_session.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;
using nlohmann::json;

namespace {

constexpr const char* kUnit = "Urbanism și amenajarea teritoriului";
constexpr const char* kTitle = "Avizarea <b>construcțiilor</b> & altele";
constexpr const char* kWay =
    "name = \"in-sedinta\"\ntitle = \"În ședință\"\ntypes = [\"PO\"]\n"
    "[[step]]\nid = \"avizare\"\nkind = \"endorse\"\nin_session = true\nsigners = [{ role = \"commission_chair\" }]\n"
    "[[step]]\nid = \"aprobare\"\nkind = \"approve\"\nsigners = [{ role = \"entity_head\" }]\n";

/// A town hall whose commission (chair, ana, ion) decides in sessions; "secretary" is its technical secretariat,
/// "author" writes, "reader" only reads. One procedure, PO-URB-18, waits.
struct Chamber {
    World world;
    std::map<std::string, PersonId> people;
    std::map<std::string, std::string> keys, cookies;
    std::string hash;

    Chamber() {
        world.read_as(PersonId());
        world.write([&](StoreWriter& writer) {
            Unit urbanism = *writer.organisation().unit(world.unit(kUnit));
            urbanism.abbreviation = "URB";
            writer.organisation().update_unit(urbanism);
            writer.set_setting("workflow.PO", kWay);
        });
        const UnitId unit = world.unit(kUnit);
        add("author", Role::kAuthor, unit);
        add("chair", Role::kCommissionChair);
        add("ana", Role::kCommissionMember);
        add("ion", Role::kCommissionMember);
        add("secretary", Role::kTechnicalSecretariat);
        add("reader", Role::kReader);
        const auto created = post("author", "/documents", {{"type", "PO"}, {"unit", kUnit}, {"title", kTitle}});
        REQUIRE(created.status() == 201);
        revision = std::string(created.get("Location")).substr(std::string("/api/v1").size());
        const std::string text = "Scopul procedurii";
        hash = sha256_hex(text);
        REQUIRE(ask("author", Method::kPut, "/api/v1" + revision + "/source", text,
                    {{"If-Match", std::string(created.get("ETag"))}, {"X-File-Name", "text.txt"}})
                    .status() == 200);
        REQUIRE(post("author", revision + "/actions/submit", {{"content_sha256", hash}}).status() == 200);
    }

    void add(const std::string& who, Role role, const std::optional<UnitId>& unit = {}) {
        const PersonId person = world.add_person("Nume " + who, who + "@example.ro");
        world.grant(person, role, unit);
        Context context = world.context();
        context.scope.person = person;
        people[who] = person;
        keys[who] = add_api_token(context, person, "test", 30);
    }
    http::Response ask(const std::string& who, Method method, const std::string& target, const std::string& body = {},
                       std::vector<http::Field> fields = {}) {
        fields.push_back({"Authorization", "Bearer " + keys.at(who)});
        if (!body.empty() && method == Method::kPost) fields.push_back({"Content-Type", "application/json"});
        return world.ask(target, method, fields, body);
    }
    http::Response post(const std::string& who, const std::string& target, const json& body = json::object()) {
        return ask(who, Method::kPost, "/api/v1" + target, body.dump());
    }
    json get(const std::string& who, const std::string& target) {
        const auto answer = ask(who, Method::kGet, "/api/v1" + target);
        CAPTURE(who, target, answer.body());
        REQUIRE(answer.status() == 200);
        return json::parse(answer.body());
    }
    /// Status and rule of a change by API.
    std::string change(const std::string& who, const std::string& action, const json& body) {
        const auto answer = post(who, "/sessions/1/actions/" + action, body);
        if (answer.status() == 200) return "200";
        return std::to_string(answer.status()) + " " + json::parse(answer.body()).value("rule", "");
    }
    const std::string& cookie(const std::string& who) {
        if (!cookies.contains(who)) cookies[who] = world.sign_in(who + "@example.ro");
        return cookies[who];
    }
    http::Response page(const std::string& who, const std::string& target) {
        return world.ask(target, Method::kGet, {{"Cookie", cookie(who)}});
    }

    std::string revision;
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

TEST_CASE("sessions: planned, held and closed by API, with the files", "[server][api][commission]") {
    Chamber hall;
    const auto direct = hall.post("chair", hall.revision + "/actions/endorse", {{"content_sha256", hall.hash}});
    CHECK(direct.status() == 409);
    CHECK(json::parse(direct.body())["rule"] == "step.in_session");
    CHECK(hall.get("chair", "/tasks")["answers"].empty());
    CHECK(hall.get("chair", "/sessions")["waiting"].size() == 1);

    CHECK(hall.post("secretary", "/sessions", {{"hour", "10:00"}}).status() == 400);
    const auto planned = hall.post("secretary", "/sessions", {{"day", "22.11.2026"}, {"hour", "10:00"}});
    INFO(planned.body());
    REQUIRE(planned.status() == 201);
    CHECK(planned.get("Location") == "/api/v1/sessions/1");
    const json session = json::parse(planned.body());
    CHECK(session["quorum"] == 2);
    REQUIRE(session["agenda"].size() == 1);
    CHECK(session["agenda"][0]["content_sha256"] == hall.hash);
    CHECK(hall.get("ana", "/sessions/1") == session);

    CHECK(hall.change("secretary", "agenda", {{"points", {"Diverse"}}, {"place", "sala mare"}}) == "200");
    CHECK(hall.change("secretary", "agenda", {{"remove", {2}}}) == "200");
    CHECK(hall.change("secretary", "agenda", {{"remove", {"x"}}}) == "400 ");
    CHECK(hall.change("secretary", "votes", {{"point", 1}, {"for", {"ana@example.ro"}}}) == "409 session.not_open");
    CHECK(hall.change("secretary", "presence", {{"present", {"Nume chair", "Nume reader"}}}) ==
          "409 attendee.no_member");
    CHECK(hall.change("secretary", "presence", {{"present", {"Nume chair", "ana@example.ro"}}}) == "200");
    CHECK(hall.change("secretary", "votes", {{"point", 1}, {"for", {"Nume ion"}}}) == "409 vote.no_member");
    CHECK(hall.change("secretary", "votes", {{"point", 1}, {"all_for", true}}) == "200");
    CHECK(hall.change("secretary", "votes", {{"point", 1}, {"all_for", true}}) == "409 vote.twice");
    CHECK(hall.ask("ana", Method::kGet, "/api/v1/sessions/1/minutes").status() == 409);
    CHECK(hall.change("chair", "close", {{"ended", "11:20"}}) == "200");
    CHECK(hall.change("chair", "close", json::object()) == "409 session.not_open");
    CHECK(hall.get("ana", "/sessions/1")["agenda"][0]["decision"] == "favourable");
    const json work = hall.get("chair", hall.revision);
    CHECK(work["signatures"][0]["paper"]["act"]["number"] == "procesul-verbal nr. 1");

    for (const char* paper : {"notice", "minutes"}) {
        const auto file = hall.ask("ana", Method::kGet, std::string("/api/v1/sessions/1/") + paper);
        CHECK(file.status() == 200);
        CHECK(file.body().substr(0, 2) == "PK");
        CHECK(has(file.get("Content-Disposition"), "attachment"));
    }
    CHECK(hall.ask("ana", Method::kGet, "/api/v1/sessions/1/minutes?format=pdf").body().substr(0, 4) == "%PDF");
    CHECK(hall.ask("ana", Method::kGet, "/api/v1/sessions/1/minutes?format=exe").status() == 400);
}

TEST_CASE("sessions: members read, others are refused, and only chair and secretariat change", "[server][commission]") {
    Chamber hall;
    REQUIRE(hall.post("secretary", "/sessions", {{"day", "2026-11-22"}}).status() == 201);
    for (const char* target : {"/sessions", "/sessions/1", "/sessions/1/notice"}) {
        CAPTURE(target);
        CHECK(hall.page("ana", target).status() == 200);
        CHECK(hall.page("reader", target).status() == 403);
        CHECK(hall.ask("reader", Method::kGet, std::string("/api/v1") + target).status() == 403);
        CHECK(hall.world.ask(target).status() == 303);
    }
    CHECK(has(hall.page("ana", "/").body(), "href=\"/sessions\""));
    CHECK_FALSE(has(hall.page("reader", "/").body(), "href=\"/sessions\""));
    CHECK_FALSE(has(hall.page("ana", "/sessions").body(), "<form method=\"post\" action=\"/sessions\""));
    CHECK_FALSE(has(hall.page("ana", "/sessions/1").body(), "/sessions/1/actions/"));
    for (const char* action : {"agenda", "presence", "votes", "postpone", "close", "cancel"}) {
        CAPTURE(action);
        CHECK(hall.change("ana", action, {{"point", 1}, {"reason", "x"}}) == "403 role.missing");
    }
    CHECK(hall.post("secretary", "/sessions/1/actions/dance").status() == 404);
    for (const char* number : {"0", "2", "x", "-1", "99999999999"}) {
        CAPTURE(number);
        CHECK(hall.page("ana", std::string("/sessions/") + number).status() == 404);
    }
}

TEST_CASE("sessions: pages lead from convening to the minutes without scripts", "[server][pages][commission]") {
    Chamber hall;
    const std::string& cookie = hall.cookie("secretary");
    CHECK(has(hall.page("secretary", "/sessions").body(), "Așteaptă o ședință"));
    CHECK(has(hall.page("secretary", "/sessions").body(), "Cvorum: mai mult de jumătate dintre membri"));
    const auto made =
        hall.world.post("/sessions", {{"day", "22.11.2026"}, {"hour", "9:00"}, {"place", "<i>sala</i>"}}, cookie);
    REQUIRE(made.status() == 303);
    CHECK(made.get("Location") == "/sessions/1");
    std::string page = hall.page("secretary", "/sessions/1").body();
    CHECK(has(page, "Deschide ședința"));
    CHECK(has(page, "&lt;i&gt;sala&lt;/i&gt;"));
    CHECK_FALSE(has(page, "<i>sala"));
    CHECK(has(page, "Avizarea &lt;b&gt;construcțiilor&lt;/b&gt; &amp; altele"));
    CHECK(has(page, hall.hash));
    const auto act = [&](const std::string& action, std::vector<std::pair<std::string, std::string>> fields) {
        return hall.world.post("/sessions/1/actions/" + action, std::move(fields), cookie).status();
    };
    const auto seat = [&](const char* who) { return hall.people.at(who).str() + "=" + hall.people.at(who).str(); };
    CHECK(act("agenda", {{"points", "Diverse"}}) == 303);
    CHECK(hall.world.post("/sessions/1/actions/agenda", {{"points", "Fără formular"}}).status() == 303);  // sign in
    CHECK_FALSE(has(hall.page("secretary", "/sessions/1").body(), "Fără formular"));
    CHECK(act("presence", {{"present", seat("chair")}, {"present", ""}, {"present", ""}}) == 303);
    page = hall.page("secretary", "/sessions/1").body();
    CHECK(has(page, "prea puțini membri"));
    CHECK_FALSE(has(page, "actions/votes"));
    CHECK(act("presence", {{"present", seat("chair")}, {"present", seat("ana")}, {"present", ""}}) == 303);
    page = hall.page("secretary", "/sessions/1").body();
    CHECK(has(page, "name=\"vote." + hall.people.at("ana").str() + "\""));
    CHECK_FALSE(has(page, "name=\"vote." + hall.people.at("ion").str() + "\""));
    CHECK(act("votes", {{"point", "1"},
                        {"vote." + hall.people.at("chair").str(), "for"},
                        {"vote." + hall.people.at("ana").str(), "abstain"}}) == 303);
    CHECK(has(hall.page("secretary", "/sessions/1").body(), "pentru 1, împotrivă 0, abțineri 1"));
    CHECK(act("votes", {{"point", "1"},
                        {"again", "true"},
                        {"vote." + hall.people.at("chair").str(), "for"},
                        {"vote." + hall.people.at("ana").str(), "for"}}) == 303);
    CHECK(act("close", {{"ended", "10:15"}}) == 303);
    page = hall.page("ana", "/sessions/1").body();
    CHECK(has(page, "favorabil"));
    CHECK(has(page, "/sessions/1/minutes"));
    CHECK(hall.page("ana", "/sessions/1/minutes").body().substr(0, 2) == "PK");
    const std::string english = hall.page("ana", "/sessions/1?lang=en").body();
    CHECK(has(english, "held"));
    CHECK_FALSE(has(english, "(session)"));
    CHECK_FALSE(has(english, "(vote)"));
}
