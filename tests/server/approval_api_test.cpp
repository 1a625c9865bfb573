#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/history/entry.h"
#include "core/history/hash.h"
#include "core/service/tasks.h"
#include "tests/server/office.h"

using namespace pravila;
using namespace pravila::test;
using http::Method;
using nlohmann::json;

namespace {

constexpr const char* kHostile = "<script>alert('ș')</script> & \"x\"";

void check_refused(const http::Response& answer, int status, const std::string& rule) {
    CAPTURE(answer.body());
    CHECK(answer.status() == status);
    CHECK(json::parse(answer.body()).value("rule", "") == rule);
}

}  // namespace

TEST_CASE("approval: of two who begin a revision one gets it, the other is told who", "[server][approval]") {
    Office office;
    const auto first = office.post("author", "/documents/PO-URB-04/revisions", {{"kind", "revision"}});
    REQUIRE(first.status() == 201);
    CHECK(json::parse(first.body())["revision"] == "2.2");
    const auto second = office.post("second", "/documents/PO-URB-04/revisions", {{"kind", "revision"}});
    CHECK(second.status() == 409);
    CHECK(has(second.body(), "Nume author"));
    CHECK(office.post("reader", "/documents/PO-URB-04/revisions", {{"kind", "revision"}}).status() == 403);
}

TEST_CASE("approval: a text sent too late is kept beside the draft, and both are named", "[server][approval]") {
    Office office;
    const auto begun = office.post("author", "/documents/PO-URB-04/revisions");
    const std::string revision = "/documents/po-urb-4/revisions/2.2", tag(begun.get("ETag"));
    REQUIRE(office.put("author", revision, "prima variantă", tag).status() == 200);
    CHECK(office.ask("author", Method::kPut, "/api/v1" + revision + "/source", "x").status() == 428);
    const auto late = office.put("author", revision, "a doua variantă", tag);
    REQUIRE(late.status() == 412);
    const json said = json::parse(late.body());
    CHECK(said["content_sha256"] == sha256_hex("prima variantă"));
    REQUIRE(said["set_aside"].size() == 1);
    CHECK(said["set_aside"][0]["file_name"] == "text nou.txt");
    CHECK(office.ask("author", Method::kGet, said["set_aside"][0]["url"]).body() == "a doua variantă");
    CHECK(office.ask("reader", Method::kGet, said["set_aside"][0]["url"]).status() == 404);
}

TEST_CASE("approval: the whole way, with a return, a deputy and opinions side by side", "[server][approval]") {
    Office office;
    const std::string revision = office.submitted(kTitle, true);
    CHECK(office.get("head", "/tasks")["answers"].size() == 1);
    CHECK(office.get("reader", "/tasks")["answers"].empty());
    check_refused(office.act("head", revision, "return", {{"comment", ""}}), 409, "remark.missing");
    REQUIRE(office.act("head", revision, "return", {{"comment", "Lipsește secțiunea 5"}}).status() == 200);
    const json tasks = office.get("author", "/tasks");
    REQUIRE(tasks["drafts"].size() == 1);
    CHECK(tasks["drafts"][0]["remark"] == "Lipsește secțiunea 5");
    REQUIRE(office.act("author", revision, "submit").status() == 200);

    check_refused(office.act("stand", revision, "verify"), 403, "role.missing");
    office.deputise("head", "stand");
    CHECK(office.get("stand", "/tasks")["answers"][0]["deputy_of"] == "Nume head");
    REQUIRE(office.act("stand", revision, "verify").status() == 200);
    check_refused(office.act("mayor", revision, "approve"), 409, "step.not_open");
    REQUIRE(office.act("juridic", revision, "opine", {{"decision", "favourable"}}).status() == 200);
    REQUIRE(office.act("chair", revision, "endorse").status() == 200);
    const auto approved = office.act("mayor", revision, "approve", {{"effective_from", "30.11.2026"}});
    CAPTURE(approved.body());
    REQUIRE(approved.status() == 200);
    CHECK(json::parse(approved.body())["effective_from"] == "2026-11-30");
    check_refused(office.act("mayor", revision, "approve"), 409, "state.not_allowed");
    CHECK(office.get("author", "/tasks")["coming"].size() == 1);
    const json shown = office.get("author", revision);
    CHECK(shown["state"] == "approved");
    bool by_deputy = false;
    for (const json& signature : shown["signatures"]) by_deputy = by_deputy || signature["deputy_of"] == "Nume head";
    CHECK(by_deputy);
}

TEST_CASE("approval: what was not read cannot be approved, nor by who has no right", "[server][approval]") {
    Office office;
    const std::string revision = office.submitted();
    office.until_approval(revision);
    check_refused(office.act("mayor", revision, "approve", {{"content_sha256", std::string(64, 'a')}}), 409,
                  "text.changed");
    check_refused(office.act("mayor", revision, "approve", {{"effective_from", "2020-01-01"}}), 409, "effective.past");
    CHECK(office.act("reader", revision, "approve").status() == 404);
    CHECK(office.act("mayor", revision, "approve", {{"effective_from", "mâine"}}).status() == 400);
    CHECK(office.act("mayor", revision, "bless").status() == 404);
    CHECK(office.act("mayor", "/documents/PO-URB-04/revisions/2.0", "approve").status() == 409);
}

TEST_CASE("approval: a flood of refused tries is one entry of the log", "[server][approval]") {
    Office office;
    const std::string revision = office.submitted();
    for (int i = 0; i < 100; ++i) check_refused(office.act("author", revision, "verify"), 403, "role.missing");
    CHECK(office.count("access.refused") == 1);
}

