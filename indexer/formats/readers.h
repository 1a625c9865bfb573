#pragma once

#include <string_view>
#include <variant>

#include "core/model/extracted_document.h"
#include "core/ports/extractor.h"

namespace pravila::formats {

/// The readers behind the registry, one pair per format. All obey format.h: functions of their bytes, no files, no
/// locale, nothing thrown. Text may be in any normal form and blocks without anchors: read_document brings it to NFC,
/// numbers the blocks and checks the size.
///
/// Labels, the same in all formats: a heading's label is its number without the closing dot ("5.2", "IV") and its text
/// stands without that number; a list item's label is exactly as printed ("a)", "1.", "•").
/// split_heading_number() in heading_number.h finds typed numbers.
///
/// `recognises_x` looks at the bytes and may look at the extension only where bytes cannot decide.
using Reading = std::variant<ExtractedDocument, ExtractionFailure>;

bool recognises_docx(std::string_view bytes, std::string_view file_name);
Reading read_docx(std::string_view bytes, std::string_view file_name);

bool recognises_odt(std::string_view bytes, std::string_view file_name);
Reading read_odt(std::string_view bytes, std::string_view file_name);

bool recognises_xlsx(std::string_view bytes, std::string_view file_name);
Reading read_xlsx(std::string_view bytes, std::string_view file_name);

bool recognises_xml(std::string_view bytes, std::string_view file_name);
Reading read_xml(std::string_view bytes, std::string_view file_name);

bool recognises_pdf(std::string_view bytes, std::string_view file_name);
Reading read_pdf(std::string_view bytes, std::string_view file_name);

bool recognises_html(std::string_view bytes, std::string_view file_name);
Reading read_html(std::string_view bytes, std::string_view file_name);

bool recognises_markdown(std::string_view bytes, std::string_view file_name);
Reading read_markdown(std::string_view bytes, std::string_view file_name);

bool recognises_csv(std::string_view bytes, std::string_view file_name);
Reading read_csv(std::string_view bytes, std::string_view file_name);

bool recognises_plain_text(std::string_view bytes, std::string_view file_name);
Reading read_plain_text(std::string_view bytes, std::string_view file_name);

}  // namespace pravila::formats
