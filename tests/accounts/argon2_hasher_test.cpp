#include "server/auth/argon2_hasher.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "core/error.h"

using namespace pravila;

namespace {

Argon2Hasher::Options light() {
    Argon2Hasher::Options options;
    options.memory_kib = 64;
    return options;
}

}  // namespace

TEST_CASE("argon2_hasher: the default costs what it should, and a hash tells so", "[accounts][hasher]") {
    Argon2Hasher hasher;
    const std::string hash = hasher.hash("patru cai de lemn");
    CHECK(hash.substr(0, 30) == "$argon2id$v=19$m=47104,t=1,p=1");
    CHECK(hasher.verify(hash, "patru cai de lemn"));
    CHECK_FALSE(hasher.verify(hash, "patru cai de fier"));
    CHECK_FALSE(hasher.is_outdated(hash));
}

TEST_CASE("argon2_hasher: every hash has its own salt; what is no hash fits nothing", "[accounts][hasher]") {
    Argon2Hasher hasher(light());
    const std::string hash = hasher.hash("a");
    CHECK(hash != hasher.hash("a"));
    for (const std::string& wrong : {std::string(), std::string("x"), std::string("$argon2id$"), hash.substr(0, 40),
                                     "$argon2i" + hash.substr(9), hash + "x"})
        CHECK_FALSE(hasher.verify(wrong, "a"));
    CHECK_FALSE(hasher.verify("", "nobody"));  // what stands in for a missing hash is nobody's password
    CHECK(hasher.verify(hasher.hash(std::string("a\0b", 3)), std::string("a\0b", 3)));
    CHECK_FALSE(hasher.verify(hasher.hash(std::string("a\0b", 3)), "a"));
}

TEST_CASE("argon2_hasher: hashes of other parameters still hold and are known as outdated", "[accounts][hasher]") {
    Argon2Hasher now(light());
    Argon2Hasher::Options other = light();
    other.passes = 2;
    const std::string old = Argon2Hasher(other).hash("a");
    CHECK(now.verify(old, "a"));
    CHECK(now.is_outdated(old));
    CHECK(now.is_outdated(""));
}

TEST_CASE("argon2_hasher: beyond those that compute and wait, others are refused at once", "[accounts][hasher]") {
    Argon2Hasher::Options options = light();
    options.memory_kib = 65536;
    options.at_once = 1;
    options.waiting = 1;
    Argon2Hasher hasher(options);
    const std::string hash = hasher.hash("a");
    std::atomic<int> good{0}, refused{0};
    std::atomic<bool> go{false};
    std::vector<std::thread> threads;
    threads.reserve(8);
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            while (!go) std::this_thread::yield();
            try {
                if (hasher.verify(hash, "a")) ++good;
            } catch (const Error& error) {
                if (error.code() == ErrorCode::kUnavailable) ++refused;
            }
        });
    go = true;
    for (std::thread& thread : threads) thread.join();
    CHECK(good + refused == 8);
    CHECK(good >= 1);
    CHECK(hasher.verify(hash, "a"));
}
