#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "core/ports/password_hasher.h"

namespace pravila {

/// Argon2id (RFC 9106), hashes in its own text form ("$argon2id$v=19$m=47104,t=1,p=1$…").
class Argon2Hasher final : public PasswordHasher {
  public:
    struct Options {
        std::uint32_t memory_kib = 47104, passes = 1, lanes = 1;  ///< 46 MiB: OWASP's equal of 19 MiB and two passes
        unsigned at_once = 2;  ///< hashes computed at the same time; the others wait, so that memory stays bounded
        unsigned waiting = 1;  ///< tries that may wait; more are refused, so that they do not hold every thread
    };

    explicit Argon2Hasher(Options options);
    Argon2Hasher() : Argon2Hasher(Options{}) {}

    std::string hash(std::string_view password) override;
    bool verify(const std::string& hash, std::string_view password) override;
    bool is_outdated(const std::string& hash) const override;

  private:
    class Turn;
    std::string hash_now(std::string_view password) const;
    std::string parameters() const;  ///< "$argon2id$v=19$m=47104,t=1,p=1$"

    Options options_;
    std::string of_nobody_;  ///< compared with where there is no hash
    std::mutex mutex_;
    std::condition_variable free_;
    unsigned running_ = 0, waiting_ = 0;
};

}  // namespace pravila
