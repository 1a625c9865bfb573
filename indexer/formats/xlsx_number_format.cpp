#include "indexer/formats/xlsx_number_format.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>

#include "core/model/date.h"

namespace pravila::formats::xlsx {

namespace {

constexpr double kLastDay = 2'958'465;  // 31.12.9999
constexpr int kSecondsOfDay = 86'400;

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::optional<Date> day_of(int serial, bool from_1904) {
    using namespace std::chrono;
    if (from_1904) return Date(sys_days(year{1904} / January / 1) + days(serial));
    if (serial == 60) return {};  // 29 February 1900, which never was
    return Date(sys_days(year{1899} / December / 30) + days(serial < 60 ? serial + 1 : serial));
}

std::string clock(int seconds) {
    std::string text = two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60);
    if (seconds % 60 != 0) text += ":" + two_digits(seconds % 60);
    return text;
}

std::string plain(double value) {
    std::array<char, 64> buffer{};
    constexpr double kAllDigits = 1e15;
    const bool whole = std::abs(value) < kAllDigits && value == std::floor(value);
    const auto end =
        whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<long long>(value)).ptr
              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15).ptr;
    return {buffer.data(), end};
}

std::string fixed(double value, int digits) {
    std::array<char, 400> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, digits);
    return error == std::errc() ? std::string(buffer.data(), end) : plain(value);
}

std::string moment(double value, Shape shape, bool from_1904) {
    int day = static_cast<int>(std::floor(value));
    int seconds = static_cast<int>(std::lround((value - std::floor(value)) * kSecondsOfDay));
    if (seconds == kSecondsOfDay) {
        seconds = 0;
        ++day;
    }
    if (shape == Shape::kTime) return clock(seconds);
    const auto date = day_of(day, from_1904);
    if (!date || day > static_cast<int>(kLastDay)) return plain(value);
    return shape == Shape::kDateTime && seconds != 0 ? date->iso() + " " + clock(seconds) : date->iso();
}

/// The first section of a code without quoted, escaped and bracketed parts, in lower case.
std::string essence(std::string_view code) {
    std::string text;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '"') {
            i = code.find('"', i + 1);
        } else if (c == '[') {
            const std::size_t close = code.find(']', i);
            // [h] is elapsed time; [Red] and [$-418] are not about the number
            if (close != std::string_view::npos && i + 1 < code.size() && (code[i + 1] == 'h' || code[i + 1] == 'H'))
                text += 'h';
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else {
            text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        if (i == std::string_view::npos) break;
    }
    return text;
}

}  // namespace

NumberFormat built_in_format(int id) {
    if (id == 9) return {Shape::kPercent, 0};
    if (id == 10) return {Shape::kPercent, 2};
    if (id == 22) return {Shape::kDateTime, 0};
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        return {Shape::kDate, 0};
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return {Shape::kTime, 0};
    return {};
}

NumberFormat format_of_code(std::string_view code) {
    const std::string text = essence(code);
    if (text == "general" || text == "@" || text.empty()) return {};
    if (text.find_first_not_of('0') == std::string::npos)
        return text.size() > 1 && text.size() <= 20 ? NumberFormat{Shape::kPadded, static_cast<int>(text.size())}
                                                    : NumberFormat{};
    const auto has = [&](char c) { return text.find(c) != std::string::npos; };
    const bool digits = has('0') || has('#') || has('?');
    if (has('%')) {
        const std::size_t point = text.find('.');
        const std::size_t end = point == std::string::npos ? point : text.find_first_not_of("0#", point + 1);
        return {Shape::kPercent,
                point == std::string::npos ? 0 : static_cast<int>(std::min<std::size_t>(end, text.size()) - point - 1)};
    }
    const bool day = has('y') || has('d');
    const bool time = has('h') || has('s');
    if (day || (has('m') && !time && !digits)) return {time ? Shape::kDateTime : Shape::kDate, 0};
    return time && (!digits || has(':')) ? NumberFormat{Shape::kTime, 0} : NumberFormat{};
}

std::string shown(std::string_view number, const NumberFormat& format, bool from_1904) {
    double value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    if (error != std::errc() || end != number.data() + number.size() || !std::isfinite(value))
        return std::string(number);
    switch (format.shape) {
        case Shape::kPercent:
            return fixed(value * 100, std::min(format.digits, 10)) + "%";
        case Shape::kPadded: {
            std::string text = plain(value);
            const bool whole = text.find_first_not_of("0123456789") == std::string::npos;
            if (whole && text.size() < static_cast<std::size_t>(format.digits))
                text.insert(0, static_cast<std::size_t>(format.digits) - text.size(), '0');
            return text;
        }
        case Shape::kDate:
        case Shape::kTime:
        case Shape::kDateTime:
            if (value >= 0 && value <= kLastDay) return moment(value, format.shape, from_1904);
            break;
        case Shape::kGeneral:
            break;
    }
    return plain(value);
}

}  // namespace pravila::formats::xlsx
