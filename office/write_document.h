#pragma once

#include <string>
#include <string_view>

#include "office/document.h"

namespace pravila::office {

/// Writes in the format of a file extension: docx, odt, pdf, html, md, txt (lower case, without the dot).
/// @throws Error kInvalidInput: no such format; and what the writer throws.
std::string write_document(const Document& document, std::string_view extension);

}  // namespace pravila::office
