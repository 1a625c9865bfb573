#pragma once

#include <string>

#include "office/document.h"

namespace pravila::office {

/// The document as UTF-8 plain text, lines ended by '\n' and wrapped at 80 characters, tables as columns parted by
/// " | ", notes in square brackets where they stand. Headers and footers of pages, hidden and deleted text are left
/// out.
std::string write_text(const Document& document);

}  // namespace pravila::office
