#pragma once

#include "core/ports/search_index.h"
#include "core/service/context.h"

namespace pravila {

/// What the index must know of a revision, gathered from the store; nothing when the revision is gone.
std::optional<IndexedRevision> indexed_revision(StoreReader& reader, const InstitutionId& institution,
                                                const RevisionId& id);

/// Feeds every revision of a document again: needed when its audience, units or codes change.
void feed_document(StoreWriter& writer, const DocumentId& document);

/// Feeds every revision of the documents that the unit owns or takes part in: needed when its name changes. A move in
/// the tree needs nothing: the index holds the units themselves, and who stands above them is asked when searching.
void feed_documents_of(StoreWriter& writer, const UnitId& unit);

/// Brings an index up to the store's feed, in commits of at most `rows` feed rows; each commit carries the feed number,
/// so that a stop at any moment loses nothing and repeats at most one commit.
///
/// @param at_most  commits to make before returning; 0: until there is nothing left.
/// @return feed rows applied.
long long follow_feed(const Context& context, SearchIndexWriter& index, long rows = 50, long at_most = 0);

}  // namespace pravila
