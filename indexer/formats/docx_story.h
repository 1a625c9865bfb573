#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/extracted_document.h"
#include "indexer/formats/assembler.h"
#include "indexer/formats/docx_inline.h"
#include "indexer/formats/docx_numbering.h"
#include "indexer/formats/docx_styles.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::docx {

/// What all stories of one document share.
struct Context {
    Styles styles;
    Numbering numbering;
    Counts counts;
    Budget cells;
};

/// Where a story's blocks go.
struct Output {
    /// A finished block and the page breaks before it, by either way of counting.
    std::function<void(Block block, int rendered_breaks, int explicit_breaks)> block;
    /// A note that the text refers to, once the block with the reference is out. May be empty.
    std::function<void(const NoteReference&)> note;
    /// Properties of a section, after its last paragraph. May be empty.
    std::function<void(const xml::Node& properties)> section;
};

/// Turns paragraphs and tables, given one by one or as children of an element, into blocks.
///
/// Headings are paragraphs with an outline level or a heading style, and short bold paragraphs with a section number.
/// In tables a merged cell's text stands in its first place, with empty cells in the others, so that columns keep
/// their places; a table inside a cell becomes lines of that cell.
class Story {
  public:
    enum class Kind { kBody, kMargin, kCell };  ///< kMargin: header, footer, note: no headings

    Story(Context& context, Kind kind, Output output)
        : context_(context), kind_(kind), output_(std::move(output)), inline_(context.styles, context.counts) {}

    void blocks(const xml::Node& parent);  ///< all paragraphs and tables that are children
    void paragraph(const xml::Node& node);
    void begin_table();
    void grid(const xml::Node& node);  ///< w:tblGrid
    void row(const xml::Node& node);
    void end_table();
    void finish();  ///< after the last block

  private:
    using Row = std::vector<std::string>;
    struct Table {
        std::vector<Row> rows;
        std::size_t columns = 0;  ///< by the grid; 0 when there is none
        int rendered_page = 0;
        int explicit_page = 0;
    };

    void classify(Block& block, const xml::Node* properties, const Style& style, std::string_view style_id, bool bold);
    std::optional<Label> label_of(const xml::Node* properties, const Style& style, std::string_view style_id,
                                  int& level);
    void cells(const xml::Node& parent, Row& row);
    std::string cell_text(const xml::Node& cell);
    bool is_frame(const xml::Node& row) const;
    void flush_table();
    void flush_notes();
    void emit(Block block, int rendered, int explicitly);

    Context& context_;
    Kind kind_;
    Output output_;
    InlineReader inline_;
    std::vector<Table> tables_;
    std::vector<NoteReference> notes_;
    std::string carried_;  // of paragraphs whose end was deleted: runs on into the next
    bool carried_bold_ = true;
    bool seen_paragraph_ = false;
};

}  // namespace pravila::formats::docx
