#pragma once

#include <string>
#include <vector>

#include "core/service/revisions/start_revision.h"

namespace pravila {

/// What of a document applies today.
std::optional<Revision> applicable_revision(StoreReader& reader, const Document& document, Date today);

/// The last day of the next review of a document: what the last review says; else what the institution's register says
/// (review_by of the revision in force); else the first day in force plus the months of its type (setting
/// review.months.<type>, 12 without one). A revision that came into force after the last review begins anew.
/// @return nothing when nothing is in force, the day is not known, or the last review decided to withdraw it.
std::optional<Date> review_due(StoreReader& reader, const Document& document, Date today);

struct DueReview {
    Document document;
    Date due{};
};

/// Reviews whose last day is before `until`, oldest first. @param unit  only what it, or a unit below it, owns.
std::vector<DueReview> reviews_due_before(StoreReader& reader, Date until, Date today,
                                          const std::optional<UnitId>& unit = {});

/// What a review came to, as a person enters it.
struct ReviewResult {
    ReviewDecision decision = ReviewDecision::kKeep;
    std::string reason;            ///< not empty
    std::optional<Date> next_due;  ///< nothing: proposed_review says
    Act act{};                     ///< the minutes; needed for a whole unit
    bool begin_draft = false;      ///< begin the new text at once; only with a decision that asks for one
};

/// Whether a new text follows from the decision: a revision or a new edition.
bool asks_for_text(ReviewDecision decision);

struct DecidedReview {
    Review review;
    std::optional<WorkingRevision> draft;  ///< when one was begun
};

/// The next review that is proposed: a full period of the type when it is kept, three months when a new text is to be
/// written, none when it is to be withdrawn.
std::optional<Date> proposed_review(StoreReader& reader, const Document& document, ReviewDecision decision, Date today);

/// Records a review, and begins the new text where that is wanted, both or neither. The quality manager may, and the
/// head of the unit that owns it. @throws Error kForbidden, kNotFound, kInvalidInput (no reason, a day that is past),
/// kConflict: nothing in force, or somebody has a draft of it already.
DecidedReview decide_review(const Context& context, const std::string& code, const ReviewResult& result);

/// Records one decision for everything in force that the unit or a unit below it owns, all or none, on one act.
/// @param dry_run  only tells which documents it would be. @return them, by code.
std::vector<Document> review_unit(const Context& context, const UnitId& unit, const ReviewResult& result, bool dry_run);

}  // namespace pravila
