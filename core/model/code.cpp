#include "core/model/code.h"

#include "core/model/texts.h"

#include <algorithm>

namespace pravila {

namespace {

constexpr std::array<std::string_view, 4> kStates = {"reserved", "issued", "retired", "cancelled"};

std::string joined(const CodeKey& key, std::string_view separator) {
    std::string text;
    for (const std::string& token : key) {
        if (!text.empty()) text += separator;
        text += token;
    }
    return text;
}

}  // namespace

std::string slug(const CodeKey& key) {
    std::string text = joined(key, "-");
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

std::string key_text(const CodeKey& key) { return joined(key, "-"); }

std::string compact_key(const CodeKey& key) { return joined(key, ""); }

std::string_view to_text(CodeState state) { return text_at(kStates, state); }
std::optional<CodeState> code_state_from(std::string_view text) { return value_from<CodeState>(kStates, text); }

}  // namespace pravila
