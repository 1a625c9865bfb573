#include "core/model/extracted_document.h"

#include <array>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace pravila {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 7> kKinds = {"heading", "paragraph", "list_item", "table",
                                                    "note",    "header",    "footer"};
constexpr std::size_t kMostBytes = 64u << 20;

/// "5.2." -> "5.2"; only what can stand in a fragment of an address.
std::string anchor_part(const std::string& label) {
    std::string text;
    for (const char c : label)
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.') text += c;
    while (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

Error damaged(const std::string& detail) {
    return Error(ErrorCode::kCorrupt,
                 msg("The stored text of a document cannot be read. Run “pravila verify” to see which one."), detail);
}

json to_json_value(const Block& block) {
    json value{{"kind", to_text(block.kind)}};
    if (block.level) value["level"] = block.level;
    if (!block.text.empty()) value["text"] = block.text;
    if (!block.label.empty()) value["label"] = block.label;
    if (!block.rows.empty()) value["rows"] = block.rows;
    if (block.page) value["page"] = block.page;
    if (!block.anchor.empty()) value["anchor"] = block.anchor;
    return value;
}

Block block_from(const json& value) {
    Block block;
    const auto kind = block_kind_from(value.at("kind").get<std::string>());
    if (!kind) throw damaged("unknown kind of block");
    block.kind = *kind;
    block.level = value.value("level", 0);
    block.text = value.value("text", "");
    block.label = value.value("label", "");
    block.page = value.value("page", 0);
    block.anchor = value.value("anchor", "");
    if (value.contains("rows")) block.rows = value.at("rows").get<std::vector<std::vector<std::string>>>();
    return block;
}

}  // namespace

std::string_view to_text(Block::Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<Block::Kind> block_kind_from(std::string_view text) {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == text) return static_cast<Block::Kind>(i);
    return {};
}

void number_blocks(ExtractedDocument& document) {
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        Block& block = document.blocks[i];
        const std::string number = block.kind == Block::Kind::kHeading ? anchor_part(block.label) : std::string();
        if (number.empty()) {
            block.anchor = "b-" + std::to_string(i);
            continue;
        }
        const int times = ++seen[number];
        block.anchor = "s-" + number + (times > 1 ? "-" + std::to_string(times) : std::string());
    }
}

std::string to_json(const ExtractedDocument& document) {
    json value{{"v", 1}, {"extractor", document.extractor}, {"format", document.format}, {"blocks", json::array()}};
    if (!document.language.empty()) value["language"] = document.language;
    if (!document.metadata.empty()) value["metadata"] = document.metadata;
    if (!document.warnings.empty()) value["warnings"] = document.warnings;
    for (const Block& block : document.blocks) value["blocks"].push_back(to_json_value(block));
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

ExtractedDocument extracted_document_from_json(std::string_view text) {
    if (text.size() > kMostBytes) throw damaged("larger than 64 MiB");
    try {
        const json value = json::parse(text);
        if (value.at("v") != 1) throw damaged("unknown version");
        ExtractedDocument document;
        document.extractor = value.at("extractor").get<std::string>();
        document.format = value.at("format").get<std::string>();
        document.language = value.value("language", "");
        if (value.contains("metadata"))
            document.metadata = value.at("metadata").get<std::map<std::string, std::string>>();
        if (value.contains("warnings")) document.warnings = value.at("warnings").get<std::vector<std::string>>();
        for (const json& block : value.at("blocks")) document.blocks.push_back(block_from(block));
        return document;
    } catch (const json::exception& problem) {
        throw damaged(problem.what());
    }
}

std::string plain_text(const ExtractedDocument& document) {
    std::string text;
    for (const Block& block : document.blocks) {
        if (block.kind == Block::Kind::kHeader || block.kind == Block::Kind::kFooter) continue;
        if (!block.label.empty()) text += block.label + " ";
        text += block.text;
        for (const auto& row : block.rows) {
            text += '\n';
            for (std::size_t i = 0; i < row.size(); ++i) text += (i ? "\t" : "") + row[i];
        }
        text += '\n';
    }
    return text;
}

}  // namespace pravila
