#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/xml/parse.h"

namespace pravila::formats {

/// Runs of white space become one space, none at the ends.
std::string collapsed(std::string_view text);

/// Rows (tr, row) and their cells (td, th, entry, cell, entrycell) at any depth below a table, but not those of tables
/// inside. A cell that spans columns is followed by empty cells. At most 100,000 rows of 256 cells.
/// @throws Refusal limit.text
std::vector<std::vector<std::string>> table_rows(const xml::Node& table);

}  // namespace pravila::formats
