#pragma once

#include <string>
#include <string_view>

namespace pravila::formats::xlsx {

/// What a number format makes of a number, as far as reading needs it.
enum class Shape {
    kGeneral,   ///< the number itself
    kDate,      ///< 2024-03-15
    kTime,      ///< 10:30
    kDateTime,  ///< 2024-03-15 10:30
    kPercent,
    kPadded,  ///< leading zeros: "000"
};

struct NumberFormat {
    Shape shape = Shape::kGeneral;
    int digits = 0;  ///< of kPadded: how many; of kPercent: after the point
};

/// By the number of a built-in format (ISO/IEC 29500-1, 18.8.30).
NumberFormat built_in_format(int id);
/// By its code: "dd.mm.yyyy", "000", "0.00%".
NumberFormat format_of_code(std::string_view code);

/// A cell's number as text. Dates are counted from 1900 (with its 29 February) or 1904; what is no date is shown as a
/// number. Text that is no number is given back as it is.
std::string shown(std::string_view number, const NumberFormat& format, bool from_1904);

}  // namespace pravila::formats::xlsx
