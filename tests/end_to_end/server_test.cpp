#include <signal.h>

#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

/// The server on a free port over a store with the demonstration.
struct Site {
    Store store;
    std::unique_ptr<Running> server;
    int port = 0;

    Site() {
        REQUIRE(store.run({"ingest", PRAVILA_DEMO}).status == 0);
        server = std::make_unique<Running>(
            std::vector<std::string>{"--store", store.path(), "serve", "--listen", "127.0.0.1:0"});
        const std::string line = server->error_line();
        CAPTURE(line);
        port = std::stoi(line.substr(line.rfind(':') + 1));
    }
};

}  // namespace

TEST_CASE("server: pages and API answer with the same procedure as the command", "[end_to_end][server]") {
    Site site;
    const auto page = get(site.port, "/?q=certificat+urbanism");
    CHECK(page.status == 200);
    CHECK(page.body.find("Eliberarea certificatelor de urbanism") != std::string::npos);
    CHECK(page.body.find("În vigoare") != std::string::npos);
    const auto hits = nlohmann::json::parse(get(site.port, "/api/v1/search?q=certificat+urbanism").body)["hits"];
    CHECK(hits[0]["code"] == "PO-URB-04");
    CHECK(get(site.port, "/d/po-urb-4").status == 200);
    CHECK(get(site.port, "/d/P.O.%20Urb.%2004").status == 301);
    CHECK(get(site.port, "/d/po-urb-4?as_of=31.02.2024").status == 400);
    CHECK(get(site.port, "/d/po-nu-exista").status == 404);
    CHECK(get(site.port, "/readyz").status == 200);
    CHECK(site.server->end(SIGTERM) == 0);
}

TEST_CASE("server: what a command takes in beside it is found without a restart", "[end_to_end][server]") {
    Site site;
    const Folder folder;
    write_file(folder / "nou.txt",
               "Cod: PO-ZOO-01\nTitlu: Îngrijirea lamelor\nEdiția: I\nRevizia: 0\nData intrării în vigoare: "
               "01.02.2024\n\nLamele se hrănesc.\n");
    REQUIRE(site.store.run({"ingest", folder.path()}).status == 0);
    const auto hits = nlohmann::json::parse(get(site.port, "/api/v1/search?q=lamelor").body)["hits"];
    REQUIRE(hits.size() == 1);
    CHECK(hits[0]["code"] == "PO-ZOO-01");
}

TEST_CASE("server: it listens on loopback only while there are no accounts", "[end_to_end][server]") {
    const Store store;
    const auto run = store.run({"serve", "--listen", "0.0.0.0:0"});
    CHECK(run.status != 0);
    CHECK(run.err.find("loopback") != std::string::npos);
}
