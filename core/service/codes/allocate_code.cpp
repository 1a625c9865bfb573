#include "core/service/codes/allocate_code.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/codification/code_key.h"
#include "core/error.h"

namespace pravila {

namespace {

/// Above this a number is a misprint or a file number: it is kept as the code it is, but nothing is counted from it.
constexpr int kHighestNumber = 999'999'999;

/// Kinds that count: the segment whose number is the next one.
bool counts(SegmentKind kind) {
    return kind == SegmentKind::kNumber || kind == SegmentKind::kForm || kind == SegmentKind::kAnnex;
}

[[noreturn]] void refuse(Message message) { throw Error(ErrorCode::kInvalidInput, std::move(message)); }

std::string department_of(StoreReader& reader, const CodeRequest& request) {
    const auto unit = request.unit ? reader.organisation().unit(*request.unit) : std::nullopt;
    if (!unit) refuse(msg("The code of this document names its unit: say which unit it belongs to."));
    if (unit->abbreviation.empty())
        refuse(msg("“{unit}” has no abbreviation, which its codes need. Give it one first.", {{"unit", unit->name}}));
    return unit->abbreviation;
}

std::string parent_code_of(StoreReader& reader, const CodeRequest& request) {
    const auto parent = request.parent ? reader.document(*request.parent) : std::nullopt;
    if (!parent || parent->codes.empty())
        refuse(msg("A form or annex bears the code of its procedure: say which procedure it belongs to."));
    for (const CodeAssignment& code : parent->codes)
        if (code.current) return code.printed;
    return parent->codes.front().printed;
}

/// The directorate that the unit is or lies in, by its abbreviation; without the prefix that the scheme prints itself
/// ("D1" under prefix=D is 1).
std::string directorate_of(StoreReader& reader, const CodeRequest& request, const Segment& segment, Date today) {
    const auto units = reader.organisation().units();
    auto at = request.unit;
    for (std::size_t steps = 0; at && steps <= units.size(); ++steps) {
        const auto unit = std::find_if(units.begin(), units.end(), [&](const Unit& one) { return one.id == *at; });
        if (unit == units.end()) break;
        if (unit->kind == UnitKind::kDirectorate) {
            if (unit->abbreviation.empty())
                refuse(msg("“{unit}” has no abbreviation, which its codes need. Give it one first.",
                           {{"unit", unit->name}}));
            const std::string& short_name = unit->abbreviation;
            const std::size_t prefix = segment.prefix.size();
            const bool repeated = prefix > 0 && short_name.starts_with(segment.prefix) && short_name.size() > prefix &&
                                  short_name[prefix] >= '0' && short_name[prefix] <= '9';
            return repeated ? short_name.substr(prefix) : short_name;
        }
        at = unit->parent_on(today);
    }
    refuse(msg("The code of this document names a directorate, and its unit lies in none: say which."));
}

std::string type_word(const Codebook& codebook, DocumentType type) {
    for (const TypeWord& word : codebook.types())
        if (word.type == type && word.word == to_text(type)) return word.word;
    for (const TypeWord& word : codebook.types())
        if (word.type == type) return word.word;
    return std::string(to_text(type));
}

/// Kinds whose value somebody says; the others follow from the document and from what was given before.
bool may_be_given(SegmentKind kind) {
    return kind == SegmentKind::kDirectorate || kind == SegmentKind::kStandard || kind == SegmentKind::kClause ||
           kind == SegmentKind::kActivity || kind == SegmentKind::kEntity;
}

/// A code of the scheme with some number, and the place of its number.
class Draft {
  public:
    Draft(StoreReader& reader, const Codebook& codebook, const CodeRequest& request, Date today)
        : scheme_(scheme_for(reader, codebook, request)) {
        for (const Segment& segment : scheme_.segments) {
            if (segment.kind == SegmentKind::kLiteral || segment.optional) continue;
            values_.push_back({segment.kind, value_of(reader, codebook, request, segment, today)});
            if (counts(segment.kind)) number_ = values_.size() - 1;
        }
        if (number_ >= values_.size())
            refuse(msg("The scheme “{scheme}” has no running number: write the code yourself.",
                       {{"scheme", scheme_.name}}));
        const ParsedCode read = codebook.parse_code(printed(1));
        if (!read.ok)
            refuse(
                msg("The scheme “{scheme}” would give “{code}”, which is no code: look at the values that were given.",
                    {{"scheme", scheme_.name}, {"code", printed(1)}}));
        key_size_ = code_key(printed(1)).size();
    }

