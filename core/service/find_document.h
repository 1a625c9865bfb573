#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/ports/document_store.h"

namespace pravila {

/// How a text led to a document.
struct FoundDocument {
    Document document;
    bool by_former_code = false;  ///< the text is a code it no longer has
    bool by_confusable = false;   ///< found only after reading O as 0 or I as 1
};

/// Finds the document that a code, an address slug ("po-urb-4", "po-5~ditl") or "_<id>" means, in any spelling.
///
/// Current codes win over former ones; a double code without its suffix means the document that had it first.
/// @return nothing when no document has or had this code.
std::optional<FoundDocument> find_document(StoreReader& reader, std::string_view text);

/// The same, with Error kNotFound that names the code and says what to do.
FoundDocument require_document(StoreReader& reader, std::string_view text);

/// The refusal itself.
Error no_such_document(std::string_view text);

}  // namespace pravila
