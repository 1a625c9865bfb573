#include "search/database_pool.h"

#include <xapian.h>

#include "core/error.h"
#include "core/text/analysis.h"
#include "search/fields.h"
#include "search/files.h"

namespace pravila::search {

namespace {
constexpr std::size_t kMostIdle = 16;
}

Error translated(const Xapian::Error& error) {
    const std::string detail = error.get_description();
    const std::string_view type = error.get_type();
    if (type == "DatabaseLockError")
        return {ErrorCode::kUnavailable, msg("Another process is writing the search index."), detail};
    if (type == "DatabaseCorruptError")
        return {ErrorCode::kCorrupt, msg("The search index is damaged. Run \"pravila reindex\"."), detail};
    if (type.starts_with("Database"))
        return {ErrorCode::kUnavailable,
                msg("The search index cannot be used at the moment. Check the free space and the rights of its folder; "
                    "\"pravila reindex\" makes it anew."),
                detail};
    return {ErrorCode::kInternal, msg("The search failed."), detail};
}

bool is_current(const Xapian::Database& database) {
    return database.get_metadata("schema_version") == std::to_string(kSchemaVersion) &&
           database.get_metadata("analysis_version") == std::to_string(kAnalysisVersion);
}

DatabasePool::DatabasePool(std::filesystem::path directory) : directory_(std::move(directory)) {}
DatabasePool::~DatabasePool() = default;

DatabasePool::Lease::Lease(DatabasePool& pool, std::unique_ptr<Xapian::Database> database, std::string name)
    : pool_(pool), database_(std::move(database)), name_(std::move(name)) {}

DatabasePool::Lease::~Lease() {
    if (!database_) return;
    const std::lock_guard lock(pool_.mutex_);
    if (pool_.name_ == name_ && pool_.idle_.size() < kMostIdle) pool_.idle_.push_back(std::move(database_));
}

void DatabasePool::Lease::discard() { database_.reset(); }

std::unique_ptr<DatabasePool::Lease> DatabasePool::take() {
    const std::string name = live_name(directory_).value_or("index-0");
    std::unique_ptr<Xapian::Database> database;
    {
        const std::lock_guard lock(mutex_);
        if (name != name_) {
            idle_.clear();
            name_ = name;
        }
        if (!idle_.empty()) {
            database = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (database) {
        database->reopen();
    } else {
        database = std::make_unique<Xapian::Database>((directory_ / name).string());
        if (!is_current(*database))
            throw Error(ErrorCode::kUnavailable,
                        msg("The search index was made by another version of the program. Run \"pravila reindex\"."));
    }
    return std::make_unique<Lease>(*this, std::move(database), name);
}

}  // namespace pravila::search
