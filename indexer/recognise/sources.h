#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/codification/codebook.h"
#include "indexer/recognise/tables.h"
#include "indexer/recognise/view.h"

namespace pravila::recognise_detail {

/// Where a value comes from, most trusted first.
enum class Trust { kMetadata, kCover, kHeader, kFooter, kFileName };

/// Everything a document says about itself, ready to be asked.
struct Sources {
    const ExtractedDocument& document;
    const Codebook& codebook;
    std::size_t first = 0, last = 0;  ///< blocks looked at, last excluded
    Zone metadata;                    ///< front matter of a text file
    View view;
    std::vector<ChangeRow> changes;
    std::string file_name;  ///< base name without extension, '_' as '-'
    std::vector<Warning> warnings;
    std::vector<std::pair<std::string, std::optional<DocumentType>>>
        phrases;  ///< that name a type: "procedura de sistem"

    /// Zones in order of trust, without the file name.
    std::vector<std::pair<Trust, const Zone*>> zones() const {
        return {{Trust::kMetadata, &metadata},
                {Trust::kCover, &view.cover},
                {Trust::kHeader, &view.header},
                {Trust::kFooter, &view.footer}};
    }
    void warn(std::string_view rule, Message message) {
        for (const Warning& known : warnings)
            if (known.rule == rule) return;
        warnings.push_back({std::string(rule), std::move(message)});
    }
};

/// Each fills its members of `seen` and warns through `sources`.
void recognise_code(Sources& sources, Recognised& seen);
void recognise_number(Sources& sources, Recognised& seen);
void recognise_title(Sources& sources, Recognised& seen);
void recognise_type_and_unit(Sources& sources, Recognised& seen);
void recognise_dates(Sources& sources, Recognised& seen);
void recognise_registration(Sources& sources, Recognised& seen);

/// Whether a code reads as one of a year ("ROF 2020"), which is a name and no code.
bool is_year_not_number(const ParsedCode& code, std::string_view printed);

/// A phrase that names a type at the beginning of a folded line: "procedura operationala".
struct TypePhrase {
    std::size_t end = 0;               ///< 0: none
    std::optional<DocumentType> type;  ///< nothing for "procedura documentata"
};
TypePhrase type_phrase(const Sources& sources, std::string_view folded_line);
/// The phrases of a codebook, folded, for Sources::phrases.
std::vector<std::pair<std::string, std::optional<DocumentType>>> type_phrases(const Codebook& codebook);

/// The procedures of a binder, in order; fewer than two when the file holds one.
std::vector<Cover> find_covers(const ExtractedDocument& document, const Codebook& codebook);

}  // namespace pravila::recognise_detail
