#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/ports/document_store.h"
#include "store/db/group_writer.h"
#include "store/sqlite/files.h"

namespace pravila {

/// A DocumentStore in one SQLite file. Thread rule: any thread, any number of them; several processes may have it open.
class SqliteStore final : public DocumentStore {
  public:
    enum class Access { kReadWrite, kReadOnly };

    /// @param lock  held as long as the store is open.
    SqliteStore(std::string file, Access access, std::unique_ptr<DirectoryLock> lock,
                std::chrono::milliseconds patience = std::chrono::seconds(30));
    ~SqliteStore() override;

    void read(const Scope& scope, const std::function<void(StoreReader&)>& work) override;
    void write(const Scope& scope, const std::function<void(StoreWriter&)>& work) override;
    std::future<void> write_later(const Scope& scope, std::function<void(StoreWriter&)> work) override;
    std::vector<Institution> institutions() override;
    long long change_mark() override;
    std::vector<std::string> integrity_problems() override;

    /// Commits made by this object: fewer than changes when changes shared one.
    long long commits() const { return writer_.commits(); }

  private:
    using Sessions = std::vector<std::unique_ptr<db::Session>>;
    class Borrowed;

    std::unique_ptr<db::Session> open_reader() const;

    std::unique_ptr<DirectoryLock> lock_;
    std::string file_;
    Access access_;
    std::mutex mutex_;
    Sessions idle_;
    std::mutex watcher_mutex_;
    std::unique_ptr<db::Session> watcher_;
    db::GroupWriter writer_;
};

}  // namespace pravila
