#include "core/service/distribution/view_reviews.h"

#include <algorithm>

#include "core/service/access.h"
#include "core/service/organisation/unit_tree.h"

namespace pravila {

namespace {

bool may_decide(const Rights& rights, const Document& document) {
    return rights.authority(Role::kQualityManager, document.owner) ||
           rights.authority(Role::kDepartmentHead, document.owner);
}

}  // namespace

DocumentReviews view_reviews(const Context& context, const std::string& code) {
    DocumentReviews found;
    context.store.read(context.scope, [&](StoreReader& reader) {
        found = {};
        found.today = context.clock.today();
        found.document = require_readable_document(reader, read_access(reader, context), code).document;
        found.due = review_due(reader, found.document, found.today);
        found.late = found.due && *found.due < found.today;
        for (const Review& review : reader.distribution().reviews_of(found.document.id))
            found.reviews.push_back({review, person_name(reader, review.decided_by),
                                     reader.approval().remark(review.reason_sha256).value_or("")});
        std::reverse(found.reviews.begin(), found.reviews.end());
        const bool applies = applicable_revision(reader, found.document, found.today).has_value();
        found.may_decide = applies && may_decide(Rights::of(reader, context.scope.person, found.today), found.document);
        if (!found.may_decide) return;
        found.next_if_kept = proposed_review(reader, found.document, ReviewDecision::kKeep, found.today);
        found.next_if_revised = proposed_review(reader, found.document, ReviewDecision::kRevise, found.today);
    });
    return found;
}

ReviewList review_list(const Context& context, Date until, const std::optional<UnitId>& unit) {
    ReviewList list;
    context.store.read(context.scope, [&](StoreReader& reader) {
        list = {};
        list.today = context.clock.today();
        list.until = until;
        const ReadAccess access = read_access(reader, context);
        const Rights rights = Rights::of(reader, context.scope.person, list.today);
        const UnitTree tree = UnitTree::of(reader);
        for (DueReview& due : reviews_due_before(reader, until.plus_days(1), list.today, unit)) {
            if (!access.may_read_published(due.document)) continue;
            DueReviewLine line;
            line.due = due.due;
            line.unit = tree.name(due.document.owner);
            line.late = due.due < list.today;
            line.may_decide = may_decide(rights, due.document);
            line.document = std::move(due.document);
            list.late += line.late ? 1 : 0;
            list.lines.push_back(std::move(line));
        }
    });
    return list;
}

}  // namespace pravila
