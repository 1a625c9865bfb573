#include "core/codification/codebook.h"

#include <algorithm>
#include <charconv>

#include "core/codification/code_key.h"
#include "core/codification/scheme_match.h"

namespace pravila {

namespace {

std::optional<int> small_number(const std::string& text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem == std::errc() && end == text.data() + text.size() && value >= 0 && value < 1000) return value;
    for (int number = 1; number <= 50; ++number)
        if (roman(number) == text) return number;
    return {};
}

void put_values(ParsedCode& code, const Reading& reading) {
    for (const SegmentValue& value : reading.values) {
        switch (value.kind) {
            case SegmentKind::kType:
                code.type_word = value.text;
                break;
            case SegmentKind::kEntity:
                code.entity = value.text;
                break;
            case SegmentKind::kSystemName:
                code.system = value.text;
                break;
            case SegmentKind::kDirectorate:
                code.directorate = value.text;
                break;
            case SegmentKind::kDepartment:
                code.department = value.text;
                break;
            case SegmentKind::kStandard:
                code.standard = value.text;
                break;
            case SegmentKind::kClause:
                code.clause = value.text;
                break;
            case SegmentKind::kActivity:
                code.activity = value.text;
                break;
            case SegmentKind::kYear:
                code.year = value.text;
                break;
            case SegmentKind::kNumber:
                code.number = value.text;
                break;
            case SegmentKind::kSubnumber:
                code.subnumber = value.text;
                break;
            case SegmentKind::kParent:
                code.parent = value.text;
                break;
            case SegmentKind::kForm:
            case SegmentKind::kAnnex:
                code.form = value.text;
                break;
            case SegmentKind::kEdition:
                code.edition = small_number(value.text);
                break;
            case SegmentKind::kRevision:
                code.revision = small_number(value.text);
                break;
            case SegmentKind::kLiteral:
                break;
        }
    }
}

/// A title as people write it, comparable: "Procedura operaţională" and "PROCEDURĂ OPERAȚIONALĂ" are one.
std::string folded_title(std::string_view text) {
    std::string folded;
    if (text.size() > 1000) return folded;
    for (const CodeToken& token : code_tokens(trimmed_nfc(text))) folded += (folded.empty() ? "" : " ") + token.key;
    return folded;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

/// Without a word for a type anywhere, the first word is what a person has to look at.
bool has_type(const Codebook& codebook, const std::vector<CodeToken>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const CodeToken& token) {
        return std::any_of(codebook.types().begin(), codebook.types().end(),
                           [&](const TypeWord& type) { return type.key == token.key; });
    });
}

Message explain(const Codebook& codebook, std::string_view text, const std::vector<CodeToken>& tokens, Miss miss) {
    if (miss.scheme && !has_type(codebook, tokens)) {
        miss.token = 0;
        miss.expected = Miss::Expected::kType;
        miss.scheme = &codebook.schemes().front();
    }
    if (!miss.scheme) return msg("No scheme is known that could read a code. Give the institution a scheme file.");
    const std::string example = miss.scheme->examples.empty() ? miss.scheme->name : miss.scheme->examples[0];
    if (miss.token >= tokens.size()) {
        const Message::Arguments arguments{
            {"text", std::string(text)}, {"example", example}, {"literal", miss.literal}};
        switch (miss.expected) {
            case Miss::Expected::kNumber:
                return msg("“{text}” ends where a number is still expected, as in {example}.", arguments);
            case Miss::Expected::kWord:
                return msg("“{text}” ends where the letters of a department are still expected, as in {example}.",
                           arguments);
            default:
                return msg("“{text}” ends too early to be a code such as {example}.", arguments);
        }
    }
    const std::string found(text.substr(tokens[miss.token].begin, tokens[miss.token].end - tokens[miss.token].begin));
    const Message::Arguments arguments{{"text", std::string(text)},
                                       {"found", found},
                                       {"example", example},
                                       {"literal", miss.literal},
                                       {"types", joined(codebook.type_words())}};
    switch (miss.expected) {
        case Miss::Expected::kType:
            return msg("“{found}” in “{text}” is no type of document. Types are {types}; an example is {example}.",
                       arguments);
        case Miss::Expected::kWord:
            return msg("In “{text}” the letters of a department are expected where “{found}” stands, as in {example}.",
                       arguments);
        case Miss::Expected::kNumber:
            return msg("In “{text}” a number is expected where “{found}” stands, as in {example}.", arguments);
        case Miss::Expected::kEnd:
            return msg("“{text}” goes on with “{found}” where a code such as {example} ends.", arguments);
        case Miss::Expected::kLiteral:
            break;
    }
    return msg("“{text}” does not fit a code such as {example}, from “{found}” on.", arguments);
}

