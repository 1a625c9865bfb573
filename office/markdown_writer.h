#pragma once

#include <string>

#include "office/document.h"

namespace pravila::office {

/// The document as GitHub-flavoured Markdown, UTF-8: a heading of level n has n + 1 '#' (level 0, the title, has one),
/// tables are pipe tables (merged cells are written once, the rest stays empty), notes are [^1]. Characters with a
/// meaning in Markdown are escaped. Headers and footers of pages, hidden and deleted text are left out.
std::string write_markdown(const Document& document);

}  // namespace pravila::office
