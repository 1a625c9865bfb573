#include "indexer/formats/heading_number.h"

#include <algorithm>
#include <array>
#include <utility>

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

/// Lower case, Romanian s and t without comma or cedilla.
std::string plain_letters(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view two = text.substr(i, 2);
        if (two == "Ș" || two == "ș" || two == "Ş" || two == "ş" || two == "Ț" || two == "ț" || two == "Ţ" ||
            two == "ţ") {
            const bool s = two == "Ș" || two == "ș" || two == "Ş" || two == "ş";
            plain += s ? 's' : 't';
            ++i;
        } else {
            plain += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        }
    }
    return plain;
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
    return heading.depth > 0 && ends_like_title(heading.title);
}

bool ends_like_title(std::string_view text) {
    return !text.empty() && text.size() <= kLongestTitle && text.find('\n') == std::string_view::npos &&
           text.back() != '.' && text.back() != ';' && text.back() != ',';
}

int structural_title_level(std::string_view text) {
    text.remove_prefix(space_length(text));
    if (text.empty() || text.size() > kLongestTitle || text.back() == ';' || text.back() == ',') return 0;
    const std::string plain = plain_letters(text.substr(0, 40));
    constexpr auto kWords = std::to_array<std::pair<std::string_view, int>>(
        {{"titlul ", 1}, {"capitolul ", 1}, {"cap. ", 1}, {"partea ", 1}, {"anexa ", 1}, {"sectiunea ", 2}});
    for (const auto& [word, level] : kWords) {
        if (!plain.starts_with(word)) continue;
        std::string_view number = std::string_view(plain).substr(word.size());
        for (const std::string_view before : {"nr. ", "nr.", "a "})
            if (number.starts_with(before)) number.remove_prefix(before.size());
        const std::size_t end = std::min(number.find_first_not_of("ivxl0123456789"), number.size());
        const bool whole_word = end == number.size() ||
                                std::string_view(" .:-\n").find(number[end]) != std::string_view::npos ||
                                static_cast<unsigned char>(number[end]) >= 0x80;
        return end > 0 && end <= 6 && whole_word ? level : 0;
    }
    return 0;
}

int section_depth(std::string_view label) {
    while (label.ends_with(' ')) label.remove_suffix(1);
    if (label.empty() || label.find(')') != std::string_view::npos) return 0;
    std::string text(label);
    if (text.back() != '.') text += '.';
    const NumberedHeading heading = split_heading_number(text + " x");
    const bool letter = heading.number.size() == 1 &&
                        std::string_view("IVX").find(heading.number) == std::string_view::npos &&
                        (heading.number[0] < '0' || heading.number[0] > '9');
    return letter ? 0 : heading.depth;
}

std::string without_closing(std::string label) {
    while (!label.empty() && (label.back() == '.' || label.back() == ')' || label.back() == ' ')) label.pop_back();
    return label;
}

}  // namespace pravila::formats
