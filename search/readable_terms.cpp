#include "search/readable_terms.h"

#include <xapian.h>

#include "search/access_filter.h"
#include "search/terms.h"

namespace pravila::search {

using Xapian::Query;

ReadableTerms::ReadableTerms(const Xapian::Database& database, const SearchRequest& request)
    : database_(database),
      everything_(request.access.everything),
      readable_(std::make_unique<Query>(Query::OP_AND, Query(institution_term(request.institution)),
                                        access_filter(request.access))) {}

ReadableTerms::~ReadableTerms() = default;

unsigned ReadableTerms::count(const std::string& term, bool one_is_enough) const {
    const Xapian::doccount all = database_.get_termfreq(term);
    if (all == 0 || everything_) return all;
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Query(Query::OP_FILTER, Query(term), *readable_));
    if (one_is_enough) return enquire.get_mset(0, 1).size();
    return enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated();
}

}  // namespace pravila::search
