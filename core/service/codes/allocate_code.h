#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/codification/codebook.h"
#include "core/ports/document_store.h"

namespace pravila {

/// What a new code is for.
struct CodeRequest {
    DocumentType type = DocumentType::kOperationalProcedure;
    std::optional<UnitId> unit;        ///< of the document; its abbreviation stands in the code
    std::optional<DocumentId> parent;  ///< of a form or annex
    std::string system;                ///< segment SYSTEM of the scheme: "SCIM"; empty: as the scheme's own
    std::string scheme;                ///< name of a scheme; empty: as the institution does it for this type
    /// Values of segments that the institution cannot know by itself: STANDARD "09", CLAUSE "8.7", ACTIVITY, ENTITY; a
    /// DIRECTORATE that is not the one above the unit. What the scheme has no segment for is not looked at.
    std::map<SegmentKind, std::string> given{};
};

/// The next code of its kind: 1 + the highest number ever given in its counter's scope, whatever became of it since.
/// The number widens beyond its width; gaps stay gaps. Reads the codes of the scope and no others.
///
/// Which scheme: `request.scheme`, else the setting `code.scheme.<TYPE>`, else `type-number` for PS, `form-dash` and
/// `annex-dot` for forms and annexes with a parent, `type-department-number` for the rest.
/// @throws Error kInvalidInput: no such scheme; it needs something that the request does not give, named (a unit
///         without abbreviation, a parent without a code, a standard or a clause that was not given), or a value cannot
///         stand where it should.
/// Source: docs/codification.md 5 (domain: counter scope).
CodeAssignment next_code(StoreReader& reader, const Codebook& codebook, const CodeRequest& request, Date today);

/// The code of a document whose procedure got another one: the same number inside the new code of the procedure, since
/// forms keep their own numbering (F-PO-URB-04-02 becomes F-PO-DUC-01-02); the next one when that number was given
/// there.
/// @param printed  the code that it bears now.
CodeAssignment following_code(StoreReader& reader, const Codebook& codebook, const CodeRequest& request,
                              const std::string& printed, Date today);

/// The values of a code that say what the document is about, wherever it lies: STANDARD, CLAUSE, ACTIVITY, ENTITY. They
/// stay when the document gets another code.
std::map<SegmentKind, std::string> lasting_values(const Codebook& codebook, const std::string& printed);

/// The scheme that next_code would use. @throws Error kInvalidInput as next_code.
const Scheme& scheme_for(StoreReader& reader, const Codebook& codebook, const CodeRequest& request);

/// True when the code is one of those that `next_code` counts for the request: it need not be given anew.
bool counts_in_scope(StoreReader& reader, const Codebook& codebook, const CodeRequest& request,
                     const std::string& printed, Date today);

/// Numbers between 1 and the highest of a scope that no document bears now: one that was kept, given up or retired, or
/// a run of numbers never given (one row whatever its length, since a misprinted code may leave a million behind).
struct Gap {
    std::string code;  ///< as it would be printed
    std::string last;  ///< of the run; same as `code` for one number
    int count = 1;
    enum class Why { kNeverGiven, kReserved, kCancelled, kRetired } why = Why::kNeverGiven;
    std::optional<ReservedCode> reservation;
};
/// Every gap in the scope of a request, by number.
std::vector<Gap> code_gaps(StoreReader& reader, const Codebook& codebook, const CodeRequest& request, Date today);

}  // namespace pravila
