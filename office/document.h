#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pravila::office {

/// A printable office document, as every writer of this folder takes it. Plain values: build one, hand it to
/// write_docx(), write_odt(), write_pdf(), write_html(), write_markdown() or write_text().
///
/// All text is UTF-8. Characters that XML 1.0 cannot hold, and broken UTF-8, come out as U+FFFD. Lengths are in
/// millimetres, type sizes in points.

enum class Align { kStart, kCentre, kEnd, kJustified };

/// What a run shows instead of its text; its text is then not used.
enum class Field { kNone, kPageNumber, kPageCount };

/// Whether a run is part of a change that nobody has accepted or rejected yet.
enum class Tracked { kNone, kInserted, kDeleted };

/// A stretch of text in one look. '\n' is a line break, '\t' a tab.
struct Run {
    std::string text{};
    bool bold = false;
    bool italic = false;
    bool hidden = false;  ///< kept in the file, not shown and not printed
    double size_pt = 0;   ///< 0: the size of the paragraph
    Field field = Field::kNone;
    Tracked tracked = Tracked::kNone;
    std::string footnote{};  ///< text of a note whose mark stands right after this run; empty: none
    std::string comment{};   ///< remark of a reviewer on this run; empty: none
};

using Runs = std::vector<Run>;

struct Paragraph {
    Runs runs{};
    Align align = Align::kStart;
    double size_pt = 0;  ///< 0: 12 pt, in tables the size of the table
    double space_before_pt = 0;
    double space_after_pt = 6;
};

/// A heading with the number that is printed before it ("5.1.", "IV.", or empty).
struct Heading {
    int level = 1;  ///< 1 (outermost) to 6; 0: the title of the whole document
    std::string number;
    Runs runs{};
};

/// One item of a list. Items in a row with following labels ("1." "2.", "a)" "b)", "-" "-") become one list.
struct ListItem {
    std::string label;  ///< as printed
    int level = 0;      ///< 0 or 1
    Runs runs{};
};

struct Cell {
    std::vector<Paragraph> paragraphs{};  ///< may be empty
    int columns = 1;                      ///< how many columns it covers
    int rows = 1;                         ///< how many rows it covers; covered rows leave the cell out, as in HTML
};

struct Row {
    std::vector<Cell> cells;
    bool header = false;       ///< bold on grey; leading header rows are repeated on every page
    double min_height_mm = 0;  ///< room to write or sign by hand
};

struct Table {
    std::vector<double> widths_mm;  ///< one per column; empty: fitted to the text, see fit_columns()
    std::vector<Row> rows;
    bool borders = true;
    double size_pt = 10;
};

/// Text in a frame of its own, anchored where it stands.
struct TextBox {
    std::vector<Paragraph> paragraphs;
    double width_mm = 80;
};

struct PageBreak {};

/// A table of contents of the headings that follow it.
struct Contents {
    std::string title;
    int depth = 2;           ///< headings of level 1 to depth
    std::vector<int> pages;  ///< page of every heading of the document, as heading_pages() gives them; empty: not known
};

using Block = std::variant<Paragraph, Heading, ListItem, Table, TextBox, PageBreak, Contents>;

/// What stands above and below the text of a page: paragraphs and tables only.
struct Running {
    std::vector<Block> header;
    std::vector<Block> footer;
};

struct Page {
    double width_mm = 210;
    double height_mm = 297;
    double left_mm = 25;
    double right_mm = 18;
    double top_mm = 15;
    double bottom_mm = 15;

    double text_width_mm() const { return width_mm - left_mm - right_mm; }
};

struct Metadata {
    std::string title;
    std::string author;
    std::string subject;
    std::string institution;
    std::string language = "ro-RO";
    std::string created =
        "2020-01-01T08:00:00Z";  ///< UTC; written as created and modified, so that same input gives same bytes
    int pages = 0;               ///< shown as the number of pages until the reader's program counts; 0: not known
};

struct Document {
    Metadata metadata;
    Page page;
    Running running;
    std::optional<Running> first_page;  ///< set: the first page carries this instead of `running`
    std::vector<Block> body;
    bool automatic_heading_numbers =
        false;  ///< DOCX: numbers come from a multi-level list where that prints the same numbers
};

// --- short words for building
// -----------------------------------------------------------------------------------------

Run text(std::string_view value);
Run bold(std::string_view value);
Run field(Field kind);
Paragraph paragraph(std::string_view value, Align align = Align::kStart);
Paragraph paragraph(Runs runs, Align align = Align::kStart);
/// A cell of one paragraph for each line of the value, without space between them.
Cell cell(std::string_view value, Align align = Align::kStart);
Cell bold_cell(std::string_view value, Align align = Align::kStart);
Row row(const std::vector<std::string>& values);
/// A header row: centred cells.
Row header_row(const std::vector<std::string>& values);

// --- questions about a document
// ---------------------------------------------------------------------------------------

/// The words of some runs, without notes, comments, hidden and deleted text.
std::string visible_text(const Runs& runs);
/// "5.1. Depunerea cererii"
std::string heading_text(const Heading& heading);
/// Columns of the widest row, spans counted.
int column_count(const Table& table);
/// Widths for a table that gives none (or the wrong number of them): the longest word always fits where possible, the
/// rest is shared by amount of text. The result has column_count() entries and sums to `total_mm`. Given widths are
/// scaled to `total_mm` when they are wider.
std::vector<double> fit_columns(const Table& table, double total_mm);

/// Where each cell of a table stands once spans are laid out. Row spans are cut at the last row.
struct PlacedCell {
    const Cell* cell = nullptr;
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
};
std::vector<PlacedCell> place_cells(const Table& table);

/// Calls `change` on every piece of text of the document: body, headers, footers, notes, comments, metadata.
void for_each_text(Document& document, const std::function<void(std::string&)>& change);

}  // namespace pravila::office
