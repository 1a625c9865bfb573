#pragma once

#include <optional>
#include <vector>

#include "core/model/distribution.h"
#include "core/model/review.h"

namespace pravila {

/// Distribution lists, readings, recalled copies, reminders and reviews. Limited to the scope's institution; absence is
/// an empty optional; nothing is ever deleted.
class DistributionReader {
  public:
    virtual ~DistributionReader() = default;

    virtual std::vector<DistributionLine> lines() = 0;  ///< by document, day, id
    virtual std::vector<DistributionLine> lines_of(
        const DocumentId& document) = 0;  ///< by day, then id; ended ones too
    /// Lines to one of these units, one of these roles or this person that have no end, by document, day, id.
    virtual std::vector<DistributionLine> standing_lines_to(const std::vector<UnitId>& units,
                                                            const std::vector<Role>& roles, const PersonId& who) = 0;

    virtual std::vector<DistributionStart> starts() = 0;  ///< by day, then revision
    virtual std::optional<DistributionStart> start_of(const RevisionId& revision) = 0;
    virtual std::vector<DistributionStart> starts_of(const DocumentId& document) = 0;  ///< by day, then revision

    virtual std::vector<ReadingDuty> duties() = 0;                               ///< by id
    virtual std::vector<ReadingDuty> duties_of(const RevisionId& revision) = 0;  ///< by id
    virtual std::vector<ReadingDuty> duties_of_person(const PersonId& who) = 0;  ///< by id
    virtual std::vector<ReadingDuty> open_duties() = 0;                          ///< by last day, then id

    virtual std::vector<CopyRecall> recalls() = 0;                               ///< by id
    virtual std::vector<CopyRecall> recalls_of(const RevisionId& revision) = 0;  ///< by id

    virtual std::vector<SentReminder> reminders() = 0;                       ///< by id
    virtual std::vector<SentReminder> reminders_of(const DutyId& duty) = 0;  ///< by day of the schedule

    virtual std::vector<Review> reviews() = 0;                               ///< by day, then id
    virtual std::vector<Review> reviews_of(const DocumentId& document) = 0;  ///< by day, then id
};

class DistributionWriter : public DistributionReader {
  public:
    virtual void add_line(const DistributionLine& line) = 0;
    virtual void end_line(const LineId& line, Date until) = 0;
    virtual void add_start(const DistributionStart& start) = 0;  ///< @throws Error kConflict: started already
    virtual void add_duty(const ReadingDuty& duty) = 0;          ///< @throws Error kConflict: one stands already
    virtual void update_duty(const ReadingDuty& duty) = 0;       ///< state, withdrawal and acknowledgement only
    virtual void add_recall(const CopyRecall& recall) = 0;       ///< @throws Error kConflict: asked back already
    virtual void copy_returned(const RecallId& recall, Date day) = 0;
    virtual void add_reminder(
        const SentReminder& reminder) = 0;  ///< @throws Error kConflict: sent for that day already
    virtual void add_review(const Review& review) = 0;
};

}  // namespace pravila