TEST_CASE("approval: of fifty approvals at once exactly one counts", "[server][approval]") {
    Office office;
    const std::string revision = office.submitted();
    office.until_approval(revision);
    std::atomic<int> good{0}, late{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([&] {
            const int status = office.act("mayor", revision, "approve").status();
            if (status == 200) ++good;
            if (status == 409) ++late;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(good == 1);
    CHECK(late == 49);
    CHECK(office.count("revision.approved") == 1);
}

TEST_CASE("approval: a list on paper is recorded whole or not at all", "[server][approval]") {
    Office office;
    const std::string first = office.submitted("Prima procedură"), first_hash = office.hash;
    const std::string second = office.submitted("A doua procedură");
    const auto answer = [&](const std::string& revision, const std::string& hash) {
        const json shown = office.get("quality", revision);
        return json{{"code", shown["code"]}, {"revision", "1.0"}, {"action", "verify"}, {"content_sha256", hash}};
    };
    json list = {{"signed_on", "20.11.2026"},
                 {"signer", "head@example.ro"},
                 {"act", {{"number", "borderou nr. 4"}, {"date", "2026-11-20"}}},
                 {"answers", {answer(first, first_hash), answer(second, "wrong")}}};
    check_refused(office.post("quality", "/paper", list), 409, "text.changed");
    CHECK(office.get("quality", first)["signatures"].empty());
    list["answers"][1]["content_sha256"] = office.hash;
    CHECK(office.post("author", "/paper", list).status() == 403);
    REQUIRE(office.post("quality", "/paper", list).status() == 200);
    CHECK(office.get("quality", first)["signatures"][0]["paper"]["act"]["number"] == "borderou nr. 4");
    CHECK(office.get("quality", second)["signatures"].size() == 1);
}

TEST_CASE("approval: pages show every state in both languages, and nothing of a title or remark is markup",
          "[server][approval]") {
    Office office;
    const std::string cookie = office.world.sign_in("author@example.ro");
    const auto page = [&](const std::string& target) {
        std::string both;
        for (const char* language : {"ro", "en"}) {
            const std::string address =
                target + (target.find('?') == std::string::npos ? "?lang=" : "&lang=") + language;
            const auto answer = office.world.ask(address, Method::kGet, {{"Cookie", cookie}});
            CAPTURE(address, answer.body().substr(0, 2000));
            REQUIRE(answer.status() == 200);
            CHECK_FALSE(has(answer.body(), "<script>"));
            both += answer.body();
        }
        return both;
    };
    CHECK(has(page("/new"), kUnit));
    const std::vector<std::pair<std::string, std::string>> form = {
        {"type", "PO"}, {"unit", office.world.unit(kUnit).str()}, {"title", kHostile}};
    const auto made = office.world.post("/new", form, cookie);
    CAPTURE(made.body().substr(0, 1500));
    REQUIRE(made.status() == 303);
    const std::string location(made.get("Location"));
    const std::string slug = location.substr(3, location.find('?') - 3);
    const std::string revision = "/documents/" + slug + "/revisions/1.0", shown = "/d/" + slug + "?rev=1.0";
    CHECK(has(page(location), "/actions/submit"));
    const json draft = office.get("author", revision);
    REQUIRE(
        office.put("author", revision, "# 1 Scopul\nUn text.", "\"v" + draft["row_version"].dump() + "\"").status() ==
        200);
    office.hash = sha256_hex("# 1 Scopul\nUn text.");
    CHECK(
        office.world.post("/d/" + slug + "/revisions/1.0/actions/comment", {{"text", kHostile}, {"anchor", ""}}, cookie)
            .status() == 303);
    CHECK(office.world.post("/d/" + slug + "/revisions/1.0/actions/submit", {}, cookie).get("Location") ==
          "/d/" + slug + "?rev=1.0&done=submit");
    CHECK(has(page(shown), "class=\"steps\""));
    REQUIRE(office.act("head", revision, "return", {{"comment", kHostile}}).status() == 200);
    CHECK(has(page(shown), "alert(&#39;"));
    CHECK(has(page("/tasks"), "Nume head"));
    REQUIRE(office.act("author", revision, "submit").status() == 200);
    office.until_approval(revision);
    const std::string mayor = office.world.sign_in("mayor@example.ro");
    const auto approving = office.world.ask(shown, Method::kGet, {{"Cookie", mayor}}).body();
    CHECK(has(approving, "value=\"" + office.hash + "\""));
    CHECK(office.world.post("/d/" + slug + "/revisions/1.0/actions/approve", {{"content_sha256", office.hash}}, mayor)
              .get("Location") == "/tasks?done=approve");
    CHECK(has(page(shown), "/d/" + slug + "/revisions"));
    CHECK(has(page("/tasks"), "De rezolvat"));
    CHECK(office.world.ask("/admin", Method::kGet, {{"Cookie", cookie}}).status() == 403);
    const std::string quality = office.world.sign_in("quality@example.ro");
    CHECK(office.world.ask("/admin", Method::kGet, {{"Cookie", quality}}).status() == 200);
}

TEST_CASE("approval: a new procedure with a title that exists is asked about once", "[server][approval]") {
    Office office;
    const std::string cookie = office.world.sign_in("author@example.ro");
    std::vector<std::pair<std::string, std::string>> form = {
        {"type", "PO"}, {"unit", office.world.unit(kUnit).str()}, {"title", "Certificatele de urbanism și planul"}};
    const auto asked = office.world.post("/new", form, cookie);
    CHECK(asked.status() == 200);
    CHECK(has(asked.body(), "<a href=\"/d/po-urb-4\"><span class=\"code\">PO-URB-04</span> Eliberarea certificatelor"));
    form.emplace_back("sure", "Certificatele de urbanism și planul");
    CHECK(office.world.post("/new", form, cookie).status() == 303);
}
