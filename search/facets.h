#pragma once

#include <memory>

#include "core/ports/search_index.h"

namespace Xapian {
class MatchSpy;
}

namespace pravila::search {

/// Counts the matches of a search by type, unit and state. A type or state counts every match once, so their sums are
/// the total; a unit counts the matches it owns or takes part in, which is what choosing it shows.
class Facets {
  public:
    virtual ~Facets() = default;
    virtual Xapian::MatchSpy& spy() = 0;
    virtual void fill(SearchResult& result) const = 0;
};

/// @param in_force_only  every match is in force: states need not be looked at.
std::unique_ptr<Facets> make_facets(Date as_of, Date today, bool in_force_only);

}  // namespace pravila::search
