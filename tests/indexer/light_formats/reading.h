#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "indexer/formats/readers.h"

namespace pravila::formats {

using Reader = Reading (*)(std::string_view, std::string_view);

inline ExtractedDocument read_with(Reader read, std::string_view bytes, std::string_view name = "file") {
    Reading reading = read(bytes, name);
    if (const auto* failure = std::get_if<ExtractionFailure>(&reading))
        FAIL(failure->rule << ": " << failure->message.id);
    return std::get<ExtractedDocument>(std::move(reading));
}

/// A document as lines "kind[level] label| text", for comparison at a glance.
inline std::vector<std::string> listing(const ExtractedDocument& document) {
    std::vector<std::string> lines;
    for (const Block& block : document.blocks) {
        std::string line(to_text(block.kind));
        if (block.level) line += std::to_string(block.level);
        if (!block.label.empty()) line += " " + block.label;
        line += "| " + block.text;
        for (const auto& row : block.rows) {
            line += " [";
            for (std::size_t i = 0; i < row.size(); ++i) line += (i ? " ; " : "") + row[i];
            line += "]";
        }
        lines.push_back(line);
    }
    return lines;
}

inline bool warns(const ExtractedDocument& document, std::string_view rule) {
    for (const std::string& warning : document.warnings)
        if (warning == rule) return true;
    return false;
}

}  // namespace pravila::formats
