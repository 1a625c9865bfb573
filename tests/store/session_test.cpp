#include "store/db/session.h"

#include <catch2/catch.hpp>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;
using db::Mode;

TEST_CASE("session: values keep their kind, their zeros and their bytes", "[store][session]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    session.script("CREATE TABLE t (n INTEGER, t TEXT, b BLOB, e TEXT) STRICT");
    const std::string bytes("\0\xff\0", 3);
    CHECK(session.execute("INSERT INTO t VALUES ($1, $2, $3, $4)", -9223372036854775807LL, "ț ' \"", db::Blob{bytes},
                          std::optional<std::string>()) == 1);
    auto query = session.query("SELECT n, t, b, e FROM t WHERE n < $1", 0);
    REQUIRE(query.step());
    CHECK(query.integer(0) == -9223372036854775807LL);
    CHECK(query.text(1) == "ț ' \"");
    CHECK(query.text(2) == bytes);
    CHECK(query.is_null(3));
    CHECK_FALSE(query.optional_text(3));
    CHECK_FALSE(query.step());
}

TEST_CASE("session: a query can run inside itself", "[store][session]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    session.script("CREATE TABLE t (n INTEGER) STRICT; INSERT INTO t VALUES (1), (2), (3)");
    constexpr const char* sql = "SELECT n FROM t ORDER BY n";
    int pairs = 0;
    auto outer = session.query(sql);
    while (outer.step()) {
        auto inner = session.query(sql);
        while (inner.step()) {
            ++pairs;
        }
    }
    CHECK(pairs == 9);
}

TEST_CASE("session: a text with NUL and a wrong number of values are refused", "[store][session]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    CHECK(refusal([&] { session.query("SELECT $1", std::string("a\0b", 3)); }).code == ErrorCode::kInvalidInput);
    CHECK(refusal([&] { session.query("SELECT $1, $2", 1); }).detail.find("placeholders") == 0);
}

TEST_CASE("session: a savepoint that is not committed leaves nothing", "[store][session]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    session.script("CREATE TABLE t (n INTEGER) STRICT");
    {
        db::Savepoint outer(session);
        session.script("INSERT INTO t VALUES (1)");
        {
            const db::Savepoint inner(session);
            session.script("INSERT INTO t VALUES (2)");
        }
        outer.commit();
    }
    CHECK_FALSE(session.in_transaction());
    auto query = session.query("SELECT group_concat(n) FROM t");
    REQUIRE(query.step());
    CHECK(query.text(0) == "1");
}

TEST_CASE("session: the settings that safety rests on are on", "[store][session]") {
    const TestStore test;
    db::Session session(test.path + "/pravila.db", Mode::kReadWrite);
    const auto value = [&](const char* pragma) {
        auto query = session.query(pragma);
        REQUIRE(query.step());
        return query.text(0);
    };
    CHECK(value("PRAGMA journal_mode") == "wal");
    CHECK(value("PRAGMA synchronous") == "2");
    CHECK(value("PRAGMA foreign_keys") == "1");
    CHECK(value("PRAGMA trusted_schema") == "0");
    CHECK(value("PRAGMA cell_size_check") == "1");
    CHECK(value("PRAGMA wal_autocheckpoint") == "0");
    CHECK(value("PRAGMA application_id") == std::to_string(0x50524156));
}

TEST_CASE("session: a trigger planted in the file does not run", "[store][session]") {
    const TempDir directory;
    db::Session session(directory.file("a.db"), Mode::kCreate);
    session.script(
        "CREATE TABLE t (n INTEGER) STRICT; CREATE TABLE u (n INTEGER) STRICT;"
        "CREATE TRIGGER planted AFTER INSERT ON t BEGIN INSERT INTO u VALUES (1); END;"
        "INSERT INTO t VALUES (1)");
    auto query = session.query("SELECT COUNT(*) FROM u");
    REQUIRE(query.step());
    CHECK(query.integer(0) == 0);
}

TEST_CASE("session: a connection for questions refuses changes", "[store][session]") {
    const TempDir directory;
    db::Session(directory.file("a.db"), Mode::kCreate).script("CREATE TABLE t (n INTEGER) STRICT");
    db::Session session(directory.file("a.db"), Mode::kQueryOnly);
    CHECK(refusal([&] { session.script("INSERT INTO t VALUES (1)"); }).code == ErrorCode::kUnavailable);
}
