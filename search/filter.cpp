#include "search/filter.h"

#include <xapian.h>

#include <algorithm>

#include "search/access_filter.h"
#include "search/fields.h"
#include "search/terms.h"

namespace pravila::search {

namespace {

using Xapian::Query;

Query any_of(const std::vector<std::string>& terms) { return Query(Query::OP_OR, terms.begin(), terms.end()); }

Query without(const Query& query, const Query& unwanted) { return Query(Query::OP_AND_NOT, query, unwanted); }

/// A lifecycle of filed documents; unfiled ones are in the state "unfiled" whatever else they are.
Query filed(Lifecycle lifecycle) { return without(Query(lifecycle_term(lifecycle)), Query(kUnfiledTerm)); }

/// Only filed revisions that were approved have days at all, so this needs no other condition.
Query in_force(const SearchRequest& request) {
    const int day = day_number(request.as_of);
    std::vector<std::string> terms = day_terms(kDays, day);
    if (request.as_of < request.today)
        for (std::string& past : day_terms(kPastDays, day)) terms.push_back(std::move(past));
    if (request.as_of == request.today) terms.emplace_back(kUndatedTerm);
    return any_of(terms);
}

/// Approved and beginning later; on another day than today also those of which the beginning is not known.
Query not_yet(const SearchRequest& request) {
    const Query later(Query::OP_VALUE_GE, kBegins, day_value(request.as_of.plus_days(1)));
    Query query(Query::OP_AND, filed(Lifecycle::kApproved), later);
    if (request.as_of != request.today) query |= Query(kUndatedTerm);
    return query;
}

Query in_state(State state, const SearchRequest& request) {
    switch (state) {
        case State::kInForce:
            return in_force(request);
        case State::kApproved:
            return not_yet(request);
        case State::kSuperseded:
            return without(filed(Lifecycle::kApproved), in_force(request) | not_yet(request));
        case State::kDraft:
            return filed(Lifecycle::kDraft);
        case State::kInReview:
            return filed(Lifecycle::kInReview);
        case State::kWithdrawn:
            return without(filed(Lifecycle::kWithdrawn), in_force(request));
        case State::kCancelled:
            return filed(Lifecycle::kCancelled);
        case State::kUnfiled:
            return Query(kUnfiledTerm);
    }
    return Query(kNothingTerm);
}

bool wants(const SearchRequest& request, State state) {
    if (request.states.empty()) return !request.all_revisions && state == State::kInForce;
    return std::find(request.states.begin(), request.states.end(), state) != request.states.end();
}

}  // namespace

Query undated_filter() { return Query(kUndatedTerm); }

bool counts_undated(const SearchRequest& request) {
    return request.as_of != request.today && !request.include_undated && wants(request, State::kInForce);
}

Query scope_filter(const SearchRequest& request) {
    Query query(institution_term(request.institution));
    if (!request.access.everything) query = Query(Query::OP_AND, query, access_filter(request.access));
    std::vector<std::string> types, units;
    for (const DocumentType type : request.types) types.push_back(type_term(type));
    for (const std::string& unit : request.units) units.push_back(unit_term(unit));
    if (!types.empty()) query = Query(Query::OP_AND, query, any_of(types));
    if (!units.empty()) query = Query(Query::OP_AND, query, any_of(units));
    return query;
}

Query state_filter(const SearchRequest& request) {
    if (request.all_revisions && request.states.empty()) return {};
    Query query;
    if (request.states.empty()) query = in_force(request);
    for (const State state : request.states) query |= in_state(state, request);
    if (request.include_undated && wants(request, State::kInForce)) query |= undated_filter();
    return query;
}

}  // namespace pravila::search
