#include "search/reader.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include "core/error.h"
#include "core/text/analysis.h"
#include "core/text/vocabulary.h"
#include "search/facets.h"
#include "search/fields.h"
#include "search/filter.h"
#include "search/query_builder.h"
#include "search/readable_terms.h"
#include "search/snippet.h"
#include "search/suggestion.h"
#include "search/terms.h"

namespace pravila::search {

namespace {

using Xapian::Query;

/// A search is repeated at least so often, and for so long, before a busy writer is blamed.
constexpr int kRepeats = 5;
constexpr std::chrono::seconds kRepeatFor{2};
constexpr long kMostLimit = 1000, kMostOffset = 1000000;
/// Up to so many matches are counted one by one; beyond, the total is an estimate.
constexpr Xapian::doccount kMostCounted = 100000;
constexpr Xapian::doccount kMostSuggestions = 10;

/// Whether a repetition may go better: the writer went on meanwhile. A damaged file stays damaged.
bool is_passing(const Xapian::DatabaseError& error) {
    return std::string_view(error.get_type()) == "DatabaseModifiedError";
}

Query filtered(const Query& query, const Query& filter) {
    return Query(Query::OP_FILTER, query.empty() ? Query::MatchAll : query, filter);
}

Query unranked(const Query& query) { return {Query::OP_SCALE_WEIGHT, query, 0}; }

class Search {
  public:
    Search(const Xapian::Database& database, const SearchRequest& request)
        : database_(database), terms_(database, request), request_(request) {}

    SearchResult run() {
        ParsedQuery parsed = parse_query(request_.query);
        if (parsed.simplified) result_.notice = "query.simplified";
        scope_ = scope_filter(request_);
        const Query states = state_filter(request_);
        filter_ = states.empty() ? scope_ : Query(Query::OP_AND, scope_, states);
        match(parsed.root, {});
        if (result_.total == 0 && !parsed.root.children.empty()) try_harder(parsed.root);
        return std::move(result_);
    }

  private:
    void match(const QueryNode& root, const BuildOptions& options) {
        QueryWords words;
        const Query query = build_query(root, terms_, options, words);
        // Words without letters or digits ask for nothing that could be found.
        const bool nothing_asked = query.empty() && !root.children.empty();
        result_.hits.clear();
        count(nothing_asked ? Query(kNothingTerm) : query);
        if (result_.total > 0) rank(query, words);
        if (counts_undated(request_) && !nothing_asked) count_undated(query);
    }

    /// Every match is looked at, without ranking it: exact totals and facets.
    void count(const Query& query) {
        const bool in_force_only = request_.states.empty() && !request_.all_revisions && !request_.include_undated;
        const std::unique_ptr<Facets> facets = make_facets(request_.as_of, request_.today, in_force_only);
        Xapian::Enquire enquire(database_);
        enquire.set_query(unranked(filtered(query, filter_)));
        enquire.add_matchspy(&facets->spy());
        const Xapian::MSet matches = enquire.get_mset(0, 0, std::min(database_.get_doccount(), kMostCounted));
        result_.total = static_cast<long>(matches.get_matches_estimated());
        result_.total_is_estimate = matches.get_matches_lower_bound() != matches.get_matches_upper_bound();
        result_.types.clear();
        result_.units.clear();
        result_.states.clear();
        facets->fill(result_);
    }

    /// The page of hits: only what can still come among the first is weighed.
    void rank(const Query& query, const QueryWords& words) {
        const auto limit = static_cast<Xapian::doccount>(std::clamp(request_.limit, 0L, kMostLimit));
        const auto offset = static_cast<Xapian::doccount>(std::clamp(request_.offset, 0L, kMostOffset));
        if (limit == 0) return;
        Xapian::Enquire enquire(database_);
        enquire.set_query(filtered(query, filter_));
        if (query.empty()) {
            enquire.set_weighting_scheme(Xapian::BoolWeight());
            enquire.set_sort_by_value(kOrder, false);
        }
        const Xapian::MSet matches = enquire.get_mset(offset, limit);
        // A share of the best hit, not of what a document with every word would get: that would tell which of the words
        // stand in documents that may not be read.
        const double best = matches.get_max_attained();
        for (auto at = matches.begin(); at != matches.end(); ++at) {
            const double score = best > 0 ? std::round(100 * at.get_weight() / best) : 100;
            result_.hits.push_back(hit(record_from_bytes(at.get_document().get_data()), score, words));
        }
    }

    void count_undated(const Query& query) {
        Xapian::Enquire enquire(database_);
        enquire.set_query(unranked(filtered(query, Query(Query::OP_AND, scope_, undated_filter()))));
        result_.undated_matches =
            static_cast<long>(enquire.get_mset(0, 0, database_.get_doccount()).get_matches_estimated());
    }

    SearchHit hit(Record record, double score, const QueryWords& words) const {
        Excerpt best = excerpt(record, words);
        SearchHit found;
        found.state = record.validity.state_on(request_.as_of, request_.today);
        found.effective = record.validity.effective;
        found.effective_until = record.validity.effective_until;
        found.revision = std::move(record.revision);
        found.document = std::move(record.document);
        found.code = std::move(record.code);
        found.slug = std::move(record.slug);
        found.title = std::move(record.title);
        found.unit_name = std::move(record.unit_name);
        found.type = record.type;
        found.number = record.number;
        found.score = score;
        found.section_anchor = std::move(best.anchor);
        found.section = std::move(best.heading);
        found.snippet = std::move(best.html);
        return found;
    }

