#pragma once

#include "core/model/access.h"
#include "core/ports/search_index.h"

namespace Xapian {
class Query;
}

namespace pravila::search {

/// The one term G of a revision: how far it is, and to whom its document is open.
std::string access_term(Stage stage, Audience audience);

/// The revisions that may be read: ReadAccess::may_read() as a query. Never an empty query, which would be "all".
Xapian::Query access_filter(const ReadAccess& access);

}  // namespace pravila::search
