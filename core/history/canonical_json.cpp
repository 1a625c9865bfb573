#include "core/history/canonical_json.h"

#include <unicode/ustring.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.h"

namespace pravila {
namespace {

constexpr long long kLargestInteger = 9007199254740991;  // 2^53 - 1, the largest that every JSON reader keeps exactly
constexpr int kMostLevels = 16;

[[noreturn]] void refuse(std::string detail) {
    throw Error(ErrorCode::kInvalidInput, msg("The text is not JSON of the kind the log uses."), std::move(detail));
}

bool valid_utf8(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    int32_t units = 0;
    u_strFromUTF8(nullptr, 0, &units, text.data(), static_cast<int32_t>(text.size()), &status);
    return status == U_BUFFER_OVERFLOW_ERROR || U_SUCCESS(status);  // overflow: only its length was asked for
}

void write_text(std::string_view text, std::string& out) {
    if (!valid_utf8(text)) {
        refuse("not UTF-8");
    }
    out += '"';
    for (const char c : text) {
        constexpr std::string_view digits = "0123456789abcdef";
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += digits[static_cast<unsigned char>(c) >> 4U];
                    out += digits[static_cast<unsigned char>(c) & 15U];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

void write(const JsonValue& value, int level, std::string& out) {
    if (level >= kMostLevels && (value.array() != nullptr || value.object() != nullptr)) {
        refuse("too many levels");
    }
    if (const auto* truth = value.boolean()) {
        out += *truth ? "true" : "false";
    } else if (const auto* number = value.integer()) {
        if (*number > kLargestInteger || *number < -kLargestInteger) {
            refuse("integer too large");
        }
        out += std::to_string(*number);
    } else if (const auto* text = value.text()) {
        write_text(*text, out);
    } else if (const auto* values = value.array()) {
        char separator = '[';
        for (const auto& element : *values) {
            out += separator;
            write(element, level + 1, out);
            separator = ',';
        }
        out += values->empty() ? "[]" : "]";
    } else if (const auto* members = value.object()) {
        char separator = '{';
        for (const auto& [name, member] : *members) {
            out += separator;
            write_text(name, out);
            out += ':';
            write(member, level + 1, out);
            separator = ',';
        }
        out += members->empty() ? "{}" : "}";
    } else {
        out += "null";
    }
}

/// Takes the events of the parser and builds our value; refusing is answering false.
class Receiver {
  public:
    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(std::int64_t value) {
        return value <= kLargestInteger && value >= -kLargestInteger && put(value);
    }
    bool number_unsigned(std::uint64_t value) {
        return value <= static_cast<std::uint64_t>(kLargestInteger) && put(static_cast<long long>(value));
    }
    bool number_float(double, const std::string&) { return false; }
    bool string(std::string& value) { return put(std::move(value)); }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(JsonObject{}); }
    bool start_array(std::size_t) { return open(JsonArray{}); }
    bool key(std::string& name) {
        open_.back().name = std::move(name);
        return !open_.back().members.contains(open_.back().name);
    }
    bool end_object() { return close(JsonValue(std::move(open_.back().members))); }
    bool end_array() { return close(JsonValue(std::move(open_.back().values))); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) { return false; }

    JsonValue result;

  private:
    struct Open {
        bool is_object = false;
        JsonArray values;
        JsonObject members;
        std::string name;
    };

    bool open(const JsonValue& kind) {
        open_.push_back({kind.object() != nullptr, {}, {}, {}});
        return open_.size() <= kMostLevels;
    }
    bool close(JsonValue value) {
        open_.pop_back();
        return put(std::move(value));
    }
    bool put(JsonValue value) {
        if (open_.empty()) {
            result = std::move(value);
        } else if (open_.back().is_object) {
            open_.back().members.emplace(std::move(open_.back().name), std::move(value));
        } else {
            open_.back().values.push_back(std::move(value));
        }
        return true;
    }

    std::vector<Open> open_;
};

}  // namespace

bool Utf16Less::operator()(std::string_view left, std::string_view right) const {
    const auto [l, r] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (l == left.end() || r == right.end()) {
        return l == left.end() && r != right.end();
    }
    // In UTF-16 the characters from U+10000 (first UTF-8 byte F0 to F4) are written with surrogates D800 to DFFF, which
    // come before U+E000 to U+FFFF (first byte EE, EF). Everywhere else the orders agree.
    const auto rank = [](char c) {
        const unsigned byte = static_cast<unsigned char>(c);
        return byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte;
    };
    return rank(*l) < rank(*r);
}

const JsonValue& JsonValue::operator[](std::string_view name) const {
    static const JsonValue null;
    const auto* members = object();
    if (members == nullptr) {
        return null;
    }
    const auto found = members->find(name);
    return found == members->end() ? null : found->second;
}

std::string canonical_json(const JsonValue& value) {
    std::string out;
    write(value, 0, out);
    return out;
}

JsonValue parse_json(std::string_view text) {
    Receiver receiver;
    if (!nlohmann::json::sax_parse(text, &receiver)) {
        refuse("syntax, fraction, large integer, repeated member or too many levels");
    }
    return std::move(receiver.result);
}

}  // namespace pravila
