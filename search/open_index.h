#pragma once

#include <memory>
#include <string>

#include "core/ports/search_index.h"

namespace pravila {

/// Opens the index in `directory` for searching; makes an empty one when there is none. Follows what a writer commits
/// and what a rebuild publishes, without being opened again. Thread rule: any number of threads may search at once.
/// @throws Error kUnavailable when the index was made by another version of the program and waits to be rebuilt (also
///         from later calls); kCorrupt when it cannot be read.
std::unique_ptr<SearchIndex> open_index(const std::string& directory);

/// Opens the index for writing; makes it when it is missing, and makes it anew, empty with feed_seq 0, when it was made
/// by another version or cannot be read: it is derived and can be filled again from the store.
/// @throws Error kUnavailable when another process or object writes it.
/// Thread rule: one thread at a time. Readers see what was written at the latest after commit(), large amounts in
/// groups.
std::unique_ptr<SearchIndexWriter> open_index_writer(const std::string& directory);

/// A writer that fills a new index beside the live one, which answers meanwhile. commit() makes what was written
/// durable in the new one only; publish() commits, compacts, syncs and puts it in the place of the old one at once.
/// Destroyed without publish(), it leaves the old one as it was.
class IndexRebuild : public SearchIndexWriter {
  public:
    virtual void publish(long long feed_seq) = 0;
};

/// Starts a rebuild from zero. @throws Error as open_index_writer.
std::unique_ptr<IndexRebuild> open_index_rebuild(const std::string& directory);

}  // namespace pravila
