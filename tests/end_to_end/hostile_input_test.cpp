#include <zip.h>

#include <catch2/catch.hpp>

#include "tests/end_to_end/program.h"

using namespace pravila::testing;

namespace {

std::string zip_with(const std::map<std::string, std::string>& members) {
    const Folder folder;
    zip_t* archive = zip_open((folder / "x.zip").c_str(), ZIP_CREATE, nullptr);
    REQUIRE(archive);
    for (const auto& [name, bytes] : members)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0),
                     ZIP_FL_ENC_UTF_8);
    REQUIRE(zip_close(archive) == 0);
    return read_file(folder / "x.zip");
}

/// The compound file that office programs make of a document with a password: its directory names the encrypted
/// package.
std::string encrypted_office_file() {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes.resize(512);
    for (const char c : std::string_view("EncryptedPackage")) bytes.append({c, '\0'});
    bytes.resize(4096);
    return bytes;
}

const std::string kContentTypes =
    R"(<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>)";

/// What ingest says of one file in a folder with a good one; the store must only have gained the good one.
nlohmann::json told_of(const std::string& name, const std::string& bytes) {
    const Store store;
    const Folder folder;
    write_file(folder / name, bytes);
    write_file(folder / "zz good.txt",
               "Cod: PO-ARH-01\nTitlu: Arhivarea documentelor\nEdiția: I\nRevizia: 0\n\nUn text bun.\n");
    const auto run = store.run({"ingest", folder.path(), "--json"});
    const auto lines = run.lines();
    REQUIRE(lines.size() == 3);
    CHECK(lines[1]["status"] == "added");
    CHECK(store.register_rows().size() == 1);
    CHECK(store.run({"verify"}).status == 0);
    CHECK(run.status == (lines[0]["status"] == "failed" ? 1 : 0));
    return lines[0];
}

}  // namespace

TEST_CASE("hostile input: each bad file is named with its reason and costs only itself", "[end_to_end][hostile]") {
    const std::string bomb(300u << 20, ' ');
    const struct {
        const char* name;
        std::string bytes;
        const char* status;
        const char* rule;
    } cases[] = {
        {"empty.pdf", "", "failed", "file.empty"},
        {"letter.docx", "Cod: PO-URB-09\n\nA text that somebody has renamed.\n", "failed", "format.misnamed"},
        {"photo.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), "skipped", nullptr},
        {"locked.docx", encrypted_office_file(), "failed", "file.encrypted"},
        {"bomb.docx", zip_with({{"[Content_Types].xml", kContentTypes}, {"word/document.xml", bomb}}), "failed",
         "zip.bomb"},
        {"doctype.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "failed", "xml.dtd"},
        {"broken.docx", zip_with({{"[Content_Types].xml", kContentTypes}, {"word/document.xml", "<w:document"}}),
         "failed", nullptr},
    };
    for (const auto& one : cases) {
        CAPTURE(one.name);
        const auto told = told_of(one.name, one.bytes);
        CHECK(told["status"] == one.status);
        CHECK(told["error"].get<std::string>().size() > 10);
        if (one.rule) CHECK(told["error_rule"] == one.rule);
    }
}

TEST_CASE("hostile input: wrong arguments end with a clear line and change nothing", "[end_to_end][hostile]") {
    const Store store;
    const std::string head = store.run({"log", "checkpoint"}).out;
    const struct {
        std::vector<std::string> arguments;
        int status;
        const char* says;
    } cases[] = {
        {{"ingest", "/no/such/folder"}, 1, "/no/such/folder"},
        {{"search", "x", "--as-of", "31.02.2024"}, 2, "31.02.2024"},
        {{"show", "PO-XX-99"}, 1, "PO-XX-99"},
        {{"show", "PO-XX-99", "--revision", "II.1"}, 2, "II.1"},
        {{"search", "x", "--limit", "0"}, 2, "--limit"},
        {{"nonsense"}, 2, "subcommand"},
        {{"init", "--institution", "Alta"}, 1, "not empty"},
        {{"code", "parse", "certificat de urbanism"}, 1, "certificat"},
    };
    for (const auto& one : cases) {
        CAPTURE(one.arguments);
        const auto run = store.run(one.arguments);
        CHECK(run.status == one.status);
        CHECK(run.err.find(one.says) != std::string::npos);
        CHECK(run.out.empty());
    }
    CHECK(store.run({"log", "checkpoint"}).out == head);
}

TEST_CASE("hostile input: a store that is missing, damaged or newer ends with status 3", "[end_to_end][hostile]") {
    const Folder folder;
    CHECK(pravila::testing::pravila({"--store", folder / "nothing", "register"}).status == 3);
    write_file(folder / "damaged/pravila.db", std::string(10000, 'x'));
    const auto damaged = pravila::testing::pravila({"--store", folder / "damaged", "register"});
    CHECK(damaged.status == 3);
    CHECK(damaged.err.size() > 20);
}

TEST_CASE("hostile input: a bit of a stored file or of the log that changed is found by verify",
          "[end_to_end][hostile]") {
    const Store store;
    const Folder folder;
    const std::string text =
        "Cod: PO-ARH-01\nTitlu: Arhivarea documentelor\nEdiția: I\nRevizia: 0\n\nSemnătura de control 8d21.\n";
    write_file(folder / "a.txt", text);
    REQUIRE(store.run({"ingest", folder.path()}).status == 0);
    REQUIRE(store.run({"verify"}).status == 0);
    std::string database = read_file(store.path() + "/pravila.db");
    const std::size_t at = database.find("control 8d21");
    REQUIRE(at != std::string::npos);
    database[at] = 'k';
    write_file(store.path() + "/pravila.db", database);
    const auto verified = store.run({"verify", "--json"});
    CHECK(verified.status == 1);
    CHECK(verified.json()["findings"][0]["rule"] == "content.changed");
}
