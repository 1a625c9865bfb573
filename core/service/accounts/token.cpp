#include "core/service/accounts/token.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

#include "core/error.h"
#include "core/history/hash.h"

namespace pravila {

namespace {

Error refused() {
    return Error(ErrorCode::kInternal, msg("The cryptographic library refused a calculation."), "random bytes or HMAC");
}

}  // namespace

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1) throw refused();
    return bytes;
}

NewToken new_token(std::string_view prefix) {
    constexpr std::size_t kBytes = 32;
    std::string text = to_base64(random_bytes(kBytes));
    std::replace(text.begin(), text.end(), '+', '-');
    std::replace(text.begin(), text.end(), '/', '_');
    text.erase(text.find_last_not_of('=') + 1);
    NewToken token{std::string(prefix) + text, {}};
    token.sha256 = token_hash(token.text);
    return token;
}

std::string token_hash(std::string_view text) { return sha256_hex(text); }

std::string form_token(std::string_view session_token) {
    static constexpr std::string_view kPurpose = "pravila form";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    if (!HMAC(EVP_sha256(), session_token.data(), static_cast<int>(session_token.size()),
              reinterpret_cast<const unsigned char*>(kPurpose.data()), kPurpose.size(), digest.data(), &length))
        throw refused();
    return to_hex(std::string_view(reinterpret_cast<const char*>(digest.data()), length));
}

bool same_secret(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace pravila
