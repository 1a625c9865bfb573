#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/history/hash.h"
#include "core/model/ids.h"

namespace pravila {

/// The public half of a log key: whoever has it can check checkpoints. Source: C2SP signed-note, key type 0x01.
struct VerifierKey {
    std::string name;        ///< equals the origin of the log; no space and no '+'
    std::string public_raw;  ///< 32 bytes

    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key).
    std::string hash() const;
    /// "<name>+<hash in hex>+<base64(0x01 ‖ public key)>".
    std::string text() const;
    /// @return nothing when the text is not such a key or its hash is not the hash of the rest.
    static std::optional<VerifierKey> from_text(std::string_view text);
    /// True when `signature` (64 bytes) is the Ed25519 signature of `message` (RFC 8032).
    bool verify(std::string_view message, std::string_view signature) const;
    bool operator==(const VerifierKey&) const = default;
};

/// The private half. Whoever reads it can sign checkpoints, so it stays on the machine, in a file only its owner reads.
struct SigningKey {
    std::string name;
    std::string seed;  ///< 32 bytes

    /// A new key from the system's random numbers.
    static SigningKey generate(std::string name);
    VerifierKey verifier() const;
    std::string sign(std::string_view message) const;  ///< 64 bytes
    /// "PRIVATE+KEY+<name>+<hash in hex>+<base64(0x01 ‖ seed)>", the form Go's note package writes.
    std::string text() const;
    static std::optional<SigningKey> from_text(std::string_view text);
};

/// "pravila.local/<institution id>": the name of an institution's log and of its key.
std::string log_origin(const InstitutionId& institution);

/// The state of a log at some size. Source: C2SP tlog-checkpoint.
struct Checkpoint {
    std::string origin;
    long long size = 0;
    Digest root{};
    bool operator==(const Checkpoint&) const = default;
};

/// The signed text: origin, size, root in base64, each ending in a newline.
std::string body(const Checkpoint& checkpoint);

/// body, an empty line, and the line "— <name> <base64(key hash ‖ signature)>".
std::string signed_note(const Checkpoint& checkpoint, const SigningKey& key);

/// A checkpoint as it was received; nothing is proved until signed_by says so.
struct ReceivedCheckpoint {
    struct Signature {
        std::string name;
        std::string key_hash;   ///< 4 bytes
        std::string signature;  ///< the rest
    };
    Checkpoint checkpoint;
    std::string text;  ///< the bytes that were signed
    std::vector<Signature> signatures;

    /// True when a signature of that name and key hash stands there and is right, and the origin is the key's name.
    bool signed_by(const VerifierKey& key) const;
};

/// Reads a signed note of at most 64 KiB and 16 signatures; lines after the root (extensions) are kept in `text`.
/// @return nothing when it is not one.
std::optional<ReceivedCheckpoint> checkpoint_from(std::string_view note);

}  // namespace pravila
