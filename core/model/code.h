#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/act.h"

namespace pravila {

/// The canonical key of a code, for equality whatever the spelling: tokens in upper case, digits without leading zeros.
/// "P.O. Urb. 04", "po-urb-4" and "PO – URB – 004" all have {"PO","URB","4"}. Source: docs/codification.md.
using CodeKey = std::vector<std::string>;

/// Tokens joined by '-', in lower case: the form used in addresses ("po-urb-4").
std::string slug(const CodeKey& key);
/// Tokens joined by '-', in upper case: the form stored for uniqueness ("PO-URB-4").
std::string key_text(const CodeKey& key);
/// Tokens joined without a separator ("POURB4"): the form that also finds "pourb4".
std::string compact_key(const CodeKey& key);

enum class CodeState { kReserved, kIssued, kRetired, kCancelled };
std::string_view to_text(CodeState state);  ///< reserved, issued, retired, cancelled
std::optional<CodeState> code_state_from(std::string_view text);

/// A code given to a document, one of possibly several at once and of former ones.
struct CodeAssignment {
    std::string system = "SCIM";  ///< which codification: SCIM, ISO, …
    std::string printed;          ///< as printed on the document, NFC
    CodeKey key;
    std::string suffix;  ///< visible suffix of a double code, e.g. "[DITL]"; empty for nearly all
    CodeState state = CodeState::kIssued;
    bool current = true;          ///< false for a former code, which keeps redirecting
    std::optional<Date> from{};   ///< first day; nothing when it was found on an imported document
    std::optional<Date> until{};  ///< first day on which it no longer holds; nothing while it does, or when unknown
    Act act{};                    ///< by which it was given, or, once it ended, ended; may be empty
    std::string reason_sha256{};  ///< of why, see ApprovalReader::remark; empty when none was given
    bool operator==(const CodeAssignment&) const = default;
};

}  // namespace pravila
