#pragma once

#include <string>
#include <vector>

#include "office/document.h"

namespace pravila::office {

/// The document as PDF: A4 (or the page of the document), selectable text in embedded subsets of a serif face, header
/// and footer on every page with its number, tables parted between rows with their header rows repeated, notes at the
/// foot, bookmarks of the headings. Changes are shown as accepted; comments and hidden text are left out; page fields
/// work in headers and footers only. Same document and same fonts, same bytes. May be called from several threads:
/// every call has a font map of its own.
/// @throws Error kInternal when cairo cannot finish the file (memory).
std::string write_pdf(const Document& document);

/// What the layout of write_pdf() says about pages. Word and LibreOffice break pages nearly, not exactly, the same.
struct PageCount {
    int pages = 0;
    std::vector<int> heading_pages;  ///< 1-based page of every heading, in order
};
PageCount count_pages(const Document& document);

}  // namespace pravila::office
