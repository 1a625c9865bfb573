#pragma once

#include <string>
#include <string_view>

namespace pravila {

/// A hold on a directory, shared with others or alone, that ends with the object or the process (flock on the directory
/// itself, so that it also works where nothing can be written).
class DirectoryLock {
  public:
    enum class Kind { kShared, kAlone };

    /// @throws Error kUnavailable when another process holds it so that this one cannot, or it cannot be opened.
    DirectoryLock(const std::string& directory, Kind kind);
    ~DirectoryLock();
    DirectoryLock(const DirectoryLock&) = delete;
    DirectoryLock& operator=(const DirectoryLock&) = delete;

    /// Makes names that were added to or taken from the directory durable.
    void sync() const;

  private:
    std::string directory_;
    int handle_ = -1;
};

/// True when this process may make files in the directory.
bool can_make_files_in(const std::string& directory);
/// True when this process may change the file.
bool can_change(const std::string& file);

/// Makes a file that only its owner may read and write. @throws Error kConflict when it exists, kUnavailable otherwise.
void make_private_file(const std::string& file);

/// Exchanges the whole content of a file in one step, readable by its owner only, durable on return.
/// @throws Error kUnavailable when the disk refuses; the old content is then still there.
void replace_private_file(const std::string& file, std::string_view content);

/// Writes what the system still holds of a file to the disk.
void sync_file(const std::string& file);

}  // namespace pravila
