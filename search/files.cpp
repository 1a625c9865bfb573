#include "search/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/error.h"

namespace pravila::search {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kNameStart = "index-";

[[noreturn]] void cannot_write(const fs::path& path, const std::string& reason) {
    throw Error(ErrorCode::kUnavailable,
                msg("The search index cannot be written in {path}. Check the rights and the free space there.",
                    {{"path", path.string()}}),
                reason);
}

/// The number behind "index-", or nothing.
std::optional<long> number_of(const std::string& name) {
    if (!name.starts_with(kNameStart) || name.size() > kNameStart.size() + 9 || name.size() == kNameStart.size())
        return {};
    const std::string digits = name.substr(kNameStart.size());
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
    return std::stol(digits);
}

void sync_path(const fs::path& path, int flags) {
    const int file = ::open(path.c_str(), flags | O_CLOEXEC);
    if (file < 0) cannot_write(path, std::strerror(errno));
    const int result = ::fsync(file);
    const int error = errno;
    ::close(file);
    if (result != 0) cannot_write(path, std::strerror(error));
}

}  // namespace

WriteLock::WriteLock(const fs::path& directory) {
    const fs::path path = directory / "lock";
    file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (file_ < 0) cannot_write(path, std::strerror(errno));
    if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    ::close(file_);
    throw Error(ErrorCode::kUnavailable,
                msg("Another process is writing the search index in {path}. Wait until it has finished, or stop it.",
                    {{"path", directory.string()}}));
}

WriteLock::~WriteLock() { ::close(file_); }

void make_directory(const fs::path& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error) cannot_write(directory, error.message());
}

std::optional<std::string> live_name(const fs::path& directory) {
    std::ifstream file(directory / "XAPIANDB");
    std::string word, name;
    if (!(file >> word >> name) || word != "auto" || !number_of(name)) return {};
    return name;
}

std::string next_name(const fs::path& directory) {
    long highest = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory))
        highest = std::max(highest, number_of(entry.path().filename().string()).value_or(0));
    return std::string(kNameStart) + std::to_string(highest + 1);
}

void publish_name(const fs::path& directory, const std::string& name) {
    const fs::path fresh = directory / "XAPIANDB.new";
    {
        std::ofstream file(fresh, std::ios::trunc);
        file << "auto " << name << '\n';
        file.close();
        if (!file) cannot_write(fresh, std::strerror(errno));
    }
    sync_path(fresh, O_RDONLY);
    std::error_code error;
    fs::rename(fresh, directory / "XAPIANDB", error);
    if (error) cannot_write(directory, error.message());
    sync_path(directory, O_RDONLY | O_DIRECTORY);
}

void sync_files(const fs::path& database) {
    for (const fs::directory_entry& entry : fs::directory_iterator(database))
        if (entry.is_regular_file()) sync_path(entry.path(), O_RDONLY);
    sync_path(database, O_RDONLY | O_DIRECTORY);
}

void remove_others(const fs::path& directory, const std::string& keep) {
    for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
        const std::string name = entry.path().filename().string();
        std::error_code ignored;  // what cannot be removed now is removed the next time
        if (name != keep && number_of(name)) fs::remove_all(entry.path(), ignored);
    }
}

}  // namespace pravila::search
