#pragma once

#include <string>

#include "core/model/document.h"

namespace pravila {

/// Whether a file that carries a document's code is a revision of it, or another document with the same code (old
/// archives have those). The same when the titles share at least half of their words (by stem), or when either title is
/// unknown and the units do not contradict each other.
bool same_document(const Document& document, const std::string& owner, const std::string& title,
                   const std::string& unit);

/// Initials of a unit's name without its small words: "Direcția Impozite și Taxe Locale" -> "DITL".
std::string unit_initials(const std::string& unit);

/// The key of the procedure that a form's key names: F-PO-16-1 -> PO-16; empty when it names none.
CodeKey parent_key(const CodeKey& form);

}  // namespace pravila
