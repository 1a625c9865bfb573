#include "core/service/accounts/throttle.h"

#include <catch2/catch.hpp>

#include "tests/store/fixtures.h"

using namespace pravila;
using namespace pravila::test;
using namespace std::chrono_literals;

TEST_CASE("throttle: the wait doubles after the free tries, up to its limit, and is forgotten",
          "[accounts][throttle]") {
    TestStore test;
    const Instant start = at("2026-11-22T10:00:00.000Z");
    test.write([&](StoreWriter& writer) {
        const ThrottleKey key = account_key("ana@example.ro");
        AccountWriter& accounts = writer.accounts();
        for (int i = 1; i <= 4; ++i) CHECK(count_try(accounts, key, start) == i);
        CHECK(wait_of(accounts, key, start) == 0);
        for (const long wait : {1, 2, 4, 8, 16, 32, 60, 60}) {
            count_try(accounts, key, start);
            CHECK(wait_of(accounts, key, start) == wait);
            CHECK(wait_of(accounts, key, start + std::chrono::seconds(wait) - 1ms) == 1);
            CHECK(wait_of(accounts, key, start + std::chrono::seconds(wait)) == 0);
        }
        CHECK(wait_of(accounts, key, start - 1s) == 0);
        CHECK(wait_of(accounts, account_key("dan@example.ro"), start) == 0);
        CHECK(count_try(accounts, key, start + 25h) == 1);
        for (int i = 0; i < 200; ++i) count_try(accounts, key, start);
        CHECK(wait_of(accounts, key, start) == 60);
        forgive_try(accounts, account_key("nobody@example.ro"));
    });
}

TEST_CASE("throttle: one subscriber is one address, however it is written", "[accounts][throttle]") {
    for (const auto& [address, prefix] : {std::pair{"192.0.2.7", "192.0.2.7"},
                                          {"::ffff:192.0.2.7", "192.0.2.7"},
                                          {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
                                          {"2001:0db8:0001:0002::9", "2001:db8:1:2::/64"},
                                          {"2001:db8::1", "2001:db8:0:0::/64"},
                                          {"::1", "0:0:0:0::/64"},
                                          {"fe80::1%eth0", "fe80:0:0:0::/64"},
                                          {"", ""},
                                          {"unknown", "unknown"},
                                          {"a:b", "a:b"}})
        CHECK(address_prefix(address) == prefix);
    CHECK(account_key("a").key != address_key("a").key);
    CHECK(known_place_key("a", "b") != known_place_key("ab", ""));
}
