#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/extracted_document.h"

namespace pravila::formats {

/// One line of text without structure of its own, from a text file or a PDF page.
struct TextLine {
    std::string text;         ///< UTF-8, without spaces at its ends; never empty
    int page = 0;             ///< 1-based, 0 when unknown
    int indent = 0;           ///< in steps of a list level, 0..8
    bool gap_before = false;  ///< an empty line, or more than the usual distance, stands before it
    bool full = false;        ///< reaches the right margin, so its sentence may go on in the next line
    bool prominent = false;   ///< bold or larger than the body
};

/// How the lines of one paragraph come together.
enum class Joining {
    kKeepLines,  ///< text files: '\n' between lines, as they were typed
    kReflow      ///< PDF: a space, and words divided at the line's end made whole
};

/// Finds headings (by their numbers, "CAPITOLUL II", short lines in capitals), list items, "Label: value" lines and
/// paragraphs. Lines of a table of contents ("1. Scop ........ 3") are never headings.
std::vector<Block> blocks_from_lines(const std::vector<TextLine>& lines, Joining joining);

/// Appends a line to the text before it, undoing the division of a word: "proce-" + "dura" is "procedura", but
/// "într-" + "un" stays "într-un" and "PO-" + "12" stays "PO-12". Soft hyphens go away.
void append_reflowed(std::string& text, std::string_view line);

}  // namespace pravila::formats
