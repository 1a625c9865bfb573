#include "indexer/formats/heading_number.h"

#include <algorithm>

namespace pravila::formats {

namespace {

constexpr int kMostParts = 6;
constexpr std::size_t kMostDigits = 3;
constexpr std::size_t kLongestTitle = 240;  // bytes: about 120 characters with diacritics to spare

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Length of the space at the beginning: blanks, tabs, no-break spaces.
std::size_t space_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\t')
            ++at;
        else if (text.substr(at).starts_with("\xC2\xA0"))
            at += 2;
        else
            break;
    }
    return at;
}

NumberedHeading whole(std::string_view text) { return {{}, std::string(text), 0}; }

/// What follows the number must be space and then a title, or nothing (a number alone needs its dot).
NumberedHeading finish(std::string_view text, std::string_view number, std::size_t end, int depth, bool closed) {
    const std::string_view rest = text.substr(end);
    const std::size_t space = space_length(rest);
    const bool title_follows = space < rest.size();
    if (!title_follows && !closed) return whole(text);
    if (title_follows && space == 0) {
        // "5.2.Depunerea": only after a closing dot, and only when a letter follows.
        const bool letter = (rest[0] >= 'A' && rest[0] <= 'Z') || (rest[0] >= 'a' && rest[0] <= 'z') ||
                            static_cast<unsigned char>(rest[0]) >= 0xC3;
        if (!closed || !letter) return whole(text);
    }
    return {std::string(number), std::string(rest.substr(space)), depth};
}

NumberedHeading decimal(std::string_view text) {
    std::size_t at = 0;
    std::size_t number_end = 0;
    int parts = 0;
    bool closed = false;
    while (at < text.size() && is_digit(text[at])) {
        std::size_t digits = 0;
        while (at + digits < text.size() && is_digit(text[at + digits])) ++digits;
        if (digits > kMostDigits || ++parts > kMostParts) return whole(text);
        at += digits;
        number_end = at;
        closed = at < text.size() && (text[at] == '.' || text[at] == ')');
        if (!closed) break;
        ++at;
        if (text[at - 1] == ')') break;
    }
    if (parts == 0) return whole(text);
    if (at < text.size() && (text[at] == '/' || text[at] == '%' || text[at] == '-')) return whole(text);
    // A plain "5 zile" is no section; "5.2 Depunerea" is.
    if (!closed && parts == 1) return whole(text);
    return finish(text, text.substr(0, number_end), at, parts, closed);
}

NumberedHeading capitals(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && std::string_view("IVXLCDM").find(text[at]) != std::string_view::npos) ++at;
    if (at == 0 && !text.empty() && text[0] >= 'A' && text[0] <= 'Z') at = 1;
    if (at == 0 || at > 7 || at >= text.size() || (text[at] != '.' && text[at] != ')')) return whole(text);
    const std::string_view rest = text.substr(at + 1);
    if (space_length(rest) == 0 && !rest.empty()) return whole(text);  // "A.N.F.P." and the like
    return finish(text, text.substr(0, at), at + 1, 1, true);
}

}  // namespace

NumberedHeading split_heading_number(std::string_view text) {
    text.remove_prefix(space_length(text));
    if (text.empty()) return {};
    return is_digit(text[0]) ? decimal(text) : capitals(text);
}

bool looks_like_numbered_title(std::string_view text) {
    text.remove_prefix(space_length(text));
    if (text.empty() || !is_digit(text[0]) || text.size() > kLongestTitle) return false;
    const NumberedHeading heading = split_heading_number(text);
    if (heading.depth == 0 || heading.title.empty() || heading.title.find('\n') != std::string::npos) return false;
    const char last = heading.title.back();
    return last != '.' && last != ';' && last != ',';
}

}  // namespace pravila::formats
