#include <algorithm>

#include "core/codification/code_key.h"
#include "indexer/recognise/sources.h"

namespace pravila::recognise_detail {

namespace {

constexpr std::size_t kMostBareLines = 25, kMostBareBytes = 200;

struct CodeSeen {
    Seen<ParsedCode> seen;
    Trust trust = Trust::kCover;
    bool labelled = false;
    bool of_template = false;  ///< announced as the code of a form
};

bool is_quote_or_space(char c) { return c == ' ' || c == '"' || c == '\'' || c == '-' || c == ':' || c == ','; }

/// A value after "Cod:" that no scheme reads, but that a person would call a code.
bool looks_like_code(const std::string& printed, const ParsedCode& code) {
    const Folded text = fold(printed);
    if (code.key.size() < 2 || code.key.size() > 10 || printed.size() > 64) return false;
    const bool digit = std::any_of(text.text.begin(), text.text.end(), is_digit);
    const auto spaces = std::count(text.text.begin(), text.text.end(), ' ');
    const bool letters_first = !is_digit(text.text[0]) && code.key[0].size() <= 8;
    return digit && letters_first && spaces <= 3 && text.text.find_first_of(":;()?") == std::string::npos;
}

std::string stripped(const std::string& printed) {
    const Folded text = fold(printed);
    std::size_t begin = 0, end = text.text.size();
    while (begin < end && (text.text[begin] == '"' || text.text[begin] == ' ' || text.text[begin] == '\'')) ++begin;
    while (end > begin && std::string_view("\"' .,;").find(text.text[end - 1]) != std::string_view::npos) {
        // The dot of "P.O." at the very end belongs to it; a code ends in a digit or a word.
        --end;
    }
    return text.slice(begin, end);
}

/// The code a labelled value begins with, and after separators the further ones.
std::vector<CodeSeen> codes_in_value(const Codebook& codebook, const Candidate& candidate, Trust trust) {
    std::vector<CodeSeen> codes;
    const std::string printed = stripped(candidate.value.original);
    if (printed.empty() || is_blank_field(candidate.value.text)) return codes;
    const auto add = [&](ParsedCode code, std::string text) {
        codes.push_back({{std::move(code), std::move(text), candidate.place},
                         trust,
                         true,
                         candidate.field == Field::kTemplateCode});
    };
    const bool spaced = printed.find(' ') != std::string::npos;
    ParsedCode whole = codebook.parse_code(printed);
    if (whole.ok && (!spaced || whole.canonical == trimmed_nfc(printed))) {
        if (!is_year_not_number(whole, printed)) add(std::move(whole), printed);
        return codes;
    }
    const auto found = codebook.find_codes(printed);
    if (!found.empty() && found[0].begin == 0) {
        std::size_t end = 0;
        for (const FoundCode& code : found) {
            // "PS-SCIM-09 / PS-MC-7.5" are two codes; "PS-01 (vezi și PO-02)" is one.
            const std::string between = folded(printed.substr(end, code.begin - end));
            if (end > 0 && between.find_first_not_of(" /;,+&-") != std::string::npos && between != "si" &&
                between != "iso")
                break;
            add(code.code, printed.substr(code.begin, code.end - code.begin));
            end = code.end;
        }
        return codes;
    }
    if (whole.ok ? !is_year_not_number(whole, printed) : looks_like_code(printed, whole))
        add(std::move(whole), printed);
    return codes;
}

bool cites(std::string_view text) {
    for (const std::string_view word : {"conform", "potrivit", "vezi", "anexa", "anexe", "inlocuieste", "abroga",
                                        "formular", "procedurii", "in baza", "prevederi"})
        if (text.find(word) != std::string_view::npos) return true;
    return false;
}

/// A code standing by itself on the cover: "PO-URB-04", "PROCEDURA OPERAȚIONALĂ PO-URB-04".
std::optional<CodeSeen> bare_code(const Sources& sources, const Line& line, std::size_t index, Trust trust) {
    const Folded& text = line.text;
    if (text.original.size() > kMostBareBytes || index >= kMostBareLines) return {};
    const Block& block = sources.document.blocks[line.place.block];
    if (block.kind == Block::Kind::kListItem) return {};
    const auto found = sources.codebook.find_codes(text.original);
    if (found.empty() ||
        is_year_not_number(found[0].code, text.original.substr(found[0].begin, found[0].end - found[0].begin)))
        return {};
    const std::string before = folded(text.original.substr(0, found[0].begin)),
                      after = folded(text.original.substr(found[0].end));
    std::size_t lead = 0;
    const TypePhrase phrase = type_phrase(sources, before);
    lead = phrase.end;
    while (lead < before.size() && (is_quote_or_space(before[lead]) || before[lead] == '(')) ++lead;
    for (const std::string_view word : {"cod", "nr.", "nr"})
        if (before.substr(lead) == word || before.substr(lead) == std::string(word) + " ") lead = before.size();
    if (lead < before.size()) return {};
    const bool alone = after.find_first_not_of(" .,;)\"") == std::string::npos;
    if (!alone && !(line.heading || index < 3 || phrase.end > 0)) return {};
    if (cites(before) || cites(after)) return {};
    return CodeSeen{{found[0].code, text.original.substr(found[0].begin, found[0].end - found[0].begin), line.place},
                    trust,
                    false,
                    false};
}

std::vector<CodeSeen> codes_of_zone(const Sources& sources, const Zone& zone, Trust trust) {
    std::vector<CodeSeen> codes;
    for (const Candidate& candidate : zone.candidates) {
        if (candidate.field != Field::kCode && candidate.field != Field::kTemplateCode) continue;
        for (CodeSeen& code : codes_in_value(sources.codebook, candidate, trust)) codes.push_back(std::move(code));
    }
    for (std::size_t i = 0; i < zone.lines.size(); ++i) {
        const Line& line = zone.lines[i];
        const auto hits = labels_in(line.text.text);
        if (std::any_of(hits.begin(), hits.end(), [](const LabelHit& hit) {
                return hit.field == Field::kCode || hit.field == Field::kTemplateCode || hit.field == Field::kParent;
            }))
            continue;
        if (auto code = bare_code(sources, line, i, trust)) codes.push_back(std::move(*code));
    }
    return codes;
}

bool is_form(const CodeSeen& code) { return code.seen.value.is_form; }

/// The first code of its kind, labelled ones before bare ones within each zone.
const CodeSeen* first_code(const std::vector<CodeSeen>& codes, bool form, Trust least) {
    for (const Trust trust : {Trust::kMetadata, Trust::kCover, Trust::kHeader, Trust::kFooter})
        for (const bool labelled : {true, false})
            for (const CodeSeen& code : codes)
                if (code.trust == trust && trust <= least && code.labelled == labelled && !code.of_template &&
                    is_form(code) == form && (!form || labelled))
                    return &code;
    return nullptr;
}

std::optional<CodeSeen> code_of_file_name(const Sources& sources) {
    const std::string& name = sources.file_name;
    for (const FoundCode& found : sources.codebook.find_codes(name)) {
        const std::string printed = name.substr(found.begin, found.end - found.begin);
        if (is_year_not_number(found.code, printed)) continue;
        return CodeSeen{{found.code, printed, {Place::Where::kFileName, 0, 0, 0, {}}}, Trust::kFileName, false, false};
    }
    return {};
}

void warn_of_spelling(Sources& sources, const Seen<ParsedCode>& code) {
    if (code.value.ok) return;
    if (looks_confused(code.printed, sources.codebook.type_words()))
        sources.warn("code.confusable", msg("The code “{code}” looks as if 0 and O, or 1 and I, were mixed up "
                                            "({suggestion}?). It is kept as printed; check it.",
                                            {{"code", code.printed}, {"suggestion", code.value.suggestion}}));
    else
        sources.warn("code.outside_scheme",
                     msg("The code “{code}” follows none of the institution's schemes. It is kept as printed.",
                         {{"code", code.printed}}));
}

void warn_of_differences(Sources& sources, const Recognised& seen, const std::vector<CodeSeen>& codes, Trust trust) {
    for (const CodeSeen& other : codes) {
        if (other.of_template || other.trust <= trust || other.trust == Trust::kFooter ||
            other.seen.value.key == seen.code->value.key)
            continue;
        if (is_form(other) != seen.code->value.is_form) continue;
        const bool further =
            std::any_of(seen.further_codes.begin(), seen.further_codes.end(),
                        [&](const Seen<ParsedCode>& code) { return code.value.key == other.seen.value.key; });
        if (further) continue;
        sources.warn("code.header_differs",
                     msg("The page header says {header}, the cover {cover}. The cover's is kept.",
                         {{"header", other.seen.printed}, {"cover", seen.code->printed}}));
        warn_of_spelling(sources, other.seen);
    }
}

}  // namespace

bool is_year_not_number(const ParsedCode& code, std::string_view printed) {
    return code.key.size() == 2 && printed.find(' ') != std::string_view::npos && code.key[1].size() == 4 &&
           code.key[1] >= "1950" && code.key[1] <= "2199";
}

void recognise_code(Sources& sources, Recognised& seen) {
    std::vector<CodeSeen> codes;
    for (const auto& [trust, zone] : sources.zones())
        for (CodeSeen& code : codes_of_zone(sources, *zone, trust)) codes.push_back(std::move(code));
    const std::optional<CodeSeen> named = code_of_file_name(sources);

    const CodeSeen* main = first_code(codes, false, Trust::kHeader);
    const CodeSeen* form = first_code(codes, true, Trust::kHeader);
    // The header of a form may name its procedure too: the file's own name tells which of the two it is.
    if (!main || (form && named && named->seen.value.key == form->seen.value.key)) main = form ? form : main;
    if (!main) main = first_code(codes, false, Trust::kFooter);
    if (!main && named)
        for (const CodeSeen& code : codes)
            if (code.seen.value.key == named->seen.value.key && is_form(code)) main = &code;
    if (main) {
        seen.code = main->seen;
        for (const CodeSeen& other : codes) {
            if (other.trust != main->trust || !other.labelled || other.of_template || is_form(other) || is_form(*main))
                continue;
            const bool known =
                other.seen.value.key == main->seen.value.key ||
                std::any_of(seen.further_codes.begin(), seen.further_codes.end(),
                            [&](const Seen<ParsedCode>& code) { return code.value.key == other.seen.value.key; });
            if (!known && main->trust <= Trust::kCover) seen.further_codes.push_back(other.seen);
        }
        warn_of_spelling(sources, *seen.code);
        warn_of_differences(sources, seen, codes, main->trust);
    } else if (named) {
        seen.code = named->seen;
        sources.warn("code.from_file_name",
                     msg("The text names no code; {code} was taken from the name of the file. Check it.",
                         {{"code", named->seen.printed}}));
    }
    for (const CodeSeen& code : codes) {
        if (seen.template_code || (seen.code && code.seen.value.key == seen.code->value.key)) continue;
        const bool cover_form = is_form(code) && seen.code && !seen.code->value.is_form;
        if (code.of_template || cover_form || (is_form(code) && !seen.code))
            seen.template_code = Seen<std::string>{code.seen.value.canonical, code.seen.printed, code.seen.place};
    }
    if (!seen.code) return;
    seen.is_form = seen.code->value.is_form;
    if (!seen.code->value.parent.empty())
        seen.parent_code = Seen<std::string>{seen.code->value.parent, seen.code->printed, seen.code->place};
}

}  // namespace pravila::recognise_detail
