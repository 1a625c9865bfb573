#pragma once

#include "core/service/codes/allocate_code.h"
#include "core/service/revisions/start_revision.h"

namespace pravila {

struct NewDocument {
    DocumentType type = DocumentType::kOperationalProcedure;
    std::optional<UnitId> unit;
    std::string title;
    std::vector<UnitId> participating;
    std::optional<DocumentId> parent;  ///< of a form or annex
    Audience audience = Audience::kInternal;
    std::string code;                            ///< a reserved code; empty: the next one
    std::string scheme;                          ///< as in CodeRequest
    std::string system;                          ///< as in CodeRequest
    std::map<SegmentKind, std::string> given{};  ///< as in CodeRequest
};

/// A new document takes its code and its first draft, of which the person becomes the holder; one transaction.
/// @throws Refusal kForbidden: no right for that unit; kConflict ("code.not_reserved"): the code is not kept for
/// anyone;
///         Error kInvalidInput as next_code and for an empty or over-long title.
WorkingRevision create_document(const Context& context, const Codebook& codebook, const NewDocument& wanted);

/// The units that exist today and for which the person writes or files documents, by name.
std::vector<Unit> units_to_write_for(const Context& context);

}  // namespace pravila
