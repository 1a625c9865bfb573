#pragma once

#include <optional>
#include <string>

#include "core/model/approval.h"
#include "core/service/refusal.h"
#include "core/service/rights.h"
#include "core/workflow/transitions.h"

namespace pravila {

/// Names a revision: a code in any spelling, and edition and revision.
struct RevisionName {
    std::string code;
    EditionRevision number;
};

/// A revision with all that its approval needs to know.
struct WorkingRevision {
    Document document;
    Revision revision;
    std::optional<DraftFacts> draft;
    std::optional<Circuit> circuit;  ///< the last one; running exactly while the revision is in review

    std::string name() const;  ///< "PO-URB-04, 2.1"
};

/// A document to work on, for whoever the context acts for. One that is confidential to them is not there at all;
/// whether they may do what they want with it is asked next. @throws Error kNotFound, the same for both.
Document require_known_document(StoreReader& reader, const Context& context, const std::string& code);
/// @throws Error kNotFound as require_known_document, and when it has no such revision.
WorkingRevision require_working_revision(StoreReader& reader, const Context& context, const RevisionName& name);
WorkingRevision working_revision(StoreReader& reader, const Document& document, const Revision& revision);

/// Those who write and file documents of a unit: its authors and its head, and the people who keep the system.
/// @throws Refusal kForbidden with the reason.
Authority require_editor(StoreReader& reader, const Context& context, const Document& document,
                         const std::string& action);
/// Those who keep the system: quality manager and technical secretariat, for the unit of the document.
/// @throws Refusal kForbidden with the reason.
Authority require_keeper(StoreReader& reader, const Context& context, const Document& document,
                         const std::string& action);

/// What is allowed in this lifecycle at all. @throws Refusal kConflict naming the state it is in.
void require_event(const WorkingRevision& working, Event event, const std::string& action);

/// Ends a running circuit without approval: what was still asked is asked no more.
void end_circuit(StoreWriter& writer, Circuit circuit);

/// Keeps a free text out of the log: what the log gets is its salted hash. @return "" for an empty text.
/// @throws Error kInvalidInput when it is longer than 10,000 bytes.
std::string keep_remark(StoreWriter& writer, const Context& context, const std::string& text);

/// The name of a person, for messages; "?" when unknown.
std::string person_name(StoreReader& reader, const PersonId& id);

}  // namespace pravila
