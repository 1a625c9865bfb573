#include "indexer/recognise/values.h"

#include <array>
#include <charconv>

#include "core/model/document.h"
#include "indexer/recognise/fold.h"

namespace pravila::recognise_detail {

namespace {

constexpr int kMostRoman = 50;

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

struct Digits {
    int value = 0;
    std::size_t count = 0, end = 0;
};

Digits digits_at(std::string_view text, std::size_t at, std::size_t most) {
    Digits digits;
    digits.end = at;
    while (digits.end < text.size() && is_digit(text[digits.end]) && digits.count < most) ++digits.end, ++digits.count;
    std::from_chars(text.data() + at, text.data() + digits.end, digits.value);
    return digits;
}

std::optional<int> roman_value(std::string_view word) {
    if (word.empty() || word == "l" || word.find_first_not_of("ivxl") != std::string_view::npos) return {};
    for (int number = 1; number <= kMostRoman; ++number) {
        const std::string capitals = roman(number);
        if (capitals.size() != word.size()) continue;
        bool same = true;
        for (std::size_t i = 0; i < word.size(); ++i) same = same && word[i] == capitals[i] - 'A' + 'a';
        if (same) return number;
    }
    return {};
}

std::string_view word_at(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    return text.substr(at, end - at);
}

std::optional<int> ordinal_word(std::string_view word) {
    static constexpr std::array<std::pair<std::string_view, int>, 9> kWords = {{{"prima", 1},
                                                                                {"intai", 1},
                                                                                {"intaia", 1},
                                                                                {"intia", 1},
                                                                                {"doua", 2},
                                                                                {"treia", 3},
                                                                                {"patra", 4},
                                                                                {"cincea", 5},
                                                                                {"sasea", 6}}};
    for (const auto& [name, value] : kWords)
        if (name == word) return value;
    return {};
}

/// Months by their Romanian and English names and short forms; only the first letters count.
std::optional<unsigned> month_at(std::string_view text, std::size_t at, std::size_t& end) {
    struct Month {
        std::string_view name;
        std::size_t least;
        unsigned number;
    };
    static constexpr std::array<Month, 24> kMonths = {
        {{"ianuarie", 3, 1},   {"februarie", 3, 2},  {"martie", 3, 3},    {"aprilie", 3, 4},    {"mai", 3, 5},
         {"iunie", 3, 6},      {"iulie", 3, 7},      {"august", 3, 8},    {"septembrie", 3, 9}, {"octombrie", 3, 10},
         {"noiembrie", 3, 11}, {"decembrie", 3, 12}, {"january", 3, 1},   {"february", 3, 2},   {"march", 3, 3},
         {"april", 3, 4},      {"may", 3, 5},        {"june", 3, 6},      {"july", 3, 7},       {"aug", 3, 8},
         {"september", 3, 9},  {"october", 3, 10},   {"november", 3, 11}, {"december", 3, 12}}};
    const std::string_view word = word_at(text, at);
    for (const Month& month : kMonths)
        if (word.size() >= month.least && word.size() <= month.name.size() && month.name.starts_with(word)) {
            end = at + word.size();
            return month.number;
        }
    return {};
}

StatedDate stated(std::optional<Date> day, DateCertainty certainty) {
    StatedDate date;
    if (!day) return date;
    date.day = day;
    date.certainty = certainty;
    return date;
}

bool is_separator(char c) { return c == '.' || c == '/' || c == '-'; }

std::optional<DateInText> iso_at(std::string_view text, std::size_t at) {
    const Digits year = digits_at(text, at, 4);
    if (year.count != 4 || year.end >= text.size() || !is_separator(text[year.end])) return {};
    const Digits month = digits_at(text, year.end + 1, 2);
    if (month.count == 0 || month.end >= text.size() || text[month.end] != text[year.end]) return {};
    const Digits day = digits_at(text, month.end + 1, 2);
    const bool time = day.end < text.size() && text[day.end] == 't';
    if (day.count == 0 || (!word_ends(text, day.end) && !time)) return {};
    const auto date = Date::from_ymd(year.value, static_cast<unsigned>(month.value), static_cast<unsigned>(day.value));
    if (!date) return {};
    return DateInText{stated(date, DateCertainty::kDay), at, day.end};
}

/// "31.05.2024", "31 . 05 . 2024", "31.V.2024", "31.05.24", "31 mai 2024".
std::optional<DateInText> day_at(std::string_view text, std::size_t at) {
    const Digits day = digits_at(text, at, 2);
    if (day.count == 0) return {};
    std::size_t next = skip_spaces(text, day.end);
    if (next >= text.size()) return {};
    unsigned month = 0;
    bool named = false;
    if (is_separator(text[next])) {
        next = skip_spaces(text, next + 1);
        const Digits number = digits_at(text, next, 2);
        if (number.count > 0) {
            month = static_cast<unsigned>(number.value);
            next = number.end;
        } else if (const auto name = month_at(text, next, next)) {
            month = *name;
            named = true;
        } else if (const auto roman_month = roman_value(word_at(text, next))) {
            month = static_cast<unsigned>(*roman_month);
            next += word_at(text, next).size();
        } else {
            return {};
        }
    } else if (const auto name = month_at(text, next, next)) {
        month = *name;
        named = true;
    } else {
        return {};
    }
    next = skip_spaces(text, next);
    if (next < text.size() && is_separator(text[next]))
        next = skip_spaces(text, next + 1);
    else if (!named)
        return {};
    const Digits year = digits_at(text, next, 4);
    if ((year.count != 4 && (year.count != 2 || named)) || !word_ends(text, year.end)) return {};
    const int full = year.count == 4 ? year.value : year.value + (year.value < 70 ? 2000 : 1900);
    const auto date = Date::from_ymd(full, month, static_cast<unsigned>(day.value));
    if (!date) return {};
    return DateInText{stated(date, DateCertainty::kDay), at, year.end};
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == ':' || text.front() == ',')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == ',' || text.back() == ';'))
        text.remove_suffix(1);
    return text;
}

