#include "server/routes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "server/api/openapi.h"
#include "server/http/bytes.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;

namespace {

World& world() {
    static World shared;
    return shared;
}

/// An address for a pattern: names are filled with what exists.
std::string example(std::string_view pattern) {
    std::string target(pattern);
    for (const auto& [name, value] :
         {std::pair{"{code}", "po-urb-4"}, std::pair{"{number}", "2.1"}, std::pair{"{hash}", "x"},
          std::pair{"{name}", "x"}, std::pair{"{token}", "x"}, std::pair{"{id}", "x"}}) {
        const std::size_t at = target.find(name);
        if (at != std::string::npos) target.replace(at, std::string_view(name).size(), value);
    }
    if (target == "/api/v1/codes/next") return target + "?type=PS";
    return target == "/api/v1/codes/parse" ? target + "?text=PO-URB-04" : target;
}

/// Texts that break programs which paste them into HTML, URLs, headers, SQL or queries.
const std::vector<std::string> kNaughty = {
    "<script>alert(1)</script>",
    "\"><script>alert(1)</script>",
    "'><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "javascript:alert(1)",
    "</title><script>alert(1)</script>",
    "{{q}}",
    "{{{q}}}",
    "{{#t}}x{{/t}}",
    "${7*7}",
    "' OR 1=1 --",
    "\"; DROP TABLE document; --",
    "%s%n%x",
    "../../etc/passwd",
    "a\r\nSet-Cookie: x=1",
    "\x01\x02\x1b[31m",
    "\xE2\x80\xAE"
    "drowssap",
    "\xEF\xBB\xBF",
    "\xF0\x9F\x98\x80",
    "-1",
    "99999999999999999999",
    "1e9",
    "NaN",
    "undefined",
    "null",
    "true",
    "AND OR NOT",
    "((((((",
    "\"\"\"",
    "titlu:",
    "cod:\"",
    "-",
    "*",
    "a*",
    std::string(900, 'a'),
    std::string(300, '('),
    "ș ț ă î â",
    "\xCC\x81\xCC\x81",
    "&lt;b&gt;",
    "<svg/onload=alert(1)>",
    "]]>",
    "<!--",
};

const std::vector<std::string> kParameters = {"q",       "as_of", "type", "unit", "state",   "revisions",
                                              "undated", "page",  "rev",  "part", "limit",   "offset",
                                              "text",    "from",  "rows", "lang", "known_at"};

/// Attributes and text of the page must not have grown by what was asked.
void check_harmless(const std::string& page) {
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("<img") == std::string::npos);
    CHECK(page.find("<svg/") == std::string::npos);
    CHECK(page.find("\" onmouseover") == std::string::npos);
    CHECK(page.find("href=\"javascript:") == std::string::npos);
}

}  // namespace

TEST_CASE("routes: every address answers GET and HEAD alike and refuses what it does not know", "[server][routes]") {
    std::map<std::string_view, std::vector<Method>> methods;
    for (const http::Route& route : web::routes()) methods[route.pattern].push_back(route.method);
    for (const http::Route& route : web::routes()) {
        const std::string target = example(route.pattern);
        CAPTURE(target);
        const auto& allowed = methods[route.pattern];
        for (const Method method : {Method::kGet, Method::kPost, Method::kPut, Method::kPatch, Method::kDelete}) {
            if (std::find(allowed.begin(), allowed.end(), method) != allowed.end()) continue;
            const auto refused = world().ask(target, method);
            CHECK(refused.status() == 405);
            CHECK(refused.get("Allow") == http::allow_field(allowed));
        }
        CHECK(world().ask(target, Method::kOptions).status() == 204);
        if (route.method != Method::kGet) continue;
        const auto get = world().ask(target);
        CHECK(get.status() == world().ask(target, Method::kHead).status());
        const bool nothing_there = target.substr(0, 7) == "/static" || target.substr(0, 7) == "/invite" ||
                                   target.find("{sha256}") != std::string::npos;
        const int sent_away = target.substr(0, 5) == "/api/" ? 401 : 303;
        const bool imported = target.ends_with("/copy");
        CHECK(get.status() == (route.access == http::Access::kSignedIn ? sent_away
                               : nothing_there                         ? 404
                               : imported                              ? 409
                                                                       : 200));
    }
}

