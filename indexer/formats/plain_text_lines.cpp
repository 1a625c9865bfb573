#include "indexer/formats/plain_text_lines.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/formats/charset.h"
#include "indexer/formats/heading_number.h"

namespace pravila::formats {

namespace {

enum class Shape {
    kText,
    kTitle,     ///< a heading whatever stands around it
    kNumbered,  ///< "5. …": a heading or the item of a list, its neighbours decide
    kSection,   ///< "5.2 …": a heading when it does not end like a sentence
    kItem,
    kField,  ///< "Cod: PO-URB-04"
    kContents
};

struct Line {
    Shape shape = Shape::kText;
    std::string label;  ///< as printed
    std::string rest;   ///< without the label
    int depth = 1;
};

constexpr std::size_t kLongestTitle = 200;  ///< bytes

char32_t first_character(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_character(text, at);
}

bool starts_lower(std::string_view text) { return u_islower(static_cast<UChar32>(first_character(text))); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool ends_like_sentence(std::string_view text) {
    return text.ends_with('.') || text.ends_with(';') || text.ends_with(',');
}

std::string_view without_leading_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

/// "1. Scop ........ 3" and "Scop…………3".
bool is_contents_line(std::string_view text) {
    const bool leaders = text.find("....") != text.npos || text.find("……") != text.npos ||
                         text.find(". . . .") != text.npos || text.find("____") != text.npos;
    return leaders && !text.empty() && is_digit(text.back());
}

struct Capitals {
    int letters = 0, small = 0, digits = 0, longest_word = 0;
};

Capitals count_capitals(std::string_view text) {
    Capitals counted;
    int word = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_character(text, at));
        counted.digits += c < 0x80 && u_isdigit(c);
        word = u_isalpha(c) ? word + 1 : 0;
        counted.letters += u_isalpha(c) != 0;
        counted.small += u_islower(c) != 0;
        counted.longest_word = std::max(counted.longest_word, word);
    }
    return counted;
}

bool is_capital_title(std::string_view text) {
    if (text.size() > kLongestTitle / 2 || text.find('\t') != text.npos) return false;
    const Capitals counted = count_capitals(text);
    return counted.small == 0 && counted.digits == 0 && counted.letters >= 4 && counted.longest_word >= 4 &&
           !ends_like_sentence(text);
}

/// "CAPITOLUL II", "Cap. 3", "Secțiunea 1", "TITLUL I", "Anexa nr. 2": the level of such a heading, else 0.
int keyword_level(std::string_view text) {
    struct Keyword {
        std::string_view word;
        int level;
    };
    static constexpr std::array<Keyword, 14> keywords = {{{"TITLUL ", 1},
                                                          {"Titlul ", 1},
                                                          {"CAPITOLUL ", 1},
                                                          {"Capitolul ", 1},
                                                          {"CAP. ", 1},
                                                          {"Cap. ", 1},
                                                          {"SECȚIUNEA ", 2},
                                                          {"Secțiunea ", 2},
                                                          {"SECŢIUNEA ", 2},
                                                          {"Secţiunea ", 2},
                                                          {"SECTIUNEA ", 2},
                                                          {"Sectiunea ", 2},
                                                          {"ANEXA ", 1},
                                                          {"Anexa ", 1}}};
    if (text.size() > kLongestTitle / 2 || ends_like_sentence(text) || text.find('\t') != text.npos) return 0;
    for (const Keyword& keyword : keywords) {
        if (!text.starts_with(keyword.word)) continue;
        std::string_view rest = text.substr(keyword.word.size());
        for (const std::string_view number : {"nr. ", "Nr. ", "NR. ", "nr.", "Nr."})
            if (rest.starts_with(number)) rest.remove_prefix(number.size());
        if (!rest.empty() && (is_digit(rest[0]) || std::string_view("IVXLCABDEF").find(rest[0]) != rest.npos) &&
            (rest.size() == 1 || !starts_lower(rest.substr(1))))
            return keyword.level;
    }
    return 0;
}

/// "-", "•" and their kin with a space behind; "a)", "1)", "(iv)", "a." likewise.
std::optional<Line> as_item(std::string_view text) {
    static constexpr std::array<std::string_view, 14> bullets = {"- ", "– ", "— ", "• ", "* ", "· ", "▪ ",
                                                                 "● ", "○ ", "■ ", "➢ ", "✓ ", "o ", "\xEF\x82\xB7 "};
    for (const std::string_view bullet : bullets)
        if (text.starts_with(bullet))
            return Line{Shape::kItem, std::string(bullet.substr(0, bullet.size() - 1)),
                        std::string(without_leading_spaces(text.substr(bullet.size()))), 1};
    const bool bracketed = text.starts_with('(');
    const std::string_view body = text.substr(bracketed ? 1 : 0);
    std::size_t length = 0;
    while (length < body.size() && length < 5 &&
           (is_digit(body[length]) || (body[length] >= 'a' && body[length] <= 'z')))
        ++length;
    if (length == 0 || length + 1 >= body.size() || length > 4) return {};
    const bool digits = is_digit(body[0]);
    if (!digits && length > 1 && body.substr(0, length).find_first_not_of("ivxlc") != body.npos) return {};
    if (body[length] != ')' && (digits || bracketed || length > 1 || body[length] != '.')) return {};
    const std::string_view rest = body.substr(length + 1);
    if (rest.empty() || (rest[0] != ' ' && rest[0] != '\t')) return {};
    return Line{Shape::kItem, std::string(text.substr(0, text.size() - rest.size())),
                std::string(without_leading_spaces(rest)), 1};
}

/// A label of at most five words before a colon: "Cod: PO-URB-04", "Data aprobării: 12.03.2024", "Ediția:".
bool is_field(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == text.npos || colon < 2 || colon > 48) return false;
    const std::string_view label = text.substr(0, colon);
    if (colon + 1 < text.size() && text[colon + 1] != ' ' && text[colon + 1] != '\t') return false;
    if (std::count(label.begin(), label.end(), ' ') > 4 || label.find_first_of(";?!(") != label.npos) return false;
    return u_isupper(static_cast<UChar32>(first_character(label)));
}

