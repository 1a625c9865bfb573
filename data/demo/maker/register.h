#pragma once

#include <filesystem>
#include <string>

namespace pravila::demo {

struct RegisterFile {
    std::string file;   ///< name in the output folder
    std::string bytes;  ///< XLSX
};

/// Makes the institution's spreadsheet of procedures from register.toml: sheets with title rows, a header row and rows
/// whose cells are strings, {date = "2024-03-15"} (a spreadsheet date) or {merge = N, text = "…"} (merged over N rows).
/// @throws SourceError
RegisterFile read_register(const std::filesystem::path& path);

}  // namespace pravila::demo
