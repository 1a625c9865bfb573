#pragma once

#include <concepts>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pravila {

/// Order of member names: by UTF-16 code units (RFC 8785 section 3.2.3), which differs from the order of UTF-8 bytes
/// for characters outside the basic plane.
struct Utf16Less {
    using is_transparent = void;
    bool operator()(std::string_view left, std::string_view right) const;
};

class JsonValue;
using JsonArray = std::vector<JsonValue>;
using JsonObject = std::map<std::string, JsonValue, Utf16Less>;

/// The values a log entry is made of: strings, integers, booleans, null, arrays and objects; no fractions, so that
/// every value has exactly one text in every language that can write a verifier.
class JsonValue {
  public:
    JsonValue() = default;
    JsonValue(std::nullptr_t) {}
    JsonValue(bool value) : data_(value) {}
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) JsonValue(Number value) : data_(static_cast<long long>(value)) {}
    JsonValue(const char* text) : data_(std::string(text)) {}
    JsonValue(std::string_view text) : data_(std::string(text)) {}
    JsonValue(std::string text) : data_(std::move(text)) {}
    JsonValue(JsonArray values) : data_(std::move(values)) {}
    JsonValue(JsonObject members) : data_(std::move(members)) {}

    bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
    /// The value when it is of that kind, else nullptr.
    const bool* boolean() const { return std::get_if<bool>(&data_); }
    const long long* integer() const { return std::get_if<long long>(&data_); }
    const std::string* text() const { return std::get_if<std::string>(&data_); }
    const JsonArray* array() const { return std::get_if<JsonArray>(&data_); }
    const JsonObject* object() const { return std::get_if<JsonObject>(&data_); }
    /// The member of an object; a shared null when this is no object or has no such member.
    const JsonValue& operator[](std::string_view name) const;
    bool operator==(const JsonValue&) const = default;

  private:
    std::variant<std::nullptr_t, bool, long long, std::string, JsonArray, JsonObject> data_;
};

/// RFC 8785 text: no spaces, members sorted, the shortest escapes, UTF-8.
/// @throws Error kInvalidInput for text that is not valid UTF-8, integers beyond ±(2^53 - 1), more than 16 levels.
std::string canonical_json(const JsonValue& value);

/// Reads JSON of at most 16 levels, in canonical form or not.
/// @throws Error kInvalidInput for anything else: syntax, fractions, exponents, large integers, a member given twice.
JsonValue parse_json(std::string_view text);

}  // namespace pravila
