#pragma once

#include "core/ports/search_index.h"

namespace Xapian {
class Document;
}

namespace pravila::search {

/// The document of the index for a revision, as described in fields.h.
Xapian::Document make_document(const IndexedRevision& revision);

}  // namespace pravila::search
