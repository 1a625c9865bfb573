#pragma once

#include "core/history/canonical_json.h"
#include "core/model/approval.h"
#include "core/model/document.h"
#include "core/model/reserved_code.h"

namespace pravila {

// What the log says of documents and revisions: the details of the actions in core/history/actions.h. Writing and
// verifying share them, so that a table row and its entries are compared in one form.

JsonObject document_details(const Document& document);  ///< document.created, document.changed
JsonObject code_details(const CodeAssignment& code,
                        std::string_view origin);  ///< code.issued; "assigned" or "recognised"
JsonObject assigned_details(const CodeAssignment& code, std::string_view origin);  ///< code.assigned, code.ended
JsonObject reserved_details(const ReservedCode& code);                             ///< code.reserved
JsonObject revision_details(const Revision& revision, const Document& document,
                            const BatchId& batch);                              ///< revision.imported
JsonObject superseded_details(const Revision& revision, const RevisionId& by);  ///< revision.superseded
JsonObject part_details(const RevisionPart& part, const DocumentId& document,
                        const BatchId& batch);  ///< revision.part_added

JsonObject draft_details(const Revision& revision, const PersonId& holder,
                         const std::string& reason_sha256);  ///< revision.created
JsonObject parts_details(const Revision& revision);          ///< revision.source_replaced, revision.part_attached
JsonObject signature_details(const Signature& signature, const DocumentId& document);  ///< signature.given
/// revision.approved. @param circuit  empty when an act alone approves.
JsonObject approved_details(const Revision& revision, const CircuitId& circuit, const Act& act);
/// revision.corrected.
JsonObject corrected_details(const Revision& revision, std::string_view field, const std::string& before,
                             const Act& act, const std::string& reason_sha256);

}  // namespace pravila
