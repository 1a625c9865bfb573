#pragma once

#include <string>

#include "office/document.h"

namespace pravila::office {

/// The parts of a DOCX package that hardly depend on the text.
std::string docx_styles_xml(const Metadata& metadata);
/// @param instances  w:num elements of the lists of the document.
std::string docx_numbering_xml(const std::string& instances, bool numbers_headings);
std::string docx_settings_xml(bool has_footnotes);
std::string docx_core_properties_xml(const Metadata& metadata);
std::string docx_app_properties_xml(const Metadata& metadata);

inline constexpr const char* kWordNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\"";
inline constexpr const char* kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace pravila::office
