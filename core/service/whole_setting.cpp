#include "core/service/whole_setting.h"

#include <charconv>

namespace pravila {

int whole_setting(StoreReader& reader, std::string_view name, int fallback, int least, int most) {
    const std::string text = reader.setting(name).value_or("");
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = problem == std::errc() && end == text.data() + text.size();
    return whole && least <= value && value <= most ? value : fallback;
}

}  // namespace pravila
