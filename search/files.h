#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace pravila::search {

// The directory of an index: "lock"; "XAPIANDB", a Xapian stub file with the line "auto index-N"; and "index-N", the
// database that is live. A rebuild fills index-N+1 and then puts a new stub in place with one rename.

/// Held by the one process (and the one object in it) that writes the index; let go when destroyed or when the process
/// ends.
class WriteLock {
  public:
    /// @throws Error kUnavailable when it is held already.
    explicit WriteLock(const std::filesystem::path& directory);
    ~WriteLock();
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;

  private:
    int file_ = -1;
};

/// Makes the directory and those above it. @throws Error kUnavailable with the system's reason.
void make_directory(const std::filesystem::path& directory);
/// Name of the live database inside the directory; nothing when none was published.
std::optional<std::string> live_name(const std::filesystem::path& directory);
/// A name that nothing in the directory has.
std::string next_name(const std::filesystem::path& directory);
/// Makes `name` the live database: durable when this returns, and readers see the old one or the new one, never
/// neither.
void publish_name(const std::filesystem::path& directory, const std::string& name);
/// Flushes the files of a database to the disk.
void sync_files(const std::filesystem::path& database);
/// Removes databases other than `keep`; those still being read vanish when their readers close them.
void remove_others(const std::filesystem::path& directory, const std::string& keep);

}  // namespace pravila::search
