#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "core/service/accounts/sessions.h"
#include "core/service/find_document.h"
#include "server/routes.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using http::Access;
using http::Method;

namespace {

constexpr const char* kOwnUnit = "Urbanism și amenajarea teritoriului";
constexpr const char* kOtherUnit = "Cadastru și fond funciar";
constexpr const char* kSecretTitle = "Evidența sesizărilor secrete";

/// Someone of each kind, how they ask, and what follows from the roles: the columns of the table.
struct Visitor {
    const char* name;
    bool signed_in, reads_secret, reads_log;
    std::string cookie, key;
};

/// A town hall with a confidential procedure of the unit Urbanism.
struct Hall {
    World world;
    std::vector<Visitor> visitors;

    Hall() {
        world.read_as(PersonId());
        ImportCandidate secret =
            candidate("PO-SEC-01", kSecretTitle, {1, 0}, "2024-01-01", "# 1 Scopul\nUn text secret.\n");
        world.add(secret);
        world.make_confidential("PO-SEC-01");
        const UnitId own = world.unit(kOwnUnit), other = world.unit(kOtherUnit);
        visitors.push_back({"nobody", false, false, false, {}, {}});
        add("reader", false, false, [&](const PersonId& person) { world.grant(person, Role::kReader); });
        add("author", true, false, [&](const PersonId& person) {
            world.join(person, own);
            world.grant(person, Role::kAuthor, own);
        });
        add("neighbour", false, false, [&](const PersonId& person) {
            world.join(person, other);
            world.grant(person, Role::kAuthor, other);
            world.grant(person, Role::kDepartmentHead, other);
        });
        add("quality", true, true, [&](const PersonId& person) { world.grant(person, Role::kQualityManager); });
        add("auditor", true, true, [&](const PersonId& person) { world.grant(person, Role::kAuditor); });
        add("administrator", true, true, [&](const PersonId& person) { world.grant(person, Role::kAdministrator); });
        const PersonId absent = world.add_person("absent", "absent@example.ro");
        world.grant(absent, Role::kQualityManager);
        add("deputy", true, true, [&](const PersonId& person) {
            Deputation made;
            made.id = DeputationId("deputation");
            made.absent = absent;
            made.deputy = person;
            made.from = *Date::parse("2026-01-01");
            world.write([&](StoreWriter& writer) { writer.organisation().add_deputation(made); });
        });
    }

