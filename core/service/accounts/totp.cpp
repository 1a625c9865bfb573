#include "core/service/accounts/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

#include "core/error.h"
#include "core/service/accounts/token.h"

namespace pravila {

namespace {

std::string percent_encoded(std::string_view text) {
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && (std::isalnum(byte) != 0 || std::string_view("-._~@").find(c) != std::string_view::npos)) {
            encoded += c;
        } else {
            encoded += '%';
            encoded += kHex[byte >> 4U];
            encoded += kHex[byte & 15U];
        }
    }
    return encoded;
}

}  // namespace

long long totp_step(Instant at) { return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count() / 30; }

std::string totp_code(std::string_view secret, long long step, int digits) {
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[7 - i] = static_cast<unsigned char>(static_cast<std::uint64_t>(step) >> (8 * i));
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (!HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), digest.data(),
              &length))
        throw Error(ErrorCode::kInternal, msg("The cryptographic library refused a calculation."), "HMAC");
    const std::size_t offset = digest[length - 1] & 15U;
    std::uint32_t number = digest[offset] & 127U;
    for (std::size_t i = 1; i < 4; ++i) number = number << 8U | digest[offset + i];
    std::string code;
    for (int i = 0; i < digits; ++i, number /= 10) code.insert(code.begin(), static_cast<char>('0' + number % 10));
    return code;
}

std::optional<long long> matching_totp_step(std::string_view secret, std::string_view code, Instant now,
                                            long long last_step) {
    std::string given;
    std::copy_if(code.begin(), code.end(), std::back_inserter(given), [](char c) { return c != ' '; });
    const long long step = totp_step(now);
    std::optional<long long> found;
    for (const long long candidate : {step - 1, step, step + 1})
        if (same_secret(totp_code(secret, candidate), given) && candidate > last_step) found = candidate;
    return found;
}

std::string to_base32(std::string_view bytes) {
    static constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    std::uint32_t buffer = 0;
    unsigned bits = 0;
    for (const char c : bytes) {
        buffer = buffer << 8U | static_cast<unsigned char>(c);
        for (bits += 8; bits >= 5; bits -= 5) text += kAlphabet[buffer >> (bits - 5) & 31U];
    }
    if (bits > 0) text += kAlphabet[buffer << (5 - bits) & 31U];
    return text;
}

std::string otpauth_uri(std::string_view issuer, std::string_view account, std::string_view secret) {
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(account) +
           "?secret=" + to_base32(secret) + "&issuer=" + percent_encoded(issuer);
}

}  // namespace pravila
