#pragma once

#include <optional>
#include <set>

#include "core/model/document.h"

namespace pravila {

/// A part of an institution: all of it, or these units (with everything below them already named).
struct UnitReach {
    bool everywhere = false;
    std::set<UnitId> units;

    /// A document without an owner lies only in what reaches everywhere.
    bool covers(const std::optional<UnitId>& unit) const { return everywhere || (unit && units.contains(*unit)); }
    bool none() const { return !everywhere && units.empty(); }
    bool operator==(const UnitReach&) const = default;
};

/// How far a revision is, as far as reading goes.
enum class Stage {
    kPublished,  ///< approved or withdrawn, of a document with a code
    kWorking,    ///< draft, cancelled, or of a document without a code
    kReview      ///< on its way to approval
};
Stage stage_of(Lifecycle lifecycle, bool unfiled);

/// What somebody may read, as values that the store's services and the search index apply alike. What may not be read
/// is, for that person, not there at all. Made by read_access() of core/service/access.h; by default only what is
/// public. The rules: docs/access.md.
struct ReadAccess {
    bool everything = false;     ///< the program itself
    bool open_public = true;     ///< published revisions of public documents
    bool open_internal = false;  ///< the same of internal ones
    UnitReach managed;           ///< owners whose documents are managed or audited: every stage, every audience
    UnitReach headed;            ///< owners whose confidential documents the head of the institution reads
    std::set<UnitId> places;     ///< where the person works, and the units above: theirs are not confidential to them
    UnitReach works_on;          ///< owners whose drafts are read
    UnitReach reviews;           ///< owners whose revisions are read on their way to approval
    std::set<UnitId> heads;      ///< the same for documents in which these units take part
    std::set<RevisionId> named;  ///< drafts held, and revisions whose signature is asked for, whatever their audience

    static ReadAccess all();
    static ReadAccess nothing();
    bool may_read(const Document& document, const Revision& revision) const;
    /// Nothing keeps the person from the published revisions of such a document. Says nothing about drafts, nor whether
    /// there are any published ones.
    bool may_read_published(const Document& document) const;
    /// May see a document of which there is no revision at all.
    bool may_read_empty(const Document& document) const;
    bool operator==(const ReadAccess&) const = default;

  private:
    bool let_in(const Document& document) const;
};

}  // namespace pravila
