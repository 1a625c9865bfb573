#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "core/history/hash.h"

/// The Merkle tree of a log. Source: RFC 6962 section 2.1; the checks of proofs: RFC 9162 sections 2.1.3.2 and 2.1.4.2.
///
/// A tree of any size is made of complete subtrees. The complete subtree (level, index) covers the 2^level leaves that
/// begin with leaf index·2^level; once its leaves are there its hash never changes, so it is calculated once and kept.
/// Everything else is calculated from kept hashes. Thread rule: pure functions.
namespace pravila::merkle {

/// The root of an empty log: the SHA-256 of nothing.
Digest empty_root();
/// SHA-256(0x00 ‖ entry).
Digest leaf_hash(std::string_view entry);
/// SHA-256(0x01 ‖ left ‖ right).
Digest node_hash(const Digest& left, const Digest& right);

/// A complete subtree.
struct Node {
    int level = 0;
    long long index = 0;
    Digest hash{};
    bool operator==(const Node&) const = default;
};

/// Reads a kept hash; nothing when it is not kept. May throw.
using ReadNode = std::function<std::optional<Digest>(int level, long long index)>;

/// The subtrees that become complete when `leaf` is appended to a log of `size` leaves, the leaf itself (level 0)
/// first. On average two; reads as many kept hashes as it returns, less one.
/// @throws Error kCorrupt when a kept hash is missing (so do root and the proofs).
std::vector<Node> append(long long size, const Digest& leaf, const ReadNode& read);

/// The root over the first `size` leaves; reads one kept hash for every 1 bit of `size`.
Digest root(long long size, const ReadNode& read);

/// The audit path of leaf `index` in the tree of the first `size` leaves, from the leaf upwards.
/// @throws Error kInvalidInput unless 0 <= index < size.
std::vector<Digest> inclusion_proof(long long index, long long size, const ReadNode& read);

/// The proof that the tree of `new_size` leaves begins with the tree of `old_size` leaves; empty for equal sizes and
/// for old_size 0. @throws Error kInvalidInput unless 0 <= old_size <= new_size.
std::vector<Digest> consistency_proof(long long old_size, long long new_size, const ReadNode& read);

/// True when `proof` leads from the leaf to `root` and has exactly the length it must have.
bool verify_inclusion(const Digest& leaf, long long index, long long size, const std::vector<Digest>& proof,
                      const Digest& root);

/// True when `proof` leads to both roots and has exactly the length it must have.
bool verify_consistency(long long old_size, long long new_size, const std::vector<Digest>& proof,
                        const Digest& old_root, const Digest& new_root);

/// Rebuilds a tree from its leaves in order, remembering one hash a level only. For verifiers.
class Builder {
  public:
    void add(const Digest& leaf);
    long long size() const { return size_; }
    Digest root() const;
    /// The subtrees completed by the last add, the leaf first.
    const std::vector<Node>& completed() const { return completed_; }

  private:
    long long size_ = 0;
    std::vector<std::optional<Digest>> open_;  ///< by level: the complete subtree waiting for its right neighbour
    std::vector<Node> completed_;
};

}  // namespace pravila::merkle
