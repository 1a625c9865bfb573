#include "store/db/group_writer.h"

#include <catch2/catch.hpp>
#include <latch>

#include "store/sqlite/sqlite_store.h"
#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;
using db::GroupWriter;
using db::Mode;
using namespace std::chrono_literals;

namespace {

/// A database with one table, and a writer on it that can be held back until a group has gathered.
struct Bench {
    explicit Bench(std::chrono::milliseconds patience = 30s)
        : file(directory.file("a.db")), writer([this] { return open(); }, patience) {
        db::Session session(file, Mode::kCreate);
        session.script(
            "PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER PRIMARY KEY, b BLOB) STRICT;"
            "CREATE TABLE child (n INTEGER REFERENCES t (n)) STRICT");
    }

    std::unique_ptr<db::Session> open() const {
        auto session = std::make_unique<db::Session>(file, Mode::kReadWrite);
        session->script(settings);
        return session;
    }
    /// The writing thread waits in this task until release().
    void hold() {
        held = writer.submit([this](db::Session&) { gate.wait(); });
    }
    void release() {
        gate.count_down();
        held.get();
    }
    static GroupWriter::Work insert(int n) {
        return [n](db::Session& session) { session.execute("INSERT INTO t VALUES ($1, NULL)", n); };
    }
    std::string rows() const {
        db::Session session(file, Mode::kQueryOnly);
        auto query = session.query("SELECT COALESCE(group_concat(n), '') FROM (SELECT n FROM t ORDER BY n)");
        query.step();
        return query.text(0);
    }

    TempDir directory;
    std::string file;
    std::string settings = "SELECT 1";
    std::latch gate{1};
    std::future<void> held;
    GroupWriter writer;  // last: it is stopped first
};

}  // namespace

TEST_CASE("group_writer: changes that wait together share a commit, at most 64", "[store][write]") {
    Bench bench;
    bench.hold();
    std::vector<std::future<void>> answers;
    answers.reserve(399);
    for (int n = 0; n < 399; ++n) {
        answers.push_back(bench.writer.submit(Bench::insert(n)));
    }
    bench.release();
    for (auto& answer : answers) {
        answer.get();
    }
    CHECK(bench.writer.commits() == 7);  // 400 in groups of 64
}

TEST_CASE("group_writer: a change that throws is undone alone and gets its own exception", "[store][write]") {
    Bench bench;
    bench.hold();
    auto first = bench.writer.submit(Bench::insert(1));
    auto thrower = bench.writer.submit([](db::Session& session) {
        Bench::insert(2)(session);
        throw std::out_of_range("mine");
    });
    auto twin = bench.writer.submit(Bench::insert(1));
    auto last = bench.writer.submit(Bench::insert(3));
    bench.release();
    first.get();
    last.get();
    CHECK_THROWS_AS(thrower.get(), std::out_of_range);
    CHECK(refusal([&] { twin.get(); }).code == ErrorCode::kConflict);
    CHECK(bench.writer.commits() == 1);
    CHECK(bench.rows() == "1,3");
}

TEST_CASE("group_writer: when the commit fails, everyone in the group is told and nothing is written",
          "[store][write]") {
    Bench bench;
    bench.hold();
    auto innocent = bench.writer.submit(Bench::insert(1));
    auto culprit = bench.writer.submit(
        [](db::Session& session) { session.script("PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (99)"); });
    bench.gate.count_down();
    CHECK_THROWS_AS(bench.held.get(), Error);
    CHECK_THROWS_AS(innocent.get(), Error);
    CHECK_THROWS_AS(culprit.get(), Error);
    CHECK(bench.writer.commits() == 0);
    CHECK(bench.rows().empty());
    bench.writer.submit(Bench::insert(2)).get();
    CHECK(bench.rows() == "2");
}

TEST_CASE("group_writer: a full disk fails the change that met it and no other", "[store][write]") {
    Bench bench;
    bench.settings = "PRAGMA max_page_count = 40";
    bench.hold();
    std::vector<std::future<void>> small;
    small.push_back(bench.writer.submit(Bench::insert(1)));
    auto large = bench.writer.submit([](db::Session& session) {
        session.script("INSERT INTO t VALUES (2, zeroblob(100000))");
        session.script("INSERT INTO t VALUES (3, zeroblob(1000000))");
    });
    small.push_back(bench.writer.submit(Bench::insert(4)));
    bench.release();
    for (auto& answer : small) {
        answer.get();
    }
    const auto refused = refusal([&] { large.get(); });
    CHECK(refused.code == ErrorCode::kUnavailable);
    CHECK(refused.message.find("full") != std::string::npos);
    CHECK(bench.rows() == "1,4");
}