Line line_of(std::string_view text) {
    if (is_contents_line(text)) return {Shape::kContents, {}, std::string(text), 1};
    if (const int level = keyword_level(text)) return {Shape::kTitle, {}, std::string(text), level};
    if (auto item = as_item(text)) return *item;
    const NumberedHeading split = split_heading_number(text);
    if (!split.number.empty() && !split.title.empty()) {
        const bool decimal = is_digit(split.number[0]);
        const auto printed = text.substr(0, text.size() - split.title.size());
        Line line{split.depth > 1 ? Shape::kSection : Shape::kNumbered, std::string(printed), split.title, split.depth};
        while (!line.label.empty() && (line.label.back() == ' ' || line.label.back() == '\t')) line.label.pop_back();
        // "5 zile" or "3 exemplare" begin with a number and are no sections.
        const bool bare = decimal && split.depth == 1 && is_digit(line.label.back());
        if (!(bare && !u_isupper(static_cast<UChar32>(first_character(split.title))))) return line;
    }
    if (is_field(text)) return {Shape::kField, {}, std::string(text), 1};
    return {Shape::kText, {}, std::string(text), 1};
}

/// Lines that belong together, and what the first of them looked like.
struct Group {
    Line first;
    std::string text;  ///< without the label
    const TextLine* source = nullptr;
    bool gap_after = false;
};

/// A title in capitals that is too long for one line.
bool is_long_title(const Group& group, const TextLine& before, const TextLine& line, Joining joining) {
    constexpr std::size_t kNearlyALine = 40;
    return joining == Joining::kReflow && group.first.shape == Shape::kTitle && before.text.size() >= kNearlyALine &&
           is_capital_title(before.text) && is_capital_title(line.text) && !line.gap_before;
}

bool goes_on(const Group& group, const TextLine& before, const TextLine& line, Shape shape, Joining joining) {
    if (is_long_title(group, before, line, joining)) return true;
    if (line.gap_before || shape != Shape::kText || group.first.shape == Shape::kContents) return false;
    const bool small_start = starts_lower(line.text) || is_digit(line.text[0]) || line.text[0] == '(';
    switch (group.first.shape) {
        case Shape::kTitle:
            return false;
        case Shape::kNumbered:
        case Shape::kSection:
            return line.prominent == before.prominent &&
                   (starts_lower(line.text) || (before.full && !ends_like_sentence(before.text)));
        case Shape::kItem:
            return before.full || small_start;
        case Shape::kField:
            return starts_lower(line.text);
        default:
            break;
    }
    if (joining == Joining::kKeepLines) return true;
    if (line.prominent != before.prominent) return false;
    return before.full || (starts_lower(line.text) && !before.text.ends_with('.') && !before.text.ends_with(';'));
}