/// A month or a year that is all the text says. "anul", "luna" and "din" may stand before it.
std::optional<DateInText> vague_date(std::string_view text) {
    std::string_view rest = trimmed(text);
    for (const std::string_view word : {"din ", "de la ", "luna ", "anul "})
        if (rest.starts_with(word)) rest.remove_prefix(word.size());
    const auto begin = static_cast<std::size_t>(rest.data() - text.data());
    const std::size_t end = begin + rest.size();
    std::size_t next = 0;
    if (const auto month = month_at(rest, 0, next)) {
        if (next < rest.size() && rest[next] == '.') ++next;
        next = skip_spaces(rest, next);
        const Digits year = digits_at(rest, next, 4);
        if (year.count == 4 && year.end == rest.size())
            return DateInText{stated(Date::from_ymd(year.value, *month, 1), DateCertainty::kMonth), begin, end};
        return {};
    }
    const Digits first = digits_at(rest, 0, 4);
    if (first.count == 4 && first.end == rest.size())
        return DateInText{stated(Date::from_ymd(first.value, 1, 1), DateCertainty::kYear), begin, end};
    if (first.count == 0 || first.end >= rest.size() || !is_separator(rest[first.end])) return {};
    const Digits second = digits_at(rest, first.end + 1, 4);
    if (second.end != rest.size()) return {};
    if (first.count <= 2 && second.count == 4)
        return DateInText{
            stated(Date::from_ymd(second.value, static_cast<unsigned>(first.value), 1), DateCertainty::kMonth), begin,
            end};
    if (first.count == 4 && second.count == 2 && rest[first.end] == '-')
        return DateInText{
            stated(Date::from_ymd(first.value, static_cast<unsigned>(second.value), 1), DateCertainty::kMonth), begin,
            end};
    return {};
}

}  // namespace

