#include "core/model/access.h"

#include <algorithm>

namespace pravila {

Stage stage_of(Lifecycle lifecycle, bool unfiled) {
    if (unfiled) return Stage::kWorking;
    switch (lifecycle) {
        case Lifecycle::kApproved:
        case Lifecycle::kWithdrawn:
            return Stage::kPublished;
        case Lifecycle::kInReview:
            return Stage::kReview;
        case Lifecycle::kDraft:
        case Lifecycle::kCancelled:
            break;
    }
    return Stage::kWorking;
}

ReadAccess ReadAccess::all() {
    ReadAccess access;
    access.everything = access.open_internal = true;
    return access;
}

ReadAccess ReadAccess::nothing() {
    ReadAccess access;
    access.open_public = false;
    return access;
}

/// Whether what is confidential about the document is so to this person.
bool ReadAccess::let_in(const Document& document) const {
    if (document.audience != Audience::kConfidential || managed.covers(document.owner) || headed.covers(document.owner))
        return true;
    const auto at_home = [&](const UnitId& unit) { return places.contains(unit); };
    return (document.owner && at_home(*document.owner)) ||
           std::any_of(document.participating.begin(), document.participating.end(), at_home);
}

bool ReadAccess::may_read_published(const Document& document) const {
    switch (document.audience) {
        case Audience::kPublic:
            return everything || open_public;
        case Audience::kInternal:
            return everything || open_internal;
        case Audience::kConfidential:
            break;
    }
    return everything || let_in(document);
}

bool ReadAccess::may_read_empty(const Document& document) const {
    return everything || (let_in(document) && (managed.covers(document.owner) || works_on.covers(document.owner)));
}

bool ReadAccess::may_read(const Document& document, const Revision& revision) const {
    if (everything) return true;
    const bool open = revision.lifecycle == Lifecycle::kDraft || revision.lifecycle == Lifecycle::kInReview;
    if (open && named.contains(revision.id)) return true;
    switch (stage_of(revision.lifecycle, document.codes.empty())) {
        case Stage::kPublished:
            return may_read_published(document);
        case Stage::kWorking:
            return may_read_empty(document);
        case Stage::kReview:
            break;
    }
    if (may_read_empty(document)) return true;
    return let_in(document) &&
           (reviews.covers(document.owner) || std::any_of(document.participating.begin(), document.participating.end(),
                                                          [&](const UnitId& unit) { return heads.contains(unit); }));
}

}  // namespace pravila
