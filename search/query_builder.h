#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "search/query_syntax.h"

namespace Xapian {
class Query;
}

namespace pravila::search {

class ReadableTerms;

/// The words of a query that excerpts mark.
struct QueryWords {
    std::set<std::string> exact;     ///< marked as they are
    std::set<std::string> stems;     ///< marked in every form
    std::set<std::string> optional;  ///< those among the above that count little (stop words), exact or stem
    std::set<std::string> prefixes;  ///< words that begin so
};

struct BuildOptions {
    bool confused_codes = false;    ///< also codes with O typed for 0, I for 1 and the reverse
    std::size_t missing_words = 0;  ///< so many of the required plain words may be absent
};

/// Turns a parsed query into one of Xapian, without any filter. Every plain word is required, by its recall stem; the
/// exact form, the title and the words' nearness only raise the rank. Stop words are not required beside others, nor
/// are the weak words of the vocabulary. Codes that the index knows, acts and synonyms are found among plain words.
/// @param words  gets what excerpts mark. @throws Xapian::Error
Xapian::Query build_query(const QueryNode& root, const ReadableTerms& index, const BuildOptions& options,
                          QueryWords& words);

/// How many plain words the query requires at its top level.
std::size_t required_words(const QueryNode& root);

}  // namespace pravila::search
