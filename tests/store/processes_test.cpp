#include <catch2/catch.hpp>

#include "tests/store/child.h"
#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

void write_many(DocumentStore& store, const std::string& who, int count) {
    for (int i = 0; i < count; ++i) {
        store.write(kScope, [&](StoreWriter& writer) {
            const auto seq = writer.log_size();
            writer.append_log({seq, who + std::to_string(i)}, {who});
        });
    }
}

}  // namespace

TEST_CASE("store: two processes write at once and neither loses a change", "[store][processes]") {
    TestStore test;
    const auto path = test.path;
    test.store.reset();
    constexpr int kWrites = 150;
    Child child([&](int out) {
        const auto store = open_store(path);
        Child::say(out, "open");
        write_many(*store, "child", kWrites);
        return 0;
    });
    std::string line;
    REQUIRE(child.line(line));
    test.store = open_store(path);
    write_many(*test.store, "parent", kWrites);
    CHECK(child.wait() == 0);
    test.read([&](StoreReader& reader) {
        CHECK(reader.log_size() == 2 * kWrites);
        CHECK(reader.log_entries_about("child").size() == kWrites);
        CHECK(reader.log_entries_about("parent").size() == kWrites);
    });
    CHECK(test.store->integrity_problems().empty());
}

TEST_CASE("store: a process that writes without a pause does not shut another out", "[store][processes]") {
    TestStore test;
    const auto path = test.path;
    test.store.reset();
    Child child([&](int out) {
        const auto store = open_store(path);
        Child::say(out, "open");
        write_many(*store, "greedy", 1000000);
        return 0;
    });
    std::string line;
    REQUIRE(child.line(line));
    test.store = open_store(path);
    write_many(*test.store, "patient", 20);
    child.kill();
    test.read([](StoreReader& reader) { CHECK(reader.log_entries_about("patient").size() == 20); });
}

TEST_CASE("store: migration takes a store alone, and a store being migrated cannot be opened", "[store][processes]") {
    TestStore test;
    CHECK(refusal([&] { migrate_store(test.path); }).code == ErrorCode::kUnavailable);
    test.store.reset();
    CHECK(migrate_store(test.path) == 0);
}
