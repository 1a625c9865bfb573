#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <fstream>

#include "store/db/migrator.h"
#include "tests/store/child.h"
#include "tests/store/fixtures.h"

namespace fs = std::filesystem;
using namespace pravila;
using namespace pravila::test;

namespace {

void write_file(const std::string& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::string read_file(const std::string& file) {
    std::ifstream input(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(input), {}};
}

void rewrite(const std::string& path, const std::string& sql) {
    db::Session(path + "/pravila.db", db::Mode::kReadWrite).script(sql);
}

/// Runs as a user without rights when the tests run as root, who may write everywhere.
int as_nobody(const std::function<int()>& work) {
    return Child([&](int) {
               constexpr unsigned kNobody = 65534;
               if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)) {
                   return 97;
               }
               return work();
           })
        .wait();
}

}  // namespace

TEST_CASE("open_store: a missing store is not found, and says what to do", "[store][open]") {
    const TempDir directory;
    for (const auto& path : {directory.str(), directory.file("absent")}) {
        const auto refused = refusal([&] { open_store(path); });
        CHECK(refused.code == ErrorCode::kNotFound);
        CHECK(refused.message.find("pravila init") != std::string::npos);
        CHECK(refusal([&] { migrate_store(path); }).code == ErrorCode::kNotFound);
    }
    CHECK(fs::is_empty(directory.path()));
}

TEST_CASE("create_store: a directory that is not empty is refused and left as it was", "[store][open]") {
    const TempDir directory;
    write_file(directory.file("note.txt"), "mine");
    CHECK(refusal([&] { create_store(directory.str()); }).code == ErrorCode::kConflict);
    CHECK(refusal([&] { create_store(directory.file("note.txt")); }).code == ErrorCode::kConflict);
    CHECK(read_file(directory.file("note.txt")) == "mine");
    CHECK(std::distance(fs::directory_iterator(directory.path()), {}) == 1);
    TestStore test;
    CHECK(refusal([&] { create_store(test.path); }).code == ErrorCode::kUnavailable);  // in use
    test.store.reset();
    CHECK(refusal([&] { create_store(test.path); }).code == ErrorCode::kConflict);
    test.store = open_store(test.path);
}

