#include "core/service/accounts/totp.h"

#include <catch2/catch.hpp>

using namespace pravila;

namespace {

const std::string kSecret = "12345678901234567890";

Instant at_second(long long second) { return Instant(std::chrono::seconds(second)); }

}  // namespace

TEST_CASE("totp: codes are those of RFC 6238", "[accounts][totp]") {
    for (const auto& [second, code] : {std::pair{59LL, "94287082"},
                                       {1111111109LL, "07081804"},
                                       {1111111111LL, "14050471"},
                                       {1234567890LL, "89005924"},
                                       {2000000000LL, "69279037"},
                                       {20000000000LL, "65353130"}})
        CHECK(totp_code(kSecret, totp_step(at_second(second)), 8) == code);
    CHECK(totp_code(kSecret, 1) == "287082");
}

TEST_CASE("totp: HOTP values are those of RFC 4226", "[accounts][totp]") {
    const char* const expected[] = {"755224", "287082", "359152", "969429", "338314",
                                    "254676", "287922", "162583", "399871", "520489"};
    for (int i = 0; i < 10; ++i) CHECK(totp_code(kSecret, i) == expected[i]);
}

TEST_CASE("totp: a code holds for its step and its neighbours, and only once", "[accounts][totp]") {
    const Instant now = at_second(3000);  // step 100
    for (const long long step : {99LL, 100LL, 101LL})
        CHECK(matching_totp_step(kSecret, totp_code(kSecret, step), now, -1) == step);
    for (const long long step : {98LL, 102LL})
        CHECK_FALSE(matching_totp_step(kSecret, totp_code(kSecret, step), now, -1));
    CHECK_FALSE(matching_totp_step(kSecret, totp_code(kSecret, 100), now, 100));
    CHECK(matching_totp_step(kSecret, totp_code(kSecret, 101), now, 100) == 101);
    CHECK_FALSE(matching_totp_step(kSecret, totp_code(kSecret, 99), now, 100));
    for (const char* wrong : {"", "12345", "1234567", "abcdef"})
        CHECK_FALSE(matching_totp_step(kSecret, wrong, now, -1));
}

TEST_CASE("totp: secrets are typed in the alphabet of RFC 4648", "[accounts][totp]") {
    for (const auto& [bytes, text] : {std::pair{"", ""},
                                      {"f", "MY"},
                                      {"fo", "MZXQ"},
                                      {"foo", "MZXW6"},
                                      {"foob", "MZXW6YQ"},
                                      {"fooba", "MZXW6YTB"},
                                      {"foobar", "MZXW6YTBOI"}})
        CHECK(to_base32(bytes) == text);
    CHECK(otpauth_uri("Pravila Primăria", "ana@example.ro", kSecret) ==
          "otpauth://totp/"
          "Pravila%20Prim%C4%83ria:ana@example.ro?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Pravila%20Prim"
          "%C4%83ria");
}
