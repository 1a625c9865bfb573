#pragma once

#include <libxml/HTMLparser.h>

#include <string>
#include <vector>

#include "core/model/extracted_document.h"

namespace pravila::formats {

/// The text of an HTML tree as blocks: headings, paragraphs, list items, tables. Scripts, styles, templates and what is
/// hidden by its attributes leave nothing. A table that serves layout (it holds tables or headings) is looked through.
/// Needs no stack for nesting.
std::vector<Block> blocks_of_tree(const xmlNode* root);

/// An attribute of an element by its lower case name; empty when it has none.
std::string html_attribute(const xmlNode* element, const char* name);

/// Blanks, line ends and no-break spaces at both ends go, runs of blanks inside become one.
std::string without_extra_space(std::string_view text);

}  // namespace pravila::formats
