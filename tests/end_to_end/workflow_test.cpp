#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

Finished workflow(std::vector<std::string> arguments, const std::string& language = "en") {
    arguments.insert(arguments.begin(), {"--store", "/nonexistent/store", "--lang", language, "workflow"});
    return pravila::testing::pravila(arguments);
}

}  // namespace

TEST_CASE("workflow: what the program carries is listed and shown without a store", "[end_to_end][workflow]") {
    const Finished listed = workflow({"list", "--json"});
    REQUIRE(listed.status == 0);
    const auto list = listed.json();
    CHECK(list["total"] == list["workflows"].size());
    REQUIRE(list["total"].get<int>() >= 5);
    for (const auto& row : list["workflows"]) {
        const std::string name = row["name"];
        INFO(name);
        CHECK(workflow({"list"}).out.find(name) != std::string::npos);
        const Finished shown = workflow({"show", name, "--json"});
        REQUIRE(shown.status == 0);
        CHECK(shown.json() == row);
        CHECK(row["steps"].back()["kind"] == "approve");
    }

    const auto system = workflow({"show", "primarie-system-procedure", "--json"}).json();
    CHECK(system["types"] == nlohmann::json::parse(R"(["PS"])"));
    CHECK(system["author_approves"] == "block");
    CHECK(system["steps"][0] == nlohmann::json::parse(R"({
        "id": "verificare", "kind": "verify", "signers": [{"role": "department_head", "of": "owner"}], "rule": "all",
        "at_least": null, "deadline_days": 5, "parallel": false, "remark_on_refusal": true, "on_refusal": "return",
        "tacit": false, "in_session": false})"));
    CHECK(system["steps"][2]["parallel"] == true);

    const std::string text = workflow({"show", "primarie-system-procedure"}, "ro").out;
    CHECK(text.find("1. Verificare  (verificare)\n") != std::string::npos);
    CHECK(text.find("pentru compartimentul titular") != std::string::npos);
    CHECK(text.find("se deschide odată cu pasul dinainte") != std::string::npos);
    CHECK(text.find("termen în zile lucrătoare: 10") != std::string::npos);

    const Finished unknown = workflow({"show", "primarie-nimic"});
    CHECK(unknown.status == 1);
    CHECK(unknown.out.empty());
    CHECK(unknown.err.find("primarie-nimic") != std::string::npos);
    CHECK(workflow({"show"}).status == 2);
    CHECK(workflow({}).status == 2);
}

TEST_CASE("workflow: a carried file is printed exactly and is sound, and a changed one is told line by line",
          "[end_to_end][workflow]") {
    const Folder folder;
    const std::string file = folder / "circuit.toml";
    const std::string source = workflow({"show", "primarie-regulation", "--source"}).out;
    write_file(file, source);
    Finished checked = workflow({"check", file});
    CHECK(checked.status == 0);
    CHECK(checked.out.empty());
    CHECK(checked.err == "The workflow file is sound.\n");
    CHECK(workflow({"check", file, "--json"}).json() == nlohmann::json::parse(R"({"total": 0, "problems": []})"));

    write_file(file, "name = \"w\"\ncolour = 1\ntypes = [\"PO\"]\n\n[[step]]\nid = \"a\"\nkind = \"sign\"\n");
    checked = workflow({"check", file});
    CHECK(checked.status == 1);
    CHECK(checked.err.find(file + ", line 2: “colour” is not known here.") != std::string::npos);
    CHECK(checked.err.find(file + ", line 5: Step “a” asks nobody") != std::string::npos);
    CHECK(checked.err.find(file + ", line 7: “kind” must be one of") != std::string::npos);
    const auto problems = workflow({"check", file, "--json"}).json();
    CHECK(problems["total"] == problems["problems"].size());
    int last = 0;
    for (const auto& problem : problems["problems"]) {
        CHECK(problem["line"].get<int>() >= last);
        CHECK_FALSE(problem["problem"].get<std::string>().empty());
        last = problem["line"];
    }
    CHECK(last == 7);
}

TEST_CASE("workflow: a file that is none, is empty, is not text or never ends is refused in words",
          "[end_to_end][workflow]") {
    const Folder folder;
    CHECK(workflow({"check", folder / "missing.toml"}).status == 2);
    CHECK(workflow({"check", folder.path()}).status == 1);  // a folder has no steps
    CHECK(workflow({"check", "/dev/zero"}).status == 1);
    write_file(folder / "empty.toml", "");
    CHECK(workflow({"check", folder / "empty.toml"}).status == 1);
    write_file(folder / "bytes.toml", std::string("name = \"\xff\xfe\0\"", 12));
    const Finished bytes = workflow({"check", folder / "bytes.toml", "--json"});
    CHECK(bytes.status == 1);
    CHECK(bytes.json()["problems"][0]["line"] == 1);
}
