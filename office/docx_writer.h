#pragma once

#include <string>

#include "office/document.h"

namespace pravila::office {

/// The document as a DOCX file (ECMA-376 transitional, as Word 2010 and later and LibreOffice read it). Headings carry
/// outline levels, lists are real lists, the page header is a real header with PAGE and NUMPAGES fields, notes,
/// comments and tracked changes are real ones. Same document, same bytes.
/// @throws Error kInternal when memory is short.
std::string write_docx(const Document& document);

}  // namespace pravila::office
