#include "core/history/hash.h"

#include <catch2/catch.hpp>

using namespace pravila;

TEST_CASE("hash: SHA-256 gives the published values", "[history][hash]") {
    // FIPS 180-4 examples.
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST_CASE("hash: a text fed in pieces has the hash of the whole, and the object begins anew", "[history][hash]") {
    Sha256 hash;
    CHECK(hash.update("ab").update("").update("c").finish() == sha256("abc"));
    CHECK(hash.update(std::string_view("a\0b", 3)).finish() == sha256(std::string_view("a\0b", 3)));
    CHECK(sha256(std::string_view("a\0b", 3)) != sha256("a"));
}

TEST_CASE("hash: base64 gives the published values and reads only what it would write", "[history][hash]") {
    // RFC 4648 section 10.
    const std::vector<std::pair<std::string, std::string>> vectors = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    for (const auto& [bytes, text] : vectors) {
        CHECK(to_base64(bytes) == text);
        CHECK(from_base64(text) == bytes);
    }
    const std::string all_bits("\xFB\xEF\xBE\xFF\xFF\xFF", 6);
    CHECK(to_base64(all_bits) == "++++////");
    for (const char* wrong :
         {"Zg=", "Zg", "Zg==\n", " Zg==", "Zh==", "Zm9=", "Z===", "====", "Zm-v", "Zg==Zg==", "Z=g="}) {
        CAPTURE(wrong);
        CHECK_FALSE(from_base64(wrong));
    }
}

TEST_CASE("hash: hex reads whole bytes only, and a content hash is 64 lower-case digits", "[history][hash]") {
    CHECK(to_hex(std::string_view("\0\x1f\xff", 3)) == "001fff");
    CHECK(from_hex("001FfF") == std::string("\0\x1f\xff", 3));
    CHECK_FALSE(from_hex("0"));
    CHECK_FALSE(from_hex("0g"));
    CHECK(is_sha256_hex(sha256_hex("x")));
    CHECK_FALSE(is_sha256_hex(std::string(64, 'A')));
    CHECK_FALSE(is_sha256_hex(std::string(63, 'a')));
    CHECK(digest_from_bytes(to_bytes(sha256("x"))) == sha256("x"));
    CHECK_FALSE(digest_from_bytes("short"));
}
