#include <catch2/catch.hpp>

#include <cstring>
#include <random>

#include "indexer/formats/refusal.h"
#include "indexer/formats/zip_package.h"
#include "tests/indexer/formats/packages.h"

using namespace pravila;
using namespace pravila::formats;
using namespace pravila::test;

namespace {

std::string rule_of(const std::string& bytes, const std::string& member) {
    try {
        ZipPackage package(bytes);
        package.read(member);
    } catch (const Refusal& refusal) {
        return refusal.failure().rule;
    }
    return {};
}

/// Writes other sizes over those that the local header and the central directory declare for all members.
std::string lying(std::string bytes, std::uint32_t size) {
    const auto patch = [&](const char* signature, std::size_t offset) {
        for (std::size_t at = bytes.find(signature, 0, 4); at != std::string::npos;
             at = bytes.find(signature, at + 4, 4))
            std::memcpy(bytes.data() + at + offset, &size, sizeof size);
    };
    patch("PK\x03\x04", 22);
    patch("PK\x01\x02", 24);
    return bytes;
}

}  // namespace

TEST_CASE("zip: members are read by name, missing ones are nothing", "[zip]") {
    const std::string bytes = zip({{"a.txt", "alpha"}, {"folder/b.txt", ""}});
    ZipPackage package(bytes);
    CHECK(package.read("a.txt") == "alpha");
    CHECK(package.read("folder/b.txt") == "");
    CHECK(package.has("a.txt"));
    CHECK_FALSE(package.read("c.txt"));
    CHECK_THROWS_AS(package.require("c.txt"), Refusal);
}

TEST_CASE("zip: a member that swells more than 200 times is refused", "[zip][hostile]") {
    CHECK(rule_of(zip({{"bomb", std::string(50u << 20, '0')}}), "bomb") == "zip.bomb");
    // the first MiB is free: small files of one letter are no bombs
    CHECK(rule_of(zip({{"small", std::string(1u << 19, '0')}}), "small").empty());
}

TEST_CASE("zip: a bomb is refused beside genuine members too", "[zip][hostile]") {
    std::mt19937 random(1);
    std::string noise(3u << 20, ' ');
    for (char& c : noise) c = static_cast<char>(random() & 0xFF);
    CHECK(rule_of(zip({{"noise", noise}, {"bomb", std::string(100u << 20, '0')}}), "bomb") == "zip.bomb");
}

TEST_CASE("zip: a gigabyte from a megabyte is refused before it is unpacked", "[zip][hostile]") {
    const std::string bytes = zip({{"bomb", std::string(1000u << 20, '\0')}});
    REQUIRE(bytes.size() < 1'100'000);
    CHECK(rule_of(bytes, "bomb") == "zip.bomb");
}

TEST_CASE("zip: many members that swell a little each are refused together", "[zip][hostile]") {
    Members members;
    for (int i = 0; i < 600; ++i) members.emplace_back("m" + std::to_string(i), std::string(1000u << 10, '0'));
    const std::string bytes = zip(members);
    ZipPackage package(bytes);
    CHECK_THROWS_AS(
        [&] {
            for (int i = 0; i < 600; ++i) package.read("m" + std::to_string(i));
        }(),
        Refusal);
}

TEST_CASE("zip: sizes that lie change nothing", "[zip][hostile]") {
    const std::string bytes = zip({{"bomb", std::string(100u << 20, '0')}});
    CHECK(rule_of(lying(bytes, 1000), "bomb") == "zip.bomb");
    const std::string honest = zip({{"a", "alpha beta gamma"}});
    CHECK(
        (rule_of(lying(honest, 0x7FFFFFFF), "a").empty() || rule_of(lying(honest, 0x7FFFFFFF), "a") == "file.damaged"));
}

TEST_CASE("zip: more than 10,000 members are refused", "[zip][hostile]") {
    Members members;
    for (int i = 0; i < 20'000; ++i) members.emplace_back("m" + std::to_string(i), "");
    CHECK(rule_of(zip(members), "m1") == "zip.bomb");
}

TEST_CASE("zip: encrypted members say so, damaged ones too", "[zip][hostile]") {
    CHECK(rule_of(zip({{"a", "alpha"}}, "secret"), "a") == "file.encrypted");
    std::string content(10'000, 'x');
    content[5'000] = 'y';
    std::string bytes = zip({{"a", content}});
    bytes[40] = static_cast<char>(bytes[40] ^ 0x55);
    CHECK(rule_of(bytes, "a") == "file.damaged");
    CHECK(rule_of("PK\x03\x04 and nothing more", "a") == "file.damaged");
}

TEST_CASE("zip: names that climb out of the archive are only names", "[zip][hostile]") {
    const std::string bytes = zip({{"../../etc/passwd", "x"}});
    ZipPackage package(bytes);
    CHECK(package.read("../../etc/passwd") == "x");
    CHECK_FALSE(package.has("etc/passwd"));
}
