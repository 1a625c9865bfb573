#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/codification/codebook.h"
#include "core/model/document.h"
#include "core/model/extracted_document.h"
#include "core/service/import_file.h"

namespace pravila {

/// Where a value was seen.
struct Place {
    enum class Where { kBlock, kCell, kMetadata, kFileName };

    Where where = Where::kBlock;
    std::size_t block = 0;          ///< index into ExtractedDocument::blocks
    std::size_t row = 0, cell = 0;  ///< kCell only
    std::string key;                ///< kMetadata only: which entry
    bool operator==(const Place&) const = default;
};

/// A value, as printed, and where. Nothing is invented: `printed` stands at `place`, white space apart.
template <class T>
struct Seen {
    T value{};
    std::string printed;
    Place place;
};

/// One procedure of a file that holds several.
struct Cover {
    std::size_t first_block = 0, last_block = 0;  ///< of the whole procedure, both included
    int first_page = 0, last_page = 0;            ///< 0 where the format knows no pages
    std::string code, title;                      ///< as on its cover; the title may be empty
};

/// What a document says about itself. Members that are empty were not found.
struct Recognised {
    std::optional<Seen<ParsedCode>> code;         ///< value.ok is false for codes outside the schemes, kept as printed
    std::vector<Seen<ParsedCode>> further_codes;  ///< codes of other systems the document has at the same time
    std::optional<Seen<std::string>> title;
    std::optional<Seen<DocumentType>> type;
    std::optional<Seen<std::string>> unit;
    std::vector<Seen<std::string>> participating;
    std::optional<Seen<int>> edition;
    std::optional<Seen<int>> revision;  ///< "-" and an empty field after "Revizia" count as 0
    std::string number_printed;         ///< "Ediția a II-a, Revizia 1", as printed; empty when neither was found
    std::optional<Seen<StatedDate>> approved;
    std::optional<Seen<StatedDate>> effective;
    std::optional<Seen<std::string>> registry_number;  ///< "436/2022"; acts as printed: "HCL 23/2020"
    std::optional<Seen<Date>> registry_date;
    std::optional<Seen<std::string>> template_code;  ///< of the form on which the cover is printed
    std::optional<Seen<std::string>> parent_code;    ///< of a form or annex, canonical spelling
    bool is_form = false;
    PartRole role = PartRole::kText;  ///< text of a document of its own (coded forms too), annex or form without a
                                      ///< code, signed copy when only a scan
    std::string language;
    std::vector<Warning> warnings;
    std::vector<Cover> covers;  ///< two or more when the file is a binder; everything above is then empty
};

/// Reads code, title, type, unit, edition, revision, dates and registration from the cover, the tables and the page
/// headers of a document; from its file name only what they do not say, with a warning.
///
/// Order of trust: the document's own metadata table and cover, page header, change and signers' tables, footer, file
/// name. Where header and cover differ the cover is kept and a warning names both. Codes cited in the text, blank
/// pre-printed rows, dotted lines and the code of the cover's own form are never taken for the document's.
/// Rules of warnings: code.confusable, code.outside_scheme, code.header_differs, code.from_file_name,
/// edition.header_differs, edition.from_file_name, revision.header_differs, revision.from_file_name,
/// revision.from_change_table, title.from_metadata, type.code_differs, effective.differs, date.order,
/// binder.several_covers. Described in docs/codification.md.
///
/// @param path  as given; only its base name is looked at.
/// Never throws for what a document contains. Time is linear in the size of the document.
Recognised recognise(const ExtractedDocument& document, std::string_view path, const Codebook& codebook);

}  // namespace pravila
