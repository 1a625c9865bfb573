#include "search/writer.h"

#include <xapian.h>

#include <cstdlib>

#include "core/error.h"
#include "core/text/analysis.h"
#include "search/database_pool.h"
#include "search/document.h"
#include "search/fields.h"
#include "search/terms.h"

namespace pravila::search {

namespace {

/// Xapian inverts what waits in memory: small groups are fastest and bound the memory. What was committed so without
/// its feed_seq is written again after a crash, by revision id, so nothing is lost or doubled.
constexpr long kGroupBeside = 50;
constexpr long kGroupLive = 200;

constexpr const char* kFeedSeq = "feed_seq";

std::string prepared_name(const std::filesystem::path& directory, Writer::Target target) {
    const std::optional<std::string> live = live_name(directory);
    if (target == Writer::Target::kLive && live) {
        try {
            if (is_current(Xapian::Database((directory / *live).string()))) return *live;
        } catch (const Xapian::DatabaseError&) {
            // Unreadable: a derived thing is made anew below.
        }
    }
    std::string name = next_name(directory);
    make_empty_database(directory / name);
    if (target == Writer::Target::kLive) {
        publish_name(directory, name);
        remove_others(directory, name);
    }
    return name;
}

}  // namespace

void make_empty_database(const std::filesystem::path& path) {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    database.set_metadata("schema_version", std::to_string(kSchemaVersion));
    database.set_metadata("analysis_version", std::to_string(kAnalysisVersion));
    database.set_metadata(kFeedSeq, "0");
    database.commit();
}

Writer::Writer(const std::filesystem::path& directory, Target target)
    : directory_((make_directory(directory), directory)), lock_(directory), target_(target) {
    try {
        name_ = prepared_name(directory_, target);
        const int flags = Xapian::DB_OPEN | (target == Target::kBeside ? Xapian::DB_NO_SYNC : 0);
        database_ = std::make_unique<Xapian::WritableDatabase>(path().string(), flags);
    } catch (const Xapian::Error& error) {
        throw translated(error);
    }
}

Writer::~Writer() {
    try {
        // What still waits may be written here or not: feed_seq says that it must come again.
        if (database_) database_->close();
    } catch (const Xapian::Error&) {
        // The last commit is whole on the disk whatever happens here.
    }
    if (target_ == Target::kBeside && !published_) {
        std::error_code ignored;
        std::filesystem::remove_all(path(), ignored);
    }
}

void Writer::changed() {
    if (++pending_ < (target_ == Target::kBeside ? kGroupBeside : kGroupLive)) return;
    database_->commit();
    pending_ = 0;
}

void Writer::replace(const IndexedRevision& revision) {
    try {
        database_->replace_document(unique_term(revision.revision), make_document(revision));
        changed();
    } catch (const Xapian::Error& error) {
        throw translated(error);
    }
}

void Writer::remove(const RevisionId& revision) {
    try {
        database_->delete_document(unique_term(revision));
        changed();
    } catch (const Xapian::Error& error) {
        throw translated(error);
    }
}

void Writer::commit(long long feed_seq) {
    try {
        database_->set_metadata(kFeedSeq, std::to_string(feed_seq));
        database_->commit();
        pending_ = 0;
    } catch (const Xapian::Error& error) {
        throw translated(error);
    }
}

long long Writer::feed_seq() const {
    try {
        return std::atoll(database_->get_metadata(kFeedSeq).c_str());
    } catch (const Xapian::Error& error) {
        throw translated(error);
    }
}

void Writer::publish(long long feed_seq) {
    commit(feed_seq);
    try {
        const std::string compacted = next_name(directory_);
        database_->compact((directory_ / compacted).string(), Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
        database_->close();
        std::error_code ignored;
        std::filesystem::remove_all(path(), ignored);
        name_ = compacted;
        sync_files(path());
        publish_name(directory_, name_);
        published_ = true;
        remove_others(directory_, name_);
        database_ = std::make_unique<Xapian::WritableDatabase>(path().string(), Xapian::DB_OPEN);
        target_ = Target::kLive;
    } catch (const Xapian::Error& error) {
        throw translated(error);
    }
}

}  // namespace pravila::search
