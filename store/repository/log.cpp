#include <set>

#include "core/history/merkle.h"
#include "store/repository/mapping.h"
#include "store/repository/transaction.h"

namespace pravila {
namespace {

constexpr const char* kSize = R"sql(
    SELECT COALESCE(MAX(seq) + 1, 0) FROM log_entry WHERE institution_id = $1
)sql";

constexpr const char* kEntries = R"sql(
    SELECT seq, canonical FROM log_entry WHERE institution_id = $1 AND seq >= $2 ORDER BY seq LIMIT $3
)sql";

constexpr const char* kEntriesAbout = R"sql(
    SELECT e.seq, e.canonical FROM log_subject s
    JOIN log_entry e ON e.institution_id = s.institution_id AND e.seq = s.seq
    WHERE s.institution_id = $1 AND s.subject_id = $2 ORDER BY s.seq
)sql";

constexpr const char* kLeaf = R"sql(
    SELECT leaf_hash FROM log_entry WHERE institution_id = $1 AND seq = $2
)sql";

constexpr const char* kNode = R"sql(
    SELECT hash FROM log_node WHERE institution_id = $1 AND level = $2 AND idx = $3
)sql";

constexpr const char* kInsertEntry = R"sql(
    INSERT INTO log_entry (institution_id, seq, canonical, leaf_hash) VALUES ($1, $2, $3, $4)
)sql";

constexpr const char* kInsertNode = R"sql(
    INSERT INTO log_node (institution_id, level, idx, hash) VALUES ($1, $2, $3, $4)
)sql";

constexpr const char* kInsertSubject = R"sql(
    INSERT INTO log_subject (institution_id, subject_id, seq) VALUES ($1, $2, $3)
)sql";

std::vector<StoredEntry> read_entries(db::Statement query) {
    std::vector<StoredEntry> entries;
    while (query.step()) {
        entries.push_back({query.integer(0), query.text(1)});
    }
    return entries;
}

}  // namespace

long long Transaction::log_size() {
    auto query = db_.query(kSize, institution_);
    query.step();
    return query.integer(0);
}

std::vector<StoredEntry> Transaction::log_entries(long long from, long limit) {
    return read_entries(db_.query(kEntries, institution_, from, limit));
}

std::vector<StoredEntry> Transaction::log_entries_about(const std::string& subject_id) {
    return read_entries(db_.query(kEntriesAbout, institution_, subject_id));
}

std::optional<std::string> Transaction::log_node(int level, long long index) {
    auto query = level == 0 ? db_.query(kLeaf, institution_, index) : db_.query(kNode, institution_, level, index);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

void Transaction::append_log(const StoredEntry& entry, const std::vector<std::string>& subject_ids) {
    if (entry.seq != log_size()) {
        throw Error(ErrorCode::kConflict,
                    msg("Someone else changed this in the meantime. Look at the new state and make your change again."),
                    "log entry " + std::to_string(entry.seq) + " is not the next one");
    }
    const auto leaf = merkle::leaf_hash(entry.canonical);
    const auto completed = merkle::append(entry.seq, leaf, [this](int level, long long index) {
        const auto hash = log_node(level, index);
        return hash ? digest_from_bytes(*hash) : std::nullopt;
    });
    db_.execute(kInsertEntry, institution_, entry.seq, db::Blob{entry.canonical}, db::Blob{to_bytes(leaf)});
    for (const auto& node : completed) {
        if (node.level > 0) {
            db_.execute(kInsertNode, institution_, node.level, node.index, db::Blob{to_bytes(node.hash)});
        }
    }
    for (const auto& subject : std::set<std::string>(subject_ids.begin(), subject_ids.end())) {
        db_.execute(kInsertSubject, institution_, subject, entry.seq);
    }
}

}  // namespace pravila
