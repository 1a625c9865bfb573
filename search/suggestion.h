#pragma once

#include <functional>
#include <optional>
#include <string>

#include "search/record.h"

namespace pravila::search {

class ReadableTerms;

/// Another wording of a query that found nothing: misspelt words replaced by words of the index that are near to them,
/// in the spelling of a document that has them; else one word less. Only a wording that has hits is offered.
/// @param best_hit  searches a query under the same filters. @return empty when nothing better is known.
std::string suggest_query(const std::string& query, const ReadableTerms& index,
                          const std::function<std::optional<Record>(const std::string&)>& best_hit);

/// Letters to change, add, leave out or swap to make one word of the other; more than `most` is most + 1.
int edit_distance(std::string_view a, std::string_view b, int most);

}  // namespace pravila::search
