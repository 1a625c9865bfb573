#pragma once

#include <memory>
#include <vector>

#include "office/document.h"
#include "office/pdf_text.h"

namespace pravila::office {

/// Something drawn at a place inside an atom; points, from its top left corner.
struct PlacedLine {
    LineBox line;
    double x = 0;
    double y = 0;
};
struct Frame {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
    bool filled = false;
};
/// Dots and a page number behind an entry of the table of contents.
struct Leader {
    int heading = 0;
    double from_x = 0;
    double baseline = 0;
};

struct Atom;
using Atoms = std::vector<Atom>;

/// A piece of the flow that is never parted between pages.
struct Atom {
    double height = 0;
    double space_before = 0;  ///< not used at the top of a page
    bool keep_with_next = false;
    bool starts_page = false;
    int heading = -1;  ///< number of the heading that begins here
    std::vector<int> notes;
    std::vector<PlacedLine> lines;
    std::vector<Frame> frames;
    std::vector<Leader> leaders;
    std::shared_ptr<const Atoms> repeated;  ///< rows to draw again above this one when it begins a page
};

/// Turns blocks into atoms for a column of text.
class Flow {
  public:
    /// @param tallest_pt  no atom becomes taller: longer rows are parted
    Flow(TextSetter& setter, double width_pt, double tallest_pt)
        : setter_(setter), width_(width_pt), tallest_(tallest_pt) {}

    /// @param numbers  what page fields show (headers and footers)
    Atoms atoms(const std::vector<Block>& blocks, const PageNumbers& numbers = {});
    /// A note at the foot of the page.
    Atoms note(int number, const std::string& text);

  private:
    void add_lines(std::vector<LineBox> lines, double x, double before, double after, Atoms& out);
    void add_paragraph(const Paragraph& paragraph, Atoms& out);
    void add_heading(const Heading& heading, Atoms& out);
    void add_item(const ListItem& item, Atoms& out);
    void add_table(const Table& table, Atoms& out);
    void add_contents(const Contents& contents, const std::vector<Block>& blocks, Atoms& out);

    TextSetter& setter_;
    double width_;
    double tallest_;
    PageNumbers numbers_;
    double space_after_ = 0;  // of the block before
    bool page_break_waits_ = false;
    int next_heading_ = 0;
};

/// Rows of a table as atoms; in pdf_table.cpp.
Atoms table_atoms(const Table& table, TextSetter& setter, double width_pt, double tallest_pt,
                  const PageNumbers& numbers);

}  // namespace pravila::office
