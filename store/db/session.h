#pragma once

#include <chrono>
#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

/// The one place that speaks to SQLite. A twin over libpq can stand beside it: both take `$1..$n`, and nothing outside
/// this folder names a type of SQLite.
namespace pravila::db {

/// Bytes, as opposed to text.
struct Blob {
    std::string_view bytes;
};

/// What can be bound to a placeholder.
class Value {
  public:
    Value(std::nullopt_t) {}
    Value(std::string_view text) : data_(text) {}
    Value(const std::string& text) : data_(std::string_view(text)) {}
    Value(const char* text) : data_(std::string_view(text)) {}
    Value(Blob blob) : data_(blob) {}
    template <std::integral Number>
    Value(Number number) : data_(static_cast<long long>(number)) {}
    template <class Some>
    Value(const std::optional<Some>& some) : Value(some ? Value(*some) : Value(std::nullopt)) {}

    const auto& data() const { return data_; }

  private:
    std::variant<std::nullptr_t, long long, std::string_view, Blob> data_;
};

class Session;

/// A running query. It borrows its session, which keeps it prepared for the next time. Bound texts and blobs must live
/// as long as it does. Thread rule: that of its session.
class Statement {
  public:
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;

    /// Goes to the next row. @return false when there is none.
    bool step();

    bool is_null(int column) const;
    long long integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    /// Text or blob; empty for NULL.
    std::string text(int column) const;
    /// A view into the row, valid until the next step.
    std::string_view view(int column) const;
    std::optional<std::string> optional_text(int column) const;

  private:
    friend class Session;
    Statement(Session& session, std::string_view sql, sqlite3_stmt* handle);
    Session* session_;
    std::string_view sql_;
    sqlite3_stmt* handle_;
};

enum class Mode {
    kCreate,     ///< makes the file
    kReadWrite,  ///< an existing file
    kQueryOnly,  ///< an existing file, on which statements that change it are refused
    kImmutable,  ///< a file that nobody can change: no locks, no side files
};

/// A connection. Thread rule: one thread at a time.
class Session {
  public:
    /// @throws Error as throw_error says.
    Session(const std::string& file, Mode mode);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Starts a query. `sql` must be a constant of the program: values only ever come in as `$1..$n`.
    /// @throws Error kInvalidInput when a text has a NUL.
    template <class... Values>
    Statement query(std::string_view sql, const Values&... values) {
        return start(sql, {Value(values)...});
    }
    /// Runs a statement to its end. @return rows inserted, changed or deleted.
    template <class... Values>
    long long execute(std::string_view sql, const Values&... values) {
        return finish(start(sql, {Value(values)...}));
    }
    /// Runs several statements, none of them with placeholders.
    void script(const std::string& sql);

    /// How long to wait for a lock that another connection holds; 30 seconds unless told.
    void set_patience(std::chrono::milliseconds patience) { patience_ = patience; }
    bool in_transaction() const;
    /// Pages in the write-ahead log after the last commit of this connection.
    int log_pages() const { return log_pages_; }
    /// Moves what is in the write-ahead log to the database, as far as readers allow; never waits.
    void checkpoint();
    /// Copies the whole database, as it is now, into `other`, which is empty.
    void copy_to(Session& other);
    const std::string& file() const { return file_; }

  private:
    friend class Statement;
    Statement start(std::string_view sql, const std::vector<Value>& values);
    long long finish(Statement statement);
    [[noreturn]] void fail(int result) const;
    int wait_for_lock(int tries);

    std::string file_;
    sqlite3* handle_ = nullptr;
    std::chrono::milliseconds patience_ = std::chrono::seconds(30);
    std::chrono::steady_clock::time_point waiting_until_{};
    int log_pages_ = 0;
    std::unordered_map<std::string_view, std::vector<sqlite3_stmt*>> idle_;
};

/// A transaction, or a savepoint inside one: rolled back at the end of the scope unless commit() ran.
class Savepoint {
  public:
    explicit Savepoint(Session& session);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    Savepoint& operator=(const Savepoint&) = delete;
    void commit();

  private:
    Session& session_;
    bool open_ = true;
};

}  // namespace pravila::db
