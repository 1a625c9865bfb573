#include "indexer/formats/list_label.h"

#include <algorithm>

#include "core/model/document.h"

namespace pravila::formats {

namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string letters(int number, char first) {
    if (number < 1) return {};
    const int times = std::min((number - 1) / 26 + 1, 20);
    return std::string(static_cast<std::size_t>(times), static_cast<char>(first + (number - 1) % 26));
}

}  // namespace

std::string printed_number(int number, NumberStyle style) {
    number = std::clamp(number, 0, 9999);
    switch (style) {
        case NumberStyle::kDecimal:
            return std::to_string(number);
        case NumberStyle::kDecimalZero:
            return (number < 10 ? "0" : "") + std::to_string(number);
        case NumberStyle::kUpperRoman:
            return number >= 1 && number <= 3999 ? roman(number) : std::to_string(number);
        case NumberStyle::kLowerRoman:
            return lower(printed_number(number, NumberStyle::kUpperRoman));
        case NumberStyle::kUpperLetter:
            return letters(number, 'A');
        case NumberStyle::kLowerLetter:
            return letters(number, 'a');
        case NumberStyle::kOrdinal:
            return std::to_string(number) + ".";
        case NumberStyle::kBullet:
        case NumberStyle::kNone:
            break;
    }
    return {};
}

std::string letters_by_position(int number, bool upper) {
    std::string text;
    for (number = std::clamp(number, 0, 9999); number > 0; number = (number - 1) / 26)
        text.insert(text.begin(), static_cast<char>((upper ? 'A' : 'a') + (number - 1) % 26));
    return text;
}

std::string bullet_text(const std::string& text) {
    // U+E000 to U+F8FF: EE 80 80 to EF A3 BF
    const bool private_use =
        text.size() == 3 && (text[0] == '\xEE' || (text[0] == '\xEF' && static_cast<unsigned char>(text[1]) <= 0xA3));
    if (private_use || text == "o" || text == "\xC2\xA7") return "•";
    return text;
}

}  // namespace pravila::formats
