#include "store/open_store.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

#include "core/error.h"
#include "store/db/migrator.h"
#include "store/sqlite/files.h"
#include "store/sqlite/sqlite_store.h"

namespace fs = std::filesystem;

namespace pravila {
namespace {

constexpr const char* kStoreFile = "pravila.db";

std::string file_in(const std::string& directory) { return fs::path(directory) / kStoreFile; }

const db::Migrator& migrator() {
    static const db::Migrator migrator(embedded::migrations());
    return migrator;
}

void require_store(const std::string& directory) {
    std::error_code error;
    if (!fs::is_regular_file(file_in(directory), error)) {
        throw Error(
            ErrorCode::kNotFound,
            msg("There is no store in {directory}. Name another directory with --store, or make a store there with "
                "\"pravila init\".",
                {{"directory", directory}}),
            error ? error.message() : "");
    }
}

bool needs_recovery(const std::string& file) {
    std::error_code error;
    const auto size = fs::file_size(file + "-wal", error);
    return !error && size > 0;
}

void require_ours(db::Session& session) {
    auto query = session.query("PRAGMA application_id");
    query.step();
    if (query.integer(0) != db::kApplicationId) {
        throw Error(ErrorCode::kCorrupt,
                    msg("The file {file} is not a store of this program. Choose the directory of a store.",
                        {{"file", session.file()}}));
    }
}

void require_current(db::Session& session) {
    require_ours(session);
    if (migrator().pending(session) > 0) {
        throw Error(
            ErrorCode::kUnavailable,
            msg("The store {file} was made by an older version of the program. Make a backup, then run \"pravila "
                "migrate\".",
                {{"file", session.file()}}));
    }
}

/// An empty directory for something new, held alone; what was made is taken away again unless keep() is called.
class NewDirectory {
  public:
    explicit NewDirectory(const std::string& directory) : path_(fs::absolute(directory)) {
        std::error_code error;
        for (auto missing = path_; !missing.empty() && !fs::exists(missing, error); missing = missing.parent_path()) {
            made_ = missing;
        }
        fs::create_directories(path_, error);
        if (!made_.empty() && !error) {
            fs::permissions(path_, fs::perms::owner_all, error);
        }
        if (fs::exists(path_) && !fs::is_directory(path_)) {
            refuse(directory);
        }
        try {
            lock_.emplace(path_, DirectoryLock::Kind::kAlone);
        } catch (const Error&) {
            std::error_code ignored;
            fs::remove(made_, ignored);  // succeeds only while it is empty, so what another process made stays
            throw;
        }
        if (!fs::is_empty(path_, error) || error) {
            refuse(directory);
        }
    }
    ~NewDirectory() {
        if (kept_) {
            return;
        }
        std::error_code ignored;
        for (const auto& entry : fs::directory_iterator(path_, ignored)) {
            fs::remove(entry.path(), ignored);  // it was empty when we came, and nobody else may come
        }
        if (!made_.empty()) {
            fs::remove_all(made_, ignored);
        }
    }
    NewDirectory(const NewDirectory&) = delete;
    NewDirectory& operator=(const NewDirectory&) = delete;

    std::string str() const { return path_; }
    std::string file(const char* name) const { return path_ / name; }
    /// Makes the names in it, and its own, durable; then it stays.
    void keep() {
        lock_->sync();
        sync_file(fs::absolute(path_ / "..").lexically_normal());
        kept_ = true;
    }

  private:
    [[noreturn]] static void refuse(const std::string& directory) {
        throw Error(ErrorCode::kConflict,
                    msg("{directory} is not an empty directory, so no store can be made there. Choose another one.",
                        {{"directory", directory}}));
    }

    fs::path path_;
    fs::path made_;
    std::optional<DirectoryLock> lock_;
    bool kept_ = false;
};

/// Fills the new file under another name and gives it its own when it is whole, so that a crash leaves no half store.
template <class Fill>
void make_store_file(const NewDirectory& directory, const Fill& fill) {
    const auto unfinished = directory.file("pravila.db.new");
    make_private_file(unfinished);
    {
        db::Session session(unfinished, db::Mode::kReadWrite);
        fill(session);
        session.script("PRAGMA journal_mode = WAL");
    }
    sync_file(unfinished);
    fs::rename(unfinished, directory.file(kStoreFile));
}

/// The keys go with a copy: without them its log could be read but not continued under the same name.
void copy_log_keys(const std::string& from, const NewDirectory& to) {
    const std::string file = fs::path(from) / "log.key";
    if (fs::exists(file)) {
        std::ifstream input(file, std::ios::binary);
        replace_private_file(to.file("log.key"), std::string(std::istreambuf_iterator<char>(input), {}));
    }
}

}  // namespace

std::unique_ptr<DocumentStore> open_store(const std::string& directory) {
    require_store(directory);
    auto lock = std::make_unique<DirectoryLock>(directory, DirectoryLock::Kind::kShared);
    const auto file = file_in(directory);
    const bool read_only = !can_make_files_in(directory) || !can_change(file);
    if (read_only && needs_recovery(file)) {
        throw Error(
            ErrorCode::kUnavailable,
            msg("The store {file} was not closed in good order and this user cannot write there. Open it once with "
                "a user who can, or copy it to a place that can be written.",
                {{"file", file}}));
    }
    {
        db::Session session(file, read_only ? db::Mode::kImmutable : db::Mode::kReadWrite);
        require_current(session);
    }
    return std::make_unique<SqliteStore>(
        file, read_only ? SqliteStore::Access::kReadOnly : SqliteStore::Access::kReadWrite, std::move(lock));
}

std::unique_ptr<DocumentStore> create_store(const std::string& directory) {
    {
        NewDirectory made(directory);
        make_store_file(made, [](db::Session& session) {
            session.script("PRAGMA application_id = " + std::to_string(db::kApplicationId));
            migrator().apply(session);
        });
        made.keep();
    }
    return open_store(directory);
}

int migrate_store(const std::string& directory) {
    require_store(directory);
    const DirectoryLock alone(directory, DirectoryLock::Kind::kAlone);
    db::Session session(file_in(directory), db::Mode::kReadWrite);
    require_ours(session);
    const auto pending = migrator().pending(session);
    if (pending > 0) {
        migrator().rehearse(session, fs::path(directory) / "pravila.db.trial");
        migrator().apply(session);
    }
    return static_cast<int>(pending);
}

void backup_store(const std::string& directory, const std::string& destination) {
    require_store(directory);
    const DirectoryLock shared(directory, DirectoryLock::Kind::kShared);
    db::Session session(file_in(directory), db::Mode::kQueryOnly);
    require_ours(session);
    NewDirectory made(destination);
    make_store_file(made, [&](db::Session& copy) {
        session.copy_to(copy);
        db::require_sound(copy);
    });
    copy_log_keys(directory, made);
    made.keep();
}

}  // namespace pravila
