#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

const std::vector<std::string> kAct = {"--act", "dispoziția nr. 11", "--act-date", "12.01.2026"};

Finished run(const Store& store, std::vector<std::string> arguments, const std::vector<std::string>& more = {}) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.insert(arguments.begin(), {"--lang", "en"});
    return store.run(arguments);
}

}  // namespace

TEST_CASE("papers: files to write in, official copies and sheets by command", "[end_to_end][papers]") {
    const Store store;
    const Folder folder;
    const auto me = run(store, {"user", "list", "--json"}).json()["people"][0]["id"].get<std::string>();
    for (const char* role : {"quality_manager", "commission_chair", "entity_head"})
        REQUIRE(run(store, {"role", "grant", me, role, "--from", "2026-01-12"}, kAct).status == 0);
    const Finished made = run(store, {"revision", "new", "--type", "PS", "--title", "Ședințe și țarcuri", "--json"});
    INFO(made.err);
    REQUIRE(made.status == 0);
    const std::string code = made.json()["code"];

    for (const char* format : {"docx", "odt"}) {
        const std::string file = folder / ("lucru." + std::string(format));
        const Finished written = run(store, {"revision", "template", code, "--format", format, "-o", file});
        INFO(written.err);
        CHECK(written.status == 0);
        CHECK(written.out.empty());
        CHECK(read_file(file).substr(0, 2) == "PK");
    }
    CHECK(run(store, {"revision", "template", code, "-o", "-"}).out.substr(0, 2) == "PK");
    CHECK(run(store, {"revision", "template", code, "--format", "rtf"}).status == 2);
    CHECK(run(store, {"revision", "template", "PO-NIMIC-9", "-o", "-"}).status == 1);
    CHECK(run(store, {"revision", "template", code, "--revision", "x", "-o", "-"}).status == 2);

    const Finished none = run(store, {"revision", "copy", code, "-o", folder / "copie.pdf"});
    CHECK(none.status == 1);
    CHECK(none.err.find("there is no official copy of it") != std::string::npos);
    const std::string text = folder / "text.txt";
    write_file(text, "1. Scopul\n\nUn text scurt.\n");
    REQUIRE(run(store, {"revision", "text", code, "1.0", text}).status == 0);
    const auto shown = run(store, {"revision", "show", code, "1.0", "--json"}).json();
    REQUIRE(run(store,
                {"revision", "approve-by-act", code, "1.0", "--sha256", shown["content_sha256"], "--effective-from",
                 "2026-01-12"},
                kAct)
                .status == 0);
    const Finished copied = run(store, {"revision", "copy", code, "-o", folder / "copie.pdf"});
    INFO(copied.err);
    CHECK(copied.status == 0);
    CHECK(read_file(folder / "copie.pdf").substr(0, 5) == "%PDF-");
    CHECK(run(store, {"revision", "copy", code, "--format", "docx", "-o", "-"}).out.substr(0, 2) == "PK");
    CHECK(run(store, {"revision", "acknowledgement-sheet", code, "-o", "-"}).out.substr(0, 5) == "%PDF-");
    CHECK(run(store, {"revision", "acknowledgement-sheet", "--person", me, "--format", "odt", "-o", "-"})
              .out.substr(0, 2) == "PK");
    CHECK(run(store, {"revision", "acknowledgement-sheet"}).status == 2);
    // Nothing of this is written down, and what is there is counted in sentences that agree.
    const Finished verified = store.run({"--lang", "ro", "verify"});
    INFO(verified.err);
    CHECK(verified.status == 0);
    CHECK(verified.err.find(" 1 fișier, 1 document, 1 revizie.") != std::string::npos);
}

TEST_CASE("papers: a draft is made an edition by command, and its old number says where it went",
          "[end_to_end][papers]") {
    const Store store;
    const Folder folder;
    const auto me = run(store, {"user", "list", "--json"}).json()["people"][0]["id"].get<std::string>();
    REQUIRE(run(store, {"role", "grant", me, "quality_manager", "--from", "2026-01-12"}, kAct).status == 0);
    const std::string code =
        run(store, {"revision", "new", "--type", "PS", "--title", "O procedură", "--json"}).json()["code"];
    const std::string text = folder / "text.txt";
    write_file(text, "1. Scopul\n\nUn text scurt.\n");
    REQUIRE(run(store, {"revision", "text", code, "1.0", text}).status == 0);
    const auto shown = run(store, {"revision", "show", code, "1.0", "--json"}).json();
    REQUIRE(run(store,
                {"revision", "approve-by-act", code, "1.0", "--sha256", shown["content_sha256"], "--effective-from",
                 "2026-01-12"},
                kAct)
                .status == 0);
    REQUIRE(run(store, {"revision", "start", code}).status == 0);
    const Finished changed = run(store, {"revision", "kind", code, "1.1", "--kind", "edition", "--json"});
    INFO(changed.err);
    REQUIRE(changed.status == 0);
    CHECK(changed.json()["revision"] == "2.0");
    const Finished old = run(store, {"revision", "show", code, "1.1"});
    CHECK(old.status == 1);
    CHECK(old.err.find("is now 2.0") != std::string::npos);
    CHECK(run(store, {"verify"}).status == 0);
}
