#pragma once

#include <string>
#include <vector>

#include "core/service/context.h"

namespace pravila {

/// A document in force that nobody answers for.
struct OrphanDocument {
    enum class Reason {
        kNoOwner,    ///< no unit is named
        kUnitEnded,  ///< its unit does not exist on the day
        kNoHead      ///< nobody may act as head of its unit
    };
    DocumentId id;
    std::string code, title;
    std::string unit;        ///< name of the owner; empty when there is none
    std::string successors;  ///< units that took over from the owner, joined by ", "
    Reason reason = Reason::kNoOwner;
};
std::string_view to_text(OrphanDocument::Reason reason);  ///< no_owner, unit_ended, no_head

/// An answer that is due and that nobody may give.
struct StuckSlot {
    CircuitId circuit;
    RevisionId revision;
    std::string code, title;
    std::string asked;  ///< who is asked: a person's name, or a role with its unit
    std::optional<Date> due_on;
};

struct Orphans {
    std::vector<OrphanDocument> documents;  ///< in the order of the register
    std::vector<StuckSlot> slots;           ///< by last day
};

/// "Proceduri fără titular" on a day: documents then in force whose unit does not exist or has no head (a deputy
/// counts, the head of a unit above counts), and open answers of circuits that nobody can give.
Orphans find_orphans(const Context& context, Date day);

}  // namespace pravila