    void add(const char* name, bool reads_secret, bool reads_log, const std::function<void(const PersonId&)>& set_up) {
        const std::string email = std::string(name) + "@example.ro";
        const PersonId person = world.add_person(name, email);
        set_up(person);
        Context context = world.context();
        context.scope.person = person;
        visitors.push_back(
            {name, true, reads_secret, reads_log, world.sign_in(email), add_api_token(context, person, "test", 30)});
    }
};

Hall& hall() {
    static Hall shared;
    return shared;
}

std::string target_of(std::string_view pattern, std::string_view code) {
    std::string target(pattern);
    for (const auto& [name, value] : {std::pair<std::string_view, std::string_view>{"{code}", code},
                                      {"{number}", code == "po-urb-4" ? "2.1" : "1.0"},
                                      {"{hash}", "x"},
                                      {"{name}", "x"},
                                      {"{token}", "x"},
                                      {"{sha256}", "x"},
                                      {"{action}", "submit"},
                                      {"{id}", "x"},
                                      {"{session}", "4"}}) {
        const std::size_t at = target.find(name);
        if (at != std::string::npos) target.replace(at, name.size(), value);
    }
    if (target == "/api/v1/codes/parse") target += "?text=PO-URB-04";
    if (target == "/api/v1/codes/next") target += "?type=PS";
    if (target == "/" || target == "/api/v1/search" || target == "/api/v1/suggest") target += "?q=secret";
    return target;
}

bool is_api(std::string_view pattern) { return pattern.substr(0, 5) == "/api/"; }

/// Refused for one reason or another.
constexpr int kRefused = -1;

/// Those who keep the system or audit it, and heads of department.
bool gets_sheets(const Visitor& visitor) {
    const std::string_view name = visitor.name;
    return name == "quality" || name == "auditor" || name == "deputy" || name == "neighbour";
}

/// What the row of the site map and the visitor's column say.
int expected(const http::Route& route, const Visitor& visitor, bool secret_document, bool with_key) {
    const std::string_view pattern = route.pattern;
    const bool changes = route.method != Method::kGet;
    if (route.access == Access::kSignedIn && !visitor.signed_in) return is_api(pattern) ? 401 : 303;
    if (changes && visitor.signed_in && !with_key) return 403;  // no form token
    if (pattern.find("{hash}") != std::string_view::npos || pattern.find("{token}") != std::string_view::npos)
        return 404;
    if (pattern == "/api/v1/log/entries") return visitor.reads_log ? 200 : 403;
    if (pattern == "/sign-in" && !changes) return visitor.signed_in ? 303 : 200;
    if (pattern.find("{code}") != std::string_view::npos && secret_document && !visitor.reads_secret) return 404;
    if (pattern.find("{sha256}") != std::string_view::npos) return 404;
    // Who reads sessions reads the log too, as far as these visitors go; there is no session 4.
    if (pattern == "/sessions" || pattern == "/api/v1/sessions") {
        if (!changes) return visitor.reads_log ? 200 : 403;
    } else if (pattern.find("{session}") != std::string_view::npos && !changes)
        return visitor.reads_log ? 404 : 403;
    if (pattern.ends_with("/copy")) return 409;  // what is imported has none
    if (pattern.ends_with("{number}/acknowledgement-sheet")) return gets_sheets(visitor) ? 200 : 403;
    if (pattern == "/acts/{id}" || pattern == "/api/v1/acts/{id}/file") return 404;  // there is no such file
    if (pattern == "/admin") return visitor.reads_log ? 200 : 403;
    if (pattern == "/api/v1/comments/{id}/resolve") return 404;
    // Whoever gets this far may ask; what was sent says nothing, so that no one may change anything.
    if (changes && pattern != "/sign-in" && pattern.substr(0, 8) != "/account") return kRefused;
    if (pattern == "/sign-in" && changes) return 403;               // no password given
    if (changes && pattern.substr(0, 8) == "/account") return 403;  // not by a key
    return 200;
}

http::Response ask(const http::Route& route, const Visitor& visitor, std::string_view code, bool with_key) {
    std::vector<http::Field> fields;
    if (with_key && !visitor.key.empty()) fields.push_back({"Authorization", "Bearer " + visitor.key});
    if (!with_key && !visitor.cookie.empty()) fields.push_back({"Cookie", visitor.cookie});
    return hall().world.ask(target_of(route.pattern, code), route.method, fields);
}

}  // namespace

TEST_CASE("access: every route answers every kind of visitor as the table says", "[server][access]") {
    for (const http::Route& route : web::routes())
        for (const Visitor& visitor : hall().visitors)
            for (const bool with_key : {false, true})
                for (const char* code : {"po-urb-4", "po-cad-2", "po-sec-1"}) {
                    // Signing out ends the session that the others still need.
                    if (route.pattern == "/sign-out" && with_key) continue;
                    CAPTURE(http::to_text(route.method), route.pattern, visitor.name, code, with_key);
                    const bool secret = std::string_view(code) == "po-sec-1";
                    const auto answer = ask(route, visitor, code, with_key);
                    // After some empty sign-ins the next ones must wait.
                    const int wanted = expected(route, visitor, secret, with_key);
                    if (wanted == kRefused) {
                        // Those who write may begin a revision without saying more.
                        if (!route.pattern.ends_with("/revisions")) CHECK(answer.status() >= 400);
                        CHECK(answer.status() < 500);
                    } else if (answer.status() != 429 || route.pattern != "/sign-in")
                        CHECK(answer.status() == wanted);
                    if (!visitor.reads_secret) {
                        CHECK(answer.body().find(kSecretTitle) == std::string::npos);
                        CHECK(answer.body().find("PO-SEC-01") == std::string::npos);
                    }
                    if (visitor.signed_in && route.pattern.substr(0, 7) != "/static")
                        CHECK(answer.get("Cache-Control") == "no-store");
                }
}

