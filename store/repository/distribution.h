#pragma once

#include <string>

#include "core/ports/distribution_store.h"
#include "store/db/session.h"

namespace pravila {

/// Distribution lists, readings, recalled copies, reminders and reviews, inside someone else's transaction. Thread
/// rule: one thread at a time.
class DistributionTables final : public DistributionWriter {
  public:
    /// @param institution  outlives this object.
    DistributionTables(db::Session& session, const std::string& institution)
        : db_(session), institution_(institution) {}

    std::vector<DistributionLine> lines() override;
    std::vector<DistributionLine> lines_of(const DocumentId& document) override;
    std::vector<DistributionLine> standing_lines_to(const std::vector<UnitId>& units, const std::vector<Role>& roles,
                                                    const PersonId& who) override;
    std::vector<DistributionStart> starts() override;
    std::optional<DistributionStart> start_of(const RevisionId& revision) override;
    std::vector<DistributionStart> starts_of(const DocumentId& document) override;
    std::vector<ReadingDuty> duties() override;
    std::vector<ReadingDuty> duties_of(const RevisionId& revision) override;
    std::vector<ReadingDuty> duties_of_person(const PersonId& who) override;
    std::vector<ReadingDuty> open_duties() override;
    std::vector<CopyRecall> recalls() override;
    std::vector<CopyRecall> recalls_of(const RevisionId& revision) override;
    std::vector<SentReminder> reminders() override;
    std::vector<SentReminder> reminders_of(const DutyId& duty) override;
    std::vector<Review> reviews() override;
    std::vector<Review> reviews_of(const DocumentId& document) override;

    void add_line(const DistributionLine& line) override;
    void end_line(const LineId& line, Date until) override;
    void add_start(const DistributionStart& start) override;
    void add_duty(const ReadingDuty& duty) override;
    void update_duty(const ReadingDuty& duty) override;
    void add_recall(const CopyRecall& recall) override;
    void copy_returned(const RecallId& recall, Date day) override;
    void add_reminder(const SentReminder& reminder) override;
    void add_review(const Review& review) override;

  private:
    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
