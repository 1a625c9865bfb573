#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "core/error.h"
#include "tests/server/client.h"
#include "tests/server/world.h"

using namespace pravila;
using namespace pravila::test;
using nlohmann::json;

namespace {

World& world() {
    static World shared;
    return shared;
}

json get(const std::string& target, int status = 200) {
    const auto answer = world().ask(target);
    CAPTURE(target, answer.body());
    REQUIRE(answer.status() == status);
    CHECK(answer.get("Content-Type") ==
          (status < 400 ? "application/json; charset=utf-8" : "application/problem+json; charset=utf-8"));
    return json::parse(answer.body());
}

}  // namespace

TEST_CASE("api: search answers as the command does", "[server][api]") {
    const json answer = get("/api/v1/search?q=certificat%20urbanism&type=PO&limit=1");
    CHECK(answer["query"] == "certificat urbanism");
    CHECK(answer["as_of"] == "2026-11-22");
    CHECK(answer["hits"].size() == 1);
    CHECK(answer["hits"][0]["code"] == "PO-URB-04");
    CHECK(answer["total"].get<int>() > 1);
    const json past = get("/api/v1/search?q=certificat&as_of=2023-01-01");
    CHECK(past["hits"][0]["edition"] == 2);
    CHECK(past["hits"][0]["revision"] == 0);
    CHECK(past["undated_matches"] == 1);
    CHECK(get("/api/v1/search?q=certificat&as_of=2023-01-01&undated=include")["total"] == 2);
    CHECK(get("/api/v1/suggest?q=elib")["suggestions"][0]["url"] == "/d/po-urb-4");
}

TEST_CASE("api: what cannot be used is a problem that names its field", "[server][api]") {
    const json problem =
        get("/api/v1/search?q=a&as_of=31.02.2024&limit=0&type=XX&state=yy&revisions=some&known_at=now", 400);
    CHECK(problem["type"] == "urn:pravila:problem:invalid-input");
    CHECK(problem["status"] == 400);
    CHECK(problem["instance"] == "/api/v1/search");
    std::set<std::string> fields;
    for (const json& error : problem["errors"]) fields.insert(error["field"].get<std::string>());
    CHECK(fields == std::set<std::string>{"as_of", "limit", "type", "state", "revisions", "known_at"});
    CHECK(get("/api/v1/search?q=" + std::string(1001, 'a'), 400)["detail"].get<std::string>().size() > 10);
    CHECK(get("/api/v1/codes/parse", 400)["errors"][0]["field"] == "text");
    CHECK(get("/api/v1/documents/po-urb-4/revisions/x", 400)["errors"][0]["field"] == "number");
}

TEST_CASE("api: documents, revisions, text and source in any spelling of the code", "[server][api]") {
    const json list = get("/api/v1/documents?limit=2&offset=1");
    CHECK(list["total"] == 5);
    CHECK(list["rows"].size() == 2);
    CHECK(get("/api/v1/documents/PO%20URB%204")["code"] == "PO-URB-04");
    CHECK(get("/api/v1/documents/po-urb-40")["code"] == "PO-URB-04");
    CHECK(get("/api/v1/documents/po-urb-4?as_of=2023-01-01")["revision"] == 0);
    CHECK(get("/api/v1/documents/po-urb-4/revisions")["total"] == 2);
    CHECK(get("/api/v1/documents/po-urb-4/revisions/2.0")["effective_to"] == "2024-03-14");
    CHECK(get("/api/v1/documents/po-urb-4/history")["events"].size() >= 3);
    CHECK(world().ask("/api/v1/documents/po-urb-4/revisions/2.1/text").body().find("15 zile lucrătoare") !=
          std::string::npos);
    CHECK(world().ask("/api/v1/documents/po-urb-4/revisions/2.1/source").body().substr(0, 8) == "bytes of");
    const auto html = world().ask("/api/v1/documents/po-urb-4/revisions/2.1/html");
    CHECK(html.body().find("<style>") != std::string::npos);
    CHECK(html.get("Content-Security-Policy").substr(0, 7) == "sandbox");
    CHECK(world().ask("/api/v1/documents/po-urb-4").get("ETag").substr(0, 2) == "\"v");
    CHECK(get("/api/v1/documents/po-zzz-1", 404)["type"] == "urn:pravila:problem:not-found");
    CHECK(get("/api/v1/documents/po-urb-4/revisions/7.7", 404)["status"] == 404);
    CHECK(get("/api/v1/nowhere", 404)["status"] == 404);
}

