#pragma once

#include <string_view>

#include "core/ports/extractor.h"

namespace pravila::formats {

/// Whether the extension promises a format that is no text: docx, odt, xlsx, pdf…
bool named_as_office(std::string_view file_name);

/// For text under such a name.
ExtractionFailure misnamed_file();

/// Why a file that no format recognises gives no text: empty, protected, damaged, an older kind of office file, or no
/// document at all (then not_a_document is set).
ExtractionFailure explain_unknown(std::string_view bytes, std::string_view file_name);

/// Whether a stream or storage of this name is in an OLE compound file, the container of old office files and of
/// protected new ones ([MS-CFB], 2.6.1). @param name  ASCII
bool compound_file_has(std::string_view bytes, std::string_view name);

}  // namespace pravila::formats
