#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pravila {

/// A SHA-256, as 32 raw bytes.
using Digest = std::array<unsigned char, 32>;

/// SHA-256 (FIPS 180-4) of a text fed in pieces. Thread rule: one thread at a time.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    Sha256& update(std::string_view bytes);
    /// The hash of everything fed so far; the object then begins anew.
    Digest finish();

  private:
    struct Context;
    std::unique_ptr<Context> context_;
};

Digest sha256(std::string_view bytes);
/// 64 lower-case hex digits, the form in which contents are named everywhere.
std::string sha256_hex(std::string_view bytes);
/// True for exactly 64 lower-case hex digits.
bool is_sha256_hex(std::string_view text);

/// The 32 bytes of a digest as a string, the form the store keeps.
std::string to_bytes(const Digest& digest);
/// @return nothing when there are not exactly 32 bytes.
std::optional<Digest> digest_from_bytes(std::string_view bytes);

std::string to_hex(std::string_view bytes);
std::string to_hex(const Digest& digest);
/// Lower-case or upper-case digits, an even number of them.
std::optional<std::string> from_hex(std::string_view text);

/// Standard alphabet with padding (RFC 4648 section 4).
std::string to_base64(std::string_view bytes);
/// Strict: padded, no spaces or line ends, unused bits zero; so every value has exactly one text.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace pravila
