#pragma once

#include <string>
#include <vector>

#include "office/document.h"
#include "office/list_places.h"

namespace pravila::office {

/// Turns blocks into WordprocessingML and collects what lives in other parts of the package: notes, comments, list
/// instances. One object per document, so that ids stay unique across body, headers and footers.
/// Source of element names and their order: ECMA-376-1:2016, parts 17.2 to 17.13.
class DocxBody {
  public:
    explicit DocxBody(const Document& document);

    std::string body_xml();                                        ///< content of w:body, without w:sectPr
    std::string running_xml(const std::vector<Block>& blocks);     ///< content of w:hdr or w:ftr
    std::string footnotes_xml() const { return footnotes_; }       ///< w:footnote elements, separators not included
    std::string comments_xml() const { return comments_; }         ///< w:comment elements
    std::string list_instances_xml() const { return instances_; }  ///< w:num elements

    /// The list of the headings when their numbers are automatic.
    static constexpr int kHeadingList = 1;
    bool numbers_headings() const { return numbers_headings_; }

  private:
    std::string block_xml(const Block& block, const ListPlace& place);
    std::string paragraph_xml(const Paragraph& paragraph, std::string_view style, double size_pt, bool all_bold);
    std::string heading_xml(const Heading& heading);
    std::string item_xml(const ListItem& item, const ListPlace& place);
    std::string table_xml(const Table& table);
    std::string cell_xml(const PlacedCell& placed, const Table& table, const std::vector<double>& widths,
                         bool continued);
    std::string text_box_xml(const TextBox& box);
    std::string contents_xml(const Contents& contents);
    std::string runs_xml(const Runs& runs, double size_pt = 0, bool all_bold = false);
    std::string run_xml(const Run& run, double size_pt, bool all_bold);
    std::string field_xml(std::string_view code, std::string_view shown, const std::string& properties);
    std::string change_attributes();
    std::string taken_page_break();
    int list_number(const ListPlace& place, int level);

    const Document& document_;
    bool numbers_headings_ = false;
    bool page_break_waits_ = false;
    int next_id_ = 1;        // comments, changes, drawings
    int next_footnote_ = 2;  // 0 and 1 are the separators
    int next_heading_ = 0;
    int next_instance_ = kHeadingList + 1;
    std::vector<int> instance_of_list_;
    std::string footnotes_;
    std::string comments_;
    std::string instances_;
};

}  // namespace pravila::office
