#include <algorithm>
#include <array>

#include "indexer/recognise/sources.h"
#include "indexer/recognise/values.h"

namespace pravila::recognise_detail {

namespace {

constexpr std::size_t kMostTitleBytes = 600, kLeastLetters = 4;

bool begins_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) && word_ends(text, word.size());
}

/// Institution, place and people: lines that stand around a title and are none.
bool is_surrounding(std::string_view text) {
    static constexpr std::array<std::string_view, 63> kWords = {
        "romania",    "judetul",  "judet",      "municipiul",   "municipiu",     "comuna",       "orasul",
        "oras",       "primaria", "consiliul",  "primar",       "uat",           "u.a.t.",       "institutia",
        "ministerul", "scoala",   "liceul",     "colegiul",     "universitatea", "str.",         "tel",
        "aprobat",    "aproba",   "avizat",     "elaborat",     "verificat",     "vizat",        "intocmit",
        "semnatura",  "exemplar", "exemplarul", "pagina",       "pag.",          "nr.",          "nr",
        "editia",     "revizia",  "ed.",        "rev.",         "data",          "cod",          "codul",
        "conducator", "director", "presedinte", "manager",      "viceprimar",    "privind",      "procedurii",
        "comisia",    "aparatul", "versiunea",  "presedintele", "presedinta",    "conducatorul", "directorul",
        "managerul",  "primarul", "secretarul", "adresa",       "email",         "e-mail",       "telefon"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return begins_with_word(text, word); });
}

bool is_unit(std::string_view text) {
    static constexpr std::array<std::string_view, 14> kWords = {
        "serviciul", "serviciu",    "compartimentul", "compartiment",  "directia",    "directie", "biroul",
        "birou",     "secretariat", "secretariatul",  "departamentul", "departament", "oficiul",  "arhitect-sef"};
    return std::any_of(kWords.begin(), kWords.end(),
                       [&](std::string_view word) { return begins_with_word(text, word); });
}

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '?'; }));
}

/// Could be a title as far as its words go.
bool is_acceptable(const Sources& sources, const Folded& line) {
    const std::string& text = line.text;
    if (text.size() > kMostTitleBytes || letters_in(text) < kLeastLetters || text.find("....") != std::string::npos ||
        text.find("__") != std::string::npos)
        return false;
    if (is_surrounding(text) || is_unit(text)) return false;
    const TypePhrase phrase = type_phrase(sources, text);
    if (phrase.end >= text.size() && phrase.end > 0) return false;
    if (!labels_in(text).empty() && labels_in(text)[0].begin == 0) return false;
    if (date_in(text) && letters_in(text) < 12) return false;
    return !sources.codebook.parse_code(line.original.substr(0, 100)).ok || line.original.size() > 40;
}

Folded without_quotes(const Folded& line) {
    std::size_t begin = 0, end = line.text.size();
    while (begin < end && (line.text[begin] == '"' || line.text[begin] == ' ' || line.text[begin] == '\'')) ++begin;
    while (end > begin && (line.text[end - 1] == '"' || line.text[end - 1] == ' ' || line.text[end - 1] == '\'')) --end;
    return fold(line.slice(begin, end));
}

struct Title {
    Folded text;
    Place place;
};

/// "privind circuitul documentelor" below the type: the title without the word before it; empty when it is none.
Folded after_about(const Sources& sources, const Folded& line) {
    if (!begins_with_word(line.text, "privind") || line.text.size() < 12) return fold("");
    Folded rest = fold(line.slice(7, line.text.size()));
    return is_acceptable(sources, rest) ? rest : fold("");
}

/// The line and those after it in the same paragraph or cell that belong to the title too.
Title joined(const Sources& sources, const Zone& zone, std::size_t index, Folded first) {
    Title title{std::move(first), zone.lines[index].place};
    std::string whole = title.text.original;
    for (std::size_t next = index + 1; next < zone.lines.size(); ++next) {
        const Line& line = zone.lines[next];
        if (!(line.place == title.place) || !is_acceptable(sources, line.text)) break;
        whole += " " + line.text.original;
    }
    title.text = without_quotes(fold(whole));
    return title;
}

