#pragma once

#include <string>

#include "office/document.h"

namespace pravila::office {

/// The document as an ODT file (OpenDocument 1.2, as LibreOffice 4 and later and Word 2010 and later read it), with the
/// same promises as write_docx().
/// @throws Error kInternal when memory is short.
std::string write_odt(const Document& document);

}  // namespace pravila::office
