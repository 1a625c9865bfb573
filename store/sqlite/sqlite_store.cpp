#include "store/sqlite/sqlite_store.h"

#include "core/error.h"
#include "store/db/migrator.h"
#include "store/repository/transaction.h"

namespace pravila {
namespace {

/// Connections kept for the next reader; more are opened when more read at once, so that no reader waits for another.
constexpr std::size_t kIdleReaders = 8;

constexpr const char* kInstitutions = R"sql(
    SELECT institution_id, name, zone FROM institution ORDER BY institution_id
)sql";

constexpr const char* kDataVersion = "PRAGMA data_version";

constexpr const char* kLogGaps = R"sql(
    SELECT institution_id, COUNT(*), MAX(seq) + 1 FROM log_entry GROUP BY institution_id HAVING COUNT(*) <> MAX(seq) + 1
)sql";

constexpr const char* kNodesBeyondLog = R"sql(
    SELECT n.institution_id FROM log_node n
    WHERE (n.idx + 1) * (1 << n.level)
          > (SELECT COALESCE(MAX(e.seq) + 1, 0) FROM log_entry e WHERE e.institution_id = n.institution_id) LIMIT 1
)sql";

constexpr const char* kContentSizes = R"sql(
    SELECT sha256 FROM content WHERE length(bytes) <> size LIMIT 100
)sql";

constexpr const char* kPartSizes = R"sql(
    SELECT p.part_id FROM revision_part p
    JOIN content c ON c.institution_id = p.institution_id AND c.sha256 = p.sha256 WHERE c.size <> p.size LIMIT 100
)sql";

constexpr const char* kInstitutionsWithoutKey = R"sql(
    SELECT i.institution_id FROM institution i
    WHERE NOT EXISTS (SELECT 1 FROM signing_key k WHERE k.institution_id = i.institution_id AND k.current = 1) LIMIT 100
)sql";

}  // namespace

/// A reading connection with an open transaction, given back at the end of the scope.
class SqliteStore::Borrowed {
  public:
    explicit Borrowed(SqliteStore& store) : store_(store) {
        {
            const std::lock_guard lock(store_.mutex_);
            if (!store_.idle_.empty()) {
                session_ = std::move(store_.idle_.back());
                store_.idle_.pop_back();
            }
        }
        if (!session_) {
            session_ = store_.open_reader();
        }
        session_->script("BEGIN");
    }
    ~Borrowed() {
        try {
            session_->script("ROLLBACK");
            const std::lock_guard lock(store_.mutex_);
            if (store_.idle_.size() < kIdleReaders) {
                store_.idle_.push_back(std::move(session_));
            }
        } catch (...) {
            session_.reset();  // a connection that cannot end a read is not used again
        }
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    db::Session& session() { return *session_; }

  private:
    SqliteStore& store_;
    std::unique_ptr<db::Session> session_;
};

SqliteStore::SqliteStore(std::string file, Access access, std::unique_ptr<DirectoryLock> lock,
                         std::chrono::milliseconds patience)
    : lock_(std::move(lock)),
      file_(std::move(file)),
      access_(access),
      watcher_(open_reader()),
      writer_([this] { return std::make_unique<db::Session>(file_, db::Mode::kReadWrite); }, patience) {}

SqliteStore::~SqliteStore() = default;

std::unique_ptr<db::Session> SqliteStore::open_reader() const {
    return std::make_unique<db::Session>(file_,
                                         access_ == Access::kReadOnly ? db::Mode::kImmutable : db::Mode::kQueryOnly);
}

void SqliteStore::read(const Scope& scope, const std::function<void(StoreReader&)>& work) {
    Borrowed borrowed(*this);
    Transaction transaction(borrowed.session(), scope);
    work(transaction);
}

std::future<void> SqliteStore::write_later(const Scope& scope, std::function<void(StoreWriter&)> work) {
    if (access_ == Access::kReadOnly) {
        throw Error(ErrorCode::kUnavailable,
                    msg("The store {file} is on a place that this user cannot write. It can be read, not changed.",
                        {{"file", file_}}));
    }
    return writer_.submit([scope, work = std::move(work)](db::Session& session) {
        Transaction transaction(session, scope);
        work(transaction);
    });
}

void SqliteStore::write(const Scope& scope, const std::function<void(StoreWriter&)>& work) {
    write_later(scope, work).get();
}

std::vector<Institution> SqliteStore::institutions() {
    Borrowed borrowed(*this);
    std::vector<Institution> institutions;
    auto query = borrowed.session().query(kInstitutions);
    while (query.step()) {
        institutions.push_back({InstitutionId(query.text(0)), query.text(1), query.text(2)});
    }
    return institutions;
}

long long SqliteStore::change_mark() {
    const std::lock_guard lock(watcher_mutex_);
    auto query = watcher_->query(kDataVersion);
    query.step();
    return query.integer(0);
}

std::vector<std::string> SqliteStore::integrity_problems() {
    Borrowed borrowed(*this);
    auto& session = borrowed.session();
    auto problems = db::structural_problems(session);
    const auto collect = [&](const char* sql, const std::string& what) {
        auto query = session.query(sql);
        while (query.step()) {
            problems.push_back(what + query.text(0));
        }
    };
    collect(kLogGaps, "entries are missing from the log of institution ");
    collect(kNodesBeyondLog, "the end of the log is missing of institution ");
    collect(kContentSizes, "the recorded size is not that of content ");
    collect(kPartSizes, "the recorded size is not that of the content of part ");
    collect(kInstitutionsWithoutKey, "no log key for institution ");
    return problems;
}

}  // namespace pravila
