#pragma once

#include "core/model/extracted_document.h"
#include "papers/parts.h"

namespace pravila::papers {

/// Whether the text begins with the cover of a starting file for this code.
bool has_own_cover(const ExtractedDocument& text, const std::string& code);

/// The approved text as blocks of an official copy: headings with their numbers, lists, tables, notes. Page headers and
/// footers are left out; so are the cover, the contents and the records of our own starting files
/// (papers/procedure_template.h), which the copy prints filled in. Anything else is kept, word for word.
Blocks text_of_copy(const ExtractedDocument& text, const std::string& code);

}  // namespace pravila::papers
