#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

struct RegisterRequest {
    std::optional<Date> as_of;  ///< default: today
    std::vector<DocumentType> types;
    std::string unit;              ///< name, compared after folding; owner or participating; empty: all
    std::vector<State> states;     ///< empty: all that is not archived (in force, approved for later, withdrawn)
    bool include_undated = false;  ///< at a past day: rows with an unknown date too
    long limit = 0;                ///< 0: all
    long offset = 0;
};

struct RegisterRow {
    long ordinal = 0;  ///< Nr. crt., from 1, over the whole register
    Document document;
    Revision revision;
    State state = State::kInForce;  ///< on the day asked for
    std::string owner;
    std::vector<std::string> participating;
    std::string replaced_by;  ///< E.R that followed it, when it ended
    std::string replaces;     ///< E.R before it
};

struct RegisterView {
    Date as_of{}, today{};
    std::vector<RegisterRow> rows;  ///< by code, natural order
    long total = 0;                 ///< rows without limit and offset
    long in_force = 0, undated = 0, later = 0, withdrawn = 0, review_overdue = 0;
    long undated_matches = 0;  ///< at a past day: documents whose date is unknown, not among the rows
};

/// The register of procedures on a day, as far as the context's person may read them. Documents without a code are not
/// in it (they are listed as unfiled).
RegisterView procedure_register(const Context& context, const RegisterRequest& request);

/// Headings of the register in their fixed order, as message ids.
const std::vector<std::string>& register_columns();
/// The cells of one row in that order, in the catalogue's language.
std::vector<std::string> register_cells(const RegisterRow& row, const RegisterView& view,
                                        const class Catalogue& catalogue);
/// The whole register as CSV (RFC 4180, UTF-8 with BOM so that spreadsheets open ș and ț right). Cells that a
/// spreadsheet would take for a formula are prefixed with an apostrophe.
std::string register_csv(const RegisterView& view, const class Catalogue& catalogue);

}  // namespace pravila
