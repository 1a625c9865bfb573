#include "store/repository/transaction.h"

namespace pravila {
namespace {

constexpr const char* kHead = R"sql(
    SELECT COALESCE(MAX(seq), 0) FROM index_feed WHERE institution_id = $1
)sql";

constexpr const char* kAfter = R"sql(
    SELECT seq, revision_id FROM index_feed WHERE institution_id = $1 AND seq > $2 ORDER BY seq LIMIT $3
)sql";

// The new number is larger than every one before, so the highest never goes back although a row moves.
constexpr const char* kFeed = R"sql(
    INSERT INTO index_feed (institution_id, revision_id, seq)
    SELECT $1, $2, COALESCE(MAX(seq), 0) + 1 FROM index_feed WHERE institution_id = $1
    ON CONFLICT (institution_id, revision_id) DO UPDATE SET seq = excluded.seq
)sql";

}  // namespace

long long Transaction::feed_head() {
    auto query = db_.query(kHead, institution_);
    query.step();
    return query.integer(0);
}

std::vector<FeedRow> Transaction::feed_after(long long seq, long limit) {
    std::vector<FeedRow> rows;
    auto query = db_.query(kAfter, institution_, seq, limit);
    while (query.step()) {
        rows.push_back({query.integer(0), RevisionId(query.text(1))});
    }
    return rows;
}

void Transaction::feed(const RevisionId& revision) { db_.execute(kFeed, institution_, revision.str()); }

}  // namespace pravila
