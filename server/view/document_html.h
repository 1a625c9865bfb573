#pragma once

#include <string>

#include "core/i18n/catalogue.h"
#include "core/service/view_document.h"

namespace pravila {

/// A document as one HTML file that needs nothing else: the text with its head, dates, forms and revisions, and its
/// styles inside. For `show --format html`.
std::string document_html(const DocumentView& view, const Catalogue& words);

}  // namespace pravila
