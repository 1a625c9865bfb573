#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

/// Says that a document was replaced by, merged into or split into others, by an act. Two merged into one: call it for
/// each of the two. The documents themselves stay as they are. For the quality manager and the administrator.
/// @throws Error kForbidden, kInvalidInput (no act, a document to itself), kNotFound; kConflict when that is known
///         already, or the other way round.
void link_documents(const Context& context, const DocumentId& from, const std::vector<DocumentId>& to, LinkKind kind,
                    Date day, const Act& act);

// Inside an open transaction, for those who have checked the right.
void link_documents(StoreWriter& writer, const Context& context, const DocumentId& from,
                    const std::vector<DocumentId>& to, LinkKind kind, Date day, const Act& act);

/// The tie as seen from one of the two documents.
struct LinkedDocument {
    DocumentLink link;
    Document other;
    bool follows = false;  ///< the other one came later: this one was replaced by it
};
/// By day. @throws nothing of its own: a document without ties has none.
std::vector<LinkedDocument> linked_documents(StoreReader& reader, const DocumentId& document);

}  // namespace pravila