TEST_CASE("routes: every answer carries the security fields", "[server][routes]") {
    std::vector<std::string> targets = {"/nowhere", "/d/zzz", "/api/v1/nowhere", "/register?as_of=x"};
    for (const http::Route& route : web::routes()) targets.push_back(example(route.pattern));
    for (const std::string& target : targets) {
        const auto answer = world().ask(target);
        CAPTURE(target);
        CHECK(answer.get("Content-Security-Policy").find("default-src 'none'") != std::string::npos);
        if (answer.get("Content-Type").substr(0, 9) == "text/html")
            CHECK(answer.get("Content-Security-Policy").find("script-src 'unsafe") == std::string::npos);
        CHECK(answer.get("X-Content-Type-Options") == "nosniff");
        CHECK(answer.get("X-Frame-Options") == "DENY");
        CHECK(answer.get("Referrer-Policy") == "same-origin");
        CHECK(answer.get("Cross-Origin-Opener-Policy") == "same-origin");
        CHECK(answer.get("Cross-Origin-Resource-Policy") == "same-origin");
        CHECK_FALSE(answer.get("Cache-Control").empty());
    }
    CHECK(world().ask("/").get("Content-Security-Policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src "
          "'self'; form-action 'self'; "
          "frame-ancestors 'none'; base-uri 'none'");
}

TEST_CASE("routes: naughty texts in every parameter of every address come back escaped and break nothing",
          "[server][routes]") {
    for (const http::Route& route : web::routes()) {
        const std::string target = example(route.pattern);
        const bool parse = target.find('?') != std::string::npos;
        for (const std::string& parameter : kParameters)
            for (const std::string& text : kNaughty) {
                const auto answer =
                    world().ask(target + (parse ? "&" : "?") + parameter + "=" + http::percent_encode(text));
                CAPTURE(target, parameter, text);
                REQUIRE(answer.status() < 500);
                if (answer.get("Content-Type").substr(0, 9) == "text/html") check_harmless(answer.body());
                for (const http::Field& field : answer.fields()) REQUIRE_FALSE(http::has_control(field.value));
            }
    }
}

TEST_CASE("routes: naughty texts in the path break nothing", "[server][routes]") {
    for (const std::string& text : kNaughty)
        for (const std::string before : {"/", "/d/", "/static/x/", "/api/v1/documents/"})
            for (const std::string after : {"", "/history", "/source"}) {
                const auto answer = world().ask(before + http::percent_encode(text) + after);
                CAPTURE(before, text, after);
                REQUIRE(answer.status() < 500);
                REQUIRE(answer.status() >= 300);
                if (answer.get("Content-Type").substr(0, 9) == "text/html") check_harmless(answer.body());
                const std::string location(answer.get("Location"));
                CHECK((location.empty() || (location[0] == '/' && location.substr(0, 2) != "//")));
            }
}

TEST_CASE("routes: naughty texts in documents come out escaped on every page", "[server][routes]") {
    World other;
    int number = 900;
    for (const std::string& text : kNaughty) {
        if (text.find_first_of("\r\n\x01") != std::string::npos) continue;
        ImportCandidate candidate =
            pravila::test::candidate("PO-XSS-" + std::to_string(++number), "Titlu " + text, {1, 0}, "2024-01-01",
                                     "# 1 " + text + "\nnaughty " + text + "\n");
        candidate.unit = "Unit " + text;
        candidate.responsible = candidate.place = candidate.remarks = text;
        candidate.file_name = candidate.path = text + ".docx";
        other.add(candidate);
        const std::string slug = "po-xss-" + std::to_string(number);
        for (const std::string& target :
             {"/d/" + slug, "/d/" + slug + "/history", "/?q=" + slug, std::string("/register?rows=all")}) {
            const auto answer = other.ask(target);
            CAPTURE(target, text);
            REQUIRE(answer.status() == 200);
            check_harmless(answer.body());
        }
        CHECK(other.ask("/d/" + slug + "/source").status() == 200);
        check_harmless(other.ask("/api/v1/documents/" + slug + "/revisions/1.0/html").body());
    }
    check_harmless(other.page("/?q=naughty"));
}

TEST_CASE("routes: the description of the API and the site map name the same addresses", "[server][routes][api]") {
    const auto description = nlohmann::json::parse(embedded::openapi().front().bytes);
    CHECK(description["openapi"] == "3.1.0");
    std::set<std::string> described, served;
    for (const auto& [path, methods] : description["paths"].items())
        for (const auto& [method, unused] : methods.items()) described.insert(method + " " + path);
    for (const http::Route& route : web::routes()) {
        const std::string_view pattern = route.pattern;
        const bool api =
            pattern.substr(0, 5) == "/api/" || pattern == "/healthz" || pattern == "/readyz" || pattern == "/metrics";
        if (api) served.insert(http::lower(http::to_text(route.method)) + " " + std::string(pattern));
    }
    CHECK(described == served);
}

TEST_CASE("routes: every schema that the description refers to is in it", "[server][routes][api]") {
    const auto description = nlohmann::json::parse(embedded::openapi().front().bytes);
    int references = 0;
    const std::function<void(const nlohmann::json&)> visit = [&](const nlohmann::json& value) {
        if (value.is_object() && value.contains("$ref")) {
            ++references;
            const std::string at = value["$ref"].get<std::string>().substr(1);
            CAPTURE(at);
            CHECK(description.contains(nlohmann::json::json_pointer(at)));
        }
        if (value.is_structured())
            for (const auto& inner : value) visit(inner);
    };
    visit(description);
    CHECK(references > 20);
}
