#pragma once

#include <string>

#include "office/document.h"

namespace pravila::office {

/// The document as one HTML5 page, UTF-8, with its style sheet inside and no script: headings (level n is h<n+1>, level
/// 0 the title h1), lists, tables with header cells and spans, notes at the end, changes as ins and del. Hidden text,
/// headers and footers of pages are left out. All text is escaped.
std::string write_html(const Document& document);

}  // namespace pravila::office
