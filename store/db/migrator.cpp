#include "store/db/migrator.h"

#include <chrono>
#include <filesystem>

#include "core/error.h"
#include "core/history/hash.h"
#include "core/model/date.h"
#include "store/sqlite/files.h"

namespace pravila::db {
namespace {

// The one table without an institution: it speaks of the file, not of what is in it.
constexpr const char* kCreateTable = R"sql(
    CREATE TABLE IF NOT EXISTS schema_migrations (
        version INTEGER NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        applied_at TEXT NOT NULL
    ) STRICT
)sql";

constexpr const char* kHasTable = R"sql(
    SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'
)sql";

constexpr const char* kApplied = R"sql(
    SELECT version, name, sha256 FROM schema_migrations ORDER BY version
)sql";

constexpr const char* kRecord = R"sql(
    INSERT INTO schema_migrations (version, name, sha256, applied_at) VALUES ($1, $2, $3, $4)
)sql";

bool has_table(Session& session) {
    auto query = session.query(kHasTable);
    return query.step() && query.integer(0) == 1;
}

std::size_t applied(Session& session, std::span<const embedded::File> files) {
    if (!has_table(session)) {
        throw Error(ErrorCode::kCorrupt,
                    msg("The file {file} is not a store of this program. Choose the directory of a store.",
                        {{"file", session.file()}}));
    }
    std::size_t count = 0;
    auto query = session.query(kApplied);
    for (; query.step(); ++count) {
        if (count == files.size()) {
            throw Error(ErrorCode::kUnavailable,
                        msg("The store {file} was made by a newer version of the program. Use that version.",
                            {{"file", session.file()}}),
                        "migration " + query.text(1));
        }
        const auto& file = files[count];
        if (query.integer(0) != static_cast<long long>(count) + 1 || query.text(2) != sha256_hex(file.bytes)) {
            throw Error(
                ErrorCode::kCorrupt,
                msg("The store {file} was made with another text of the migration {name}. It belongs to another "
                    "program, or this program was changed; use the version that made it.",
                    {{"file", session.file()}, {"name", std::string(file.name)}}));
        }
    }
    return count;
}

}  // namespace

std::size_t Migrator::pending(Session& session) const { return files_.size() - applied(session, files_); }

void Migrator::apply(Session& session) const {
    session.script(kCreateTable);
    for (std::size_t next = applied(session, files_); next < files_.size(); ++next) {
        const auto& file = files_[next];
        const auto now = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
        Savepoint step(session);
        session.script(std::string(file.bytes));
        session.execute(kRecord, next + 1, file.name, sha256_hex(file.bytes), to_text(now));
        step.commit();
    }
}

void Migrator::rehearse(Session& session, const std::string& copy) const {
    const auto remove = [&] {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            std::filesystem::remove(copy + suffix, ignored);
        }
    };
    remove();
    try {
        make_private_file(copy);
        Session trial(copy, Mode::kReadWrite);
        session.copy_to(trial);
        apply(trial);
        require_sound(trial);
    } catch (...) {
        remove();
        throw;
    }
    remove();
}

std::vector<std::string> structural_problems(Session& session) {
    std::vector<std::string> problems;
    auto integrity = session.query("PRAGMA integrity_check(100)");
    while (integrity.step()) {
        if (auto text = integrity.text(0); text != "ok") {
            problems.push_back(std::move(text));
        }
    }
    auto references = session.query("PRAGMA foreign_key_check");
    while (references.step() && problems.size() < 200) {
        problems.push_back("a row of " + references.text(0) + " refers to nothing in " + references.text(2));
    }
    return problems;
}

void require_sound(Session& session) {
    const auto problems = structural_problems(session);
    if (!problems.empty()) {
        throw Error(
            ErrorCode::kCorrupt,
            msg("The file {file} is damaged or not a store. Restore it from a backup.", {{"file", session.file()}}),
            problems.front());
    }
}

}  // namespace pravila::db
