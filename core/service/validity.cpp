#include "core/service/validity.h"

#include <algorithm>

namespace pravila {

namespace {

bool approved(const Revision& revision) { return revision.lifecycle == Lifecycle::kApproved; }

/// Withdrawn before its first day: it never applied, and so ended nothing.
bool never_began(const Revision& revision) {
    return revision.effective_until && *revision.effective_until <= *revision.effective.day;
}

/// Ends the revisions before it: approved, or withdrawn after it had begun.
bool ends_others(const Revision& revision) {
    if (approved(revision)) return true;
    return revision.lifecycle == Lifecycle::kWithdrawn && revision.effective.day && !never_began(revision);
}

/// When it ended is a fact: of a withdrawn one the known day may only become earlier.
bool has_own_end(const Revision& revision) {
    return revision.lifecycle == Lifecycle::kWithdrawn && revision.effective.day && revision.effective_until;
}

}  // namespace

std::vector<std::size_t> recompute_validity(std::vector<Revision>& revisions) {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
        Revision& revision = revisions[i];
        if (!approved(revision) && !has_own_end(revision)) continue;
        std::optional<Date> until = approved(revision) ? std::nullopt : revision.effective_until;
        bool undated_successor = false;
        for (std::size_t j = i + 1; j < revisions.size(); ++j) {
            if (!ends_others(revisions[j])) continue;
            const auto& next = revisions[j].effective.day;
            if (!next) undated_successor = true;
            // The earliest later revision ends this one, whatever the order in which their dates run.
            else
                until = until ? std::min(*until, *next) : *next;
        }
        if (until && revision.effective.day) until = std::max(*until, *revision.effective.day);
        const bool superseded_undated = undated_successor || (!revision.effective.day && until.has_value());
        if (!revision.effective.day) until.reset();
        if (revision.effective_until == until && revision.superseded_undated == superseded_undated) continue;
        revision.effective_until = until;
        revision.superseded_undated = superseded_undated;
        changed.push_back(i);
    }
    return changed;
}

bool dates_run_against_order(const std::vector<Revision>& revisions) {
    std::optional<Date> latest;
    for (const Revision& revision : revisions) {
        if (!ends_others(revision) || !revision.effective.day) continue;
        if (latest && *revision.effective.day < *latest) return true;
        latest = revision.effective.day;
    }
    return false;
}

}  // namespace pravila
