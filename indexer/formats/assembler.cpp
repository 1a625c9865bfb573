#include "indexer/formats/assembler.h"

#include <algorithm>

#include "indexer/formats/refusal.h"

namespace pravila::formats {

namespace {

constexpr std::size_t kMostBytes = 60u << 20;
constexpr std::size_t kBytesOfBlock = 64;
constexpr std::size_t kBytesOfRow = 24;
constexpr std::size_t kBytesOfCell = 16;
constexpr std::size_t kLongestMetadata = 2000;
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

bool has_words(const Block& block) {
    if (!block.text.empty() || (block.kind == Block::Kind::kHeading && !block.label.empty())) return true;
    return std::any_of(block.rows.begin(), block.rows.end(), [](const auto& row) {
        return std::any_of(row.begin(), row.end(), [](const std::string& cell) { return !cell.empty(); });
    });
}

}  // namespace

void Budget::spend(std::size_t bytes) {
    spent_ += bytes;
    if (spent_ > kMostBytes) refuse_too_much_text();
}

void Budget::spend(const std::vector<std::string>& row) {
    std::size_t bytes = kBytesOfRow + row.size() * kBytesOfCell;
    for (const std::string& cell : row) bytes += cell.size();
    spend(bytes);
}

Assembler::Assembler(std::string_view format, std::string_view extractor) {
    document_.format = format;
    document_.extractor = extractor;
}

void Assembler::count(const Block& block) {
    budget_.spend(kBytesOfBlock + block.text.size() + block.label.size());
    for (const auto& row : block.rows) budget_.spend(row);
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

std::string as_lines(const std::vector<Block>& blocks) {
    std::string lines;
    for (const Block& block : blocks) {
        if (!block.text.empty()) {
            if (!lines.empty()) lines += '\n';
            if (!block.label.empty()) lines += block.label + " ";
            lines += block.text;
        }
        for (const auto& row : block.rows) {
            std::string line;
            for (const std::string& cell : row)
                if (!cell.empty()) line += (line.empty() ? "" : "\t") + cell;
            if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
        }
    }
    return lines;
}

}  // namespace pravila::formats
