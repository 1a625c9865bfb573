#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace pravila {

// Enumerations and their stable text forms: a table with the text of each enumerator at its place.

template <class Value, std::size_t kCount>
std::string_view text_at(const std::array<std::string_view, kCount>& texts, Value value) {
    return texts.at(static_cast<std::size_t>(value));
}

template <class Value, std::size_t kCount>
std::optional<Value> value_from(const std::array<std::string_view, kCount>& texts, std::string_view text) {
    for (std::size_t i = 0; i < kCount; ++i)
        if (texts.at(i) == text) return static_cast<Value>(i);
    return {};
}

}  // namespace pravila
