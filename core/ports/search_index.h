#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/model/access.h"
#include "core/model/document.h"

namespace pravila {

/// A section of a revision's text as it is searched and shown in hits.
struct IndexedSection {
    std::string anchor;   ///< "s-5.3"
    std::string heading;  ///< "5.3 Verificarea documentației depuse"; empty before the first heading
    std::string text;
};

/// All that the index knows of one revision.
struct IndexedRevision {
    InstitutionId institution;
    RevisionId revision;
    DocumentId document;
    std::string code;           ///< canonical spelling with suffix; empty when unfiled
    std::vector<CodeKey> keys;  ///< every code it has or had
    std::string slug;
    std::string title;
    DocumentType type = DocumentType::kOther;
    EditionRevision number;
    std::string unit_name;                   ///< owner; may be empty
    std::vector<std::string> participating;  ///< names of units
    Audience audience = Audience::kInternal;
    std::optional<UnitId> owner_id;
    std::vector<UnitId> participating_ids;
    Lifecycle lifecycle = Lifecycle::kApproved;
    StatedDate effective;
    std::optional<Date> effective_until;  ///< exclusive
    bool superseded_undated = false;
    std::string registry_number;
    bool unfiled = false;
    std::string parent_code;  ///< of a form: the printed code of its procedure
    std::vector<IndexedSection> sections;
};

struct SearchRequest {
    InstitutionId institution;
    ReadAccess access;  ///< hits, counts and suggestions know of nothing else; by default only what is public
    std::string query;
    Date as_of{};                  ///< the day asked for
    Date today{};                  ///< undated revisions are in force on this day only
    bool all_revisions = false;    ///< --revisions all
    bool include_undated = false;  ///< at a past day: show them too
    std::vector<DocumentType> types;
    std::vector<std::string> units;  ///< names, compared after folding
    std::vector<State> states;       ///< in_force by default
    long limit = 20;
    long offset = 0;
};

struct SearchHit {
    RevisionId revision;
    DocumentId document;
    std::string code, slug, title, unit_name;
    DocumentType type = DocumentType::kOther;
    EditionRevision number;
    State state = State::kInForce;  ///< on the day asked for
    StatedDate effective;
    std::optional<Date> effective_until;
    double score = 0;            ///< 0..100, of the best hit
    std::string section_anchor;  ///< of the section that matches best; may be empty
    std::string section;         ///< its heading; may be empty
    std::string snippet;         ///< HTML: escaped text with <mark>…</mark>
};

struct SearchResult {
    long total = 0;
    bool total_is_estimate = false;
    long undated_matches = 0;  ///< matches with an unknown date, not among the hits of a past day
    std::vector<SearchHit> hits;
    std::map<std::string, long> types, units, states;  ///< facets over all matches
    std::string suggestion;                            ///< another spelling of the query with hits; empty when none
    std::string notice;  ///< "query.simplified" when the query's syntax was wrong; else empty
};

/// Title and code while typing.
struct Suggestion {
    std::string code, slug, title;
};

/// The search index: derived from the store, answers on any day. Thread rule: callable from any thread.
class SearchIndex {
  public:
    virtual ~SearchIndex() = default;
    virtual SearchResult search(const SearchRequest& request) const = 0;
    virtual std::vector<Suggestion> suggest(const SearchRequest& request) const = 0;
    virtual long long feed_seq() const = 0;  ///< up to which feed row the index is whole; 0 when new
    virtual long document_count() const = 0;
};

/// The one writer of an index. Exactly one process holds it (a lock file); others search meanwhile.
class SearchIndexWriter {
  public:
    virtual ~SearchIndexWriter() = default;
    virtual void replace(const IndexedRevision& revision) = 0;  ///< by revision id
    virtual void remove(const RevisionId& revision) = 0;
    virtual void commit(long long feed_seq) = 0;  ///< documents and feed_seq in one Xapian commit
    virtual long long feed_seq() const = 0;
};

}  // namespace pravila
