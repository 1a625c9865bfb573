#include "store/sqlite/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "core/error.h"

namespace pravila {
namespace {

[[noreturn]] void refuse(const std::string& file, int error) {
    throw Error(
        error == EEXIST ? ErrorCode::kConflict : ErrorCode::kUnavailable,
        msg("This user may not open or write {file}. Check who owns the directory of the store and what rights it "
            "has.",
            {{"file", file}}),
        std::generic_category().message(error));
}

/// A file that is being written; closed at the end of the scope.
class Handle {
  public:
    Handle(const std::string& file, int flags) : file_(file), handle_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
        require(handle_ >= 0);
    }
    ~Handle() { ::close(handle_); }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    void write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(handle_, bytes.data(), bytes.size());
            require(written > 0 || errno == EINTR);
            bytes.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
        }
    }
    void sync() const { require(::fsync(handle_) == 0); }

  private:
    void require(bool done) const {
        if (!done) {
            refuse(file_, errno);
        }
    }
    std::string file_;
    int handle_;
};

}  // namespace

DirectoryLock::DirectoryLock(const std::string& directory, Kind kind)
    : directory_(directory), handle_(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (handle_ < 0) {
        refuse(directory, errno);
    }
    if (::flock(handle_, (kind == Kind::kAlone ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) {
        return;
    }
    const int error = errno;
    ::close(handle_);
    if (error != EWOULDBLOCK) {
        refuse(directory, error);
    }
    throw Error(
        ErrorCode::kUnavailable,
        kind == Kind::kAlone
            ? msg("The store {directory} is in use. Stop the server and other commands, then try again.",
                  {{"directory", directory}})
            : msg("Another process (migrate or restore) holds the store {directory} for itself. Try again when it "
                  "has ended.",
                  {{"directory", directory}}));
}

DirectoryLock::~DirectoryLock() { ::close(handle_); }

void DirectoryLock::sync() const {
    if (::fsync(handle_) != 0) {
        refuse(directory_, errno);
    }
}

bool can_make_files_in(const std::string& directory) {
    return ::faccessat(AT_FDCWD, directory.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}
bool can_change(const std::string& file) { return ::faccessat(AT_FDCWD, file.c_str(), W_OK, AT_EACCESS) == 0; }

void make_private_file(const std::string& file) { const Handle made(file, O_CREAT | O_EXCL | O_RDWR); }

void replace_private_file(const std::string& file, std::string_view content) {
    const std::string fresh = file + ".new";
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    try {
        const Handle handle(fresh, O_CREAT | O_EXCL | O_WRONLY);
        handle.write(content);
        handle.sync();
        if (::rename(fresh.c_str(), file.c_str()) != 0) {
            refuse(file, errno);
        }
    } catch (...) {
        std::filesystem::remove(fresh, ignored);
        throw;
    }
    sync_file(std::filesystem::path(file).parent_path());
}

void sync_file(const std::string& file) { Handle(file, O_RDONLY).sync(); }

}  // namespace pravila
