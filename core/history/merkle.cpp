#include "core/history/merkle.h"

#include <bit>

#include "core/error.h"

namespace pravila::merkle {
namespace {

std::string_view view(const Digest& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

Digest kept(const ReadNode& read, int level, long long index) {
    if (auto hash = read(level, index)) {
        return *hash;
    }
    throw Error(ErrorCode::kCorrupt,
                msg("A hash of the log is missing (level {level}, number {index}). Restore the store from a backup.",
                    {{"level", std::to_string(level)}, {"index", std::to_string(index)}}));
}

/// The largest power of two smaller than `size`, which is at least 2: where RFC 6962 splits a tree.
long long split_of(long long size) {
    return static_cast<long long>(std::bit_floor(static_cast<unsigned long long>(size - 1)));
}

int level_of(long long power_of_two) { return std::countr_zero(static_cast<unsigned long long>(power_of_two)); }

/// MTH(D[begin:begin + size]), where `begin` is a multiple of the largest power of two not above `size`, or the range
/// is the right edge of the tree.
Digest range_hash(long long begin, long long size, const ReadNode& read) {
    if (std::has_single_bit(static_cast<unsigned long long>(size))) {
        const int level = level_of(size);
        return kept(read, level, begin >> level);
    }
    const long long split = split_of(size);
    return node_hash(range_hash(begin, split, read), range_hash(begin + split, size - split, read));
}

void path(long long index, long long begin, long long size, const ReadNode& read, std::vector<Digest>& proof) {
    if (size == 1) {
        return;
    }
    const long long split = split_of(size);
    if (index < split) {
        path(index, begin, split, read, proof);
        proof.push_back(range_hash(begin + split, size - split, read));
    } else {
        path(index - split, begin + split, size - split, read, proof);
        proof.push_back(range_hash(begin, split, read));
    }
}

/// SUBPROOF(old, D[begin:begin + size], known) of RFC 6962 2.1.2.
void subproof(long long old, long long begin, long long size, bool known, const ReadNode& read,
              std::vector<Digest>& proof) {
    if (old == size) {
        if (!known) {
            proof.push_back(range_hash(begin, size, read));
        }
        return;
    }
    const long long split = split_of(size);
    if (old <= split) {
        subproof(old, begin, split, known, read, proof);
        proof.push_back(range_hash(begin + split, size - split, read));
    } else {
        subproof(old - split, begin + split, size - split, false, read, proof);
        proof.push_back(range_hash(begin, split, read));
    }
}

}  // namespace

Digest empty_root() { return sha256({}); }

Digest leaf_hash(std::string_view entry) { return Sha256().update(std::string_view("\0", 1)).update(entry).finish(); }

Digest node_hash(const Digest& left, const Digest& right) {
    return Sha256().update("\1").update(view(left)).update(view(right)).finish();
}

std::vector<Node> append(long long size, const Digest& leaf, const ReadNode& read) {
    std::vector<Node> completed{{0, size, leaf}};
    for (long long index = size; index % 2 == 1; index /= 2) {
        const Node& right = completed.back();
        completed.push_back({right.level + 1, index / 2, node_hash(kept(read, right.level, index - 1), right.hash)});
    }
    return completed;
}

Digest root(long long size, const ReadNode& read) { return size == 0 ? empty_root() : range_hash(0, size, read); }

std::vector<Digest> inclusion_proof(long long index, long long size, const ReadNode& read) {
    if (index < 0 || index >= size) {
        throw Error(ErrorCode::kInvalidInput, msg("The log of {size} entries has no entry {index}.",
                                                  {{"size", std::to_string(size)}, {"index", std::to_string(index)}}));
    }
    std::vector<Digest> proof;
    path(index, 0, size, read, proof);
    return proof;
}

std::vector<Digest> consistency_proof(long long old_size, long long new_size, const ReadNode& read) {
    if (old_size < 0 || old_size > new_size) {
        throw Error(ErrorCode::kInvalidInput,
                    msg("A proof leads from a smaller to a larger log, not from {old} to {new}.",
                        {{"old", std::to_string(old_size)}, {"new", std::to_string(new_size)}}));
    }
    std::vector<Digest> proof;
    if (old_size > 0) {
        subproof(old_size, 0, new_size, true, read, proof);
    }
    return proof;
}

bool verify_inclusion(const Digest& leaf, long long index, long long size, const std::vector<Digest>& proof,
                      const Digest& root) {
    if (index < 0 || index >= size) {
        return false;
    }
    long long node = index;
    long long last = size - 1;
    Digest hash = leaf;
    for (const Digest& link : proof) {
        if (last == 0) {
            return false;
        }
        if (node % 2 == 1 || node == last) {
            hash = node_hash(link, hash);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            hash = node_hash(hash, link);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && hash == root;
}

bool verify_consistency(long long old_size, long long new_size, const std::vector<Digest>& proof,
                        const Digest& old_root, const Digest& new_root) {
    if (old_size < 0 || old_size > new_size) {
        return false;
    }
    if (old_size == new_size) {
        return proof.empty() && old_root == new_root;
    }
    if (old_size == 0) {
        return proof.empty() && old_root == empty_root();
    }
    auto link = proof.begin();
    long long node = old_size - 1;
    long long last = new_size - 1;
    while (node % 2 == 1) {
        node /= 2;
        last /= 2;
    }
    // A tree of 2^k leaves is a complete subtree of the new one, so its root is known and not repeated in the proof.
    Digest old_hash = old_root;
    if (!std::has_single_bit(static_cast<unsigned long long>(old_size))) {
        if (link == proof.end()) {
            return false;
        }
        old_hash = *link++;
    }
    Digest new_hash = old_hash;
    for (; link != proof.end(); ++link) {
        if (last == 0) {
            return false;
        }
        if (node % 2 == 1 || node == last) {
            old_hash = node_hash(*link, old_hash);
            new_hash = node_hash(*link, new_hash);
            while (node % 2 == 0 && node != 0) {
                node /= 2;
                last /= 2;
            }
        } else {
            new_hash = node_hash(new_hash, *link);
        }
        node /= 2;
        last /= 2;
    }
    return last == 0 && old_hash == old_root && new_hash == new_root;
}

void Builder::add(const Digest& leaf) {
    completed_.assign(1, {0, size_, leaf});
    std::size_t level = 0;
    for (; level < open_.size() && open_[level]; ++level) {
        completed_.push_back({static_cast<int>(level) + 1, completed_.back().index / 2,
                              node_hash(*open_[level], completed_.back().hash)});
        open_[level].reset();
    }
    if (level == open_.size()) {
        open_.emplace_back();
    }
    open_[level] = completed_.back().hash;
    ++size_;
}

Digest Builder::root() const {
    std::optional<Digest> hash;
    for (const auto& subtree : open_) {
        if (subtree) {
            hash = hash ? node_hash(*subtree, *hash) : *subtree;
        }
    }
    return hash.value_or(empty_root());
}

}  // namespace pravila::merkle
