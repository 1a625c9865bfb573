#include "core/model/code.h"

#include <algorithm>

namespace pravila {

namespace {

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

}  // namespace pravila