TEST_CASE("group_writer: a change that loses the whole transaction does not take others with it", "[store][write]") {
    Bench bench;
    bench.hold();
    int runs = 0;
    auto before = bench.writer.submit([&](db::Session& session) {
        ++runs;
        Bench::insert(1)(session);
    });
    auto culprit = bench.writer.submit([](db::Session& session) {
        session.script("ROLLBACK");  // what SQLite does by itself after some errors of the disk
        throw Error(ErrorCode::kUnavailable, msg("The disk is gone."));
    });
    auto after = bench.writer.submit(Bench::insert(2));
    bench.release();
    before.get();
    after.get();
    CHECK_THROWS_AS(culprit.get(), Error);
    CHECK(runs == 2);
    CHECK(bench.rows() == "1,2");
}

TEST_CASE("group_writer: without the lock a change is given up after its patience, and works later", "[store][write]") {
    Bench bench(50ms);
    db::Session other(bench.file, Mode::kReadWrite);
    other.script("BEGIN IMMEDIATE");
    auto first = bench.writer.submit(Bench::insert(1));
    auto second = bench.writer.submit(Bench::insert(2));
    CHECK(refusal([&] { first.get(); }).code == ErrorCode::kUnavailable);
    CHECK(refusal([&] { second.get(); }).code == ErrorCode::kUnavailable);
    other.script("ROLLBACK");
    bench.writer.submit(Bench::insert(3)).get();
    CHECK(bench.rows() == "3");
}

TEST_CASE("group_writer: what was submitted is written before it stops", "[store][write]") {
    const TempDir directory;
    const auto file = directory.file("a.db");
    db::Session(file, Mode::kCreate).script("PRAGMA journal_mode = WAL; CREATE TABLE t (n INTEGER) STRICT");
    std::vector<std::future<void>> answers;
    {
        GroupWriter writer([&] { return std::make_unique<db::Session>(file, Mode::kReadWrite); }, 30s);
        for (int n = 0; n < 200; ++n) {
            answers.push_back(writer.submit([](db::Session& session) { session.script("INSERT INTO t VALUES (1)"); }));
        }
    }
    for (auto& answer : answers) {
        answer.get();
    }
    db::Session session(file, Mode::kQueryOnly);
    auto query = session.query("SELECT COUNT(*) FROM t");
    REQUIRE(query.step());
    CHECK(query.integer(0) == 200);
}

TEST_CASE("group_writer: a write inside a write is refused instead of waiting for itself", "[store][write]") {
    TestStore test;
    test.write([&](StoreWriter& writer) {
        writer.set_setting("a", "1");
        CHECK(refusal([&] { test.write([](StoreWriter&) {}); }).detail == "write called from inside a write");
        // Reading is allowed and sees what was there before.
        test.read([](StoreReader& reader) { CHECK_FALSE(reader.setting("a")); });
    });
}

TEST_CASE("store: 8 threads with 50 writes each lose none", "[store][write]") {
    TestStore test;
    const auto commits_before = dynamic_cast<SqliteStore&>(*test.store).commits();
    std::vector<std::thread> threads;
    threads.reserve(8);
    std::atomic<int> failures = 0;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 50; ++i) {
                try {
                    test.write([&](StoreWriter& writer) {
                        const auto seq = writer.log_size();
                        writer.organisation().add_unit(
                            {UnitId(std::to_string(thread) + "-" + std::to_string(i)), "unit", ""});
                        writer.append_log({seq, std::to_string(seq)}, {});
                    });
                    // Whoever was answered finds what it wrote.
                    test.read([&](StoreReader& reader) {
                        failures += reader.organisation().unit(UnitId(std::to_string(thread) + "-" + std::to_string(i)))
                                        ? 0
                                        : 1;
                    });
                } catch (...) {
                    ++failures;
                }
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(failures == 0);
    CHECK(dynamic_cast<SqliteStore&>(*test.store).commits() - commits_before <= 400);
    test.read([](StoreReader& reader) {
        CHECK(reader.organisation().units().size() == 400);
        CHECK(reader.log_size() == 400);
    });
    CHECK(test.store->integrity_problems().empty());
}

TEST_CASE("store: a reader keeps its view while others write", "[store][read]") {
    TestStore test;
    test.read([&](StoreReader& reader) {
        CHECK(reader.organisation().units().empty());
        test.write([](StoreWriter& writer) { writer.organisation().add_unit({UnitId("u"), "unit", ""}); });
        CHECK(reader.organisation().units().empty());
    });
    test.read([](StoreReader& reader) { CHECK(reader.organisation().units().size() == 1); });
}

TEST_CASE("store: the change mark moves with every commit and only then", "[store][read]") {
    TestStore test;
    const auto mark = test.store->change_mark();
    test.read([](StoreReader& reader) { reader.organisation().units(); });
    CHECK(test.store->change_mark() == mark);
    test.write([](StoreWriter& writer) { writer.set_setting("a", "1"); });
    const auto after = test.store->change_mark();
    CHECK(after != mark);
    const auto other = open_store(test.path);
    other->write(kScope, [](StoreWriter& writer) { writer.set_setting("a", "2"); });
    CHECK(test.store->change_mark() != after);
}
