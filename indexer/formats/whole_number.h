#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace pravila::formats {

/// A whole number within ±99,999 as attributes hold it; nothing when the text is anything else.
inline std::optional<int> whole_number(std::string_view text) {
    constexpr int kLargest = 99'999;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < -kLargest || number > kLargest) return {};
    return number;
}

}  // namespace pravila::formats