TEST_CASE("api: codes are read and the log is given as it was hashed", "[server][api]") {
    CHECK(get("/api/v1/codes/parse?text=p.o.%20urb%2004")["slug"] == "po-urb-4");
    CHECK(get("/api/v1/codes/next?type=F&parent=po-urb-4")["code"] == "F-PO-URB-04-02");
    CHECK(get("/api/v1/codes/next?type=PS")["code"].get<std::string>().starts_with("PS-"));
    CHECK(get("/api/v1/codes/next?type=F&parent=po-zzz-1", 404)["status"] == 404);
    CHECK(get("/api/v1/codes/next?unit=URB", 400)["errors"][0]["field"] == "type");
    CHECK(get("/api/v1/codes/next?type=PO&unit=ZZZ", 404)["status"] == 404);
    const json log = get("/api/v1/log/entries?from=1&limit=3");
    CHECK(log["entries"].size() == 3);
    CHECK(log["entries"][0]["seq"] == 1);
    CHECK(log["total"].get<int>() > 4);
    CHECK(world().ask("/api/v1/log/checkpoint").body().substr(0, 14) == "pravila.local/");
    CHECK(world().ask("/api/v1/log/key").status() == 200);
}

TEST_CASE("api: health, readiness and metrics say how the server is", "[server][api]") {
    CHECK(world().ask("/healthz").body() == "ok\n");
    CHECK(get("/readyz")["ready"] == true);
    const std::string metrics = world().page("/metrics");
    CHECK(metrics.find("pravila_requests_total{route=\"/healthz\",status=\"2xx\"}") != std::string::npos);
    CHECK(metrics.find("pravila_index_lag 0") != std::string::npos);
}

TEST_CASE("api: a check that fails or throws makes the server not ready", "[server][api]") {
    World sick;
    ServerDependencies dependencies = sick.dependencies();
    dependencies.checks = {{"good", [] { return std::string(); }},
                           {"bad", [] { return std::string("the disk is full"); }},
                           {"worse", []() -> std::string {
                                throw Error(ErrorCode::kUnavailable, msg("The request did not arrive in time."));
                            }}};
    const web::Site site(std::move(dependencies), true);
    http::Request request;
    request.target = "/readyz";
    request.segments = {"readyz"};
    const auto answer = web::respond(site, request);
    CHECK(answer.status() == 503);
    const json body = json::parse(answer.body());
    CHECK(body["checks"][0]["ok"] == true);
    CHECK(body["checks"][1]["problem"] == "the disk is full");
    CHECK(body["checks"][2]["ok"] == false);
}

TEST_CASE("server: an address that is not loopback is refused until there are accounts", "[server][start]") {
    World any;
    for (const char* listen : {"0.0.0.0:0", "[::]:0"}) {
        ServerOptions options;
        options.listen = listen;
        CHECK_THROWS_AS(Server(options, any.dependencies()), Error);
    }
}

TEST_CASE("server: pages come over a real socket, one line a request is logged", "[server][start]") {
    World any;
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.threads = 2;
    options.public_url = "https://proceduri.example:8443/x";
    Server server(options, any.dependencies());
    server.start();
    CHECK(server.address() == "http://127.0.0.1:" + std::to_string(server.port()));
    Client client(server.port());
    const std::string page =
        client.send("GET /d/po-urb-4?lang=en HTTP/1.1\r\nHost: proceduri.example\r\n\r\n").read_answer();
    CHECK(status_of(page) == 200);
    CHECK(page.find("Eliberarea certificatelor de urbanism") != std::string::npos);
    const std::string refused =
        Client(server.port()).send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").read_to_end();
    CHECK(status_of(refused) == 400);
    CHECK(field_of(refused, "X-Frame-Options") == "DENY");
    server.stop();
    const auto lines = any.log_lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].find(" GET /d/{code} 200 ") != std::string::npos);
    CHECK(lines[1].find(" GET refused 400 ") != std::string::npos);
}

TEST_CASE("server: a failure inside becomes a page with a number, and the log has its reason", "[server][start]") {
    World any;
    ServerDependencies dependencies = any.dependencies();
    std::vector<std::string> lines;
    dependencies.log = [&](const std::string& line) { lines.push_back(line); };
    dependencies.log_access.checkpoint = []() -> std::string { throw std::runtime_error("secret\nforged line"); };
    const web::Site site(std::move(dependencies), true);
    http::Request request;
    request.target = "/api/v1/log/checkpoint";
    request.segments = {"api", "v1", "log", "checkpoint"};
    const auto answer = web::respond(site, request);
    CHECK(answer.status() == 500);
    CHECK(answer.body().find("secret") == std::string::npos);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].find("detail=secret?forged line") != std::string::npos);
}
