#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/query_builder.h"

namespace pravila::search {

/// The query for plain words side by side. See build_query.
Xapian::Query words_query(const std::string& text, const ReadableTerms& index, const BuildOptions& options,
                          QueryWords& words);

/// Terms of the codes in the index that a text spells: of its own key, or of the code that is the same without
/// separators ("poapi01"); with `confused`, when there is none, also of those with O for 0, I for 1 and the reverse.
std::vector<std::string> known_code_terms(std::string_view text, const ReadableTerms& index, bool confused);

}  // namespace pravila::search
