#pragma once

#include <optional>
#include <string>
#include <vector>

namespace pravila::recognise_detail {

/// What a column of an institution's list holds.
enum class Column {
    kPath,
    kCode,
    kTitle,
    kType,
    kUnit,
    kEdition,
    kRevision,
    kEditionRevision,
    kEffective,
    kApproved,
    kRegistry,
    kRegistryDate,
    kOwner,
    kReviewBy,
    kPublic,
    kPlace,
    kRemarks,
    kOrdinal  ///< "Nr. crt.": recognised so that a row of headings is, otherwise of no use
};

/// The column a heading names, in Romanian or English, with any letters; nothing when unknown.
std::optional<Column> column_of(const std::string& heading);

struct Headings {
    std::size_t first_row = 0;  ///< first row of data
    std::vector<std::optional<Column>> columns;

    std::optional<std::size_t> find(Column column) const;
};

/// Finds the headings below title rows: the row among the first 40 that names most columns, at least two, one of them
/// code, title or path; a second row of headings under merged ones is taken in.
std::optional<Headings> find_headings(const std::vector<std::vector<std::string>>& rows);

}  // namespace pravila::recognise_detail