bool same_column(const Line& above, const Line& below) {
    return above.place.where == Place::Where::kCell && below.place.where == Place::Where::kCell &&
           above.place.block == below.place.block && above.place.cell == below.place.cell;
}

/// The title below a type in a table: in the same cell or the cells under it. A table read from a printed page has a
/// row for every line, so that a long title goes on in the next rows.
std::optional<Title> below_type(const Sources& sources, const Zone& zone, std::size_t type_line) {
    const Line& type = zone.lines[type_line];
    std::optional<Title> title, beside;
    for (std::size_t next = type_line + 1; next < zone.lines.size(); ++next) {
        const Line& line = zone.lines[next];
        if (line.place.block != type.place.block) break;
        const bool acceptable = is_acceptable(sources, line.text);
        if (!same_column(type, line)) {
            // Pages leave cells out below a tall one, so that columns shift.
            if (acceptable && !beside && line.place.row > type.place.row) beside = Title{line.text, line.place};
            continue;
        }
        if (!acceptable) {
            if (title) break;
            continue;
        }
        if (!title)
            title = Title{line.text, line.place};
        else
            title->text = fold(title->text.original + " " + line.text.original);
    }
    if (!title) title = std::move(beside);
    if (title) title->text = without_quotes(title->text);
    return title;
}

/// The title after a line that names the type, or the line itself for regulations and guides.
std::optional<Title> after_type(const Sources& sources, const Zone& zone, Place::Where where) {
    for (std::size_t i = 0; i < zone.lines.size(); ++i) {
        if (zone.lines[i].place.where != where) continue;
        const Folded& line = zone.lines[i].text;
        const TypePhrase phrase = type_phrase(sources, line.text);
        if (phrase.end == 0) continue;
        std::string_view rest = std::string_view(line.text).substr(phrase.end);
        std::size_t skip = 0;
        while (skip < rest.size() && (rest[skip] == ' ' || rest[skip] == ':' || rest[skip] == '-' || rest[skip] == ','))
            ++skip;
        rest.remove_prefix(skip);
        if (begins_with_word(rest, "privind")) {
            rest.remove_prefix(std::min<std::size_t>(rest.size(), 8));
            while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
        }
        const bool itself = phrase.type == DocumentType::kRegulation || phrase.type == DocumentType::kManual ||
                            phrase.type == DocumentType::kGuide || phrase.type == DocumentType::kRegister ||
                            begins_with_word(rest, "de") || begins_with_word(rest, "pentru");
        const std::size_t from = itself && !rest.empty() ? 0 : line.text.size() - rest.size();
        const Folded own = fold(line.slice(from, line.text.size()));
        if (!rest.empty() && letters_in(rest) >= kLeastLetters && labels_in(rest).empty() &&
            !sources.codebook.parse_code(own.original.substr(0, 60)).ok && (rest[0] == '"' || !is_surrounding(rest)) &&
            own.text.find("....") == std::string::npos)
            return joined(sources, zone, i, own);
        if (!rest.empty() && labels_in(rest).empty() && !sources.codebook.parse_code(own.original.substr(0, 60)).ok)
            continue;
        if (where == Place::Where::kCell) {
            if (auto title = below_type(sources, zone, i)) return title;
            continue;
        }
        const std::size_t most = std::min(zone.lines.size(), i + 10);
        for (std::size_t next = i + 1; next < most; ++next) {
            if (Folded about = after_about(sources, zone.lines[next].text); !about.empty())
                return joined(sources, zone, next, std::move(about));
            if (is_acceptable(sources, zone.lines[next].text))
                return joined(sources, zone, next, zone.lines[next].text);
        }
    }
    return {};
}

std::optional<Title> after_type(const Sources& sources, const Zone& zone) {
    auto title = after_type(sources, zone, Place::Where::kBlock);
    return title ? title : after_type(sources, zone, Place::Where::kCell);
}

