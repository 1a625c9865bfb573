#include "core/codification/scheme.h"

#include <algorithm>
#include <array>

#include "core/codification/code_key.h"

namespace pravila {

namespace {

constexpr std::array<std::string_view, 17> kKinds = {
    "TYPE",   "ENTITY",    "SYSTEM", "DIRECTORATE", "DEPARTMENT", "STANDARD", "CLAUSE",   "ACTIVITY", "YEAR",
    "NUMBER", "SUBNUMBER", "PARENT", "FORM",        "ANNEX",      "EDITION",  "REVISION", "LITERAL"};
constexpr std::size_t kMostGrammarBytes = 1000, kMostSegments = 16, kMostSeparatorBytes = 9;

SchemeProblem at(std::size_t offset, Message reason) { return {static_cast<int>(offset) + 1, std::move(reason)}; }

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// A separator may only be what the key ignores, so that every spelling of a code keeps one key.
bool is_separator(std::string_view text) {
    return text.size() <= kMostSeparatorBytes &&
           (text.empty() || text.find_first_of("0123456789") == std::string_view::npos) &&
           code_key("A" + std::string(text) + "-B") == CodeKey{"A", "B"} &&
           text.find_first_not_of(" -./:_\xE2\x80\x90\x91\x92\x93\x94\x95\x88") == std::string_view::npos;
}

/// Cuts the grammar into items: quoted separators, bare separators and segments. Quotes may stand inside a segment.
class Items {
  public:
    explicit Items(std::string_view text) : text_(text) {}

    bool next() {
        while (position_ < text_.size() && is_space(text_[position_])) ++position_;
        if (position_ == text_.size()) return false;
        offset = position_;
        item.clear();
        quoted = text_[position_] == '"';
        open = false;
        for (; position_ < text_.size() && (open || !is_space(text_[position_])); ++position_) {
            if (text_[position_] == '"')
                open = !open;
            else
                item += text_[position_];
        }
        return true;
    }

    std::string item;
    bool quoted = false, open = false;
    std::size_t offset = 0;

