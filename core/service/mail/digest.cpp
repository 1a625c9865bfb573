#include "core/service/mail/digest.h"

#include <algorithm>

namespace pravila {

namespace {

constexpr int kReviewDaysAhead = 14;
constexpr int kComingDaysAhead = 7;
constexpr int kComingDaysAlone = 3;

/// Reviews are for the quality manager and the head of the unit that owns the procedure.
std::vector<ReviewTask> reviews_of(StoreReader& reader, const PersonId& person, Date today,
                                   const std::vector<DueReview>& reviews) {
    std::vector<ReviewTask> mine;
    const Rights rights = Rights::of(reader, person, today);
    for (const DueReview& due : reviews) {
        const Document& document = due.document;
        if (rights.authority(Role::kQualityManager, document.owner) ||
            rights.authority(Role::kDepartmentHead, document.owner))
            mine.push_back({{document.code(), document.title, document.slug(), {}, document.audience}, due.due});
    }
    return mine;
}

}  // namespace

long DailyDigest::count() const {
    return static_cast<long>(answers.size() + returned.size() + readings.size() + reviews.size());
}

long DailyDigest::late() const {
    const auto late = [](const auto& task) { return task.late; };
    return std::count_if(answers.begin(), answers.end(), late) + std::count_if(readings.begin(), readings.end(), late) +
           std::count_if(reviews.begin(), reviews.end(),
                         [this](const ReviewTask& task) { return task.due_on < today; });
}

bool DailyDigest::worth_telling() const {
    return count() > 0 || std::any_of(coming.begin(), coming.end(), [this](const ComingTask& task) {
               return task.effective_from <= today.plus_days(kComingDaysAlone);
           });
}

std::vector<DueReview> reviews_to_tell(StoreReader& reader, Date today) {
    return reviews_due_before(reader, today.plus_days(kReviewDaysAhead + 1), today);
}

DailyDigest digest_of(const Context& context, const std::vector<DueReview>& reviews) {
    const Tasks tasks = tasks_of(context);
    DailyDigest digest;
    context.store.read(context.scope, [&](StoreReader& reader) {
        digest = {};
        digest.today = tasks.today;
        digest.answers = tasks.answers;
        for (const DraftTask& draft : tasks.drafts)
            if (draft.returned) digest.returned.push_back(draft);
        for (const ComingTask& coming : tasks.coming)
            if (coming.effective_from <= tasks.today.plus_days(kComingDaysAhead)) digest.coming.push_back(coming);
        digest.readings = tasks.readings;
        digest.reviews = reviews_of(reader, context.scope.person, tasks.today, reviews);
    });
    return digest;
}

}  // namespace pravila