TEST_CASE("create_store: the store is its owner's only, and one whole file after closing", "[store][open]") {
    const TempDir directory;
    const auto path = directory.file("a/b/store");
    create_store(path).reset();
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700);
    REQUIRE(::stat((path + "/pravila.db").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
    CHECK(std::distance(fs::directory_iterator(path), {}) == 1);
    CHECK(open_store(path)->institutions().empty());
}

TEST_CASE("create_store: where nothing can be made, nothing is left", "[store][open]") {
    const TempDir directory;
    fs::permissions(directory.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
    CHECK(as_nobody([&] {
              const auto refused = refusal([&] { create_store(directory.file("a/store")); });
              return refused.code == ErrorCode::kUnavailable ? 0 : 1;
          }) == (::geteuid() == 0 ? 0 : 1));
    CHECK(refusal([&] { create_store("/proc/pravila/store"); }).code == ErrorCode::kUnavailable);
    CHECK((fs::is_empty(directory.path()) || ::geteuid() != 0));
}

TEST_CASE("open_store: a file that is no database, or another program's, is refused", "[store][open]") {
    const TempDir directory;
    write_file(directory.file("pravila.db"), std::string(5000, 'x'));
    CHECK(refusal([&] { open_store(directory.str()); }).code == ErrorCode::kCorrupt);
    write_file(directory.file("pravila.db"), "");
    CHECK(refusal([&] { open_store(directory.str()); }).code == ErrorCode::kCorrupt);
    db::Session(directory.file("pravila.db"), db::Mode::kReadWrite).script("CREATE TABLE t (n INTEGER)");
    const auto refused = refusal([&] { open_store(directory.str()); });
    CHECK(refused.code == ErrorCode::kCorrupt);
    CHECK(refused.message.find("not a store of this program") != std::string::npos);
}

TEST_CASE("open_store: a cut or overwritten store is damaged, not empty", "[store][open]") {
    TestStore test;
    test.write([](StoreWriter& writer) {
        for (int n = 0; n < 300; ++n) {
            writer.organisation().add_unit({UnitId(std::to_string(n)), std::string(200, 'n'), ""});
        }
        writer.add_content(std::string(100000, 'x'));
    });
    test.store.reset();
    const auto file = test.path + "/pravila.db";
    const auto whole = read_file(file);
    const auto outcome = [&] {
        return refusal([&] {
                   const auto store = open_store(test.path);
                   store->read(kScope, [](StoreReader& reader) {
                       reader.organisation().units();
                       reader.each_content([](const std::string&, const std::string&) {});
                   });
                   if (!store->integrity_problems().empty()) {
                       throw Error(ErrorCode::kCorrupt, msg("The file is damaged."));
                   }
               })
            .code;
    };
    fs::resize_file(file, whole.size() / 2);
    CHECK(outcome() == ErrorCode::kCorrupt);
    write_file(file, whole.substr(0, 100));
    CHECK(outcome() == ErrorCode::kCorrupt);
    for (std::size_t page = 0; page < whole.size() / 4096; page += 5) {
        auto spoiled = whole;
        spoiled.replace(page * 4096, 4096, std::string(4096, '\x5A'));
        write_file(file, spoiled);
        CAPTURE(page);
        // A spoiled page of a content is only seen by hashing it, which is the work of verify; all others are seen
        // here.
        const auto code = outcome();
        CHECK((code == ErrorCode::kCorrupt || whole.substr(page * 4096 + 100, 3000) == std::string(3000, 'x')));
    }
    write_file(file, whole);
    CHECK(outcome() == ErrorCode::kInternal);  // nothing thrown
}

TEST_CASE("open_store: a newer, an older and an edited schema are told apart", "[store][open]") {
    TestStore test;
    test.store.reset();
    rewrite(test.path, "INSERT INTO schema_migrations VALUES (9999, '9999_x.sql', 'x', 'now')");
    const auto newer = refusal([&] { open_store(test.path); });
    CHECK(newer.code == ErrorCode::kUnavailable);
    CHECK(newer.message.find("newer version") != std::string::npos);
    CHECK(refusal([&] { migrate_store(test.path); }).message == newer.message);
    rewrite(test.path, "DELETE FROM schema_migrations WHERE version = 9999; UPDATE schema_migrations SET sha256 = 'x'");
    CHECK(refusal([&] { open_store(test.path); }).code == ErrorCode::kCorrupt);
    rewrite(test.path, "DELETE FROM schema_migrations");
    const auto older = refusal([&] { open_store(test.path); });
    CHECK(older.code == ErrorCode::kUnavailable);
    CHECK(older.message.find("pravila migrate") != std::string::npos);
}

TEST_CASE("migrate_store: a migration that would fail is found on a copy, and the store stays as it was",
          "[store][open]") {
    TestStore test;
    test.store.reset();
    // The first migration cannot be applied twice: its tables exist.
    rewrite(test.path, "DELETE FROM schema_migrations");
    const auto before = read_file(test.path + "/pravila.db");
    CHECK_THROWS_AS(migrate_store(test.path), Error);
    CHECK(read_file(test.path + "/pravila.db") == before);
    CHECK(std::distance(fs::directory_iterator(test.path), {}) == 1);
}

TEST_CASE("open_store: a store on a place that cannot be written is read and not changed", "[store][open]") {
    TestStore test;
    test.write([](StoreWriter& writer) { writer.set_setting("a", "1"); });
    test.store.reset();
    fs::permissions(test.directory.path(), fs::perms(0755));
    fs::permissions(test.path, fs::perms(0555));
    fs::permissions(test.path + "/pravila.db", fs::perms(0444));
    const int status = as_nobody([&] {
        const auto store = open_store(test.path);
        bool right = false;
        store->read(kScope, [&](StoreReader& reader) { right = reader.setting("a") == "1"; });
        const auto refused =
            refusal([&] { store->write(kScope, [](StoreWriter& writer) { writer.set_setting("a", "2"); }); });
        return right && refused.code == ErrorCode::kUnavailable && store->integrity_problems().empty() ? 0 : 1;
    });
    CHECK(status == 0);
    CHECK(std::distance(fs::directory_iterator(test.path), {}) == 1);
    fs::permissions(test.path + "/pravila.db", fs::perms(0600));
    const int unreadable = as_nobody([&] {
        const auto code = refusal([&] { open_store(test.path); }).code;
        return code == ErrorCode::kUnavailable ? 0 : 1;
    });
    CHECK((unreadable == 0 || ::geteuid() != 0));
    fs::permissions(test.path, fs::perms(0755));
}

TEST_CASE("backup_store: the copy of a store in use is whole, opens, and holds the key", "[store][open]") {
    TestStore test;
    const auto key = SigningKey::generate(log_origin(kScope.institution));
    save_log_key(test.path, key);
    test.write([](StoreWriter& writer) { writer.add_content("x"); });
    const auto copy = test.directory.file("copy");
    backup_store(test.path, copy);
    test.write([](StoreWriter& writer) { writer.add_content("later"); });
    const auto store = open_store(copy);
    CHECK(store->integrity_problems().empty());
    store->read(kScope, [](StoreReader& reader) {
        CHECK(reader.content(sha256_hex("x")) == "x");
        CHECK_FALSE(reader.has_content(sha256_hex("later")));
    });
    CHECK(load_log_key(copy, key.name)->seed == key.seed);
    CHECK(refusal([&] { backup_store(test.path, test.path); }).code == ErrorCode::kUnavailable);
    CHECK(refusal([&] { backup_store(test.path, test.directory.str()); }).code == ErrorCode::kConflict);
}

TEST_CASE("log_key: keys are kept by name, for the owner only", "[store][open]") {
    TestStore test;
    const auto first = SigningKey::generate("pravila.local/a");
    const auto second = SigningKey::generate("pravila.local/b");
    const auto renewed = SigningKey::generate("pravila.local/a");
    CHECK_FALSE(load_log_key(test.path, first.name));
    save_log_key(test.path, first);
    save_log_key(test.path, second);
    save_log_key(test.path, renewed);
    CHECK(load_log_key(test.path, "pravila.local/a")->seed == renewed.seed);
    CHECK(load_log_key(test.path, "pravila.local/b")->seed == second.seed);
    const auto file = test.path + "/log.key";
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
    fs::permissions(file, fs::perms(0640));
    CHECK(refusal([&] { load_log_key(test.path, first.name); }).code == ErrorCode::kForbidden);
    fs::permissions(file, fs::perms(0600));
    write_file(file, "PRIVATE+KEY+pravila.local/a+00000000+AAAA\n");
    CHECK(refusal([&] { load_log_key(test.path, first.name); }).code == ErrorCode::kCorrupt);
    CHECK(refusal([&] { save_log_key(test.path, first); }).code == ErrorCode::kCorrupt);
}
