#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace Xapian {
class Database;
class Error;
}  // namespace Xapian

namespace pravila {
class Error;
}

namespace pravila::search {

/// What a Xapian error means to others.
Error translated(const Xapian::Error& error);

/// Whether the database was made with this schema and this analyser.
bool is_current(const Xapian::Database& database);

/// Open databases for searching, one for each thread that searches at the moment.
/// Thread rule: any thread may take one; a lease is used by one thread.
class DatabasePool {
  public:
    explicit DatabasePool(std::filesystem::path directory);
    ~DatabasePool();

    class Lease {
      public:
        Lease(DatabasePool& pool, std::unique_ptr<Xapian::Database> database, std::string name);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Xapian::Database& operator*() { return *database_; }
        void discard();  ///< do not give it back: it failed

      private:
        DatabasePool& pool_;
        std::unique_ptr<Xapian::Database> database_;
        std::string name_;
    };

    /// A database at its newest state. @throws Error kUnavailable when it waits to be rebuilt; Xapian::Error.
    std::unique_ptr<Lease> take();

  private:
    std::filesystem::path directory_;
    std::mutex mutex_;
    std::string name_;  ///< of the database that the idle ones belong to
    std::vector<std::unique_ptr<Xapian::Database>> idle_;
};

}  // namespace pravila::search
