#include "search/access_filter.h"

#include <xapian.h>

#include <vector>

#include "search/terms.h"

namespace pravila::search {

namespace {

using Xapian::Query;

Query any_of(const std::vector<std::string>& terms) { return Query(Query::OP_OR, terms.begin(), terms.end()); }

template <class SomeQuery>
Query both(const Query& a, const SomeQuery& b) {
    return Query(Query::OP_AND, a, b);
}

std::vector<std::string> terms_of(std::string_view prefix, const std::set<UnitId>& units) {
    std::vector<std::string> terms;
    terms.reserve(units.size());
    for (const UnitId& unit : units) terms.push_back(term(prefix, unit.str()));
    return terms;
}

/// Alternatives, of which there may be none: then nothing is found.
class Choice {
  public:
    void add(Query query) { choices_.push_back(std::move(query)); }
    void add_units(std::string_view prefix, const std::set<UnitId>& units) {
        if (!units.empty()) add(any_of(terms_of(prefix, units)));
    }
    void add_owners(const UnitReach& reach) {
        if (reach.everywhere)
            add(Query::MatchAll);
        else
            add_units(kOwner, reach.units);
    }
    Query query() const {
        return choices_.empty() ? Query(kNothingTerm) : Query(Query::OP_OR, choices_.begin(), choices_.end());
    }

  private:
    std::vector<Query> choices_;
};

Query let_in(const ReadAccess& access) {
    Choice choice;
    choice.add_owners(access.managed);
    choice.add_owners(access.headed);
    choice.add_units(kOwner, access.places);
    choice.add_units(kTakesPart, access.places);
    return choice.query();
}

Query in_work(const ReadAccess& access) {
    Choice choice;
    choice.add_owners(access.managed);
    choice.add_owners(access.works_on);
    return choice.query();
}

Query in_review(const ReadAccess& access) {
    Choice choice;
    choice.add(in_work(access));
    choice.add_owners(access.reviews);
    choice.add_units(kTakesPart, access.heads);
    return choice.query();
}

/// Revisions of a stage under a condition, those of confidential documents under a further one.
void add_stage(Choice& choice, Stage stage, const Query& condition, const Query& let_in) {
    choice.add(
        both(any_of({access_term(stage, Audience::kPublic), access_term(stage, Audience::kInternal)}), condition));
    choice.add(both(Query(access_term(stage, Audience::kConfidential)), both(condition, let_in)));
}

Query named(const ReadAccess& access) {
    std::vector<std::string> ids;
    ids.reserve(access.named.size());
    for (const RevisionId& revision : access.named) ids.push_back(unique_term(revision));
    return both(any_of(ids), any_of({lifecycle_term(Lifecycle::kDraft), lifecycle_term(Lifecycle::kInReview)}));
}

}  // namespace

std::string access_term(Stage stage, Audience audience) {
    static constexpr std::string_view kStages[] = {"published/", "working/", "review/"};
    return term("G", std::string(kStages[static_cast<std::size_t>(stage)]) + std::string(to_text(audience)));
}

Query access_filter(const ReadAccess& access) {
    if (access.everything) return Query::MatchAll;
    const Query inside = let_in(access);
    Choice choice;
    if (access.open_public) choice.add(Query(access_term(Stage::kPublished, Audience::kPublic)));
    if (access.open_internal) choice.add(Query(access_term(Stage::kPublished, Audience::kInternal)));
    choice.add(both(Query(access_term(Stage::kPublished, Audience::kConfidential)), inside));
    add_stage(choice, Stage::kWorking, in_work(access), inside);
    add_stage(choice, Stage::kReview, in_review(access), inside);
    if (!access.named.empty()) choice.add(named(access));
    return choice.query();
}

}  // namespace pravila::search
