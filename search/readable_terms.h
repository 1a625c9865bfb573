#pragma once

#include <xapian.h>

#include <string>

#include "core/ports/search_index.h"

namespace pravila::search {

/// The terms of an index as a reader meets them: those of documents that may not be read do not exist. How a query is
/// understood, and what is suggested instead of it, depends on nothing else.
class ReadableTerms {
  public:
    /// References outlive the object.
    ReadableTerms(const Xapian::Database& database, const SearchRequest& request);

    bool has(const std::string& term) const { return count(term, 1) > 0; }
    /// In how many documents it stands.
    Xapian::doccount frequency(const std::string& term) const { return count(term, database_.get_doccount()); }
    /// All terms that begin with a text, those of unreadable documents too: ask has() or frequency() of each.
    const Xapian::Database& database() const { return database_; }

  private:
    Xapian::doccount count(const std::string& term, Xapian::doccount most) const;

    const Xapian::Database& database_;
    bool everything_;
    Xapian::Query readable_;
};

}  // namespace pravila::search
