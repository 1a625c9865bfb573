#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/extracted_document.h"

namespace pravila::formats {

/// How much text a document may still take. Readers that build tables spend from one of their own, so that a few bytes
/// that stand for a great many cells are noticed while the cells are made.
class Budget {
  public:
    /// @throws Refusal limit.text
    void spend(std::size_t bytes);
    void spend(const std::vector<std::string>& row);  ///< its text and the memory of its cells

  private:
    std::size_t spent_ = 0;
};

/// Collects the blocks of one document and keeps count, so that a reader stops at the limit of the text instead of
/// filling the memory first.
class Assembler {
  public:
    /// @param extractor  reader and version, "docx/1"
    Assembler(std::string_view format, std::string_view extractor);

    /// Adds a block unless it is empty. @throws Refusal limit.text
    void add(Block block);
    /// Counts text that is kept elsewhere for later. @throws Refusal limit.text
    void count(const Block& block);
    void metadata(const std::string& key, std::string_view value);  ///< nothing when the value is empty
    void metadata(const std::string& key, long long value);         ///< nothing when the value is 0
    void warn(std::string_view rule);                               ///< each rule once
    std::size_t size() const { return document_.blocks.size(); }
    ExtractedDocument& document() { return document_; }
    ExtractedDocument take() { return std::move(document_); }

  private:
    ExtractedDocument document_;
    Budget budget_;
};

/// Without blanks, tabs, line breaks and no-break spaces at both ends.
std::string_view trimmed(std::string_view text);

/// The text of blocks as lines: labels before their text, table cells separated by tabs.
std::string as_lines(const std::vector<Block>& blocks);

}  // namespace pravila::formats