    const Scheme& scheme() const { return scheme_; }
    std::string printed(int number) const {
        auto values = values_;
        values[number_].text = std::to_string(number);
        return print_code(scheme_, values, true);
    }
    /// The number of a code of the same shape in whatever scope; 0 when it has none.
    int number_of(const Codebook& codebook, const std::string& code) const {
        const ParsedCode parsed = codebook.parse_code(code);
        return parsed.ok ? number_from(text_of(parsed.values, values_[number_].kind)) : 0;
    }
    /// The tokens before the number: every code of the scope begins with them.
    CodeKey prefix() const {
        // Two numbers of the same shape differ in one token only: what is equal in front of it is the prefix.
        const CodeKey one = code_key(printed(1)), two = code_key(printed(2));
        CodeKey prefix;
        for (std::size_t i = 0; i < one.size() && one[i] == two[i]; ++i) prefix.push_back(one[i]);
        return prefix;
    }
    /// The number of a code when it belongs to the scope; 0 when it does not.
    int number_in(const Codebook& codebook, const std::string& code) const {
        const ParsedCode parsed = codebook.parse_code(code);
        // PS-URB-04 counts in a scheme of its own, not among PS-03 and PS-04.
        if (!parsed.ok || (parsed.key.size() != key_size_ && parsed.scheme != scheme_.name)) return 0;
        for (const SegmentKind kind : scheme_.counter)
            if (key_of(parsed.values, kind) != key_of(values_, kind)) return 0;
        return number_from(text_of(parsed.values, values_[number_].kind));
    }

  private:
    static int number_from(const std::string& text) {
        int number = 0;
        const auto end = std::from_chars(text.data(), text.data() + text.size(), number).ptr;
        return end == text.data() + text.size() && number <= kHighestNumber ? number : 0;
    }
    static std::string text_of(const std::vector<SegmentValue>& values, SegmentKind kind) {
        for (const SegmentValue& value : values)
            if (value.kind == kind) return value.text;
        return {};
    }
    static CodeKey key_of(const std::vector<SegmentValue>& values, SegmentKind kind) {
        return code_key(text_of(values, kind));
    }

    std::string value_of(StoreReader& reader, const Codebook& codebook, const CodeRequest& request,
                         const Segment& segment, Date today) const {
        if (const auto given = request.given.find(segment.kind);
            given != request.given.end() && !given->second.empty() && may_be_given(segment.kind))
            return given->second;
        switch (segment.kind) {
            case SegmentKind::kDirectorate:
                return directorate_of(reader, request, segment, today);
            case SegmentKind::kStandard:
            case SegmentKind::kClause:
            case SegmentKind::kActivity:
            case SegmentKind::kEntity:
                refuse(msg("Codes of the scheme “{scheme}” name their {segment}: say which one it is.",
                           {{"scheme", scheme_.name}, {"segment", std::string(to_text(segment.kind))}}));
            case SegmentKind::kType:
                return type_word(codebook, request.type);
            case SegmentKind::kDepartment:
                return department_of(reader, request);
            case SegmentKind::kParent:
                return parent_code_of(reader, request);
            case SegmentKind::kYear:
                return std::to_string(today.year());
            case SegmentKind::kSystemName:
                return request.system.empty() ? scheme_.system : request.system;
            case SegmentKind::kNumber:
            case SegmentKind::kForm:
            case SegmentKind::kAnnex:
                return "1";
            default:
                refuse(
                    msg("The scheme “{scheme}” needs a value for {segment} that cannot be known: write the code "
                        "yourself.",
                        {{"scheme", scheme_.name}, {"segment", std::string(to_text(segment.kind))}}));
        }
    }

