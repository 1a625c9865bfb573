#include "core/history/merkle.h"

#include <catch2/catch.hpp>
#include <map>

#include "core/error.h"

using namespace pravila;
using merkle::Node;

namespace {

/// A log kept in memory, the way a store keeps it.
struct MemoryLog {
    std::map<std::pair<int, long long>, Digest> nodes;
    long long size = 0;
    std::size_t written = 0;
    mutable long reads = 0;

    merkle::ReadNode reader() const {
        return [this](int level, long long index) -> std::optional<Digest> {
            ++reads;
            const auto found = nodes.find({level, index});
            return found == nodes.end() ? std::nullopt : std::optional(found->second);
        };
    }
    void add(std::string_view entry) {
        for (const Node& node : merkle::append(size, merkle::leaf_hash(entry), reader())) {
            REQUIRE(nodes.emplace(std::pair(node.level, node.index), node.hash).second);
            ++written;
        }
        ++size;
    }
};

/// The definition of RFC 6962 section 2.1, word for word and slow.
Digest by_definition(const std::vector<Digest>& leaves, std::size_t begin, std::size_t end) {
    if (begin == end) {
        return merkle::empty_root();
    }
    if (end - begin == 1) {
        return leaves[begin];
    }
    std::size_t k = 1;
    while (k * 2 < end - begin) {
        k *= 2;
    }
    return merkle::node_hash(by_definition(leaves, begin, begin + k), by_definition(leaves, begin + k, end));
}

Digest hex(const char* text) { return *digest_from_bytes(*from_hex(text)); }

MemoryLog log_of(const std::vector<std::string>& entries) {
    MemoryLog log;
    for (const auto& entry : entries) {
        log.add(entry);
    }
    return log;
}

/// The eight inputs of the Certificate Transparency reference tests.
std::vector<std::string> reference_inputs() {
    std::vector<std::string> inputs;
    for (const char* text :
         {"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}) {
        inputs.push_back(*from_hex(text));
    }
    return inputs;
}

/// Every way to spoil a proof: one bit in every link, each link missing, one too many, two exchanged.
std::vector<std::vector<Digest>> forgeries(const std::vector<Digest>& proof) {
    std::vector<std::vector<Digest>> forged;
    for (std::size_t i = 0; i < proof.size(); ++i) {
        for (const std::size_t bit : {0U, 77U, 255U}) {
            auto changed = proof;
            changed[i][bit / 8] = static_cast<unsigned char>(changed[i][bit / 8] ^ 1U << bit % 8);
            forged.push_back(changed);
        }
        auto shorter = proof;
        shorter.erase(shorter.begin() + static_cast<long>(i));
        forged.push_back(shorter);
        auto longer = proof;
        longer.insert(longer.begin() + static_cast<long>(i), proof[i]);
        forged.push_back(longer);
        if (i + 1 < proof.size()) {
            auto swapped = proof;
            std::swap(swapped[i], swapped[i + 1]);
            forged.push_back(swapped);
        }
    }
    auto extended = proof;
    extended.push_back(sha256("one too many"));
    forged.push_back(extended);
    return forged;
}

constexpr long long kSizes = 40;

MemoryLog numbered_log() {
    MemoryLog log;
    for (long long i = 0; i < kSizes; ++i) {
        log.add("entry " + std::to_string(i));
    }
    return log;
}

}  // namespace

TEST_CASE("merkle: the root of an empty log is the hash of nothing", "[history][merkle]") {
    CHECK(to_hex(merkle::root(0, MemoryLog().reader())) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(merkle::Builder().root() == merkle::empty_root());
}

TEST_CASE("merkle: the roots are those of the Certificate Transparency reference tests", "[history][merkle]") {
    const char* const roots[] = {
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    };
    MemoryLog log;
    merkle::Builder builder;
    for (const auto& input : reference_inputs()) {
        log.add(input);
        builder.add(merkle::leaf_hash(input));
        CHECK(to_hex(merkle::root(log.size, log.reader())) == roots[log.size - 1]);
        CHECK(builder.root() == merkle::root(log.size, log.reader()));
    }
}

TEST_CASE("merkle: inclusion proofs are those of the reference tests", "[history][merkle]") {
    const MemoryLog log = log_of(reference_inputs());
    CHECK(merkle::inclusion_proof(0, 1, log.reader()).empty());
    CHECK(merkle::inclusion_proof(0, 8, log.reader()) ==
          std::vector{hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                      hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                      hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")});
    CHECK(merkle::inclusion_proof(5, 8, log.reader()) ==
          std::vector{hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"),
                      hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                      hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")});
    CHECK(merkle::inclusion_proof(2, 3, log.reader()) ==
          std::vector{hex("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")});
    CHECK(merkle::inclusion_proof(1, 5, log.reader()) ==
          std::vector{hex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
                      hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                      hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")});
}

TEST_CASE("merkle: consistency proofs are those of the reference tests", "[history][merkle]") {
    const MemoryLog log = log_of(reference_inputs());
    CHECK(merkle::consistency_proof(1, 1, log.reader()).empty());
    CHECK(merkle::consistency_proof(1, 8, log.reader()) ==
          std::vector{hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                      hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                      hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")});
    CHECK(merkle::consistency_proof(6, 8, log.reader()) ==
          std::vector{hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                      hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                      hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")});
    CHECK(merkle::consistency_proof(2, 5, log.reader()) ==
          std::vector{hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                      hex("bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")});
}

TEST_CASE("merkle: every root is the one the definition gives", "[history][merkle]") {
    std::vector<Digest> leaves;
    MemoryLog log;
    for (long long size = 0; size < 130; ++size) {
        CHECK(merkle::root(size, log.reader()) == by_definition(leaves, 0, leaves.size()));
        leaves.push_back(merkle::leaf_hash("entry " + std::to_string(size)));
        log.add("entry " + std::to_string(size));
    }
}

TEST_CASE("merkle: appending and asking for the root touch few kept hashes", "[history][merkle]") {
    MemoryLog log;
    for (int i = 0; i < 4096; ++i) {
        log.add(std::to_string(i));
    }
    CHECK(log.written < 2 * 4096);
    CHECK(log.reads < 4096);
    log.reads = 0;
    merkle::root(4095, log.reader());
    CHECK(log.reads == 12);
}

TEST_CASE("merkle: every inclusion proof is accepted and every forged one refused", "[history][merkle]") {
    const MemoryLog log = numbered_log();
    long checked = 0;
    for (long long size = 1; size <= kSizes; ++size) {
        const Digest root = merkle::root(size, log.reader());
        for (long long index = 0; index < size; ++index) {
            const Digest leaf = log.nodes.at({0, index});
            const auto proof = merkle::inclusion_proof(index, size, log.reader());
            REQUIRE(merkle::verify_inclusion(leaf, index, size, proof, root));
            for (const auto& forged : forgeries(proof)) {
                REQUIRE_FALSE(merkle::verify_inclusion(leaf, index, size, forged, root));
                ++checked;
            }
            REQUIRE_FALSE(merkle::verify_inclusion(sha256("other"), index, size, proof, root));
            REQUIRE_FALSE(merkle::verify_inclusion(leaf, index, size, proof, sha256("other")));
            for (long long other = 0; other < size; ++other) {
                REQUIRE(merkle::verify_inclusion(leaf, other, size, proof, root) == (other == index));
            }
        }
    }
    CHECK(checked > 10000);
}

TEST_CASE("merkle: an inclusion proof does not fit another size that needs another length", "[history][merkle]") {
    const MemoryLog log = numbered_log();
    for (long long size = 1; size <= kSizes; ++size) {
        for (long long other = 1; other <= kSizes; ++other) {
            const Digest leaf = log.nodes.at({0, 0});
            const auto proof = merkle::inclusion_proof(0, size, log.reader());
            if (other != size) {
                REQUIRE_FALSE(merkle::verify_inclusion(leaf, 0, other, proof, merkle::root(other, log.reader())));
            }
        }
    }
    CHECK_FALSE(merkle::verify_inclusion(log.nodes.at({0, 0}), -1, 1, {}, merkle::root(1, log.reader())));
    CHECK_FALSE(merkle::verify_inclusion(log.nodes.at({0, 0}), 1, 1, {}, merkle::root(1, log.reader())));
}

TEST_CASE("merkle: every consistency proof is accepted and every forged one refused", "[history][merkle]") {
    const MemoryLog log = numbered_log();
    for (long long size = 1; size <= kSizes; ++size) {
        const Digest root = merkle::root(size, log.reader());
        for (long long old = 1; old <= size; ++old) {
            const Digest old_root = merkle::root(old, log.reader());
            const auto proof = merkle::consistency_proof(old, size, log.reader());
            REQUIRE(merkle::verify_consistency(old, size, proof, old_root, root));
            for (const auto& forged : forgeries(proof)) {
                REQUIRE_FALSE(merkle::verify_consistency(old, size, forged, old_root, root));
            }
            REQUIRE_FALSE(merkle::verify_consistency(old, size, proof, sha256("other"), root));
            REQUIRE_FALSE(merkle::verify_consistency(old, size, proof, old_root, sha256("other")));
            for (long long other = 1; other <= kSizes; ++other) {
                if (other != old) {
                    REQUIRE_FALSE(merkle::verify_consistency(other, size, proof, old_root, root));
                }
            }
        }
        CHECK(merkle::verify_consistency(0, size, {}, merkle::empty_root(), root));
        CHECK_FALSE(merkle::verify_consistency(0, size, {root}, merkle::empty_root(), root));
        CHECK_FALSE(merkle::verify_consistency(size, size - 1, {}, root, root));
    }
}

TEST_CASE("merkle: a leaf cannot pass for a node", "[history][merkle]") {
    const Digest left = merkle::leaf_hash("left");
    const Digest right = merkle::leaf_hash("right");
    CHECK(merkle::leaf_hash(to_bytes(left) + to_bytes(right)) != merkle::node_hash(left, right));
}

TEST_CASE("merkle: a missing kept hash is corruption, and a place outside the log is a wrong question",
          "[history][merkle]") {
    MemoryLog log = numbered_log();
    const auto code_of = [](const std::function<void()>& work) {
        try {
            work();
        } catch (const Error& error) {
            return error.code();
        }
        return ErrorCode::kInternal;
    };
    CHECK(code_of([&] { merkle::inclusion_proof(40, 40, log.reader()); }) == ErrorCode::kInvalidInput);
    CHECK(code_of([&] { merkle::inclusion_proof(-1, 40, log.reader()); }) == ErrorCode::kInvalidInput);
    CHECK(code_of([&] { merkle::consistency_proof(5, 4, log.reader()); }) == ErrorCode::kInvalidInput);
    log.nodes.erase({5, 0});
    CHECK(code_of([&] { merkle::root(40, log.reader()); }) == ErrorCode::kCorrupt);
}
