#pragma once

#include "core/ports/search_index.h"

namespace Xapian {
class Query;
}

namespace pravila::search {

/// Institution, what may be read, types and units of the request: what every search and count must match.
Xapian::Query scope_filter(const SearchRequest& request);

/// The revisions whose state on the asked day is wanted: in force unless `states` or `all_revisions` say otherwise.
/// Empty when every revision is.
Xapian::Query state_filter(const SearchRequest& request);

/// Approved, since nobody knows when, and open: in force today, not known on other days.
Xapian::Query undated_filter();

/// Whether undated revisions are to be counted beside the hits.
bool counts_undated(const SearchRequest& request);

}  // namespace pravila::search
