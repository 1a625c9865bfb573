#pragma once

#include <string>

namespace pravila {

/// One line of the log as it is hashed: canonical JSON (RFC 8785), never changed once appended.
struct StoredEntry {
    long long seq = 0;      ///< 0, 1, 2… without gaps, per institution
    std::string canonical;  ///< exactly the bytes that were hashed
};

}  // namespace pravila
