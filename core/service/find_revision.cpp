#include "core/service/find_revision.h"

#include <algorithm>

#include "core/history/entry.h"

namespace pravila {

namespace {

/// Whether the revision ever had the number. Only what created or renumbered it says one.
bool once_had(StoreReader& reader, const RevisionId& revision, EditionRevision number) {
    const auto entries = reader.log_entries_about(revision.str());
    return std::any_of(entries.begin(), entries.end(), [&](const StoredEntry& stored) {
        const LogEntry entry = log_entry_from(stored.canonical);
        if (entry.subject.id != revision.str()) return false;
        const auto says = [&](const char* field, int value) {
            const auto found = entry.details.find(field);
            const long long* stated = found == entry.details.end() ? nullptr : found->second.integer();
            return stated && *stated == value;
        };
        return says("edition", number.edition) && says("revision", number.revision);
    });
}

}  // namespace

RenumberedError::RenumberedError(const Document& document, EditionRevision asked, EditionRevision now)
    : Error(ErrorCode::kConflict, msg("Revision {number} of {code} is now {now}: it was renumbered while it was in "
                                      "work.",
                                      {{"number", to_text(asked)}, {"code", document.code()}, {"now", to_text(now)}})),
      now_(now) {}

const Revision* revision_numbered(const std::vector<Revision>& revisions, EditionRevision number) {
    const Revision* found = nullptr;
    for (const Revision& revision : revisions)
        if (revision.number == number && (!found || revision.lifecycle != Lifecycle::kCancelled)) found = &revision;
    return found;
}

const Revision& require_revision(StoreReader& reader, const Document& document, const std::vector<Revision>& readable,
                                 EditionRevision number) {
    if (const Revision* found = revision_numbered(readable, number)) return *found;
    for (const Revision& revision : readable)
        if (once_had(reader, revision.id, number)) throw RenumberedError(document, number, revision.number);
    throw Error(ErrorCode::kNotFound, msg("{code} has no revision {number}. See its history for the revisions it has.",
                                          {{"code", document.code()}, {"number", to_text(number)}}));
}

}  // namespace pravila
