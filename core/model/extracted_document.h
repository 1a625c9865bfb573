#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pravila {

/// One piece of a document's text, in reading order. All text is UTF-8, NFC, otherwise exactly as written.
struct Block {
    enum class Kind { kHeading, kParagraph, kListItem, kTable, kNote, kHeader, kFooter };

    Kind kind = Kind::kParagraph;
    int level = 0;      ///< headings 1..9 (1 the outermost); list items 0..8; else 0
    std::string text;   ///< empty for tables; lines inside a paragraph are joined by '\n'
    std::string label;  ///< printed number of a heading or list item ("5.2", "a)"); may be empty
    std::vector<std::vector<std::string>> rows;  ///< tables only: rows of cells; a merged cell's text stands once
    int page = 0;                                ///< 1-based where the format knows pages, else 0
    std::string anchor;  ///< stable name in the reading page: "s-5.2", else "b-17"; set by number_blocks
    bool operator==(const Block&) const = default;
};

std::string_view to_text(Block::Kind kind);  ///< heading, paragraph, list_item, table, note, header, footer
std::optional<Block::Kind> block_kind_from(std::string_view text);

/// What a format reader got out of a file. Kept for ever beside the content, so that pages,
/// comparison and re-indexing never parse the original again.
struct ExtractedDocument {
    std::string extractor;  ///< reader and its version, e.g. "docx/1"
    std::string format;     ///< registry name: docx odt pdf html markdown plain_text xml
    std::string language;   ///< "ro", "en" or ""
    std::map<std::string, std::string>
        metadata;                       ///< as the file states: title, author, created, pages, tracked_insertions…
    std::vector<std::string> warnings;  ///< rule ids: "text.none", "text.low_quality", "text.charset_guessed"…
    std::vector<Block> blocks;
    bool operator==(const ExtractedDocument&) const = default;
};

/// Gives every block its anchor: headings with a number "s-<number>", everything else "b-<index>"; repeated numbers get
/// a suffix "-2", "-3". Deterministic.
void number_blocks(ExtractedDocument& document);

/// JSON of version 1: {"v":1,"extractor","format","language","metadata","warnings","blocks":[…]}; empty fields are left
/// out.
std::string to_json(const ExtractedDocument& document);
/// @throws Error kCorrupt when the text is not such a JSON, or larger than 64 MiB.
ExtractedDocument extracted_document_from_json(std::string_view json);

/// All text for search and comparison: blocks joined by newline, table cells by tab. Headers and footers left out.
std::string plain_text(const ExtractedDocument& document);

}  // namespace pravila