std::optional<Title> labelled(const Sources& sources, const Zone& zone) {
    for (const Candidate& candidate : zone.candidates) {
        if (candidate.field != Field::kTitle || letters_in(candidate.value.text) < kLeastLetters ||
            candidate.value.text.size() > kMostTitleBytes)
            continue;
        if (candidate.value.text.find("....") != std::string::npos ||
            candidate.value.text.find("__") != std::string::npos)
            continue;
        const TypePhrase phrase = type_phrase(sources, candidate.value.text);
        if (phrase.end == candidate.value.text.size()) continue;
        return Title{without_quotes(candidate.value), candidate.place};
    }
    return {};
}

/// The heading of a text without a cover: "# Eliberarea certificatelor de urbanism".
std::optional<Title> first_heading(const Sources& sources) {
    const Zone& cover = sources.view.cover;
    for (std::size_t i = 0; i < cover.lines.size(); ++i)
        if (cover.lines[i].heading && is_acceptable(sources, cover.lines[i].text)) {
            Title title = joined(sources, cover, i, cover.lines[i].text);
            // "PO-URB-04 Eliberarea certificatelor": the code is no part of the title.
            const auto codes = sources.codebook.find_codes(title.text.original);
            if (!codes.empty() && codes[0].begin == 0) {
                const Folded rest = fold(title.text.original.substr(codes[0].end));
                std::size_t at = 0;
                while (at < rest.text.size() && !is_word(rest.text[at]) && rest.text[at] != '"') ++at;
                if (letters_in(rest.text.substr(at)) >= kLeastLetters)
                    title.text = fold(rest.slice(at, rest.text.size()));
            }
            return title;
        }
    return {};
}

/// In a page header the title stands above "Cod: …" in the same cell.
std::optional<Title> above_code(const Sources& sources, const Zone& zone) {
    for (std::size_t i = 1; i < zone.lines.size(); ++i) {
        const auto hits = labels_in(zone.lines[i].text.text);
        if (hits.empty() || hits[0].field != Field::kCode || !(zone.lines[i].place == zone.lines[i - 1].place))
            continue;
        std::size_t first = i;
        while (first > 0 && zone.lines[first - 1].place == zone.lines[i].place &&
               is_acceptable(sources, zone.lines[first - 1].text))
            --first;
        if (first < i) return joined(sources, zone, first, zone.lines[first].text);
    }
    return {};
}

bool has_small_letters(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string metadata_title(const Sources& sources) {
    const auto found = sources.document.metadata.find("title");
    if (found == sources.document.metadata.end() || found->second.size() > kMostTitleBytes) return {};
    const std::string text = folded(found->second);
    static constexpr std::array<std::string_view, 9> kEmptyWords = {
        "microsoft", "document", "untitled",   "untitled document", "fara titlu",
        "titlu",     "title",    "powerpoint", "procedura"};
    for (const std::string_view word : kEmptyWords)
        if (text == word || text.starts_with(std::string(word) + " word") || text.starts_with("document1") ||
            text.starts_with("microsoft"))
            return {};
    if (letters_in(text) < kLeastLetters || text.ends_with(".doc") || text.ends_with(".docx") ||
        text.ends_with(".pdf") || text.ends_with(".odt"))
        return {};
    const TypePhrase phrase = type_phrase(sources, text);
    return phrase.end == text.size() ? std::string() : found->second;
}

/// Where a text stands on the cover or in the header, whatever its letters; whole lines, possibly within quotes.
std::optional<Title> line_like(const Sources& sources, const std::string& wanted) {
    for (const Zone* zone : {&sources.view.cover, &sources.view.header})
        for (std::size_t i = 0; i < zone->lines.size(); ++i) {
            const Folded line = without_quotes(zone->lines[i].text);
            if (line.text == wanted) return Title{line, zone->lines[i].place};
            if (!line.text.empty() && wanted.starts_with(line.text) && line.text.size() < wanted.size()) {
                Title whole = joined(sources, *zone, i, zone->lines[i].text);
                if (whole.text.text == wanted) return whole;
            }
        }
    return {};
}

void take(const Sources& sources, Recognised& seen, const Title& title) {
    seen.title = Seen<std::string>{title.text.original, title.text.original, title.place};
    if (title.place.where == Place::Where::kCell) {
        // Gathered from several cells, only the first of them is the place.
        const std::string& cell = sources.document.blocks[title.place.block].rows[title.place.row][title.place.cell];
        if (folded(cell).find(title.text.text) == std::string::npos)
            seen.title->printed = without_quotes(fold(cell)).original;
    }
    std::replace(seen.title->value.begin(), seen.title->value.end(), '\n', ' ');
}

/// "ELIBERAREA CERTIFICATELOR" on the cover is "Eliberarea certificatelor" in the header: the value is easier to read
/// so.
void prefer_small_letters(const Sources& sources, Recognised& seen) {
    const std::string wanted = folded(seen.title->value);
    if (has_small_letters(seen.title->value)) return;
    const std::string metadata = metadata_title(sources);
    for (const Zone* zone : {&sources.view.header, &sources.view.cover})
        for (std::size_t i = 0; i < zone->lines.size(); ++i) {
            const Folded line = without_quotes(zone->lines[i].text);
            if (!has_small_letters(line.original)) continue;
            if (line.text == wanted) {
                seen.title->value = line.original;
                return;
            }
            if (wanted.starts_with(line.text) && line.text.size() > 3) {
                const Title whole = joined(sources, *zone, i, zone->lines[i].text);
                if (whole.text.text == wanted) {
                    seen.title->value = whole.text.original;
                    return;
                }
            }
        }
    if (folded(metadata) == wanted && has_small_letters(metadata)) seen.title->value = metadata;
}

}  // namespace

