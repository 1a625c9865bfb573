#pragma once

#include <string>

namespace pravila {

/// Where public ids come from: UUIDv7 texts in use, a fixed sequence in tests. Thread rule: callable from any thread.
class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual std::string next() = 0;
    template <class SomeId>
    SomeId next_id() {
        return SomeId(next());
    }
};

}  // namespace pravila
