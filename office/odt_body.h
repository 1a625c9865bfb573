#pragma once

#include <string>
#include <vector>

#include "office/document.h"
#include "office/list_places.h"
#include "office/odt_styles.h"

namespace pravila::office {

/// Turns blocks into OpenDocument text. Source of element names: OpenDocument 1.2 part 1, chapters 4 to 9.
class OdtBody {
  public:
    /// @param styles  takes the automatic styles; must outlive the object
    OdtBody(const Document& document, OdtStyles& styles) : document_(document), styles_(styles) {}

    std::string body_xml();  ///< content of office:text
    std::string running_xml(const std::vector<Block>& blocks);

  private:
    std::string paragraph_xml(const Paragraph& paragraph, double size_pt, bool all_bold);
    std::string heading_xml(const Heading& heading);
    std::string item_xml(const ListItem& item, bool typed_label);
    std::string table_xml(const Table& table);
    std::string cell_xml(const PlacedCell& placed, const Table& table);
    std::string text_box_xml(const TextBox& box);
    std::string contents_xml(const Contents& contents);
    std::string runs_xml(const Runs& runs, double size_pt = 0, bool all_bold = false);
    std::string run_xml(const Run& run, double size_pt, bool all_bold);
    std::string lists_before(const std::vector<Block>& blocks, std::size_t index, const std::vector<ListPlace>& places);
    std::string close_lists(std::size_t down_to);
    std::string taken_break(std::string& master_attribute);

    const Document& document_;
    OdtStyles& styles_;
    bool break_waits_ = false;
    bool first_waits_ = false;
    std::size_t open_lists_ = 0;
    std::vector<bool> item_open_;
    std::string changes_;
    int next_change_ = 1;
    int next_note_ = 1;
    int next_heading_ = 0;
    int next_table_ = 1;
};

}  // namespace pravila::office
