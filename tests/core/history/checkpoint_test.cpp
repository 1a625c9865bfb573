#include "core/history/checkpoint.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace pravila;

namespace {

SigningKey rfc_key() {
    // RFC 8032 section 7.1, test 1.
    return {"pravila.local/test", *from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")};
}

Checkpoint example() { return {"pravila.local/test", 8, sha256("root")}; }

}  // namespace

TEST_CASE("checkpoint: Ed25519 gives the signatures of RFC 8032", "[history][checkpoint]") {
    const SigningKey first = rfc_key();
    CHECK(to_hex(first.verifier().public_raw) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(to_hex(first.sign("")) ==
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595b"
          "be24"
          "655141438e7a100b");
    const SigningKey second{"k", *from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")};
    CHECK(to_hex(second.verifier().public_raw) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    CHECK(to_hex(second.sign("\x72")) ==
          "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb430"
          "2aee"
          "b00d291612bb0c00");
}

TEST_CASE("checkpoint: the key and the signature of Go's note package are understood", "[history][checkpoint]") {
    // The worked example in the documentation of golang.org/x/mod/sumdb/note.
    const auto key = VerifierKey::from_text("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    REQUIRE(key);
    const auto signature =
        from_base64("x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
    REQUIRE(signature);
    // The first four bytes name the key; the example signs with a key of the same name.
    CHECK(signature->size() == 68);
    CHECK(
        key->verify("If you think cryptography is the answer to your problem,\n"
                    "then you don't know what your problem is.\n",
                    signature->substr(4)));
    CHECK_FALSE(key->verify("If you think", signature->substr(4)));
}

TEST_CASE("checkpoint: a signed note is read back and its signature holds", "[history][checkpoint]") {
    const SigningKey key = rfc_key();
    const std::string note = signed_note(example(), key);
    CHECK(note.starts_with("pravila.local/test\n8\n" + to_base64(to_bytes(sha256("root"))) +
                           "\n\n\u2014 pravila.local/test "));
    const auto received = checkpoint_from(note);
    REQUIRE(received);
    CHECK(received->checkpoint == example());
    CHECK(received->signed_by(key.verifier()));
    CHECK_FALSE(received->signed_by(SigningKey::generate(key.name).verifier()));
    VerifierKey renamed = key.verifier();
    renamed.name = "pravila.local/other";
    CHECK_FALSE(received->signed_by(renamed));
}

TEST_CASE("checkpoint: any changed byte of a note spoils it", "[history][checkpoint]") {
    const SigningKey key = rfc_key();
    const std::string note = signed_note(example(), key);
    for (std::size_t i = 0; i < note.size(); ++i) {
        for (const char change : {char(1), char(32), char(-128)}) {
            std::string forged = note;
            forged[i] = static_cast<char>(forged[i] ^ change);
            const auto received = checkpoint_from(forged);
            CAPTURE(i, int{change});
            REQUIRE_FALSE((received && received->signed_by(key.verifier())));
        }
    }
}

TEST_CASE("checkpoint: signatures of others beside ours do no harm", "[history][checkpoint]") {
    const SigningKey key = rfc_key();
    const SigningKey witness = SigningKey::generate("witness.example");
    const std::string note = signed_note(example(), key) + "\u2014 witness.example " +
                             to_base64(witness.verifier().hash() + witness.sign(body(example()))) + "\n";
    const auto received = checkpoint_from(note);
    REQUIRE(received);
    CHECK(received->signatures.size() == 2);
    CHECK(received->signed_by(key.verifier()));
    CHECK_FALSE(received->signed_by(witness.verifier()));  // its name is not the origin of this log
}

TEST_CASE("checkpoint: malformed notes are not read", "[history][checkpoint]") {
    const std::string root = to_base64(to_bytes(sha256("root")));
    const std::string line = "\u2014 n " + to_base64("abcdsignature") + "\n";
    REQUIRE(checkpoint_from("o\n8\n" + root + "\n\n" + line));
    REQUIRE(checkpoint_from("o\n8\n" + root + "\nextension\n\n" + line));
    const std::vector<std::string> wrong = {
        "",
        "o\n8\n" + root + "\n",
        "o\n8\n" + root + "\n\n",
        "o\n08\n" + root + "\n\n" + line,
        "o\n-1\n" + root + "\n\n" + line,
        "o\n8 \n" + root + "\n\n" + line,
        "o\n99999999999999999999\n" + root + "\n\n" + line,
        "\n8\n" + root + "\n\n" + line,
        "o\n8\nAAAA\n\n" + line,
        "o\n8\n" + root + " \n\n" + line,
        "o\n8\n" + root + "\n\n- n YWJjZHM=\n",
        "o\n8\n" + root + "\n\n\u2014 n YWJj\n",
        "o\n8\n" + root + "\n\n" + line.substr(0, line.size() - 1),
        "o\n8\n" + root + "\n\n" + line + std::string(70000, 'x') + "\n",
    };
    for (const auto& note : wrong) {
        CAPTURE(note.substr(0, 80));
        CHECK_FALSE(checkpoint_from(note));
    }
    std::string many = "o\n8\n" + root + "\n\n";
    for (int i = 0; i < 17; ++i) {
        many += line;
    }
    CHECK_FALSE(checkpoint_from(many));
}

TEST_CASE("keys: both texts of a key are read back, and a wrong hash is noticed", "[history][checkpoint]") {
    const SigningKey key = SigningKey::generate(log_origin(InstitutionId("0192f000")));
    CHECK(key.name == "pravila.local/0192f000");
    CHECK(SigningKey::generate("a").seed != SigningKey::generate("a").seed);
    CHECK(VerifierKey::from_text(key.verifier().text()) == key.verifier());
    REQUIRE(SigningKey::from_text(key.text()));
    CHECK(SigningKey::from_text(key.text())->seed == key.seed);
    CHECK_FALSE(VerifierKey::from_text("x" + key.verifier().text()));
    CHECK_FALSE(VerifierKey::from_text(key.text()));
    CHECK_FALSE(SigningKey::from_text(key.verifier().text()));
    CHECK_FALSE(VerifierKey::from_text(""));
    CHECK_FALSE(VerifierKey::from_text("a+b"));
    CHECK_THROWS_AS(SigningKey::generate("two words"), Error);
    CHECK_THROWS_AS(SigningKey::generate("a+b"), Error);
}
