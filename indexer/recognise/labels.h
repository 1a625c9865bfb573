#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace pravila::recognise_detail {

/// What a label announces.
enum class Field {
    kCode,
    kTemplateCode,
    kTitle,
    kType,
    kUnit,
    kParticipating,
    kEdition,
    kRevision,
    kEditionRevision,  ///< "Ed./Rev."
    kVersion,          ///< "Versiunea"
    kEffective,
    kApproved,
    kRegistry,
    kRegistryDate,
    kDate,  ///< "Data" alone: of the edition
    kParent,
    kStop  ///< a label that is none of ours ("Pagina", "Cod fiscal", "Elaborat"): it ends the value before it
};

/// A label standing in a line of folded text.
struct LabelHit {
    Field field = Field::kStop;
    std::size_t begin = 0;
    std::size_t end = 0;  ///< where its value may begin
    bool colon = false;   ///< a colon (or a dash, or '=') follows it
    bool whole = false;   ///< nothing else stands in the line
};

/// The labels of a folded line, left to right, not overlapping. A label counts when a colon follows it, when it is the
/// whole line, or, for those that are written without one ("Ediția a II-a", "Cod PO-01", "Nr. înreg. 436"), when a
/// value of its kind follows.
std::vector<LabelHit> labels_in(std::string_view folded_line);

/// The field a column heading or a key of a metadata table names, as a whole; kStop when none of ours.
Field field_of_heading(std::string_view folded_text);

}  // namespace pravila::recognise_detail
