#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

const std::string kDemo = PRAVILA_DEMO;

std::string first_code(const Store& store, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "search");
    arguments.emplace_back("--json");
    const auto hits = store.run(arguments).json()["hits"];
    return hits.empty() ? "" : hits[0]["code"].get<std::string>();
}

}  // namespace

TEST_CASE("ingest: the demonstration is taken in whole, and a second time nothing changes", "[end_to_end]") {
    const Store store;
    const auto first = store.run({"ingest", kDemo, "--json"});
    REQUIRE(first.status == 0);
    const auto summary = first.lines().back()["summary"];
    CHECK(summary["failed"] == 0);
    CHECK(summary["conflict"] == 0);
    CHECK(summary["added"].get<int>() >= 30);
    CHECK(summary["revised"].get<int>() >= 24);
    const std::string head = store.run({"log", "checkpoint"}).out;
    const auto second = store.run({"ingest", kDemo, "--json"});
    REQUIRE(second.status == 0);
    for (const auto& line : second.lines())
        if (line.contains("status")) CHECK((line["status"] == "unchanged" || line["status"] == "skipped"));
    CHECK(store.run({"log", "checkpoint"}).out == head);
    CHECK(store.run({"verify"}).status == 0);
}

TEST_CASE("ingest: three ways of asking find the same procedure first, in force", "[end_to_end]") {
    const Store store;
    REQUIRE(store.run({"ingest", kDemo}).status == 0);
    for (const char* query : {"certificat urbanism", "certificatelor de urbanism", "po urb 4", "P.O.–URB–04",
                              "CERTIFICATELE DE URBANISM", "pourb04"}) {
        CAPTURE(query);
        CHECK(first_code(store, {query}) == "PO-URB-04");
    }
    const auto hit = store.run({"search", "certificat urbanism", "--json"}).json()["hits"][0];
    CHECK(hit["state"] == "in_force");
    CHECK(hit["effective_from"] == "2024-03-15");
    CHECK(hit["forms"].size() == 2);
}

TEST_CASE("ingest: a past day is searched in the words of that day, its last day included", "[end_to_end]") {
    const Store store;
    REQUIRE(store.run({"ingest", kDemo}).status == 0);
    const std::string gone = "\"numai în format letric\"";
    CHECK(first_code(store, {gone}).empty());
    CHECK(first_code(store, {gone, "--as-of", "2020-09-13"}) == "PO-URB-04");
    CHECK(first_code(store, {gone, "--as-of", "2020-09-14"}).empty());
    CHECK(first_code(store, {gone, "--as-of", "2019-06-10"}) == "PO-URB-04");
    CHECK(first_code(store, {gone, "--as-of", "2019-06-09"}).empty());
    CHECK(store.run({"show", "po urb 4", "--as-of", "14.03.2024", "--json"}).json()["number"] == "2.0");
    CHECK(store.run({"show", "po urb 4", "--as-of", "15.03.2024", "--json"}).json()["number"] == "2.1");
}

TEST_CASE("ingest: the source that comes back is the file that came in, byte for byte", "[end_to_end]") {
    const Store store;
    REQUIRE(store.run({"ingest", kDemo}).status == 0);
    const Folder folder;
    for (const auto& row : store.register_rows()) {
        const std::string code = row["code"];
        CAPTURE(code);
        REQUIRE(store.run({"show", code, "--format", "source", "-o", folder / "out"}).status == 0);
        const std::string file = row["parts"][0]["file_name"];
        std::string original;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(kDemo))
            if (entry.path().filename() == file) original = read_file(entry.path());
        CHECK(read_file(folder / "out") == original);
    }
}

TEST_CASE("ingest: a rehearsal tells everything and changes nothing", "[end_to_end]") {
    const Store store;
    const std::string head = store.run({"log", "checkpoint"}).out;
    const auto rehearsal = store.run({"ingest", kDemo, "--dry-run", "--json"});
    REQUIRE(rehearsal.status == 0);
    CHECK(rehearsal.lines().back()["summary"]["revised"].get<int>() >= 24);
    CHECK(store.run({"log", "checkpoint"}).out == head);
    CHECK(store.register_rows().empty());
}

TEST_CASE("ingest: the register wins on names, and a revision that contradicts it is left for a person",
          "[end_to_end]") {
    const Store store;
    const std::string list = kDemo + "/Registrul procedurilor 2026.xlsx";
    const auto run = store.run({"ingest", kDemo, "--register", list, "--json"});
    CHECK(run.status == 1);
    const auto report = run.lines().back()["summary"]["register"];
    CHECK(report["revision_mismatch"] == nlohmann::json::array({"PS-03"}));
    const auto without_file = report["rows_without_file"].get<std::set<std::string>>();
    CHECK(without_file.contains("PO-ARH-01"));
    CHECK(report["double_codes"] == nlohmann::json::array({"PO-ITL-05"}));
    const auto row = store.run({"show", "PS-03", "--json"}).json();
    CHECK(row["number"] == "1.1");
}

TEST_CASE("ingest: the same revision with other content is a conflict and nothing is overwritten", "[end_to_end]") {
    const Store store;
    const Folder folder;
    const std::string cover =
        "Cod: PO-ARH-01\nTitlu: Arhivarea documentelor\nEdiția: I\nRevizia: 0\nData intrării în vigoare: "
        "01.02.2024\n\n1. Scopul\n\n";
    write_file(folder / "a/first.txt", cover + "Primul text al procedurii.\n");
    write_file(folder / "b/second.txt", cover + "Alt text, cu același număr.\n");
    REQUIRE(store.run({"ingest", folder / "a"}).status == 0);
    const std::string head = store.run({"log", "checkpoint"}).out;
    const auto second = store.run({"ingest", folder / "b", "--json"});
    CHECK(second.status == 1);
    CHECK(second.lines()[0]["status"] == "conflict");
    CHECK(store.run({"log", "checkpoint"}).out == head);
    CHECK(store.run({"show", "PO-ARH-01", "--format", "source"}).out == cover + "Primul text al procedurii.\n");
}

TEST_CASE("ingest: two documents with one code are both kept, the second with a visible suffix", "[end_to_end]") {
    const Store store;
    const Folder folder;
    write_file(
        folder / "1.txt",
        "Cod: PO-05\nTitlu: Arhivarea documentelor\nCompartiment: Biroul Arhivă\nEdiția: I\nRevizia: 0\n\nText.\n");
    write_file(folder / "2.txt",
               "Cod: PO-05\nTitlu: Încasarea impozitelor\nCompartiment: Direcția Impozite și Taxe Locale\nEdiția: "
               "I\nRevizia: 0\n\nText.\n");
    REQUIRE(store.run({"ingest", folder.path()}).status == 0);
    CHECK(store.run({"show", "PO-05", "--json"}).json()["title"] == "Arhivarea documentelor");
    CHECK(store.run({"show", "PO-05 [DITL]", "--json"}).json()["title"] == "Încasarea impozitelor");
}