std::vector<std::pair<std::string, std::optional<DocumentType>>> type_phrases(const Codebook& codebook) {
    std::vector<std::pair<std::string, std::optional<DocumentType>>> phrases;
    for (const TypeWord& type : codebook.types()) phrases.emplace_back(folded(type.title), type.type);
    for (const char* phrase : {"procedura", "procedura documentata", "procedura formalizata"})
        phrases.emplace_back(phrase, std::nullopt);
    phrases.emplace_back("instructiuni de lucru", DocumentType::kWorkInstruction);
    return phrases;
}

TypePhrase type_phrase(const Sources& sources, std::string_view line) {
    TypePhrase best;
    for (const auto& [phrase, type] : sources.phrases) {
        std::size_t end = phrase.size();
        if (phrase.size() < 4 || !line.starts_with(phrase) || end <= best.end) continue;
        // "regulamentul", "ghidul", "manualul"
        if (line.substr(end).starts_with("ul") && word_ends(line, end + 2)) end += 2;
        if (word_ends(line, end)) best = {end, type};
    }
    return best;
}

void recognise_title(Sources& sources, Recognised& seen) {
    if (auto title = labelled(sources, sources.metadata)) return take(sources, seen, *title);
    std::optional<Title> title = labelled(sources, sources.view.cover);
    if (!title) title = after_type(sources, sources.view.cover);
    if (!title) title = first_heading(sources);
    const std::string metadata = metadata_title(sources);
    if (!title && !metadata.empty()) {
        if (auto found = line_like(sources, folded(metadata))) {
            take(sources, seen, *found);
            seen.title->value = metadata;
            return;
        }
    }
    if (!title) title = labelled(sources, sources.view.header);
    if (!title) title = after_type(sources, sources.view.header);
    if (!title) title = above_code(sources, sources.view.header);
    if (!title && seen.is_form)
        for (std::size_t i = 0; i < sources.view.cover.lines.size() && i < 6 && !title; ++i)
            if (is_acceptable(sources, sources.view.cover.lines[i].text))
                title = joined(sources, sources.view.cover, i, sources.view.cover.lines[i].text);
    if (title) {
        // A cover breaks long titles into several paragraphs; the header or the file's own title may have it whole.
        const std::string wanted = folded(metadata);
        if (wanted.size() > title->text.text.size() && wanted.starts_with(title->text.text + " ")) {
            if (auto whole = line_like(sources, wanted)) title = std::move(whole);
        }
        // The heading of a form often runs on into its purpose; the file's own title is the name by which it is known.
        const bool runs_on = seen.is_form && !wanted.empty() && title->text.text.starts_with(wanted + " ");
        if (runs_on) title->text = fold(title->text.slice(0, wanted.size()));
        take(sources, seen, *title);
        if (runs_on) seen.title->value = metadata;
        prefer_small_letters(sources, seen);
        return;
    }
    if (metadata.empty()) return;
    seen.title = Seen<std::string>{metadata, metadata, {Place::Where::kMetadata, 0, 0, 0, "title"}};
    sources.warn("title.from_metadata",
                 msg("The cover shows no title; “{title}” was taken from the properties of the file. Check it.",
                     {{"title", metadata}}));
}