std::optional<Numeral> numeral_at(std::string_view text, std::size_t at) {
    bool ordinal = false;
    if (text.substr(at).starts_with("a ") || text.substr(at).starts_with("a-")) {
        at = skip_spaces(text, at + 2);
        ordinal = true;
    }
    const std::string_view word = word_at(text, at);
    if (word.empty()) return {};
    Numeral numeral;
    numeral.end = at + word.size();
    if (const auto named = ordinal_word(word)) {
        numeral.value = *named;
        return numeral;
    }
    const Digits digits = digits_at(text, at, 4);
    if (digits.count > 0 && digits.count <= 3 && digits.count == word.size()) {
        numeral.value = digits.value;
    } else if (const auto value = roman_value(word)) {
        numeral.value = *value;
    } else {
        return {};
    }
    // "I-a", "II - a", "2-a"; the bare "a" of "II a" only after an "a" before it.
    std::size_t next = skip_spaces(text, numeral.end);
    if (next < text.size() && text[next] == '-')
        next = skip_spaces(text, next + 1);
    else if (!ordinal)
        return numeral;
    if (next < text.size() && text[next] == 'a' && word_ends(text, next + 1)) numeral.end = next + 1;
    return numeral;
}

std::optional<NumeralPair> pair_at(std::string_view text, std::size_t at, bool dot) {
    const auto edition = numeral_at(text, at);
    if (!edition) return {};
    std::size_t next = skip_spaces(text, edition->end);
    if (next >= text.size() || (text[next] != '/' && !(dot && text[next] == '.'))) return {};
    next = skip_spaces(text, next + 1);
    const auto revision = numeral_at(text, next);
    if (!revision) return {};
    // "1/12.03.2021" is a number and a date.
    if (revision->end < text.size() && (is_separator(text[revision->end])) && revision->end + 1 < text.size() &&
        is_digit(text[revision->end + 1]))
        return {};
    return NumeralPair{edition->value, revision->value, edition->end, revision->end};
}

std::optional<DateInText> date_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || !word_begins(text, at)) continue;
        if (auto date = iso_at(text, at)) return date;
        if (auto date = day_at(text, at)) return date;
    }
    auto vague = vague_date(text);
    if (vague && !vague->date.day) return {};
    return vague;
}

std::optional<StatedDate> whole_date(std::string_view text) {
    const std::string_view rest = trimmed(text);
    const auto date = date_in(rest);
    if (!date || date->begin != 0) return {};
    // A spreadsheet's midnight may follow.
    const std::string_view after = rest.substr(date->end);
    if (!after.empty() && !after.starts_with(" 00:00") && !after.starts_with("t00:00")) return {};
    return date->date;
}

std::optional<RegistryInText> registry_at(std::string_view text, std::size_t at) {
    std::size_t next = skip_spaces(text, at);
    std::string prefix;
    const std::string_view word = word_at(text, next);
    if (word == "hcl" || word == "hclm" || word == "dispozitia" || word == "d" || word == "hcj") {
        for (const char c : word) prefix += static_cast<char>(c - 'a' + 'A');
        if (word == "dispozitia") prefix = "Dispoziția";
        next = skip_spaces(text, next + word.size());
        if (text.substr(next).starts_with("nr.")) next = skip_spaces(text, next + 3);
    }
    const Digits number = digits_at(text, next, 7);
    if (number.count == 0 || !word_ends(text, number.end)) return {};
    RegistryInText found;
    found.end = number.end;
    found.number = (prefix.empty() ? "" : prefix + " ") + std::to_string(number.value);
    next = skip_spaces(text, number.end);
    bool joined = false;
    if (next < text.size() && (text[next] == '/' || text[next] == '-')) {
        next = skip_spaces(text, next + 1);
        joined = true;
    } else if (text.substr(next).starts_with("din ")) {
        next = skip_spaces(text, next + 4);
        if (text.substr(next).starts_with("data de ")) next = skip_spaces(text, next + 8);
        joined = true;
    }
    // "436.2" or "12.03.2021" is no registration number.
    if (number.end < text.size() && text[number.end] == '.' && number.end + 1 < text.size() &&
        is_digit(text[number.end + 1]))
        return {};
    if (!joined) return found;
    const std::string_view rest = text.substr(next);
    if (const auto date = date_in(rest); date && date->begin == 0 && date->date.certainty == DateCertainty::kDay) {
        found.date = date->date.day;
        found.number += "/" + std::to_string(found.date->year());
        found.end = next + date->end;
        return found;
    }
    const Digits year = digits_at(text, next, 4);
    if (year.count == 4 && year.value >= 1900 && year.value <= 2199 && word_ends(text, year.end)) {
        found.number += "/" + std::to_string(year.value);
        found.end = year.end;
    }
    return found;
}

}  // namespace pravila::recognise_detail