TEST_CASE("access: search, counts and suggestions tell of confidential documents only those who may read them",
          "[server][access]") {
    for (const Visitor& visitor : hall().visitors) {
        if (visitor.reads_secret) continue;
        for (const char* target : {"/?q=secretelor", "/?q=PO-SEC-01", "/api/v1/search?q=secret",
                                   "/api/v1/search?q=PO-SEC-01", "/api/v1/suggest?q=evid"}) {
            CAPTURE(visitor.name, target);
            const std::string body = hall().world.ask(target, Method::kGet, {{"Cookie", visitor.cookie}}).body();
            CHECK(body.find(kSecretTitle) == std::string::npos);
            if (std::string_view(target).substr(0, 15) == "/api/v1/search?")
                CHECK(body.find("\"total\":0") != std::string::npos);
        }
    }
}

TEST_CASE("access: who may not read a document cannot tell it from one that never was", "[server][access]") {
    const Visitor& reader = hall().visitors[1];
    const auto comparable = [&](const std::string& code) {
        std::string body =
            hall().world.ask("/api/v1/documents/" + code, Method::kGet, {{"Cookie", reader.cookie}}).body();
        for (std::size_t at = body.find(code); at != std::string::npos; at = body.find(code))
            body.replace(at, code.size(), "?");
        return body;
    };
    CHECK(comparable("po-sec-1") == comparable("po-sec-2"));
    CHECK(hall().world.ask("/d/PO-SEC-01", Method::kGet, {{"Cookie", reader.cookie}}).status() == 404);
}

TEST_CASE("access: anonymous reading goes as far as the setting", "[server][access]") {
    World world;
    world.add_person("Ana", "ana@example.ro");
    world.write([&](StoreWriter& writer) {
        Document document = require_document(writer, "PO-CAD-02").document;
        document.audience = Audience::kPublic;
        writer.update_document(document);
    });
    world.read_as(PersonId(), AnonymousReading::kPublic);
    CHECK(world.ask("/d/po-cad-2").status() == 200);
    CHECK(world.ask("/d/po-urb-4").status() == 404);
    CHECK(world.page("/register").find("PO-URB-04") == std::string::npos);
    CHECK(world.page("/").find("PO-URB-17") == std::string::npos);
    CHECK(world.page("/api/v1/search?q=certificat").find("PO-URB-04") == std::string::npos);
    CHECK(world.page("/api/v1/suggest?q=elib").find("PO-URB-04") == std::string::npos);
    CHECK(world.ask("/d/po-urb-4", Method::kGet, {{"Cookie", world.sign_in("ana@example.ro")}}).status() == 200);
    world.read_as(PersonId(), AnonymousReading::kNone);
    for (const http::Route& route : web::routes()) {
        if (route.access == Access::kAnyone || route.method != Method::kGet) continue;
        const auto answer = world.ask(target_of(route.pattern, "po-cad-2"));
        CAPTURE(route.pattern);
        CHECK(answer.status() == (is_api(route.pattern) ? 401 : 303));
        CHECK(answer.body().find("Furnizarea") == std::string::npos);
    }
    CHECK(world.ask("/healthz").status() == 200);
    CHECK(world.ask("/d/po-cad-2?rev=1.0").get("Location") == "/sign-in?next=%2Fd%2Fpo-cad-2%3Frev%3D1.0");
}
