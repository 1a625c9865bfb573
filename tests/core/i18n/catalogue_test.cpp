#include "core/i18n/catalogue.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace pravila;

TEST_CASE("catalogue: Romanian has three plural forms", "[i18n]") {
    const Catalogue& words = Catalogue::of(Language::kRomanian);
    const auto results = [&](long long n) { return words.plural("{n} result", "{n} results", n); };
    CHECK(results(1) == "1 rezultat");
    CHECK(results(0) == "0 rezultate");
    CHECK(results(2) == "2 rezultate");
    CHECK(results(19) == "19 rezultate");
    CHECK(results(20) == "20 de rezultate");
    CHECK(results(100) == "100 de rezultate");
    CHECK(results(101) == "101 rezultate");
    CHECK(results(119) == "119 rezultate");
    CHECK(results(120) == "120 de rezultate");
}

TEST_CASE("catalogue: English has two plural forms", "[i18n]") {
    const Catalogue& words = Catalogue::of(Language::kEnglish);
    CHECK(words.plural("{n} result", "{n} results", 1) == "1 result");
    CHECK(words.plural("{n} result", "{n} results", 0) == "0 results");
    CHECK(words.plural("{n} result", "{n} results", 20) == "20 results");
}

TEST_CASE("catalogue: arguments are put in place once and never expanded again", "[i18n]") {
    CHECK(fill("{a} and {b}", {{"a", "{b}"}, {"b", "x"}}) == "{b} and x");
    CHECK(fill("{unknown} stays", {}) == "{unknown} stays");
    CHECK(fill("an open { brace", {{"a", "x"}}) == "an open { brace");
}

TEST_CASE("catalogue: the language of a browser or a locale is understood", "[i18n]") {
    CHECK(language_from("ro_RO.UTF-8") == Language::kRomanian);
    CHECK(language_from("en-GB;q=0.8") == Language::kEnglish);
    CHECK(language_from("enx", Language::kRomanian) == Language::kRomanian);
    CHECK(language_from("", Language::kEnglish) == Language::kEnglish);
}

TEST_CASE("catalogue: damaged bytes are refused", "[i18n]") {
    const std::string magic = "\xde\x12\x04\x95";
    CHECK_THROWS_AS(Catalogue(Language::kRomanian, "not a catalogue at all......"), Error);
    CHECK_THROWS_AS(Catalogue(Language::kRomanian, magic), Error);
    CHECK_THROWS_AS(Catalogue(Language::kRomanian,
                              magic + std::string(4, '\0') + std::string("\x01\0\0\0\xff\xff\0\0\xff\xff\0\0", 12)),
                    Error);
}
