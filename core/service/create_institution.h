#pragma once

#include <string>

#include "core/service/context.h"

namespace pravila {

struct NewInstitution {
    InstitutionId id;            ///< chosen by the caller, because the name of the log's key contains it
    std::string name;            ///< 1..200 characters
    std::string scheme;          ///< text of a coding scheme (TOML); empty: the built-in ones
    std::string public_key_raw;  ///< 32 bytes of the log's Ed25519 key
};

/// Fills a new store: the institution, its settings and the first entries of its log, in one transaction.
/// @throws Error kInvalidInput for an empty or over-long name.
Institution create_institution(DocumentStore& store, const Clock& clock, IdSource& ids, const NewInstitution& wanted);

}  // namespace pravila
