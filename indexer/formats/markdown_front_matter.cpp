#include "indexer/formats/markdown_front_matter.h"

#include <algorithm>

namespace pravila::formats {

namespace {

constexpr int kMostLines = 200;
constexpr std::size_t kMostKeys = 64;
constexpr std::size_t kLongestKey = 40;
constexpr std::size_t kLongestValue = 1000;

/// The first line of `text`, without its end; `text` loses it.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    return line;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string unquoted(std::string_view value) {
    value = trimmed(value);
    const bool quoted = value.size() >= 2 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0];
    if (quoted) value = value.substr(1, value.size() - 2);
    if (value.size() > kLongestValue) {
        value = value.substr(0, kLongestValue);
        // Not in the middle of a character.
        while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0xC0) == 0x80) value.remove_suffix(1);
        if (!value.empty() && static_cast<unsigned char>(value.back()) >= 0xC0) value.remove_suffix(1);
    }
    return std::string(value);
}

/// "[a, b]" as "a, b"; anything else unquoted.
std::string value_of(std::string_view text) {
    text = trimmed(text);
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') return unquoted(text);
    text = text.substr(1, text.size() - 2);
    std::string joined;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        const std::string item = unquoted(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (!item.empty()) joined += (joined.empty() ? "" : ", ") + item;
    }
    return unquoted(joined);
}

std::string key_of(std::string_view text) {
    std::string key(trimmed(text));
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key.size() <= kLongestKey ? key : std::string();
}

}  // namespace

std::size_t front_matter_length(std::string_view text) {
    std::string_view rest = text;
    const std::string_view fence = take_line(rest);
    if (fence != "---" && fence != "+++") return 0;
    for (int line = 0; line < kMostLines && !rest.empty(); ++line) {
        const std::string_view current = take_line(rest);
        if (current == fence || (fence == "---" && current == "...")) return text.size() - rest.size();
    }
    return 0;
}

std::map<std::string, std::string> front_matter_of(std::string_view text) {
    std::map<std::string, std::string> values;
    std::string_view rest = text.substr(0, front_matter_length(text));
    const char separator = take_line(rest) == "+++" ? '=' : ':';
    std::string list_key;
    while (!rest.empty()) {
        const std::string_view line = take_line(rest);
        const bool inner = line.starts_with(' ') || line.starts_with('\t') || line.starts_with("- ");
        if (inner) {
            const std::string_view item = trimmed(line);
            if (list_key.empty() || !item.starts_with("- ")) continue;
            std::string& value = values[list_key];
            value = unquoted(value + (value.empty() ? "" : ", ") + unquoted(item.substr(2)));
            continue;
        }
        // After "[table]" in TOML come the keys of that table, which are not those of the document.
        if (separator == '=' && line.starts_with('[')) break;
        list_key.clear();
        const std::size_t at = line.find(separator);
        if (line.starts_with('#') || at == line.npos) continue;
        std::string key = key_of(line.substr(0, at));
        if (key.empty() || values.size() >= kMostKeys) continue;
        const std::string value = value_of(line.substr(at + 1));
        if (value.empty())
            list_key = std::move(key);
        else
            values[key] = value;
    }
    return values;
}

}  // namespace pravila::formats
