#include "store/db/session.h"

#include <sqlite3.h>

#include <thread>
#include <utility>

#include "core/error.h"
#include "store/db/translate_error.h"

namespace pravila::db {
namespace {

/// Settings of every connection. FULL: an answer given is never lost, also when the power fails. No mmap, so that a
/// damaged disk is an error and not a signal.
constexpr const char* kSettings = R"sql(
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA mmap_size = 0;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA cache_size = -16000;
)sql";

/// The log of writes is overwritten from its beginning after every checkpoint and keeps its size, because a commit that
/// makes the file grow costs many times one that does not; only what an unusually large one left is cut off again.
constexpr const char* kWriterSettings = R"sql(
    PRAGMA journal_size_limit = 67108864;
    PRAGMA wal_autocheckpoint = 0;
)sql";

int flags_of(Mode mode) {
    const int common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (mode) {
        case Mode::kCreate:
            return common | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        case Mode::kReadWrite:
        // A connection that may write is also the one that, closing last, leaves a single whole file behind.
        case Mode::kQueryOnly:
            return common | SQLITE_OPEN_READWRITE;
        case Mode::kImmutable:
            return common | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return common;
}

std::string uri_of(const std::string& file) {
    std::string uri = "file:";
    for (const char c : file) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        const auto byte = static_cast<unsigned char>(c);
        if (c == '%' || c == '?' || c == '#') {
            uri += '%';
            uri += digits[byte >> 4U];
            uri += digits[byte & 15U];
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

/// A store has no triggers, no views and no quoted strings for names; a file that was given some must not run them.
void harden(sqlite3* handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
}

}  // namespace

Session::Session(const std::string& file, Mode mode) : file_(file) {
    const std::string name = mode == Mode::kImmutable ? uri_of(file) : file;
    try {
        if (const int result = sqlite3_open_v2(name.c_str(), &handle_, flags_of(mode), nullptr); result != SQLITE_OK) {
            fail(result);
        }
        harden(handle_);
        sqlite3_busy_handler(
            handle_, [](void* self, int tries) { return static_cast<Session*>(self)->wait_for_lock(tries); }, this);
        script(kSettings);
        if (mode == Mode::kQueryOnly) {
            script("PRAGMA query_only = ON");
        } else if (mode != Mode::kImmutable) {
            script(kWriterSettings);
            // After the pragmas: wal_autocheckpoint is itself such a hook and would take the place of ours.
            sqlite3_wal_hook(
                handle_,
                [](void* self, sqlite3*, const char*, int pages) {
                    static_cast<Session*>(self)->log_pages_ = pages;
                    return SQLITE_OK;
                },
                this);
        }
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

Session::~Session() {
    for (auto& [sql, statements] : idle_) {
        for (auto* statement : statements) {
            sqlite3_finalize(statement);
        }
    }
    sqlite3_close_v2(handle_);
}

void Session::fail(int result) const { throw_error(handle_, result, file_); }

/// Asks again every millisecond: whoever asks rarely is passed over by a busy writer that lets go only for moments.
int Session::wait_for_lock(int tries) {
    const auto now = std::chrono::steady_clock::now();
    if (tries == 0) {
        waiting_until_ = now + patience_;
    }
    if (now >= waiting_until_) {
        return 0;
    }
    std::this_thread::sleep_for(std::chrono::microseconds(tries < 4 ? 200 : 1000));
    return 1;
}

Statement Session::start(std::string_view sql, const std::vector<Value>& values) {
    sqlite3_stmt* handle = nullptr;
    if (auto& idle = idle_[sql]; !idle.empty()) {
        handle = idle.back();
        idle.pop_back();
    } else if (const int result = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                                     SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
               result != SQLITE_OK) {
        fail(result);
    }
    Statement statement(*this, sql, handle);
    if (sqlite3_bind_parameter_count(handle) != static_cast<int>(values.size())) {
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    "placeholders and values differ in number: " + std::string(sql));
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        // By name, so that the text alone decides which value goes where.
        const int place = sqlite3_bind_parameter_index(handle, ("$" + std::to_string(i + 1)).c_str());
        int result = SQLITE_OK;
        const auto& data = values[i].data();
        if (const auto* number = std::get_if<long long>(&data)) {
            result = sqlite3_bind_int64(handle, place, *number);
        } else if (const auto* text = std::get_if<std::string_view>(&data)) {
            if (text->find('\0') != std::string_view::npos) {
                throw Error(ErrorCode::kInvalidInput, msg("A text with a NUL character cannot be stored. Remove it."));
            }
            result = sqlite3_bind_text64(handle, place, text->empty() ? "" : text->data(), text->size(), SQLITE_STATIC,
                                         SQLITE_UTF8);
        } else if (const auto* blob = std::get_if<Blob>(&data)) {
            result = sqlite3_bind_blob64(handle, place, blob->bytes.empty() ? "" : blob->bytes.data(),
                                         blob->bytes.size(), SQLITE_STATIC);
        } else {
            result = sqlite3_bind_null(handle, place);
        }
        if (result != SQLITE_OK) {
            fail(result);
        }
    }
    return statement;
}

long long Session::finish(Statement statement) {
    const long long before = sqlite3_total_changes64(handle_);
    while (statement.step()) {
    }
    return sqlite3_total_changes64(handle_) - before;
}

void Session::script(const std::string& sql) {
    if (const int result = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); result != SQLITE_OK) {
        fail(result);
    }
}

bool Session::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }

void Session::checkpoint() {
    const int result = sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    if (result != SQLITE_OK && (result & 0xFF) != SQLITE_BUSY) {
        fail(result);
    }
}

void Session::copy_to(Session& other) {
    auto* backup = sqlite3_backup_init(other.handle_, "main", handle_, "main");
    if (backup == nullptr) {
        other.fail(sqlite3_extended_errcode(other.handle_));
    }
    sqlite3_backup_step(backup, -1);
    if (const int result = sqlite3_backup_finish(backup); result != SQLITE_OK) {
        other.fail(result);
    }
}

Statement::Statement(Session& session, std::string_view sql, sqlite3_stmt* handle)
    : session_(&session), sql_(sql), handle_(handle) {}

Statement::Statement(Statement&& other) noexcept
    : session_(other.session_), sql_(other.sql_), handle_(std::exchange(other.handle_, nullptr)) {}

Statement::~Statement() {
    if (handle_ == nullptr) {
        return;
    }
    sqlite3_reset(handle_);
    sqlite3_clear_bindings(handle_);
    try {
        session_->idle_[sql_].push_back(handle_);
    } catch (...) {
        sqlite3_finalize(handle_);
    }
}

bool Statement::step() {
    const int result = sqlite3_step(handle_);
    if (result != SQLITE_ROW && result != SQLITE_DONE) {
        session_->fail(result);
    }
    return result == SQLITE_ROW;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(handle_, column) == SQLITE_NULL; }
long long Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
std::string Statement::text(int column) const { return std::string(view(column)); }

std::string_view Statement::view(int column) const {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(handle_, column));
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::optional<std::string> Statement::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(text(column));
}

Savepoint::Savepoint(Session& session) : session_(session) { session_.script("SAVEPOINT work"); }

Savepoint::~Savepoint() {
    if (!open_ || !session_.in_transaction()) {
        return;
    }
    try {
        session_.script("ROLLBACK TO work; RELEASE work");
    } catch (const Error&) {
        // The connection is broken; whoever uses it next meets the reason.
    }
}

void Savepoint::commit() {
    session_.script("RELEASE work");
    open_ = false;
}

}  // namespace pravila::db