    /// Nothing matches: codes with O and 0 or I and 1 mixed up; of four words or more, one may be missing, of six or
    /// more two; then another wording is looked for.
    void try_harder(const QueryNode& root) {
        match(root, {true, 0});
        if (result_.total > 0 || result_.undated_matches > 0) return;
        const std::size_t words = required_words(root);
        for (std::size_t missing = 1; missing <= 2 && words >= 2 + 2 * missing; ++missing) {
            match(root, {false, missing});
            if (result_.total == 0) continue;
            if (result_.notice.empty()) result_.notice = "query.fewer_words";
            break;
        }
        result_.suggestion =
            suggest_query(request_.query, terms_, [this](const std::string& query) { return best_hit(query); });
    }

    std::optional<Record> best_hit(const std::string& text) const {
        QueryWords words;
        const Query query = build_query(parse_query(text).root, terms_, {}, words);
        if (query.empty()) return {};
        Xapian::Enquire enquire(database_);
        enquire.set_query(filtered(query, filter_));
        const Xapian::MSet matches = enquire.get_mset(0, 1);
        if (matches.empty()) return {};
        return record_from_bytes(matches.begin().get_document().get_data());
    }

    const Xapian::Database& database_;
    const ReadableTerms terms_;
    const SearchRequest& request_;
    Query scope_, filter_;
    SearchResult result_;
};

/// Words typed so far, the last one perhaps not to its end, in title and code.
Query completion(const std::string& text) {
    const std::vector<Token> tokens = analyse(text);
    if (tokens.empty() || tokens.size() > kMostQueryWords) return {};
    std::vector<Query> words;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        Query word = Query(term("S", token.exact)) | Query(term("C", token.exact));
        if (!token.stem.empty()) word |= Query(term("ZS", token.stem));
        const bool open = i + 1 == tokens.size() && token.end == text.size();
        if (open)
            for (const char* prefix : {"S", "C"})
                word |= Query(Query::OP_WILDCARD, term(prefix, token.exact), 100, Query::WILDCARD_LIMIT_MOST_FREQUENT,
                              Query::OP_SYNONYM);
        const bool needed = open || tokens.size() == 1 || !Vocabulary::get().is_stop_word(token.exact);
        if (needed) words.push_back(word);
    }
    return Query(Query::OP_AND, words.begin(), words.end());
}

}  // namespace

Reader::Reader(const std::filesystem::path& directory) : pool_(directory) {
    with_database([](Xapian::Database&) {});
}

void Reader::with_database(const std::function<void(Xapian::Database&)>& work) const {
    const auto deadline = std::chrono::steady_clock::now() + kRepeatFor;
    for (int repeat = 1;; ++repeat) {
        std::unique_ptr<DatabasePool::Lease> lease;
        try {
            lease = pool_.take();
            work(**lease);
            return;
        } catch (const Xapian::DatabaseError& error) {
            // The writer went on by two commits, or a rebuild took the place of the files: again from the beginning.
            if (lease) lease->discard();
            if (repeat >= kRepeats && (!is_passing(error) || std::chrono::steady_clock::now() > deadline))
                throw translated(error);
        } catch (const Xapian::Error& error) {
            if (lease) lease->discard();
            throw translated(error);
        }
    }
}

SearchResult Reader::search(const SearchRequest& request) const {
    SearchResult result;
    with_database([&](Xapian::Database& database) { result = Search(database, request).run(); });
    return result;
}

std::vector<Suggestion> Reader::suggest(const SearchRequest& request) const {
    std::vector<Suggestion> found;
    with_database([&](Xapian::Database& database) {
        found.clear();
        const Query query = completion(request.query.substr(0, kMostQueryBytes));
        if (query.empty()) return;
        SearchRequest today = request;
        today.states.clear();
        today.all_revisions = false;
        Xapian::Enquire enquire(database);
        enquire.set_query(filtered(query, Query(Query::OP_AND, scope_filter(today), state_filter(today))));
        const auto limit =
            static_cast<Xapian::doccount>(std::clamp(request.limit, 1L, static_cast<long>(kMostSuggestions)));
        const Xapian::MSet matches = enquire.get_mset(0, limit);
        for (auto at = matches.begin(); at != matches.end(); ++at) {
            Record record = record_from_bytes(at.get_document().get_data());
            found.push_back({std::move(record.code), std::move(record.slug), std::move(record.title)});
        }
    });
    return found;
}

long long Reader::feed_seq() const {
    long long seq = 0;
    with_database([&](Xapian::Database& database) { seq = std::atoll(database.get_metadata("feed_seq").c_str()); });
    return seq;
}

long Reader::document_count() const {
    long count = 0;
    with_database([&](Xapian::Database& database) { count = static_cast<long>(database.get_doccount()); });
    return count;
}

}  // namespace pravila::search
