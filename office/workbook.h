#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/model/date.h"

namespace pravila::office {

/// A workbook for write_xlsx(). Plain values; text as in document.h.

enum class CellStyle {
    kText,    ///< wrapped, thin borders
    kHeader,  ///< bold, centred, on grey, thin borders
    kTitle,   ///< bold, 14 pt, no borders
    kPlain,   ///< no borders
};

/// Nothing, text, a number, or a day shown as 31.05.2024.
using CellValue = std::variant<std::monostate, std::string, double, Date>;

struct SheetCell {
    CellValue value;
    CellStyle style = CellStyle::kText;
};

/// Cells merged into one; row and column count from 0, the first cell holds the value.
struct MergedArea {
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
};

struct Sheet {
    std::string name;                          ///< cut to 31 characters; : \ / ? * [ ] become spaces; made unique
    std::vector<double> column_widths;         ///< in characters; columns without one take the default
    std::vector<std::vector<SheetCell>> rows;  ///< at most 1,048,576 rows of 16,384 cells
    std::vector<MergedArea> merged;
    int frozen_rows = 0;  ///< stay in sight while scrolling and are printed on every page
};

struct Workbook {
    std::vector<Sheet> sheets;  ///< at least one
    std::string title;
    std::string author;
    std::string created = "2020-01-01T08:00:00Z";
};

}  // namespace pravila::office
