#pragma once

#include <string>
#include <vector>

#include "core/service/codes/allocate_code.h"
#include "core/service/context.h"

namespace pravila {

/// One document that gets another code.
struct Recoding {
    DocumentId document;
    std::string title, before, after;
};

/// By which act a code changes, and why; both may be empty. The reason is kept apart from the log, which knows its
/// hash.
struct CodeChange {
    Act act{};
    std::string reason{};
};

/// Gives a document another code. The old one stays a former code and leads to the document for ever.
/// @param code  the new code, in any spelling; empty: the next one for its type and unit.
/// @throws Refusal kForbidden; Error kConflict: the code is or was another document's, or is reserved; kInvalidInput:
///         it is no code of the institution's schemes.
Recoding recode_document(const Context& context, const Codebook& codebook, const std::string& document,
                         const std::string& code, const CodeChange& change = {});

/// Gives every document that the unit owns its next code, as after a reorganisation that gave the unit another
/// abbreviation. Forms and annexes follow the code of their procedure and keep their own number in it. A document whose
/// code counts in the right scope already keeps it.
/// @param dry_run  only says what would happen. Applying is one transaction: all or none.
std::vector<Recoding> recode_unit(const Context& context, const Codebook& codebook, const UnitId& unit, bool dry_run,
                                  const CodeChange& change = {});

/// A document's code, given in a further codification (an ISO code beside the SCIM one), or the first code of a
/// document without one.
Recoding assign_code(const Context& context, const Codebook& codebook, const std::string& document,
                     const std::string& system, const std::string& code, const CodeChange& change = {});

/// Takes the current code away without a new one, in one codification: the document is without a code then.
Recoding retire_code(const Context& context, const std::string& document, const std::string& system,
                     const CodeChange& change = {});

}  // namespace pravila
