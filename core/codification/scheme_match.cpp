#include "core/codification/scheme_match.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "core/codification/code_key.h"

namespace pravila {

namespace {

constexpr std::size_t kMostReadings = 16, kMostWordLetters = 16, kMostDigits = 6, kMostPadding = 9,
                      kMostClauseParts = 4;
/// Steps after which a match is given up: no code of 64 characters needs a tenth of it.
constexpr int kMostSteps = 20000;

/// A value and how many tokens it takes.
struct Taken {
    std::size_t count = 0;
    std::string text;
    CodeKey key;  ///< PARENT only
};

std::string upper(const std::string& text) {
    icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
    std::string narrow;
    wide.toUpper(icu::Locale::getRoot()).toUTF8String(narrow);
    return narrow;
}

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const CodeToken& token, const Segment& segment) {
    std::size_t width = static_cast<std::size_t>(std::max(segment.width, 1));
    if (segment.keep_padding) width = std::max(width, std::min(characters(token.printed), kMostPadding));
    return token.key.size() >= width ? token.key : std::string(width - token.key.size(), '0') + token.key;
}

std::optional<int> roman_value(const std::string& word) {
    for (int number = 1; number <= 50; ++number)
        if (roman(number) == word) return number;
    return {};
}

class Matcher {
  public:
    Matcher(const Codebook& codebook, const Scheme& scheme, std::string_view text, const std::vector<CodeToken>& tokens,
            Miss& miss)
        : codebook_(codebook), scheme_(scheme), text_(text), tokens_(tokens), miss_(miss) {}

    std::vector<Reading> run() {
        step(0, 0);
        return std::move(readings_);
    }

  private:
    void step(std::size_t segment_index, std::size_t token) {
        if (++steps_ > kMostSteps || readings_.size() >= kMostReadings) return;
        if (segment_index == scheme_.segments.size()) {
            if (token == tokens_.size())
                keep();
            else
                note_miss(token, Miss::Expected::kEnd, {});
            return;
        }
        const Segment& segment = scheme_.segments[segment_index];
        const std::vector<Taken> choices = take(segment, token);
        if (choices.empty() && !segment.optional) note_miss(token, expected(segment), segment.literal);
        for (const Taken& choice : choices) {
            values_.push_back({segment.kind, choice.text});
            const CodeKey outer = parent_key_;
            if (segment.kind == SegmentKind::kParent) parent_key_ = choice.key;
            step(segment_index + 1, token + choice.count);
            parent_key_ = outer;
            values_.pop_back();
        }
        if (segment.optional) step(segment_index + 1, token);
    }

    void keep() {
        Reading reading;
        reading.scheme = &scheme_;
        reading.values = values_;
        reading.printed = print_code(scheme_, values_);
        reading.parent_key = parent_key_;
        for (const SegmentValue& value : values_)
            if (value.kind == SegmentKind::kType) reading.type_word = value.text;
        if (!reading.printed.empty()) readings_.push_back(std::move(reading));
    }

    void note_miss(std::size_t token, Miss::Expected what, const std::string& literal) {
        if (miss_.scheme && token <= miss_.token) return;
        miss_ = {&scheme_, token, what, literal};
    }

    static Miss::Expected expected(const Segment& segment) {
        if (!segment.prefix.empty() || segment.kind == SegmentKind::kLiteral) return Miss::Expected::kLiteral;
        switch (segment.kind) {
            case SegmentKind::kType:
            case SegmentKind::kParent:
                return Miss::Expected::kType;
            case SegmentKind::kEntity:
            case SegmentKind::kSystemName:
            case SegmentKind::kDirectorate:
            case SegmentKind::kDepartment:
            case SegmentKind::kActivity:
                return Miss::Expected::kWord;
            default:
                return Miss::Expected::kNumber;
        }
    }

    /// The tokens from `token` on are exactly `key`.
    bool stands(const CodeKey& key, std::size_t token) const {
        if (key.empty() || token + key.size() > tokens_.size()) return false;
        for (std::size_t i = 0; i < key.size(); ++i)
            if (tokens_[token + i].key != key[i]) return false;
        return true;
    }

    std::vector<Taken> take(const Segment& segment, std::size_t token) const {
        std::size_t skipped = 0;
        if (!segment.prefix.empty()) {
            if (!stands(segment.prefix_key, token)) return {};
            skipped = segment.prefix_key.size();
        }
        std::vector<Taken> choices = take_value(segment, token + skipped);
        for (Taken& choice : choices) choice.count += skipped;
        return choices;
    }

    std::vector<Taken> take_value(const Segment& segment, std::size_t token) const {
        if (segment.kind == SegmentKind::kLiteral) {
            return stands(segment.literal_key, token)
                       ? std::vector<Taken>{{segment.literal_key.size(), segment.literal, {}}}
                       : std::vector<Taken>{};
        }
        if (token >= tokens_.size()) return {};
        if (!segment.list.empty()) return take_listed(segment, token);
        switch (segment.kind) {
            case SegmentKind::kType:
                return take_type(token);
            case SegmentKind::kParent:
                return take_parent(token);
            case SegmentKind::kClause:
                return take_clause(token);
            case SegmentKind::kEntity:
            case SegmentKind::kSystemName:
            case SegmentKind::kDepartment:
            case SegmentKind::kActivity:
                return take_word(segment, token);
            case SegmentKind::kDirectorate:
                return tokens_[token].number ? take_number(segment, token) : take_word(segment, token);
            default:
                return take_number(segment, token);
        }
    }

