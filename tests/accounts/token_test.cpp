#include "core/service/accounts/token.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "core/history/hash.h"

using namespace pravila;

TEST_CASE("token: secrets are 256 random bits in letters that fit an address, kept as a hash", "[accounts][token]") {
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const NewToken token = new_token("prv_");
        CHECK(token.text.size() == 47);
        CHECK(token.text.substr(0, 4) == "prv_");
        CHECK(std::all_of(token.text.begin(), token.text.end(),
                          [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; }));
        CHECK(token.sha256 == sha256_hex(token.text));
        CHECK(token_hash(token.text) == token.sha256);
        seen.insert(token.text);
    }
    CHECK(seen.size() == 200);
}

TEST_CASE("token: the form's token follows from the session's secret and tells nothing of it", "[accounts][token]") {
    CHECK(form_token("a") == form_token("a"));
    CHECK(form_token("a") != form_token("b"));
    CHECK(form_token("a").size() == 64);
    CHECK(form_token("a") != sha256_hex("a"));
    CHECK(same_secret("abc", "abc"));
    CHECK_FALSE(same_secret("abc", "abd"));
    CHECK_FALSE(same_secret("abc", "ab"));
    CHECK(same_secret("", ""));
}
