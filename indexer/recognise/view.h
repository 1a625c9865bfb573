#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/model/extracted_document.h"
#include "indexer/recognise/fold.h"
#include "indexer/recognise/labels.h"
#include "indexer/recognise/recognise.h"

namespace pravila::recognise_detail {

/// What a table is about; only plain ones are read as labels and values.
enum class TableKind { kPlain, kChanges, kSigners, kDistribution, kAnalysis };
TableKind kind_of_table(const Block& table);

/// One line of a cover, header or footer.
struct Line {
    Folded text;
    Place place;
    bool heading = false;
};

/// A value that a label announced, or that stands by itself.
struct Candidate {
    Field field = Field::kStop;
    Folded value;  ///< without the label; empty when the field was left empty
    Place place;
    std::string with_label;  ///< label and value as printed, when both stand in one line
    std::string label;       ///< folded
};

/// A part of a document whose lines are short statements: the cover, the page header, the footer.
struct Zone {
    std::vector<Line> lines;
    std::vector<Candidate> candidates;  ///< in reading order
};

/// The parts of a document where it speaks about itself.
struct View {
    Zone cover, header, footer;
    std::size_t cover_end = 0;  ///< first block that is no longer cover
};

/// @param first,last  blocks to look at, last excluded.
View view_of(const ExtractedDocument& document, std::size_t first, std::size_t last);

/// Whether a block begins the procedure proper: "1. Scop", "Cuprins", "Lista responsabililor…".
bool begins_body(const Block& block);

/// Whether the heading or line names the purpose, the chapter every procedure has once.
bool is_purpose(const Block& block);

}  // namespace pravila::recognise_detail
