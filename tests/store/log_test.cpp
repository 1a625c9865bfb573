#include <catch2/catch.hpp>

#include "core/history/merkle.h"
#include "store/db/session.h"
#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

merkle::ReadNode nodes_of(StoreReader& reader) {
    return [&reader](int level, long long index) {
        const auto hash = reader.log_node(level, index);
        return hash ? digest_from_bytes(*hash) : std::nullopt;
    };
}

std::string entry(long long seq) { return "{\"seq\":" + std::to_string(seq) + "}"; }

}  // namespace

TEST_CASE("store: the log keeps entries in order, with the hashes of its tree", "[store][log]") {
    TestStore test;
    merkle::Builder builder;
    for (long long seq = 0; seq < 21; ++seq) {
        test.write([&](StoreWriter& writer) {
            CHECK(writer.log_size() == seq);
            writer.append_log({seq, entry(seq)}, {seq % 2 == 0 ? "even" : "odd", "all", "all"});
        });
        builder.add(merkle::leaf_hash(entry(seq)));
    }
    test.reopen();
    test.read([&](StoreReader& reader) {
        CHECK(reader.log_size() == 21);
        CHECK(merkle::root(21, nodes_of(reader)) == builder.root());
        const auto proof = merkle::inclusion_proof(20, 21, nodes_of(reader));
        CHECK(merkle::verify_inclusion(merkle::leaf_hash(entry(20)), 20, 21, proof, builder.root()));
        const auto entries = reader.log_entries(5, 3);
        REQUIRE(entries.size() == 3);
        CHECK(entries[0].seq == 5);
        CHECK(entries[2].canonical == entry(7));
        CHECK(reader.log_entries(21, 3).empty());
        const auto odd = reader.log_entries_about("odd");
        REQUIRE(odd.size() == 10);
        CHECK(odd[9].seq == 19);
        CHECK(reader.log_entries_about("all").size() == 21);
        CHECK(reader.log_entries_about("none").empty());
        CHECK_FALSE(reader.log_node(0, 21));
        CHECK_FALSE(reader.log_node(4, 1));
    });
}

TEST_CASE("store: an entry that is not the next one is refused", "[store][log]") {
    TestStore test;
    test.write([](StoreWriter& writer) { writer.append_log({0, entry(0)}, {}); });
    for (const long long wrong : {0LL, 2LL, -1LL}) {
        CHECK(refusal([&] {
                  test.write([&](StoreWriter& writer) { writer.append_log({wrong, entry(wrong)}, {}); });
              }).code == ErrorCode::kConflict);
    }
    test.read([](StoreReader& reader) { CHECK(reader.log_size() == 1); });
    CHECK(test.store->integrity_problems().empty());
}

TEST_CASE("store: entries taken out of the log by hand are noticed", "[store][log]") {
    for (const char* tampering : {"DELETE FROM log_entry WHERE seq = 3", "DELETE FROM log_entry WHERE seq = 7",
                                  "DELETE FROM log_entry; DELETE FROM log_subject",
                                  "DELETE FROM log_entry WHERE seq > 5; DELETE FROM log_subject"}) {
        CAPTURE(tampering);
        TestStore test;
        for (long long seq = 0; seq < 8; ++seq) {
            test.write([&](StoreWriter& writer) { writer.append_log({seq, entry(seq)}, {"all"}); });
        }
        CHECK(test.store->integrity_problems().empty());
        db::Session(test.path + "/pravila.db", db::Mode::kReadWrite)
            .script(std::string("PRAGMA foreign_keys = OFF; ") + tampering);
        CHECK_FALSE(test.store->integrity_problems().empty());
    }
}
