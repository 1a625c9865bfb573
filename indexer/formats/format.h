#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "core/model/extracted_document.h"
#include "core/ports/extractor.h"

namespace pravila::formats {

/// Reads one kind of file. Called inside the worker process only: no files, no sockets, no locale, bounded memory and
/// time. Readers are functions of their bytes: same bytes, same document.
///
/// @param bytes  the whole file. @return the document, or why there is none; Error never leaves a reader.
using Reader = std::variant<ExtractedDocument, ExtractionFailure> (*)(std::string_view bytes,
                                                                      std::string_view file_name);

/// A row of the registry: adding a format is adding one row and one file.
struct Format {
    std::string_view name;                         ///< docx, odt, pdf, html, markdown, plain_text, xml, xlsx, csv
    std::string_view media_type;                   ///< as served with the original
    std::span<const std::string_view> extensions;  ///< lower case, without the dot; the first is the usual one
    bool (*recognises)(std::string_view bytes, std::string_view file_name);  ///< by content; the name only breaks ties
    Reader read;
    std::string_view label;  ///< what people call it: "Word", "PDF"
};

/// All formats, in the order in which they are tried.
std::span<const Format> registry();
/// The format of these bytes, by content; nullptr when none of ours.
const Format* detect(std::string_view bytes, std::string_view file_name);
const Format* by_name(std::string_view name);

/// Reads with the detected format; anything unknown, empty or encrypted becomes a failure that says so. Numbers the
/// blocks, brings all text to NFC and notes text.none when a document has no words.
std::variant<ExtractedDocument, ExtractionFailure> read_document(std::string_view bytes, std::string_view file_name);

}  // namespace pravila::formats
