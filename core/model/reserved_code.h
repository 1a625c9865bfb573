#pragma once

#include <optional>
#include <string>

#include "core/model/code.h"
#include "core/model/document.h"

namespace pravila {

/// A code without a document: reserved for someone, issued since, or cancelled. Its number is blocked for ever.
struct ReservedCode {
    ReservationId id;
    std::string system = "SCIM";
    std::string printed;
    CodeKey key;
    CodeState state = CodeState::kReserved;  ///< reserved, issued (a document has it now), cancelled
    DocumentType type = DocumentType::kOther;
    std::optional<UnitId> unit;
    PersonId reserved_by;
    Instant reserved_at{};
    Date expires_on{};          ///< last day on which it is kept
    std::string reason_sha256;  ///< of why, see ApprovalReader::remark; empty when none was given
    long long row_version = 1;
};

}  // namespace pravila
