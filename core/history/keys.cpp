#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

#include "core/error.h"
#include "core/history/checkpoint.h"

namespace pravila {
namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kSignatureBytes = 64;
constexpr std::string_view kEd25519 = "\x01";
constexpr std::string_view kPrivate = "PRIVATE+KEY+";

using Pkey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using MdContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

void require(bool done) {
    if (!done) {
        throw Error(ErrorCode::kInternal, msg("The cryptographic library refused a calculation."), "Ed25519");
    }
}

Pkey private_key(const std::string& seed) {
    Pkey key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, raw(std::string_view(seed)), seed.size()),
             &EVP_PKEY_free);
    require(key != nullptr);
    return key;
}

bool is_key_name(std::string_view name) {
    return !name.empty() && name.find('+') == std::string_view::npos &&
           std::none_of(name.begin(), name.end(),
                        [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
}

/// The three fields of "<name>+<hash>+<base64>" as name, hash and the 32 bytes after the type.
struct KeyText {
    std::string name;
    std::string hash;
    std::string key;
};

std::optional<KeyText> split(std::string_view text) {
    const auto first = text.find('+');
    const auto second = first == std::string_view::npos ? first : text.find('+', first + 1);
    if (second == std::string_view::npos || !is_key_name(text.substr(0, first))) {
        return std::nullopt;
    }
    const auto hash_text = text.substr(first + 1, second - first - 1);
    auto hash = from_hex(hash_text);
    const auto key = from_base64(text.substr(second + 1));
    if (!hash || hash->size() != 4 || to_hex(*hash) != hash_text || !key || key->size() != 1 + kKeyBytes ||
        !key->starts_with(kEd25519)) {
        return std::nullopt;
    }
    return KeyText{std::string(text.substr(0, first)), std::move(*hash), key->substr(1)};
}

}  // namespace

std::string VerifierKey::hash() const {
    return to_bytes(sha256(name + "\n" + std::string(kEd25519) + public_raw)).substr(0, 4);
}

std::string VerifierKey::text() const {
    return name + "+" + to_hex(hash()) + "+" + to_base64(std::string(kEd25519) + public_raw);
}

std::optional<VerifierKey> VerifierKey::from_text(std::string_view text) {
    auto fields = split(text);
    if (!fields) {
        return std::nullopt;
    }
    VerifierKey key{std::move(fields->name), std::move(fields->key)};
    return key.hash() == fields->hash ? std::optional(std::move(key)) : std::nullopt;
}

bool VerifierKey::verify(std::string_view message, std::string_view signature) const {
    if (public_raw.size() != kKeyBytes || signature.size() != kSignatureBytes) {
        return false;
    }
    const Pkey key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(std::string_view(public_raw)), kKeyBytes),
                   &EVP_PKEY_free);
    const MdContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    return key != nullptr && context != nullptr &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

SigningKey SigningKey::generate(std::string name) {
    if (!is_key_name(name)) {
        throw Error(ErrorCode::kInvalidInput,
                    msg("\"{name}\" cannot be the name of a key: it has a space or a plus.", {{"name", name}}));
    }
    SigningKey key{std::move(name), std::string(kKeyBytes, '\0')};
    require(RAND_priv_bytes(raw(key.seed), static_cast<int>(key.seed.size())) == 1);
    return key;
}

VerifierKey SigningKey::verifier() const {
    std::string public_raw(kKeyBytes, '\0');
    std::size_t length = public_raw.size();
    const auto key = private_key(seed);
    require(EVP_PKEY_get_raw_public_key(key.get(), raw(public_raw), &length) == 1 && length == kKeyBytes);
    return {name, public_raw};
}

std::string SigningKey::sign(std::string_view message) const {
    const auto key = private_key(seed);
    const MdContext context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    std::string signature(kSignatureBytes, '\0');
    std::size_t length = signature.size();
    require(context != nullptr && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
            EVP_DigestSign(context.get(), raw(signature), &length, raw(message), message.size()) == 1 &&
            length == kSignatureBytes);
    return signature;
}

std::string SigningKey::text() const {
    return std::string(kPrivate) + name + "+" + to_hex(verifier().hash()) + "+" +
           to_base64(std::string(kEd25519) + seed);
}

std::optional<SigningKey> SigningKey::from_text(std::string_view text) {
    if (!text.starts_with(kPrivate)) {
        return std::nullopt;
    }
    auto fields = split(text.substr(kPrivate.size()));
    if (!fields) {
        return std::nullopt;
    }
    SigningKey key{std::move(fields->name), std::move(fields->key)};
    return key.verifier().hash() == fields->hash ? std::optional(std::move(key)) : std::nullopt;
}

}  // namespace pravila
