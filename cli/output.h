#pragma once

#include <string>
#include <string_view>

namespace pravila::cli {

/// Writes to standard output, or whole to a file: beside its place, synced, then renamed, so that no half file stays.
/// @throws Error kUnavailable naming the file and the reason.
void write_output(const std::string& file, std::string_view bytes);

/// Columns a text takes on a terminal (code points; accents of Romanian are single ones).
std::size_t width(std::string_view text);
/// Cut or filled with spaces to `columns`.
std::string padded(std::string_view text, std::size_t columns);

}  // namespace pravila::cli
