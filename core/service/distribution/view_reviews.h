#pragma once

#include "core/service/distribution/reviews.h"

namespace pravila {

/// A review that was made, with the words that the log does not have.
struct ReviewLine {
    Review review;
    std::string decided_by, reason;
};

/// The reviews of a document.
struct DocumentReviews {
    Document document;
    Date today{};
    std::optional<Date> due;                            ///< last day of the next one
    bool late = false;                                  ///< that day is over
    std::vector<ReviewLine> reviews;                    ///< newest first
    bool may_decide = false;                            ///< the person of the context, today
    std::optional<Date> next_if_kept, next_if_revised;  ///< what is proposed; only when the person may decide
};
/// @throws Error kNotFound: no such document that may be read.
DocumentReviews view_reviews(const Context& context, const std::string& code);

/// A review that is due.
struct DueReviewLine {
    Document document;
    Date due{};
    std::string unit;         ///< name of the owner; may be empty
    bool late = false;        ///< its last day is over
    bool may_decide = false;  ///< the person of the context
};

struct ReviewList {
    Date today{}, until{};
    std::vector<DueReviewLine> lines;  ///< by last day
    std::size_t late = 0;
};

/// "De analizat": what is due until `until`, included, of what the person may read.
/// @param unit  only what it, or a unit below it, owns.
ReviewList review_list(const Context& context, Date until, const std::optional<UnitId>& unit = {});

}  // namespace pravila