/// Takes "POAPI" apart into PO and API when API is a department.
bool split_glued(const Codebook& codebook, std::vector<CodeToken>& tokens) {
    if (tokens.empty() || tokens[0].number) return false;
    if (codebook.departments().empty()) return false;
    for (const TypeWord& word : codebook.types()) {
        if (!tokens[0].key.starts_with(word.key) || tokens[0].printed.size() != tokens[0].key.size()) continue;
        const std::string rest = tokens[0].key.substr(word.key.size());
        const auto& departments = codebook.departments();
        if (std::none_of(departments.begin(), departments.end(),
                         [&](const std::string& department) { return code_key(department) == CodeKey{rest}; }))
            continue;
        CodeToken second = tokens[0];
        second.key = rest;
        second.printed = tokens[0].printed.substr(word.key.size());
        tokens[0].key = word.key;
        tokens[0].printed.resize(word.key.size());
        tokens[0].end = tokens[0].begin + word.key.size();
        second.begin = tokens[0].end;
        tokens.insert(tokens.begin() + 1, second);
        return true;
    }
    return false;
}

struct Best {
    std::optional<Reading> reading;
    Miss miss;
};

Best best_reading(const Codebook& codebook, std::string_view text, const std::vector<CodeToken>& tokens) {
    Best best;
    for (const Scheme& scheme : codebook.schemes())
        for (Reading& reading : match_scheme(codebook, scheme, text, tokens, best.miss)) {
            const bool exact = reading.printed == text;
            if (!best.reading || (exact && best.reading->printed != text)) best.reading = std::move(reading);
            if (exact) return best;
        }
    return best;
}

}  // namespace

ParsedCode Codebook::parse_code(std::string_view text) const {
    ParsedCode code;
    const std::string printed = text.size() > 4096 ? std::string() : trimmed_nfc(text);
    code.canonical = printed;
    code.key = code_key(printed);
    code.slug = pravila::slug(code.key);
    if (code.key.empty()) {
        const bool blank = printed.find_first_not_of(" -._/:") == std::string::npos;
        const bool wordless = code_tokens(printed).empty();
        code.reason = text.size() > 4096 || !wordless ? msg("A code has at most 64 characters; this text is longer.")
                      : blank
                          ? msg("The text is empty; a code needs letters and a number, such as PO-URB-04.")
                          : msg("The text has a letter or sign that no code has. Codes are written with Latin letters "
                                "and digits, such as PO-URB-04.");
        if (text.size() > 4096) code.canonical.clear();
        return code;
    }
    std::vector<CodeToken> tokens = code_tokens(printed);
    Best best = best_reading(*this, printed, tokens);
    if (!best.reading && split_glued(*this, tokens)) best.reading = best_reading(*this, printed, tokens).reading;
    // "PO-O1" could be number 1 of a department O, "F-P0-16" a form of a department P0. More likely 0 and O were mixed
    // up; a person decides.
    if (best.reading && looks_confused(printed, type_words())) best.reading.reset();
    if (!best.reading) {
        code.reason = explain(*this, printed, tokens, best.miss);
        if (!looks_confused(printed, type_words())) return code;
        for (const CodeKey& other : confusable_keys(code.key)) {
            const std::string spelling = key_text(other);
            const Best repaired = best_reading(*this, spelling, code_tokens(spelling));
            if (!repaired.reading) continue;
            code.suggestion = repaired.reading->printed;
            code.reason =
                msg("“{text}” is no code, but may be meant for {suggestion}: 0 and O, or 1 and I, look alike.",
                    {{"text", printed}, {"suggestion", code.suggestion}});
            break;
        }
        return code;
    }
    const Reading& reading = *best.reading;
    code.ok = true;
    code.canonical = reading.printed;
    code.scheme = reading.scheme->name;
    code.codification = reading.scheme->system;
    code.values = reading.values;
    put_values(code, reading);
    code.key = code_key(print_code(*reading.scheme, reading.values, true));
    code.slug = pravila::slug(code.key);
    code.parent_key = reading.parent_key;
    if (!reading.scheme->document_type.empty())
        code.type = document_type_from(reading.scheme->document_type);
    else if (!code.type_word.empty())
        code.type = type_of(code.type_word);
    code.is_form =
        reading.scheme->has_parent() || code.type == DocumentType::kForm || code.type == DocumentType::kAnnex;
    return code;
}

const Scheme* Codebook::scheme(std::string_view name) const {
    for (const Scheme& scheme : schemes_)
        if (scheme.name == name) return &scheme;
    return nullptr;
}

const CodeList* Codebook::list(std::string_view name) const {
    for (const CodeList& list : lists_)
        if (list.name == name) return &list;
    return nullptr;
}

std::vector<std::string> Codebook::type_words() const {
    std::vector<std::string> words;
    for (const TypeWord& type : types_) words.push_back(type.word);
    return words;
}

std::optional<DocumentType> Codebook::type_of(std::string_view text) const {
    const std::string wanted = folded_title(text);
    if (wanted.empty()) return {};
    for (const TypeWord& type : types_)
        if (type.key == wanted) return type.type;
    for (const TypeWord& type : types_) {
        const std::string& title = type.folded_title;
        // The article: "procedura" and "procedura operationala" fold alike already, "regulamentul" does not.
        if (!title.empty() && (wanted == title || wanted == title + "UL")) return type.type;
    }
    return {};
}

void Codebook::set_departments(std::vector<std::string> abbreviations) { departments_ = std::move(abbreviations); }

}  // namespace pravila
