#include "core/service/validity.h"

#include <algorithm>

namespace pravila {

namespace {

bool counts(const Revision& revision) { return revision.lifecycle == Lifecycle::kApproved; }

}  // namespace

std::vector<std::size_t> recompute_validity(std::vector<Revision>& revisions) {
    std::vector<std::size_t> changed;
    for (std::size_t i = 0; i < revisions.size(); ++i) {
        Revision& revision = revisions[i];
        if (!counts(revision)) continue;
        std::optional<Date> until;
        bool undated_successor = false;
        for (std::size_t j = i + 1; j < revisions.size(); ++j) {
            if (!counts(revisions[j])) continue;
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
        if (!counts(revision) || !revision.effective.day) continue;
        if (latest && *revision.effective.day < *latest) return true;
        latest = revision.effective.day;
    }
    return false;
}

}  // namespace pravila
