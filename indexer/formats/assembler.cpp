#include "indexer/formats/assembler.h"

#include <algorithm>

#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

constexpr std::size_t kMostBytes = 60u << 20;
constexpr std::size_t kBytesOfBlock = 64;
constexpr std::size_t kBytesOfCell = 4;
constexpr std::size_t kLongestMetadata = 2000;
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool has_words(const Block& block) {
    if (!block.text.empty() || (block.kind == Block::Kind::kHeading && !block.label.empty())) return true;
    return std::any_of(block.rows.begin(), block.rows.end(), [](const auto& row) {
        return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
    });
}

}  // namespace

Assembler::Assembler(std::string_view format, std::string_view extractor) {
    document_.format = format;
    document_.extractor = extractor;
}

void Assembler::count(const Block& block) {
    bytes_ += kBytesOfBlock + block.text.size() + block.label.size();
    for (const auto& row : block.rows) {
        bytes_ += kBytesOfCell;
        for (const std::string& cell : row) bytes_ += kBytesOfCell + cell.size();
    }
    if (bytes_ > kMostBytes) refuse_too_much_text();
}

void Assembler::add(Block block) {
    if (!has_words(block)) return;
    count(block);
    document_.blocks.push_back(std::move(block));
}

void Assembler::metadata(const std::string& key, std::string_view value) {
    value = trimmed(value);
    if (!value.empty() && value.size() <= kLongestMetadata) document_.metadata[key] = value;
}

void Assembler::metadata(const std::string& key, long long value) {
    if (value != 0) document_.metadata[key] = std::to_string(value);
}

void Assembler::warn(std::string_view rule) {
    auto& warnings = document_.warnings;
    if (std::find(warnings.begin(), warnings.end(), rule) == warnings.end()) warnings.emplace_back(rule);
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\n\r";
    for (;;) {
        if (!text.empty() && kBlank.find(text.front()) != std::string_view::npos)
            text.remove_prefix(1);
        else if (text.starts_with(kNoBreakSpace))
            text.remove_prefix(2);
        else
            break;
    }
    for (;;) {
        if (!text.empty() && kBlank.find(text.back()) != std::string_view::npos)
            text.remove_suffix(1);
        else if (text.ends_with(kNoBreakSpace))
            text.remove_suffix(2);
        else
            break;
    }
    return text;
}

}  // namespace pravila::formats
