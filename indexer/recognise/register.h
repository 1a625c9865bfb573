#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codification/codebook.h"
#include "core/i18n/message.h"
#include "core/model/date.h"
#include "core/model/document.h"
#include "core/model/extracted_document.h"

namespace pravila {

/// One row of an institution's own list of procedures. Empty members were blank or could not be read (then a problem
/// says so); nothing is guessed.
struct ListedDocument {
    std::string sheet;  ///< name of the sheet; empty for CSV
    long row = 0;       ///< 1-based row in its sheet, as the spreadsheet program counts
    std::string path;   ///< file the row is about, as written
    ParsedCode code;    ///< code.canonical empty when the row has none
    std::string title;
    std::optional<DocumentType> type;
    std::string unit;  ///< its own column, else a merged cell above, else the name of the sheet when that names a unit
    std::optional<int> edition, revision;
    std::string number_printed;  ///< "II/1"
    StatedDate effective, approved;
    std::string registry_number;  ///< "436/2022"
    std::optional<Date> registry_date;
    std::string owner;  ///< responsible person, as written
    std::optional<Date> review_by;
    std::optional<bool> is_public;
    std::string place, remarks;
};

/// Something in the list that could not be used, with the row it stands in.
struct ListProblem {
    std::string sheet;
    long row = 0;
    std::string rule;  ///< register.no_header, register.bad_date, register.bad_number, register.bad_value,
                       ///< register.no_identity, register.double_row
    Message message;
};

struct DocumentList {
    std::vector<ListedDocument> rows;
    std::vector<ListProblem> problems;
};

/// Reads a list kept as a spreadsheet or CSV: all sheets, title rows above the headings, Romanian or English headings,
/// merged unit cells, "II/1", ISO and Romanian dates and the serial numbers of a spreadsheet.
/// @param document  as read by the xlsx or csv reader: one table a sheet. At most 50,000 rows are read.
/// Never throws for what a document contains; a sheet without headings is a problem of its own.
DocumentList read_document_list(const ExtractedDocument& document, const Codebook& codebook);

}  // namespace pravila
