#pragma once

#include <string>

namespace pravila::formats {

/// How a list or page number is written; names follow ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat).
enum class NumberStyle {
    kDecimal,
    kDecimalZero,  ///< 01, 02 … 10
    kUpperRoman,
    kLowerRoman,
    kUpperLetter,  ///< A … Z, AA, BB
    kLowerLetter,
    kOrdinal,  ///< 1., 2.
    kBullet,
    kNone,  ///< counts but prints nothing
};

/// A number from 0 to 9,999 as this style prints it; "" for kNone and kBullet. Letters repeat past the end of the
/// alphabet (AA is 27), as Word and Writer print them.
std::string printed_number(int number, NumberStyle style);

/// Letters by position as in spreadsheets (AA is 27, AB is 28), the other habit of Writer.
std::string letters_by_position(int number, bool upper);

/// What a bullet prints as: the private-use characters of the symbol fonts become "•".
std::string bullet_text(const std::string& text);

}  // namespace pravila::formats
