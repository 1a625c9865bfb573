#pragma once

#include <string>
#include <vector>

#include "core/i18n/catalogue.h"
#include "core/model/extracted_document.h"

namespace pravila::web {

/// A line of the list of contents.
struct ContentsLine {
    std::string number, title, anchor;  ///< number may be empty
    int level = 1;
};

/// The text of a revision as HTML: one <section class="mr"> a heading, its number in the margin. Everything that came
/// from the file is escaped.
struct DocumentBody {
    std::string html;
    std::vector<ContentsLine> contents;
    bool cut = false;  ///< the text was longer than the limit and ends early
};

/// @param most_bytes  of HTML; a longer text ends at a block's end.
DocumentBody document_body(const ExtractedDocument& document, const Catalogue& words,
                           std::size_t most_bytes = 4'194'304);

}  // namespace pravila::web