    std::vector<Taken> take_listed(const Segment& segment, std::size_t token) const {
        std::vector<Taken> choices;
        const CodeList* list = codebook_.list(segment.list);
        if (!list) return choices;
        for (const CodeList::Entry& entry : list->entries) {
            if (stands(entry.key, token)) choices.push_back({entry.key.size(), entry.code, {}});
        }
        std::stable_sort(choices.begin(), choices.end(),
                         [](const Taken& a, const Taken& b) { return a.count > b.count; });
        return choices;
    }

    std::vector<Taken> take_type(std::size_t token) const {
        std::vector<Taken> choices;
        // "P.O" and "p o" are two single letters; together they are the word.
        std::string word;
        for (std::size_t count = 1; count <= 4 && token + count <= tokens_.size(); ++count) {
            const CodeToken& next = tokens_[token + count - 1];
            if (next.number || (count > 1 && (next.key.size() != 1 || word.size() + 1 != count))) break;
            word += next.key;
            for (const auto& [key, known] : scheme_.type_keys)
                if (key == word) choices.push_back({count, known, {}});
        }
        return choices;
    }

    /// "REG" is a register, but also the registry office; PO, PS and IL are nothing else.
    bool is_procedure_word(const std::string& key) const {
        const auto& types = codebook_.types();
        return key.size() >= 2 && std::any_of(types.begin(), types.end(), [&](const TypeWord& word) {
                   return to_text(word.type) == word.word && word.type != DocumentType::kRegister && word.key == key;
               });
    }

    std::vector<Taken> take_word(const Segment& segment, std::size_t token) const {
        const CodeToken& first = tokens_[token];
        // A department called PO would make "PO-PO-01" readable: two types in one code are a mistake.
        if (first.number || first.key.size() > kMostWordLetters || is_procedure_word(first.key)) return {};
        std::vector<Taken> choices{{1, segment.upper ? upper(first.printed) : first.printed, {}}};
        const bool dotted = first.end - first.begin != first.printed.size();
        if (!dotted && token + 1 < tokens_.size() && tokens_[token + 1].number && tokens_[token + 1].begin == first.end)
            choices.push_back({2, choices[0].text + tokens_[token + 1].key, {}});
        return choices;
    }

    std::vector<Taken> take_number(const Segment& segment, std::size_t token) const {
        const CodeToken& first = tokens_[token];
        if (first.number && first.key.size() <= kMostDigits) {
            if (segment.kind == SegmentKind::kYear &&
                (first.key.size() != 4 || first.key < "1900" || first.key > "2199"))
                return {};
            return {{1, segment.roman ? roman_of(first.key) : padded(first, segment), {}}};
        }
        if (segment.roman && !first.number && roman_value(first.key)) return {{1, first.key, {}}};
        return {};
    }

    static std::string roman_of(const std::string& digits) {
        int value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value >= 1 && value <= 50 ? roman(value) : digits;
    }

    std::vector<Taken> take_clause(std::size_t token) const {
        std::vector<Taken> choices;
        std::string text;
        for (std::size_t count = 1; count <= kMostClauseParts && token + count <= tokens_.size(); ++count) {
            const CodeToken& part = tokens_[token + count - 1];
            if (!part.number || part.key.size() > 2) break;
            text += (text.empty() ? "" : ".") + part.key;
            choices.push_back({count, text, {}});
        }
        std::reverse(choices.begin(), choices.end());
        return choices;
    }

    std::vector<Taken> take_parent(std::size_t token) const {
        std::vector<Taken> choices;
        for (std::size_t count = tokens_.size() - token; count >= 1; --count) {
            const std::size_t begin = tokens_[token].begin, end = tokens_[token + count - 1].end;
            const std::string part(text_.substr(begin, end - begin));
            const std::vector<CodeToken> inside(tokens_.begin() + static_cast<std::ptrdiff_t>(token),
                                                tokens_.begin() + static_cast<std::ptrdiff_t>(token + count));
            std::vector<CodeToken> moved = inside;
            for (CodeToken& piece : moved) piece.begin -= begin, piece.end -= begin;
            const Reading* best = nullptr;
            std::vector<Reading> readings;
            for (const Scheme& scheme : codebook_.schemes()) {
                if (scheme.has_parent() || scheme.has(SegmentKind::kEdition)) continue;
                Miss unused;
                for (Reading& reading : match_scheme(codebook_, scheme, part, moved, unused))
                    readings.push_back(std::move(reading));
            }
            for (const Reading& reading : readings)
                if (!best || (reading.printed == part && best->printed != part)) best = &reading;
            if (best) choices.push_back({count, best->printed, code_key(best->printed)});
        }
        return choices;
    }

    const Codebook& codebook_;
    const Scheme& scheme_;
    std::string_view text_;
    const std::vector<CodeToken>& tokens_;
    Miss& miss_;
    std::vector<SegmentValue> values_;
    CodeKey parent_key_;
    std::vector<Reading> readings_;
    int steps_ = 0;
};

}  // namespace

std::vector<Reading> match_scheme(const Codebook& codebook, const Scheme& scheme, std::string_view text,
                                  const std::vector<CodeToken>& tokens, Miss& miss) {
    return Matcher(codebook, scheme, text, tokens, miss).run();
}

}  // namespace pravila
