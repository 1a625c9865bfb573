#pragma once

#include <string>
#include <string_view>

namespace pravila {

/// Makes passwords into hashes that are slow to guess. Thread rule: callable from any thread; may wait for its turn.
/// @throws Error kUnavailable when too many wait already.
class PasswordHasher {
  public:
    virtual ~PasswordHasher() = default;
    /// A text that holds the hash, its salt and its parameters.
    virtual std::string hash(std::string_view password) = 0;
    /// Takes as long whether it fits or not. An empty or unreadable `hash` fits nothing and takes as long all the same.
    virtual bool verify(const std::string& hash, std::string_view password) = 0;
    /// The hash was made with other parameters than are used now.
    virtual bool is_outdated(const std::string& hash) const = 0;
};

}  // namespace pravila
