#include "core/service/distribution/reviews.h"

#include <algorithm>
#include <tuple>

#include "core/error.h"
#include "core/service/distribution/details.h"
#include "core/service/organisation/checks.h"
#include "core/service/organisation/require_role.h"
#include "core/service/organisation/unit_tree.h"
#include "core/service/record.h"
#include "core/service/whole_setting.h"

namespace pravila {

namespace {

/// Time for a new text, in months.
constexpr int kNewTextMonths = 3;

/// The same day so many months later, or the last of that month.
Date months_later(Date day, int months) {
    const int month = static_cast<int>(day.month()) - 1 + months;
    for (unsigned last = day.day();; --last)
        if (const auto later = Date::from_ymd(day.year() + month / 12, static_cast<unsigned>(month % 12 + 1), last))
            return *later;
}

int period_months(StoreReader& reader, DocumentType type) {
    constexpr int kDefault = 12, kMost = 120;
    return whole_setting(reader, "review.months." + std::string(to_text(type)), kDefault, 1, kMost);
}

void require_reviewer(StoreReader& reader, const Context& context, const Document& document) {
    require_role(reader, context.scope.person, context.clock.today(), {Role::kQualityManager, Role::kDepartmentHead},
                 document.owner);
}

Review decide(StoreWriter& writer, const Context& context, const Document& document, const ReviewResult& result) {
    const Date today = context.clock.today();
    require_reviewer(writer, context, document);
    if (result.reason.empty())
        throw Error(ErrorCode::kInvalidInput, msg("A review needs a reason. Say why it was decided so."));
    if (result.next_due && *result.next_due <= today)
        throw Error(ErrorCode::kInvalidInput, msg("The next review must be on a later day than today."));
    if (!applicable_revision(writer, document, today))
        throw Error(ErrorCode::kConflict,
                    msg("{code} has nothing in force today that could be reviewed.", {{"code", document.code()}}));
    Review review;
    review.id = context.ids.next_id<ReviewId>();
    review.document = document.id;
    review.decision = result.decision;
    review.decided_on = today;
    review.next_due = result.next_due && result.decision != ReviewDecision::kWithdraw
                          ? result.next_due
                          : proposed_review(writer, document, result.decision, today);
    review.decided_by = context.scope.person;
    review.act = optional_act(result.act);
    review.reason_sha256 = keep_remark(writer, context, result.reason);
    writer.distribution().add_review(review);
    record(writer, context, "review.decided", review.id.str(), review_details(review), {}, {document.id.str()});
    return review;
}

}  // namespace

std::optional<Revision> applicable_revision(StoreReader& reader, const Document& document, Date today) {
    for (Revision& revision : reader.revisions_of(document.id))
        if (in_force_on(revision, today, today)) return std::move(revision);
    return {};
}

bool asks_for_text(ReviewDecision decision) {
    return decision == ReviewDecision::kRevise || decision == ReviewDecision::kNewEdition;
}

std::optional<Date> review_due(StoreReader& reader, const Document& document, Date today) {
    const auto revision = applicable_revision(reader, document, today);
    if (!revision) return {};
    const auto reviews = reader.distribution().reviews_of(document.id);
    const auto begun = revision->effective.day;
    if (!reviews.empty() && (!begun || *begun <= reviews.back().decided_on)) return reviews.back().next_due;
    if (const auto stated = Date::parse(revision->review_by)) return stated;
    if (!begun) return {};
    return months_later(*begun, period_months(reader, document.type));
}

std::vector<DueReview> reviews_due_before(StoreReader& reader, Date until, Date today,
                                          const std::optional<UnitId>& unit) {
    const UnitTree tree = UnitTree::of(reader);
    std::vector<DueReview> found;
    for (Document& document : reader.documents({})) {
        if (unit && !(document.owner && tree.lies_in(*document.owner, *unit))) continue;
        const auto due = review_due(reader, document, today);
        if (due && *due < until) found.push_back({std::move(document), *due});
    }
    std::stable_sort(found.begin(), found.end(), [](const DueReview& a, const DueReview& b) { return a.due < b.due; });
    return found;
}

std::optional<Date> proposed_review(StoreReader& reader, const Document& document, ReviewDecision decision,
                                    Date today) {
    switch (decision) {
        case ReviewDecision::kKeep:
            return months_later(today, period_months(reader, document.type));
        case ReviewDecision::kWithdraw:
            return {};
        default:
            return months_later(today, kNewTextMonths);
    }
}

DecidedReview decide_review(const Context& context, const std::string& code, const ReviewResult& result) {
    if (result.begin_draft && !asks_for_text(result.decision))
        throw Error(ErrorCode::kInvalidInput,
                    msg("A draft begins only when the review decides on a revision or a new edition."));
    DecidedReview decided;
    context.store.write(context.scope, [&](StoreWriter& writer) {
        decided = {};
        const Document document = require_known_document(writer, context, code);
        decided.review = decide(writer, context, document, result);
        if (!result.begin_draft) return;
        NewRevision wanted;
        wanted.kind = result.decision == ReviewDecision::kNewEdition ? RevisionKind::kEdition : RevisionKind::kRevision;
        wanted.number_reason = result.reason;
        decided.draft = start_revision(writer, context, document, wanted);
    });
    return decided;
}

std::vector<Document> review_unit(const Context& context, const UnitId& unit, const ReviewResult& result,
                                  bool dry_run) {
    std::vector<Document> reviewed;
    const auto each = [&](StoreReader& reader, const std::function<void(const Document&)>& visit) {
        reviewed.clear();
        require_unit(reader, unit);
        const UnitTree tree = UnitTree::of(reader);
        for (Document& document : reader.documents({})) {
            const bool owned = document.owner && tree.lies_in(*document.owner, unit);
            if (!owned || !applicable_revision(reader, document, context.clock.today())) continue;
            visit(document);
            reviewed.push_back(std::move(document));
        }
    };
    if (dry_run)
        context.store.read(context.scope, [&](StoreReader& reader) {
            each(reader, [&](const Document& document) { require_reviewer(reader, context, document); });
        });
    else
        context.store.write(context.scope, [&](StoreWriter& writer) {
            checked_act(result.act);
            each(writer, [&](const Document& document) { decide(writer, context, document, result); });
        });
    return reviewed;
}

}  // namespace pravila
