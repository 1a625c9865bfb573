#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/xlsx_number_format.h"

namespace pravila::formats::xlsx {

struct Sheet {
    std::string name;
    std::string relationship;  ///< its id
    bool hidden = false;
};

/// What workbook.xml says. @throws xml::Problem
struct Workbook {
    explicit Workbook(std::string_view bytes);
    std::vector<Sheet> sheets;
    bool from_1904 = false;
};

/// The texts that cells share, by number. @throws xml::Problem, Refusal limit.text
std::vector<std::string> read_shared_strings(std::string_view bytes);

/// The number format of each cell style, by the style's number. @throws xml::Problem
std::vector<NumberFormat> read_cell_formats(std::string_view bytes);

/// What cells mean beyond their own sheet.
struct Meanings {
    std::vector<std::string> strings;
    std::vector<NumberFormat> formats;
    bool from_1904 = false;
};

struct SheetTable {
    std::vector<std::vector<std::string>> rows;  ///< rows with text only, without empty cells at their ends
    bool cut = false;                            ///< longer or wider than what is read
};

inline constexpr std::size_t kMostRows = 100'000;
inline constexpr std::size_t kMostColumns = 256;

/// The cells of one sheet as shown; of merged cells only the first. @throws xml::Problem, Refusal limit.text
SheetTable read_sheet(std::string_view bytes, const Meanings& meanings);

}  // namespace pravila::formats::xlsx
