#include "server/auth/argon2_hasher.h"

#include <argon2.h>

#include <array>

#include "core/error.h"
#include "core/service/accounts/token.h"

namespace pravila {

namespace {

constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kHashBytes = 32;

}  // namespace

/// The right to compute one hash.
class Argon2Hasher::Turn {
  public:
    explicit Turn(Argon2Hasher& hasher) : hasher_(hasher) {
        std::unique_lock lock(hasher_.mutex_);
        if (hasher_.running_ == hasher_.options_.at_once) {
            if (hasher_.waiting_ == hasher_.options_.waiting)
                throw Error(ErrorCode::kUnavailable,
                            msg("Many people are signing in just now. Try again in a few seconds."));
            ++hasher_.waiting_;
            hasher_.free_.wait(lock, [this] { return hasher_.running_ < hasher_.options_.at_once; });
            --hasher_.waiting_;
        }
        ++hasher_.running_;
    }
    ~Turn() {
        const std::lock_guard lock(hasher_.mutex_);
        --hasher_.running_;
        hasher_.free_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Argon2Hasher& hasher_;
};

Argon2Hasher::Argon2Hasher(Options options) : options_(options), of_nobody_(hash_now("nobody")) {}

std::string Argon2Hasher::hash_now(std::string_view password) const {
    const std::string salt = random_bytes(kSaltBytes);
    std::string encoded(
        argon2_encodedlen(options_.passes, options_.memory_kib, options_.lanes, kSaltBytes, kHashBytes, Argon2_id),
        '\0');
    const int result =
        argon2id_hash_encoded(options_.passes, options_.memory_kib, options_.lanes, password.data(), password.size(),
                              salt.data(), salt.size(), kHashBytes, encoded.data(), encoded.size());
    if (result != ARGON2_OK)
        throw Error(ErrorCode::kUnavailable, msg("The cryptographic library refused a calculation."),
                    argon2_error_message(result));
    encoded.resize(encoded.find('\0'));
    return encoded;
}

std::string Argon2Hasher::hash(std::string_view password) {
    const Turn turn(*this);
    return hash_now(password);
}

bool Argon2Hasher::verify(const std::string& hash, std::string_view password) {
    const Turn turn(*this);
    const int result = argon2id_verify(hash.c_str(), password.data(), password.size());
    if (result != ARGON2_OK && result != ARGON2_VERIFY_MISMATCH)
        // Nothing was computed, because there is no hash to compare with; it must take as long all the same.
        argon2id_verify(of_nobody_.c_str(), password.data(), password.size());
    return result == ARGON2_OK;
}

std::string Argon2Hasher::parameters() const {
    return "$argon2id$v=19$m=" + std::to_string(options_.memory_kib) + ",t=" + std::to_string(options_.passes) +
           ",p=" + std::to_string(options_.lanes) + "$";
}

bool Argon2Hasher::is_outdated(const std::string& hash) const { return !hash.starts_with(parameters()); }

}  // namespace pravila
