#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/formats/assembler.h"
#include "indexer/formats/odt_styles.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::odt {

/// What is counted over a whole document.
struct Counts {
    long long insertions = 0;
    long long deletions = 0;
    long long comments = 0;
    int soft_breaks = 0;      ///< page ends as the program last laid them out
    int explicit_breaks = 0;  ///< page ends by styles
    Budget cells;             ///< of tables
};

/// What one paragraph shows.
struct InlineText {
    std::string text;
    bool bold = true;                     ///< all that is no space is bold; meaningless without text
    int page = 1;                         ///< of the first character
    std::vector<const xml::Node*> boxes;  ///< text boxes and shapes with text, in order
    std::vector<const xml::Node*> notes;  ///< text:note
};

/// Reads the text of paragraphs (OpenDocument 1.2, part 1, 6). Runs of white space are one space, as the format says.
/// Not shown: hidden text, comments, deleted text (which stands apart in text:tracked-changes), scripts.
class InlineReader {
  public:
    InlineReader(const Styles& styles, Counts& counts) : styles_(styles), counts_(counts) {}

    InlineText read(const xml::Node& paragraph, const Style& style);

  private:
    void walk(const xml::Node& parent, bool bold);
    void element(const xml::Node& node, bool bold);
    void text_element(const xml::Node& node, bool bold);
    void put(std::string_view text, bool bold);  ///< white space collapses
    void put_exactly(std::string_view text);

    const Styles& styles_;
    Counts& counts_;
    InlineText* out_ = nullptr;
    bool after_space_ = true;
};

/// Whether an element of the drawing namespace can hold paragraphs: text boxes and shapes.
bool is_shape(const xml::Node& node);

}  // namespace pravila::formats::odt