  private:
    std::string_view text_;
    std::size_t position_ = 0;
};

std::optional<Message> read_option(Segment& segment, const std::string& option) {
    const std::size_t equals = option.find('=');
    const std::string name = option.substr(0, equals),
                      value = equals == std::string::npos ? "" : option.substr(equals + 1);
    if (option == "dots") {
        segment.dots = true;
    } else if (option == "roman") {
        segment.roman = true;
    } else if (option == "case=upper" || option == "case=as-is") {
        segment.upper = value == "upper";
    } else if (name == "prefix" && !value.empty() && value.size() <= 16) {
        segment.prefix = value;
    } else if (name == "in" && !value.empty()) {
        segment.list = value;
    } else if (name == "width" && !value.empty() && value[0] >= '1' && value[0] <= '9' &&
               (value.size() == 1 || (value.size() == 2 && value[1] == '+'))) {
        segment.width = value[0] - '0';
        segment.keep_padding = value.size() == 2;
    } else {
        return msg(
            "“{option}” is no option of a segment. Use prefix=…, width=1 to 9, dots, case=upper, case=as-is, in=… or "
            "roman.",
            {{"option", option}});
    }
    return {};
}

std::variant<Segment, Message> read_segment(std::string item) {
    Segment segment;
    if (item[0] == '?') {
        segment.optional = true;
        item.erase(0, 1);
    }
    const std::size_t colon = item.find(':');
    const std::string name = item.substr(0, colon);
    const auto kind = segment_kind_from(name);
    if (!kind) {
        std::string kinds;
        for (const std::string_view known : kKinds) kinds += (kinds.empty() ? "" : ", ") + std::string(known);
        return msg("“{name}” is no kind of segment. Use one of {kinds}.", {{"name", name}, {"kinds", kinds}});
    }
    segment.kind = *kind;
    std::string options = colon == std::string::npos ? "" : item.substr(colon + 1);
    if (segment.kind == SegmentKind::kLiteral) {
        const std::size_t comma = options.find(',');
        segment.literal = options.substr(0, comma);
        options = comma == std::string::npos ? "" : options.substr(comma + 1);
        if (code_key(segment.literal).empty())
            return msg("A LITERAL needs the letters it stands for, as in LITERAL:F.");
    }
    segment.literal_key = code_key(segment.literal);
    while (!options.empty()) {
        const std::size_t comma = options.find(',');
        if (auto reason = read_option(segment, options.substr(0, comma))) return *reason;
        options = comma == std::string::npos ? "" : options.substr(comma + 1);
    }
    segment.prefix_key = code_key(segment.prefix);
    return segment;
}

bool ends_in_digit(const Segment& segment) {
    switch (segment.kind) {
        case SegmentKind::kType:
        case SegmentKind::kEntity:
        case SegmentKind::kSystemName:
        case SegmentKind::kDepartment:
        case SegmentKind::kActivity:
            return false;
        case SegmentKind::kLiteral:
            return segment.literal.back() >= '0' && segment.literal.back() <= '9';
        default:
            return !segment.roman;
    }
}

bool begins_with_digit(const Segment& segment) {
    if (!segment.prefix.empty()) return segment.prefix[0] >= '0' && segment.prefix[0] <= '9';
    if (segment.kind == SegmentKind::kLiteral) return segment.literal[0] >= '0' && segment.literal[0] <= '9';
    return ends_in_digit(segment) && segment.kind != SegmentKind::kParent && segment.kind != SegmentKind::kDirectorate;
}

/// Parts printed without anything between them must not melt into one word or one number.
bool run_together(const Segment& left, const Segment& right) {
    if (!right.before.empty() || left.dots) return false;
    return ends_in_digit(left) == begins_with_digit(right);
}

std::string dotted(const std::string& word) {
    std::string text;
    for (std::size_t i = 0; i < word.size(); ++i) {
        text += word[i];
        const bool last_byte = i + 1 == word.size() || (word[i + 1] & 0xC0) != 0x80;
        if (last_byte) text += '.';
    }
    return text;
}

}  // namespace

std::string_view to_text(SegmentKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::optional<SegmentKind> segment_kind_from(std::string_view text) {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == text) return static_cast<SegmentKind>(i);
    return {};
}

bool Scheme::has(SegmentKind kind) const {
    return std::any_of(segments.begin(), segments.end(), [&](const Segment& segment) { return segment.kind == kind; });
}

std::variant<std::vector<Segment>, SchemeProblem> parse_grammar(std::string_view grammar) {
    if (grammar.size() > kMostGrammarBytes) return at(0, msg("The grammar is longer than 1000 bytes."));
    std::vector<Segment> segments;
    std::optional<std::string> separator;
    Items items(grammar);
    while (items.next()) {
        if (items.open) return at(items.offset, msg("A quotation mark is opened here and never closed."));
        if (items.quoted || is_separator(items.item)) {
            if (!is_separator(items.item))
                return at(items.offset,
                          msg("“{text}” cannot separate the parts of a code. Use - . / : _, spaces or nothing (\"\").",
                              {{"text", items.item}}));
            if (separator || segments.empty())
                return at(items.offset, msg("A separator stands between two segments, and only one of them."));
            separator = items.item;
            continue;
        }
        if (!segments.empty() && !separator)
            return at(items.offset, msg("Between two segments a separator is missing; write \"\" when there is none."));
        auto read = read_segment(items.item);
        if (auto* reason = std::get_if<Message>(&read)) return at(items.offset, std::move(*reason));
        Segment& segment = std::get<Segment>(read);
        segment.before = separator.value_or("");
        separator.reset();
        if (!segments.empty() && run_together(segments.back(), segment))
            return at(items.offset,
                      msg("The values of {left} and {right} would run together. Put a separator between them.",
                          {{"left", std::string(to_text(segments.back().kind))},
                           {"right", std::string(to_text(segment.kind))}}));
        segments.push_back(std::move(segment));
        if (segments.size() > kMostSegments) return at(items.offset, msg("A scheme has at most 16 segments."));
    }
    if (segments.empty()) return at(0, msg("The grammar is empty. An example: TYPE - DEPARTMENT - NUMBER:width=2"));
    if (separator) return at(grammar.size(), msg("The grammar ends with a separator; a segment is missing after it."));
    if (std::all_of(segments.begin(), segments.end(), [](const Segment& segment) { return segment.optional; }))
        return at(0, msg("At least one segment must be obligatory."));
    return segments;
}

std::string print_code(const Scheme& scheme, const std::vector<SegmentValue>& values, bool without_version) {
    std::string text;
    std::size_t used = 0;
    for (const Segment& segment : scheme.segments) {
        const bool given = used < values.size() && values[used].kind == segment.kind;
        if (!given && segment.kind != SegmentKind::kLiteral) {
            if (segment.optional) continue;
            return {};
        }
        if (!given && segment.optional) continue;
        std::string value = given ? values[used++].text : segment.literal;
        if (without_version && (segment.kind == SegmentKind::kEdition || segment.kind == SegmentKind::kRevision))
            continue;
        const bool digits = value.find_first_not_of("0123456789") == std::string::npos;
        if (digits && static_cast<int>(value.size()) < segment.width)
            value.insert(0, static_cast<std::size_t>(segment.width) - value.size(), '0');
        if (!text.empty()) text += segment.before;
        text += segment.prefix + (segment.dots ? dotted(value) : value);
    }
    return text;
}

}  // namespace pravila
