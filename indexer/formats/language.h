#pragma once

#include <string>

#include "core/model/extracted_document.h"

namespace pravila::formats {

/// "ro" or "en" by the small words of the text (its first 20,000 letters or so); "" when there are too few to tell.
/// What a file states is not asked: Romanian texts typed in an English Word claim to be English.
std::string language_of(const ExtractedDocument& document);

}  // namespace pravila::formats
