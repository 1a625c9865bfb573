#pragma once

#include <filesystem>
#include <memory>

#include "search/files.h"
#include "search/open_index.h"

namespace Xapian {
class WritableDatabase;
}

namespace pravila::search {

/// Makes an empty database with this schema's metadata and feed_seq 0.
void make_empty_database(const std::filesystem::path& path);

/// Writes the live database, or a new one beside it that publish() puts in its place.
class Writer final : public IndexRebuild {
  public:
    enum class Target { kLive, kBeside };

    Writer(const std::filesystem::path& directory, Target target);
    ~Writer() override;
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void replace(const IndexedRevision& revision) override;
    void remove(const RevisionId& revision) override;
    void commit(long long feed_seq) override;
    long long feed_seq() const override;
    void publish(long long feed_seq) override;

  private:
    std::filesystem::path path() const { return directory_ / name_; }
    void changed();

    std::filesystem::path directory_;
    WriteLock lock_;
    Target target_;
    std::string name_;
    std::unique_ptr<Xapian::WritableDatabase> database_;
    long pending_ = 0;
    bool published_ = false;
};

}  // namespace pravila::search
