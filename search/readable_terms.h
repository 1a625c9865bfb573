#pragma once

#include <memory>
#include <string>

#include "core/ports/search_index.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace pravila::search {

/// The terms of an index as a reader meets them: those of documents that may not be read do not exist. How a query is
/// understood, and what is suggested instead of it, depends on nothing else.
class ReadableTerms {
  public:
    /// The database outlives the object.
    ReadableTerms(const Xapian::Database& database, const SearchRequest& request);
    ~ReadableTerms();
    ReadableTerms(const ReadableTerms&) = delete;
    ReadableTerms& operator=(const ReadableTerms&) = delete;

    bool has(const std::string& term) const { return count(term, true) > 0; }
    /// In how many documents it stands.
    unsigned frequency(const std::string& term) const { return count(term, false); }
    /// For all terms that begin with a text, those of unreadable documents too: ask has() or frequency() of each.
    const Xapian::Database& database() const { return database_; }

  private:
    unsigned count(const std::string& term, bool one_is_enough) const;

    const Xapian::Database& database_;
    bool everything_;
    std::unique_ptr<Xapian::Query> readable_;
};

}  // namespace pravila::search
