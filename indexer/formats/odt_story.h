#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/extracted_document.h"
#include "indexer/formats/odt_inline.h"
#include "indexer/formats/odt_styles.h"
#include "indexer/xml/parse.h"

namespace pravila::formats::odt {

/// Where a story's blocks go.
struct Output {
    std::function<void(Block block)> block;              ///< page set as counted so far
    std::function<void(Block note, bool endnote)> note;  ///< after the block that refers to it; may be empty
    std::function<void(const std::string& master_page)>
        page_kind;  ///< before the first block on such pages; may be empty
};

/// Turns paragraphs, lists and tables, given one by one or as children of an element, into blocks. The same rules as in
/// Word files: see docx::Story.
class Story {
  public:
    enum class Kind { kBody, kMargin, kCell };  ///< kMargin: header, footer, note: no headings

    Story(const Styles& styles, Counts& counts, Lists& lists, Kind kind, Output output)
        : styles_(styles),
          counts_(counts),
          lists_(lists),
          kind_(kind),
          output_(std::move(output)),
          inline_(styles, counts) {}

    void blocks(const xml::Node& parent);
    /// An element whose children are to be told one by one. @return false when it is to be left out
    bool begin(const xml::Node& node);
    void end(xml::Ns ns, std::string_view name);
    void whole(const xml::Node& node);  ///< an element for which is_whole()

    /// Elements that are read as one: paragraphs, headings, table rows, shapes.
    static bool is_whole(const xml::Node& node);

  private:
    using Row = std::vector<std::string>;
    struct Table {
        std::vector<Row> rows;
        int page = 1;
    };

    void paragraph(const xml::Node& node);
    void classify(Block& block, const xml::Node& node, const Style& style, bool bold);
    void shape(const xml::Node& node);
    void row(const xml::Node& node);
    std::string cell_text(const xml::Node& cell);
    void begin_page(const Style& style);
    void note(const xml::Node& node);
    void flush_notes();
    int page() const { return 1 + counts_.soft_breaks + counts_.explicit_breaks; }

    const Styles& styles_;
    Counts& counts_;
    Lists& lists_;
    Kind kind_;
    Output output_;
    InlineReader inline_;
    std::vector<Table> tables_;
    std::vector<std::pair<Block, bool>> notes_;  // rendered at once: their elements do not outlive the paragraph
    bool seen_block_ = false;
};

}  // namespace pravila::formats::odt
