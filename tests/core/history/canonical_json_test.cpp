#include "core/history/canonical_json.h"

#include <catch2/catch.hpp>

#include "core/error.h"

using namespace pravila;

TEST_CASE("canonical_json: members are sorted by UTF-16 units as in RFC 8785", "[history][json]") {
    // RFC 8785 section 3.2.3.
    const JsonValue value = JsonObject{
        {"\u20ac", "Euro Sign"},
        {"\r", "Carriage Return"},
        {"\ufb33", "Hebrew Letter Dalet With Dagesh"},
        {"1", "One"},
        {"\U0001f600", "Emoji: Grinning Face"},
        {"\u0080", "Control"},
        {"\u00f6", "Latin Small Letter O With Diaeresis"},
    };
    CHECK(
        canonical_json(value) ==
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With "
        "Diaeresis\",\"\u20ac\":\"Euro Sign\",\"\U0001f600\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet "
        "With Dagesh\"}");
}

TEST_CASE("canonical_json: strings and literals are written as in RFC 8785", "[history][json]") {
    // RFC 8785 section 3.2.2, without its fractions.
    const auto value =
        parse_json(R"({"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]})");
    CHECK(canonical_json(value) == R"({"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"})");
    CHECK(canonical_json("\b\f\n\r\t\x01\x7f") == "\"\\b\\f\\n\\r\\t\\u0001\x7f\"");
    CHECK(canonical_json(std::string("a\0b", 3)) == "\"a\\u0000b\"");
    CHECK(canonical_json(JsonObject{{"", JsonArray{}}, {"a", JsonObject{}}}) == R"({"":[],"a":{}})");
}

TEST_CASE("canonical_json: what is read back is what was written", "[history][json]") {
    const JsonValue value = JsonObject{
        {"text", "Primăria — „ghilimele” \\ \" \n"},
        {"number", -42},
        {"zero", 0},
        {"large", 9007199254740991LL},
        {"nested", JsonArray{JsonObject{{"x", nullptr}}, true, JsonArray{1, 2}}},
    };
    CHECK(parse_json(canonical_json(value)) == value);
    CHECK(value["number"].integer() != nullptr);
    CHECK(*value["number"].integer() == -42);
    CHECK(value["absent"]["deeper"].is_null());
}

TEST_CASE("canonical_json: whatever has more than one text is refused", "[history][json]") {
    for (const char* wrong : {"1.0", "1e3", "0.5", "9007199254740992", "-9007199254740992", "18446744073709551616",
                              "{\"a\":1,\"a\":2}", "NaN", "\"\\ud800\"", "\"\xff\"", "\"\xc0\x80\"", "{", "", "[1,]",
                              "01", "{'a':1}", "nul", "[1] 2", "\"a\nb\""}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_json(wrong), Error);
    }
    CHECK_THROWS_AS(canonical_json("\xff"), Error);
    CHECK_THROWS_AS(canonical_json(JsonObject{{"\xed\xa0\x80", 1}}), Error);
    CHECK_THROWS_AS(canonical_json(9007199254740992LL), Error);
}

TEST_CASE("canonical_json: nesting is bounded the same way in both directions", "[history][json]") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(canonical_json(parse_json(nested(16))) == nested(16));
    CHECK_THROWS_AS(parse_json(nested(17)), Error);
    CHECK_THROWS_AS(parse_json(nested(1000000)), Error);
    JsonValue value;
    for (int i = 0; i < 17; ++i) {
        value = JsonArray{value};
    }
    CHECK_THROWS_AS(canonical_json(value), Error);
}