std::vector<Group> grouped(const std::vector<TextLine>& lines, Joining joining) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& line = lines[i];
        Line shaped = line_of(line.text);
        // A capital title stands alone: among other lines it is the heading of a column or a shout.
        if (shaped.shape == Shape::kText && is_capital_title(line.text) &&
            (i == 0 || line.gap_before || line.prominent || groups.back().first.shape == Shape::kTitle))
            shaped = {Shape::kTitle, {}, line.text, 1};
        if (i > 0 && goes_on(groups.back(), lines[i - 1], line, shaped.shape, joining)) {
            if (joining == Joining::kReflow)
                append_reflowed(groups.back().text, line.text);
            else
                groups.back().text += "\n" + line.text;
            continue;
        }
        if (!groups.empty()) groups.back().gap_after = line.gap_before;
        groups.push_back({std::move(shaped), {}, &line, false});
        groups.back().text = groups.back().first.rest;
    }
    if (!groups.empty()) groups.back().gap_after = true;
    return groups;
}

bool reads_like_title(const Group& group) {
    const std::string& text = group.text;
    return text.size() <= kLongestTitle && !ends_like_sentence(text) && !starts_lower(text) &&
           std::count(text.begin(), text.end(), '\n') <= 1 && text.find('\t') == text.npos;
}

/// Whether the numbered group is a heading: it reads like one and is no item between its equals.
bool is_heading(const std::vector<Group>& groups, std::size_t i) {
    const Group& group = groups[i];
    if (group.first.shape == Shape::kTitle) return true;
    if (group.first.shape != Shape::kNumbered && group.first.shape != Shape::kSection) return false;
    if (!reads_like_title(group)) return false;
    if (group.first.shape == Shape::kSection || group.source->prominent) return true;
    const bool after_equal = i > 0 && groups[i - 1].first.shape == Shape::kNumbered;
    const bool before_equal = i + 1 < groups.size() && groups[i + 1].first.shape == Shape::kNumbered;
    return !after_equal && !before_equal;
}

std::string number_of(const std::string& label) {
    std::string number = label;
    while (!number.empty() && (number.back() == '.' || number.back() == ')')) number.pop_back();
    return number;
}

}  // namespace

void append_reflowed(std::string& text, std::string_view line) {
    if (text.ends_with("\xC2\xAD")) {
        text.erase(text.size() - 2);
        text += line;
        return;
    }
    if (!text.ends_with('-') || text.size() < 3 || text[text.size() - 2] == ' ') {
        text += ' ';
        text += line;
        return;
    }
    const std::size_t start = text.find_last_of(" \n\t(\"") + 1;  // npos + 1 is 0
    const std::string_view before = std::string_view(text).substr(start, text.size() - start - 1);
    const std::string_view after = line.substr(0, std::min(line.find_first_of(" ,.;:)!?"), line.size()));
    static constexpr std::array<std::string_view, 30> keep_before = {
        "într", "dintr", "printr", "intr", "Într", "Dintr", "Printr", "s", "m", "l", "i", "n",  "v",  "mi", "ți",
        "ţi",   "ni",    "vi",     "li",   "le",   "ne",    "se",     "S", "N", "L", "I", "nu", "ce", "de", "ex"};
    static constexpr std::array<std::string_view, 30> keep_after = {
        "un", "o", "a",  "au", "am", "ar", "ai", "ul", "uri", "ului", "urile", "urilor", "ei",  "lui", "le",
        "l",  "i", "se", "și", "si", "mă", "te", "ne", "vă",  "ți",   "ţi",    "mi",     "lea", "a,",  "ia"};
    const bool divided =
        starts_lower(line) && std::find(keep_before.begin(), keep_before.end(), before) == keep_before.end() &&
        std::find(keep_after.begin(), keep_after.end(), after) == keep_after.end() && count_capitals(before).small > 0;
    if (divided) text.pop_back();
    text += line;
}

std::vector<Block> blocks_from_lines(const std::vector<TextLine>& lines, Joining joining) {
    const std::vector<Group> groups = grouped(lines, joining);
    std::vector<Block> blocks;
    blocks.reserve(groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const Group& group = groups[i];
        Block block;
        block.page = group.source->page;
        block.text = group.text;
        if (is_heading(groups, i)) {
            block.kind = Block::Kind::kHeading;
            block.level = std::clamp(group.first.depth, 1, 9);
            block.label = number_of(group.first.label);
        } else if (!group.first.label.empty()) {
            block.kind = Block::Kind::kListItem;
            block.level = std::clamp(group.first.depth - 1 + group.source->indent, 0, 8);
            block.label = group.first.label;
        }
        blocks.push_back(std::move(block));
    }
    return blocks;
}

}  // namespace pravila::formats
