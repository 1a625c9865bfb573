#pragma once

#include <string>

#include "search/query_builder.h"
#include "search/record.h"

namespace pravila::search {

/// The part of a document that answers the query best.
struct Excerpt {
    std::string anchor, heading;  ///< of its section; empty when no section holds a word of the query
    std::string html;  ///< the words marked with <mark>, everything else escaped; at most about 300 characters
};

/// Picks the section with most words of the query, and in it the first window that covers most of them.
/// When only the title or the code matched, the beginning of the text, unmarked.
Excerpt excerpt(const Record& record, const QueryWords& words);

}  // namespace pravila::search