void recognise_type_and_unit(Sources& sources, Recognised& seen) {
    for (const auto& [trust, zone] : sources.zones())
        for (const Candidate& candidate : zone->candidates) {
            if (candidate.field == Field::kType && !seen.type && candidate.value.text.size() < 100) {
                if (const auto type = sources.codebook.type_of(candidate.value.original))
                    seen.type = Seen<DocumentType>{*type, candidate.value.original, candidate.place};
            }
            if (candidate.field == Field::kUnit && !seen.unit && letters_in(candidate.value.text) >= 3 &&
                candidate.value.text.size() <= 200 && candidate.value.text.find("...") == std::string::npos &&
                candidate.value.text.find("__") == std::string::npos)
                seen.unit = Seen<std::string>{candidate.value.original, candidate.value.original, candidate.place};
            if (candidate.field == Field::kParticipating && seen.participating.empty()) {
                std::size_t begin = 0;
                const Folded& value = candidate.value;
                for (std::size_t at = 0; at <= value.text.size(); ++at) {
                    // A comma parts two units only when a new one begins after it: "Achiziții, patrimoniu" is one name.
                    const bool comma =
                        at < value.text.size() && value.text[at] == ',' &&
                        is_unit(std::string_view(value.text).substr(std::min(at + 2, value.text.size())));
                    if (at < value.text.size() && value.text[at] != ';' && !comma) continue;
                    const std::string unit = value.slice(begin, at);
                    if (letters_in(folded(unit)) >= 3 && folded(unit).find("...") == std::string::npos)
                        seen.participating.push_back({unit, unit, candidate.place});
                    begin = at + 1;
                }
            }
        }
    const bool unit_is_labelled = seen.unit.has_value();
    if (seen.code && seen.code->value.type) {
        if (!seen.type) {
            seen.type = Seen<DocumentType>{*seen.code->value.type, seen.code->printed, seen.code->place};
        } else if (seen.type->value != *seen.code->value.type) {
            sources.warn("type.code_differs",
                         msg("The document calls itself {type}, its code says {code}. The document's own word is kept.",
                             {{"type", seen.type->printed}, {"code", seen.code->printed}}));
        }
    }
    for (const Zone* zone : {&sources.view.cover, &sources.view.header})
        for (const Line& line : zone->lines) {
            if (!seen.type) {
                const TypePhrase phrase = type_phrase(sources, line.text.text);
                if (phrase.end > 0 && phrase.type)
                    seen.type = Seen<DocumentType>{*phrase.type, line.text.slice(0, phrase.end), line.place};
            }
            const std::string& text = line.text.text;
            if (unit_is_labelled || !is_unit(text) || text.size() > 150 || text.find(' ') == std::string::npos ||
                text.find("...") != std::string::npos || text.find("__") != std::string::npos ||
                text.find(':') != std::string::npos)
                continue;
            // A narrow cell breaks the name; the same name stands whole elsewhere.
            if (!seen.unit || text.starts_with(folded(seen.unit->value) + " "))
                seen.unit = Seen<std::string>{line.text.original, line.text.original, line.place};
        }
    if (seen.unit)
        seen.unit->value = [](std::string text) {
            std::replace(text.begin(), text.end(), '\n', ' ');
            return text;
        }(seen.unit->value);
}

}  // namespace pravila::recognise_detail
