#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace pravila {

/// A file found under the paths to ingest.
struct ScannedFile {
    std::filesystem::path full;  ///< how to open it
    std::string shown;           ///< as given on the command line, joined with the place inside the folder; valid UTF-8
    std::string relative;        ///< inside the folder it was found in; the file name when the file itself was given
    std::uintmax_t bytes = 0;
    std::string skipped;  ///< why it is left out (rule id: file.hidden, file.temporary, file.special); empty: read it
};

/// Lists files and folders, folders recursively, in byte order of their names, so that the same folder always gives the
/// same order. Hidden files and folders, temporary files of office programs (~$…, .~lock…), sockets and devices are
/// listed as skipped; links to files are followed, links to folders are not. Bytes of a name that are no UTF-8 are
/// shown as U+FFFD.
/// @throws Error kNotFound when a path does not exist, kForbidden when a folder cannot be listed.
std::vector<ScannedFile> scan(const std::vector<std::string>& paths);

/// @throws Error kForbidden or kUnavailable when it cannot be read, kInvalidInput when it is larger than `most_bytes`.
std::string read_file(const std::filesystem::path& path, std::uintmax_t most_bytes);

}  // namespace pravila
