#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/model/code.h"
#include "core/ports/search_index.h"

namespace pravila::search {

// How terms are put together; the list of prefixes is in fields.h. Long values are cut to what Xapian can hold.

std::string unique_term(const RevisionId& revision);
std::string institution_term(const InstitutionId& institution);
std::string type_term(DocumentType type);
std::string unit_term(std::string_view name);
std::string lifecycle_term(Lifecycle lifecycle);
std::string code_term(const std::string& key);          ///< of key_text()
std::string compact_code_term(const std::string& key);  ///< of compact_key()
inline constexpr const char* kUnfiledTerm = "Funfiled";
inline constexpr const char* kUndatedTerm = "Fundated";
inline constexpr const char* kNothingTerm = "Fnothing";  ///< no document has it: Xapian takes an empty query for "all"

/// Prefix and value as one term of at most 240 bytes.
std::string term(std::string_view prefix, std::string_view value);

/// The day as it is indexed: days since 1970-01-01, held to 0..32767.
int day_number(Date day);
/// Four hexadecimal digits of day_number, for the slot kBegins.
std::string day_value(Date day);

/// Prefixes of interval terms: in force on the days covered, or so only as seen from a later day.
inline constexpr std::string_view kDays = "D", kPastDays = "E";

/// Prefixes of unit ids: the unit that owns a document, those that take part in it.
inline constexpr std::string_view kOwner = "O", kTakesPart = "P";

/// Terms of the blocks that cover [from, until), until at most 32768; none when the interval is empty.
std::vector<std::string> interval_terms(std::string_view prefix, int from, int until);
/// The three terms that a document in force on `day` has one of.
std::vector<std::string> day_terms(std::string_view prefix, int day);

/// A text that sorts bytewise as codes sort: numbers with their length before them.
std::string sort_key(const CodeKey& key, EditionRevision number);

}  // namespace pravila::search