    const Scheme& scheme_;
    std::vector<SegmentValue> values_;
    std::size_t number_ = static_cast<std::size_t>(-1);
    std::size_t key_size_ = 0;
};

std::string default_scheme(const CodeRequest& request) {
    if (request.type == DocumentType::kForm && request.parent) return "form-dash";
    if (request.type == DocumentType::kAnnex && request.parent) return "annex-dot";
    if (request.type == DocumentType::kForm) return "form-department-number";
    return request.type == DocumentType::kSystemProcedure ? "type-number" : "type-department-number";
}

}  // namespace

const Scheme& scheme_for(StoreReader& reader, const Codebook& codebook, const CodeRequest& request) {
    std::string name = request.scheme;
    if (name.empty()) name = reader.setting("code.scheme." + std::string(to_text(request.type))).value_or("");
    const bool chosen = !name.empty();
    if (!chosen) name = default_scheme(request);
    if (const Scheme* scheme = codebook.scheme(name)) return *scheme;
    // An institution's own file may have one scheme only, whatever its name.
    if (!chosen)
        for (const Scheme& scheme : codebook.schemes())
            if (scheme.has_parent() == request.parent.has_value() && scheme.has(SegmentKind::kNumber)) return scheme;
    refuse(msg("There is no scheme “{scheme}” for codes.", {{"scheme", name}}));
}

namespace {

/// What was given is never given again, whatever scheme reads it or none.
bool was_given(StoreReader& reader, const CodeAssignment& code) {
    return !reader.documents_by_key(key_text(code.key)).empty() || reader.codes().reserved_code(code.system, code.key);
}

CodeAssignment code_with(const Draft& draft, int number) {
    CodeAssignment code;
    code.system = draft.scheme().system;
    code.printed = draft.printed(number);
    code.key = code_key(code.printed);
    return code;
}

}  // namespace

CodeAssignment following_code(StoreReader& reader, const Codebook& codebook, const CodeRequest& request,
                              const std::string& printed, Date today) {
    const Draft draft(reader, codebook, request, today);
    const int number = draft.number_of(codebook, printed);
    if (number > 0) {
        CodeAssignment code = code_with(draft, number);
        if (!was_given(reader, code)) return code;
    }
    return next_code(reader, codebook, request, today);
}

std::map<SegmentKind, std::string> lasting_values(const Codebook& codebook, const std::string& printed) {
    std::map<SegmentKind, std::string> values;
    const ParsedCode parsed = codebook.parse_code(printed);
    if (!parsed.ok) return values;
    for (const SegmentValue& value : parsed.values)
        if (may_be_given(value.kind) && value.kind != SegmentKind::kDirectorate) values.emplace(value.kind, value.text);
    return values;
}

CodeAssignment next_code(StoreReader& reader, const Codebook& codebook, const CodeRequest& request, Date today) {
    const Draft draft(reader, codebook, request, today);
    const CodeKey prefix = draft.prefix();
    int highest = 0;
    for (const GivenCode& given : reader.codes().given_codes(prefix))
        highest = std::max(highest, draft.number_in(codebook, given.code.printed));
    for (const ReservedCode& reserved : reader.codes().reserved_codes(prefix))
        highest = std::max(highest, draft.number_in(codebook, reserved.printed));
    CodeAssignment code;
    do code = code_with(draft, ++highest);
    while (was_given(reader, code));
    return code;
}

bool counts_in_scope(StoreReader& reader, const Codebook& codebook, const CodeRequest& request,
                     const std::string& printed, Date today) {
    const Draft draft(reader, codebook, request, today);
    const CodeKey prefix = draft.prefix(), key = code_key(printed);
    return key.size() == prefix.size() + 1 && std::equal(prefix.begin(), prefix.end(), key.begin()) &&
           draft.number_in(codebook, printed) > 0;
}

std::vector<Gap> code_gaps(StoreReader& reader, const Codebook& codebook, const CodeRequest& request, Date today) {
    const Draft draft(reader, codebook, request, today);
    const CodeKey prefix = draft.prefix();
    std::map<int, std::optional<Gap>> known;  // nothing: a document bears it now
    const auto blocked = [&](int number, const Gap& gap) {
        if (number > 0) known.try_emplace(number, gap);
    };
    const auto given_codes = reader.codes().given_codes(prefix);
    for (const GivenCode& given : given_codes)
        if (const int number = given.code.current ? draft.number_in(codebook, given.code.printed) : 0; number > 0)
            known[number] = std::nullopt;
    for (const ReservedCode& reserved : reader.codes().reserved_codes(prefix)) {
        if (reserved.state == CodeState::kIssued) continue;
        const bool open = reserved.state == CodeState::kReserved;
        blocked(draft.number_in(codebook, reserved.printed),
                {reserved.printed, {}, 1, open ? Gap::Why::kReserved : Gap::Why::kCancelled, reserved});
    }
    for (const GivenCode& given : given_codes)
        if (!given.code.current)
            blocked(draft.number_in(codebook, given.code.printed), {given.code.printed, {}, 1, Gap::Why::kRetired, {}});
    std::vector<Gap> gaps;
    int next = 1;
    for (const auto& [number, gap] : known) {
        if (number > next)
            gaps.push_back({draft.printed(next), draft.printed(number - 1), number - next, Gap::Why::kNeverGiven, {}});
        if (gap) gaps.push_back(*gap);
        next = number + 1;
    }
    for (Gap& gap : gaps)
        if (gap.last.empty()) gap.last = gap.code;
    return gaps;
}

}  // namespace pravila
