#pragma once

#include <string>
#include <vector>

namespace pravila::formats {

/// A word of a page where it stands: points, from the upper left corner, y downwards.
struct PageWord {
    std::string text;
    double left = 0, top = 0, right = 0, bottom = 0;
    double size = 0;  ///< of the font, points
    bool bold = false;
};

/// Words that stand together on one height without a wide gap: a cell of a table, or the whole of a line.
struct PageSegment {
    std::string text;
    double left = 0, right = 0;
};

/// What is seen on one height of the page.
struct PageLine {
    std::vector<PageWord> words;        ///< from left to right, at least one
    std::vector<PageSegment> segments;  ///< from left to right, at least one
    double top = 0, bottom = 0;
    double size = 0;    ///< of most of its words
    bool bold = false;  ///< all of it

    double left() const { return segments.front().left; }
    double right() const { return segments.back().right; }
    double first_word_width() const { return words.front().right - words.front().left; }
    std::string text() const;  ///< segments joined by tabs
};

/// Puts words on lines, from the top of the page down. A new segment begins behind a gap wider than 1.6 times the font,
/// or than 0.7 times when the other gaps of the line are less than half as wide; not behind the number of a list item.
std::vector<PageLine> lines_of_words(std::vector<PageWord> words);

/// Neighbouring lines that make a table, cells told apart by where they stand.
struct PageTable {
    std::size_t first = 0, last = 0;  ///< lines of the page, both included
    std::vector<std::vector<std::string>> rows;
};

/// Tables of a page, in order, not overlapping: at least two lines with two cells or more over common columns, which
/// are what the white gutters leave. Lines closer than the rows of the table, or without a first cell where rows are
/// not set apart, continue the cells of their row.
std::vector<PageTable> tables_of(const std::vector<PageLine>& lines);

}  // namespace pravila::formats
