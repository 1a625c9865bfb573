#pragma once

#include <string>

struct sqlite3;

namespace pravila::db {

/// Throws the Error that a result code of SQLite means: locked or full is kUnavailable, a second row with the same key
/// kConflict, a reference to nothing kNotFound, a damaged or foreign file kCorrupt.
/// @param result  an extended result code.
/// @param file    the path shown to people.
[[noreturn]] void throw_error(sqlite3* handle, int result, const std::string& file);

}  // namespace pravila::db
