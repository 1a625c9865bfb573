#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/extracted_document.h"
#include "indexer/recognise/recognise.h"

namespace pravila::recognise_detail {

/// A row of a table of changes ("Situația edițiilor și a reviziilor", "Formular de evidență a modificărilor").
struct ChangeRow {
    int edition = 0;  ///< 0 when the row and those before it name none
    int revision = 0;
    std::string printed_edition, printed_revision;
    Place edition_place, revision_place;
    std::optional<Seen<StatedDate>>
        applies;  ///< from the column "data de la care se aplică", "data intrării în vigoare"
    std::optional<Seen<StatedDate>> issued;  ///< from "data ediției", "data reviziei"
    bool filled = false;                     ///< says more than the number printed in advance
};

/// The rows of the tables of changes between two blocks, last excluded.
std::vector<ChangeRow> change_rows(const ExtractedDocument& document, std::size_t first, std::size_t last);

/// The date in the row "Aprobat" of the first table of signers, both ways round; the latest when several approve.
std::optional<Seen<StatedDate>> approval_date(const ExtractedDocument& document, std::size_t first, std::size_t last);

}  // namespace pravila::recognise_detail
