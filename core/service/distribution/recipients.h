#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/document_store.h"

namespace pravila {

/// What one person gets a document for.
struct Recipient {
    Purpose purpose = Purpose::kApply;
    std::string copy_number;
};

/// Who the lines that stand on `day` name: people with a place in a unit, holders of a role, people by name; nobody
/// twice, nobody disabled. @param only  of these, this person alone.
std::map<PersonId, Recipient> recipients(StoreReader& reader, const std::vector<DistributionLine>& lines, Date day,
                                         const std::optional<PersonId>& only = {});

/// Fingerprint of what is to be read of a revision: its text, else its signed copy, else its first file; "" without
/// any.
std::string reading_sha256(const Revision& revision);

}  // namespace pravila
