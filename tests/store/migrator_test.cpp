#include "store/db/migrator.h"

#include <catch2/catch.hpp>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;
using db::Migrator;
using db::Mode;
using embedded::File;

namespace {

const std::vector<File> kTwo = {{"0001_a.sql", "CREATE TABLE a (n INTEGER) STRICT;"},
                                {"0002_b.sql", "CREATE TABLE b (n INTEGER) STRICT; INSERT INTO b VALUES (1);"}};

std::string tables(db::Session& session) {
    auto query = session.query(
        "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)");
    query.step();
    return query.text(0);
}

}  // namespace

TEST_CASE("migrator: migrations are applied once, in order", "[store][migrator]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    const std::vector<File> one = {kTwo[0]};
    Migrator(one).apply(session);
    CHECK(Migrator(one).pending(session) == 0);
    CHECK(Migrator(kTwo).pending(session) == 1);
    Migrator(kTwo).apply(session);
    Migrator(kTwo).apply(session);
    CHECK(tables(session) == "a,b,schema_migrations");
    CHECK(Migrator(kTwo).pending(session) == 0);
}

TEST_CASE("migrator: a migration that fails leaves nothing of itself", "[store][migrator]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    const std::vector<File> broken = {
        kTwo[0], {"0002_b.sql", "CREATE TABLE b (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"}};
    CHECK_THROWS_AS(Migrator(broken).apply(session), Error);
    CHECK(tables(session) == "a,schema_migrations");
    CHECK(Migrator(kTwo).pending(session) == 1);
}

TEST_CASE("migrator: what would fail is found on a copy, before anything is applied", "[store][migrator]") {
    const TempDir directory;
    const auto copy = directory.file("copy.db");
    db::Session session(directory.file("a.db"), Mode::kCreate);
    Migrator(std::vector<File>{}).apply(session);
    const std::vector<File> fails = {kTwo[0], {"0002_b.sql", "INSERT INTO nowhere VALUES (1);"}};
    CHECK_THROWS_AS(Migrator(fails).rehearse(session, copy), Error);
    CHECK(tables(session) == "schema_migrations");
    CHECK_FALSE(std::filesystem::exists(copy));
    Migrator(kTwo).rehearse(session, copy);
    CHECK(tables(session) == "schema_migrations");
    CHECK_FALSE(std::filesystem::exists(copy));
    Migrator(kTwo).apply(session);
    session.script(
        "PRAGMA foreign_keys = OFF; CREATE TABLE child (n INTEGER REFERENCES k (n)); CREATE TABLE k (n INTEGER PRIMARY "
        "KEY); INSERT INTO child VALUES (7)");
    CHECK(refusal([&] { Migrator(kTwo).rehearse(session, copy); }).code == ErrorCode::kCorrupt);
    CHECK_FALSE(std::filesystem::exists(copy));
}

TEST_CASE("migrator: a newer schema and an edited migration are refused with different words", "[store][migrator]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    Migrator(kTwo).apply(session);
    const std::vector<File> older = {kTwo[0]};
    const auto newer = refusal([&] { Migrator(older).pending(session); });
    CHECK(newer.code == ErrorCode::kUnavailable);
    CHECK(newer.message.find("newer version") != std::string::npos);
    const std::vector<File> edited_files = {kTwo[0], {"0002_b.sql", "CREATE TABLE c (n INTEGER) STRICT;"}};
    const auto edited = refusal([&] { Migrator(edited_files).apply(session); });
    CHECK(edited.code == ErrorCode::kCorrupt);
    CHECK(edited.message != newer.message);
    CHECK(tables(session) == "a,b,schema_migrations");
}

TEST_CASE("migrator: a database without our table is not a store", "[store][migrator]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    session.script("CREATE TABLE t (n INTEGER)");
    CHECK(refusal([&] { Migrator(kTwo).pending(session); }).code == ErrorCode::kCorrupt);
}

TEST_CASE("migrator: our migrations are numbered without gaps and have neither triggers nor views",
          "[store][migrator]") {
    int number = 0;
    for (const auto& file : embedded::migrations()) {
        CHECK(std::stoi(std::string(file.name.substr(0, 4))) == ++number);
        CHECK(file.name.ends_with(".sql"));
        for (const char* word : {"CREATE TRIGGER", "CREATE VIEW", "CREATE TEMP"}) {
            CHECK(file.bytes.find(word) == std::string_view::npos);
        }
    }
    CHECK(number >= 1);
}

TEST_CASE("migrator: every table and every unique key begins with the institution", "[store][migrator]") {
    const TestStore test;
    db::Session session(test.path + "/pravila.db", Mode::kQueryOnly);
    auto table = session.query(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name <> 'schema_migrations'");
    int checked = 0;
    while (table.step()) {
        const auto name = table.text(0);
        CAPTURE(name);
        auto column = session.query("SELECT name, \"notnull\" FROM pragma_table_info($1) WHERE cid = 0", name);
        REQUIRE(column.step());
        CHECK(column.text(0) == "institution_id");
        CHECK(column.integer(1) == 1);
        auto key = session.query(
            "SELECT l.name, i.name FROM pragma_index_list($1) l, pragma_index_info(l.name) i "
            "WHERE i.seqno = 0",
            name);
        while (key.step()) {
            CAPTURE(key.text(0));
            CHECK(key.text(1) == "institution_id");
            ++checked;
        }
    }
    CHECK(checked > 20);
}
