#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/recognise/recognise.h"

namespace pravila::test {

inline Block paragraph(std::string text, int page = 0) {
    Block block;
    block.text = std::move(text);
    block.page = page;
    return block;
}
inline Block heading(std::string label, std::string text, int level = 1, int page = 0) {
    Block block = paragraph(std::move(text), page);
    block.kind = Block::Kind::kHeading;
    block.label = std::move(label);
    block.level = level;
    return block;
}
inline Block item(std::string label, std::string text) {
    Block block = paragraph(std::move(text));
    block.kind = Block::Kind::kListItem;
    block.label = std::move(label);
    return block;
}
inline Block table(std::vector<std::vector<std::string>> rows, Block::Kind kind = Block::Kind::kTable, int page = 0) {
    Block block;
    block.kind = kind;
    block.rows = std::move(rows);
    block.page = page;
    return block;
}
inline ExtractedDocument document(std::vector<Block> blocks, std::string format = "docx") {
    ExtractedDocument made;
    made.format = std::move(format);
    made.extractor = made.format + "/1";
    made.language = "ro";
    made.blocks = std::move(blocks);
    number_blocks(made);
    return made;
}

/// What a fixture says about itself; empty members are not stated.
struct Truth {
    std::string code, title, unit, edition_text, revision_text, registry_text, effective_text, approved_text;
    std::optional<DocumentType> type;
    std::optional<int> edition, revision;
    std::optional<Date> effective, approved, registry_date;
    DateCertainty effective_certainty = DateCertainty::kDay;
    std::string registry_number;
};

struct Fixture {
    std::string name;
    std::string path;
    ExtractedDocument document;
    Truth truth;
};

/// Both layouts, plain exports and text files, in every kind of letters, numerals, dates and codes seen in practice.
std::vector<Fixture> fixtures();

/// The text at a place of a document, or the name of the file.
std::string text_at(const ExtractedDocument& document, const std::string& path, const Place& place);

}  // namespace pravila::test
