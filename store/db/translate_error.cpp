#include "store/db/translate_error.h"

#include <sqlite3.h>

#include "core/error.h"

namespace pravila::db {
namespace {

[[noreturn]] void constraint(int result, const std::string& detail) {
    switch (result) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw Error(ErrorCode::kConflict,
                        msg("The same thing exists already. Look at what is stored and try again."), detail);
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw Error(ErrorCode::kNotFound, msg("This refers to something that is not in the store."), detail);
        default:
            throw Error(ErrorCode::kInvalidInput, msg("The store refuses a value of the wrong kind."), detail);
    }
}

}  // namespace

void throw_error(sqlite3* handle, int result, const std::string& file) {
    const std::string detail = "SQLite " + std::to_string(result) + ": " +
                               (handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(result));
    switch (result & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            throw Error(ErrorCode::kUnavailable,
                        msg("Another program keeps the store {file} locked. Try again; if it lasts, end that program.",
                            {{"file", file}}),
                        detail);
        case SQLITE_FULL:
            throw Error(ErrorCode::kUnavailable,
                        msg("The disk with {file} is full; nothing was changed. Free some space and try again.",
                            {{"file", file}}),
                        detail);
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
            throw Error(
                ErrorCode::kUnavailable,
                msg("The disk refuses to read or write {file}; nothing was changed. Check free space, quota and "
                    "the health of the disk.",
                    {{"file", file}}),
                detail);
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            throw Error(
                ErrorCode::kUnavailable,
                msg("This user may not open or write {file}. Check who owns the directory of the store and what "
                    "rights it has.",
                    {{"file", file}}),
                detail);
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Error(ErrorCode::kCorrupt,
                        msg("The file {file} is damaged or not a store. Restore it from a backup.", {{"file", file}}),
                        detail);
        case SQLITE_TOOBIG:
            throw Error(ErrorCode::kInvalidInput, msg("A content is larger than the store can keep (1 GB)."), detail);
        case SQLITE_CONSTRAINT:
            constraint(result, detail);
        case SQLITE_MISMATCH:
            throw Error(ErrorCode::kInvalidInput, msg("The store refuses a value of the wrong kind."), detail);
        default:
            throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                        detail);
    }
}

}  // namespace pravila::db
