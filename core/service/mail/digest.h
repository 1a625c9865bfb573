#pragma once

#include <optional>
#include <vector>

#include "core/service/distribution/reviews.h"
#include "core/service/tasks.h"

namespace pravila {

/// A procedure that a person is to review.
struct ReviewTask {
    TaskRevision revision;  ///< what is in force; its number is not told
    Date due_on{};
};

/// What the daily mail tells one person.
struct DailyDigest {
    Date today{};
    std::vector<AnswerTask> answers;    ///< late ones first
    std::vector<DraftTask> returned;    ///< drafts that came back
    std::vector<ReadingTask> readings;  ///< by last day
    std::vector<ReviewTask> reviews;    ///< by last day, up to two weeks ahead
    std::vector<ComingTask> coming;     ///< what begins to apply within a week, by day

    /// Things that the person is to do.
    long count() const;
    /// Those of them whose last day is over.
    long late() const;
    /// Worth a mail: there is something to do, or something begins to apply within three days. What is only far off is
    /// told beside other things and never alone.
    bool worth_telling() const;
};

/// Reviews due within two weeks of `today`: the same for everyone, so asked once for a round of mail.
std::vector<DueReview> reviews_to_tell(StoreReader& reader, Date today);

/// For the person of the context. @param reviews  as reviews_to_tell() gave them.
DailyDigest digest_of(const Context& context, const std::vector<DueReview>& reviews);

}  // namespace pravila
