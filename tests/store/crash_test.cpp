#include <catch2/catch.hpp>
#include <deque>

#include "core/history/merkle.h"
#include "tests/store/child.h"
#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string content_of(int n) { return std::string(6000, 'x') + std::to_string(n); }

/// Writes without end, up to 12 changes at once, and says every number that was acknowledged.
int write_for_ever(const std::string& path, int first, int out) {
    const auto store = open_store(path);
    std::deque<std::pair<int, std::future<void>>> open;
    for (int n = first;; ++n) {
        open.emplace_back(n, store->write_later(kScope, [n](StoreWriter& writer) {
            const auto seq = writer.log_size();
            writer.organisation().add_unit({UnitId(std::to_string(n)), "unit", ""});
            writer.add_content(content_of(n));
            writer.append_log({seq, std::to_string(n)}, {std::to_string(n)});
        }));
        while (open.size() >= 12) {
            open.front().second.get();
            Child::say(out, std::to_string(open.front().first));
            open.pop_front();
        }
    }
}

}  // namespace

TEST_CASE("store: a writer killed at any moment loses nothing it acknowledged", "[store][crash]") {
    TestStore test;
    const auto path = test.path;
    test.store.reset();
    int next = 0;
    std::vector<int> acknowledged;
    for (const int point : {1, 2, 3, 5, 8, 13, 21, 34, 64, 65, 100, 150, 201, 260}) {
        CAPTURE(point);
        Child child([&](int out) { return write_for_ever(path, next, out); });
        std::string line;
        for (int i = 0; i < point; ++i) {
            REQUIRE(child.line(line));
            acknowledged.push_back(std::stoi(line));
        }
        child.kill();
        while (child.line(line)) {
            acknowledged.push_back(std::stoi(line));
        }
        next = acknowledged.back() + 1000;

        const auto store = open_store(path);
        REQUIRE(store->integrity_problems().empty());
        store->read(kScope, [&](StoreReader& reader) {
            for (const int n : acknowledged) {
                REQUIRE(reader.organisation().unit(UnitId(std::to_string(n))));
            }
            // Nothing is there by halves: as many units as contents as entries, and the tree is that of the entries.
            const auto size = reader.log_size();
            REQUIRE(reader.organisation().units().size() == static_cast<std::size_t>(size));
            merkle::Builder builder;
            for (const auto& entry : reader.log_entries(0, size)) {
                REQUIRE(reader.has_content(sha256_hex(content_of(std::stoi(entry.canonical)))));
                REQUIRE(reader.log_entries_about(entry.canonical).size() == 1);
                builder.add(merkle::leaf_hash(entry.canonical));
            }
            REQUIRE(builder.root() == merkle::root(size, [&](int level, long long index) {
                        const auto hash = reader.log_node(level, index);
                        return hash ? digest_from_bytes(*hash) : std::nullopt;
                    }));
        });
    }
}

TEST_CASE("store: making a store that is cut short leaves a directory without a store", "[store][crash]") {
    // Whatever an interrupted creation leaves has another name than a store.
    const TempDir directory;
    const auto path = directory.file("store");
    Child child([&](int out) {
        for (int i = 0;; ++i) {
            create_store(path + std::to_string(i));
            Child::say(out, "made");
        }
        return 0;
    });
    std::string line;
    REQUIRE(child.line(line));
    child.kill();
    for (int i = 0; std::filesystem::exists(path + std::to_string(i)); ++i) {
        const auto refused = refusal([&] { open_store(path + std::to_string(i)); });
        CHECK((refused.message.empty() || refused.code == ErrorCode::kNotFound));
    }
}
