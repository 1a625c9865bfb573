#include "indexer/recognise/labels.h"

#include <algorithm>
#include <optional>

#include "indexer/recognise/fold.h"
#include "indexer/recognise/values.h"

namespace pravila::recognise_detail {

namespace {

/// How a label may stand without a colon.
enum class Bare {
    kNever,       ///< only with a colon or as the whole line
    kAtStart,     ///< at the beginning of a line
    kWithNumber,  ///< anywhere, when an edition or revision number follows
    kWithValue,   ///< anywhere, when a digit or a date follows
    kWithAct      ///< anywhere, when the number of an act follows: "Aprobat prin HCL 23/2020"
};

struct Label {
    std::string_view phrase;
    Field field;
    Bare bare = Bare::kNever;
};

/// Longer phrases must come before those they begin with; sorted() sees to it.
constexpr Label kLabels[] = {
    {"cod", Field::kCode, Bare::kAtStart},
    {"codul", Field::kCode, Bare::kAtStart},
    {"code", Field::kCode},
    {"cod scim", Field::kCode},
    {"cod iso", Field::kCode},
    {"cod smc", Field::kCode},
    {"cod procedura", Field::kCode, Bare::kAtStart},
    {"codul procedurii", Field::kCode, Bare::kAtStart},
    {"cod procedura operationala", Field::kCode, Bare::kAtStart},
    {"cod procedura de sistem", Field::kCode, Bare::kAtStart},
    {"cod document", Field::kCode, Bare::kAtStart},
    {"cod instructiune", Field::kCode, Bare::kAtStart},
    {"cod regulament", Field::kCode, Bare::kAtStart},
    {"codul documentului", Field::kCode, Bare::kAtStart},
    {"codul procedurii operationale", Field::kCode, Bare::kAtStart},
    {"indicativ", Field::kCode, Bare::kAtStart},
    {"simbol", Field::kCode},
    {"cod fiscal", Field::kStop, Bare::kAtStart},
    {"cod postal", Field::kStop, Bare::kAtStart},
    {"cod unic", Field::kStop, Bare::kAtStart},
    {"cod caen", Field::kStop, Bare::kAtStart},
    {"cod cpv", Field::kStop, Bare::kAtStart},
    {"cod siruta", Field::kStop, Bare::kAtStart},
    {"cod numeric personal", Field::kStop, Bare::kAtStart},
    {"cod operator", Field::kStop, Bare::kAtStart},
    {"cod formular", Field::kTemplateCode, Bare::kAtStart},
    {"codul formularului", Field::kTemplateCode, Bare::kAtStart},
    {"formular cod", Field::kTemplateCode, Bare::kAtStart},
    {"cod model", Field::kTemplateCode, Bare::kAtStart},
    {"cod f", Field::kTemplateCode},
    {"template_code", Field::kTemplateCode},

    {"titlu", Field::kTitle},
    {"titlul", Field::kTitle},
    {"title", Field::kTitle},
    {"titlu procedura", Field::kTitle},
    {"titlul procedurii", Field::kTitle},
    {"titlul documentului", Field::kTitle},
    {"titlul procedurii operationale", Field::kTitle},
    {"denumire", Field::kTitle},
    {"denumirea", Field::kTitle},
    {"denumire procedura", Field::kTitle},
    {"denumirea procedurii", Field::kTitle},
    {"denumirea documentului", Field::kTitle},
    {"denumirea formularului", Field::kTitle},
    {"denumirea activitatii", Field::kTitle},
    {"denumirea procedurii documentate", Field::kTitle},

    {"tip", Field::kType},
    {"tipul", Field::kType},
    {"type", Field::kType},
    {"kind", Field::kType},
    {"tip document", Field::kType},
    {"tip procedura", Field::kType},
    {"tipul documentului", Field::kType},
    {"tipul procedurii", Field::kType},

    {"compartiment", Field::kUnit},
    {"compartimentul", Field::kUnit},
    {"departament", Field::kUnit},
    {"departamentul", Field::kUnit},
    {"department", Field::kUnit},
    {"unit", Field::kUnit},
    {"unitatea", Field::kUnit},
    {"structura", Field::kUnit},
    {"serviciu", Field::kUnit},
    {"serviciul", Field::kUnit},
    {"directie", Field::kUnit},
    {"directia", Field::kUnit},
    {"birou", Field::kUnit},
    {"biroul", Field::kUnit},
    {"compartiment emitent", Field::kUnit},
    {"compartimentul emitent", Field::kUnit},
    {"emitent", Field::kUnit},
    {"compartiment elaborator", Field::kUnit},
    {"compartimentul elaborator", Field::kUnit},
    {"compartimentul initiator", Field::kUnit},
    {"structura emitenta", Field::kUnit},
    {"titularul procedurii", Field::kUnit},
    {"compartiment responsabil", Field::kUnit},
    {"compartimentul responsabil", Field::kUnit},
    {"serviciul/compartimentul", Field::kUnit},
    {"directia/serviciul", Field::kUnit},

    {"compartimente participante", Field::kParticipating},
    {"compartimentele participante", Field::kParticipating},
    {"compartimente implicate", Field::kParticipating},
    {"compartimentele implicate", Field::kParticipating},
    {"compartimente care aplica", Field::kParticipating},
    {"compartimente care participa", Field::kParticipating},
    {"compartimente colaboratoare", Field::kParticipating},
    {"participa si", Field::kParticipating},
    {"participa", Field::kParticipating},
    {"participating", Field::kParticipating},
    {"participating_units", Field::kParticipating},
    {"structuri implicate", Field::kParticipating},

    {"editia", Field::kEdition, Bare::kWithNumber},
    {"editie", Field::kEdition, Bare::kWithNumber},
    {"edi tia", Field::kEdition, Bare::kWithNumber},
    {"ediia", Field::kEdition, Bare::kWithNumber},
    {"edition", Field::kEdition, Bare::kWithNumber},
    {"ed.", Field::kEdition, Bare::kWithNumber},
    {"ed", Field::kEdition, Bare::kWithNumber},
    {"revizia", Field::kRevision, Bare::kWithNumber},
    {"revizie", Field::kRevision, Bare::kWithNumber},
    {"revision", Field::kRevision, Bare::kWithNumber},
    {"revizuire", Field::kRevision, Bare::kWithNumber},
    {"rev.", Field::kRevision, Bare::kWithNumber},
    {"rev", Field::kRevision, Bare::kWithNumber},
    {"editia/revizia", Field::kEditionRevision, Bare::kWithNumber},
    {"editia / revizia", Field::kEditionRevision, Bare::kWithNumber},
    {"editie/revizie", Field::kEditionRevision, Bare::kWithNumber},
    {"editie / revizie", Field::kEditionRevision, Bare::kWithNumber},
    {"editia si revizia", Field::kEditionRevision, Bare::kWithNumber},
    {"ed./rev.", Field::kEditionRevision, Bare::kWithNumber},
    {"ed. / rev.", Field::kEditionRevision, Bare::kWithNumber},
    {"ed/rev", Field::kEditionRevision, Bare::kWithNumber},
    {"ed./ rev.", Field::kEditionRevision, Bare::kWithNumber},
    {"versiunea", Field::kVersion, Bare::kWithNumber},
    {"versiune", Field::kVersion, Bare::kWithNumber},
    {"version", Field::kVersion, Bare::kWithNumber},

    {"data intrarii in vigoare", Field::kEffective, Bare::kWithValue},
    {"data intrari in vigoare", Field::kEffective, Bare::kWithValue},
    {"data intrare in vigoare", Field::kEffective, Bare::kWithValue},
    {"data de intrare in vigoare", Field::kEffective, Bare::kWithValue},
    {"intra in vigoare la", Field::kEffective, Bare::kWithValue},
    {"intra in vigoare la data de", Field::kEffective, Bare::kWithValue},
    {"intra in vigoare din", Field::kEffective, Bare::kWithValue},
    {"intra in vigoare", Field::kEffective, Bare::kWithValue},
    {"intrare in vigoare", Field::kEffective, Bare::kWithValue},
    {"in vigoare de la", Field::kEffective, Bare::kWithValue},
    {"in vigoare din", Field::kEffective, Bare::kWithValue},
    {"in vigoare incepand cu", Field::kEffective, Bare::kWithValue},
    {"in vigoare incepand cu data de", Field::kEffective, Bare::kWithValue},
    {"se aplica de la", Field::kEffective, Bare::kWithValue},
    {"se aplica din", Field::kEffective, Bare::kWithValue},
    {"se aplica de la data de", Field::kEffective, Bare::kWithValue},
    {"se aplica incepand cu", Field::kEffective, Bare::kWithValue},
    {"se aplica incepand cu data de", Field::kEffective, Bare::kWithValue},
    {"valabila de la", Field::kEffective, Bare::kWithValue},
    {"valabil de la", Field::kEffective, Bare::kWithValue},
    {"valabila din", Field::kEffective, Bare::kWithValue},
    {"valabil din", Field::kEffective, Bare::kWithValue},
    {"data de la care se aplica", Field::kEffective, Bare::kWithValue},
    {"data de la care se aplica prevederile", Field::kEffective, Bare::kWithValue},
    {"data aplicarii", Field::kEffective, Bare::kWithValue},
    {"data punerii in aplicare", Field::kEffective, Bare::kWithValue},
    {"effective", Field::kEffective},
    {"effective_from", Field::kEffective},
    {"effective from", Field::kEffective},
    {"effective date", Field::kEffective},

    {"data aprobarii", Field::kApproved, Bare::kWithValue},
    {"data aprobari", Field::kApproved, Bare::kWithValue},
    {"data aprobare", Field::kApproved, Bare::kWithValue},
    {"aprobat la", Field::kApproved, Bare::kWithValue},
    {"aprobata la", Field::kApproved, Bare::kWithValue},
    {"aprobat la data de", Field::kApproved, Bare::kWithValue},
    {"aprobata la data de", Field::kApproved, Bare::kWithValue},
    {"aprobat in data de", Field::kApproved, Bare::kWithValue},
    {"aprobata in data de", Field::kApproved, Bare::kWithValue},
    {"aprobat in", Field::kApproved, Bare::kWithValue},
    {"approved", Field::kApproved},
    {"approved_on", Field::kApproved},
    {"approved on", Field::kApproved},

    {"nr. inreg.", Field::kRegistry, Bare::kWithValue},
    {"nr. inreg", Field::kRegistry, Bare::kWithValue},
    {"nr inreg.", Field::kRegistry, Bare::kWithValue},
    {"nr inreg", Field::kRegistry, Bare::kWithValue},
    {"nr. de inreg.", Field::kRegistry, Bare::kWithValue},
    {"nr. inregistrare", Field::kRegistry, Bare::kWithValue},
    {"nr. de inregistrare", Field::kRegistry, Bare::kWithValue},
    {"numar de inregistrare", Field::kRegistry, Bare::kWithValue},
    {"numar inregistrare", Field::kRegistry, Bare::kWithValue},
    {"numarul de inregistrare", Field::kRegistry, Bare::kWithValue},
    {"nr. si data inregistrarii", Field::kRegistry, Bare::kWithValue},
    {"nr. inregistrare si data", Field::kRegistry, Bare::kWithValue},
    {"inregistrat sub nr.", Field::kRegistry, Bare::kWithValue},
    {"inregistrata sub nr.", Field::kRegistry, Bare::kWithValue},
    {"inregistrat cu nr.", Field::kRegistry, Bare::kWithValue},
    {"inregistrata cu nr.", Field::kRegistry, Bare::kWithValue},
    {"inregistrata la nr.", Field::kRegistry, Bare::kWithValue},
    {"aprobat prin", Field::kRegistry, Bare::kWithAct},
    {"aprobata prin", Field::kRegistry, Bare::kWithAct},
    {"registry", Field::kRegistry},
    {"registry_number", Field::kRegistry},
    {"data inregistrarii", Field::kRegistryDate, Bare::kWithValue},
    {"registry_date", Field::kRegistryDate},

    {"data", Field::kDate},
    {"date", Field::kDate},
    {"data editiei", Field::kDate},
    {"data reviziei", Field::kDate},
    {"data emiterii", Field::kDate},
    {"data editiei/reviziei", Field::kDate},

    {"parte din", Field::kParent},
    {"parent", Field::kParent},
    {"anexa la procedura", Field::kParent, Bare::kAtStart},
    {"formular la procedura", Field::kParent, Bare::kAtStart},
    {"procedura de baza", Field::kParent},

    {"pagina", Field::kStop, Bare::kWithValue},
    {"pag.", Field::kStop, Bare::kWithValue},
    {"page", Field::kStop, Bare::kWithValue},
    {"exemplar", Field::kStop, Bare::kAtStart},
    {"exemplar nr.", Field::kStop, Bare::kWithValue},
    {"exemplarul nr.", Field::kStop, Bare::kWithValue},
    {"nr. de ex.", Field::kStop, Bare::kWithValue},
    {"nr. ex.", Field::kStop, Bare::kWithValue},
    {"nr. de exemplare", Field::kStop, Bare::kWithValue},
    {"nr. exemplare", Field::kStop, Bare::kWithValue},
    {"numar de exemplare", Field::kStop, Bare::kWithValue},
    {"numar exemplare", Field::kStop, Bare::kWithValue},
    {"elaborat", Field::kStop},
    {"verificat", Field::kStop},
    {"avizat", Field::kStop},
    {"aprobat", Field::kStop},
    {"aprobat,", Field::kStop},
    {"avizat,", Field::kStop},
    {"data elaborarii", Field::kStop},
    {"data verificarii", Field::kStop},
    {"data avizarii", Field::kStop},
    {"data difuzarii", Field::kStop},
    {"data tiparirii", Field::kStop},
    {"telefon", Field::kStop},
    {"tel", Field::kStop},
    {"fax", Field::kStop},
    {"e-mail", Field::kStop},
    {"email", Field::kStop},
    {"adresa", Field::kStop},
    {"semnatura", Field::kStop},
    {"functia", Field::kStop},
    {"numele si prenumele", Field::kStop},
};

const std::vector<Label>& sorted() {
    static const std::vector<Label> labels = [] {
        std::vector<Label> all(std::begin(kLabels), std::end(kLabels));
        std::stable_sort(all.begin(), all.end(),
                         [](const Label& a, const Label& b) { return a.phrase.size() > b.phrase.size(); });
        return all;
    }();
    return labels;
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    return at;
}

/// Past "nr." and brackets such as "(zz.ll.aaaa)" between a label and its value.
std::size_t skip_fillers(std::string_view text, std::size_t at) {
    at = skip_spaces(text, at);
    for (const std::string_view word : {"nr.", "nr", "numarul", "numar"})
        if (text.substr(at).starts_with(word) && word_ends(text, at + word.size())) {
            at = skip_spaces(text, at + word.size());
            break;
        }
    if (at < text.size() && text[at] == '(') {
        const std::size_t close = text.find(')', at);
        if (close != std::string_view::npos && close - at < 60) at = skip_spaces(text, close + 1);
    }
    return at;
}

bool numbered(Field field) {
    return field == Field::kEdition || field == Field::kRevision || field == Field::kEditionRevision ||
           field == Field::kVersion;
}

bool value_follows(std::string_view text, std::size_t at, const Label& label) {
    if (at >= text.size()) return false;
    switch (label.bare) {
        case Bare::kNever:
            return false;
        case Bare::kAtStart:
            return true;
        case Bare::kWithValue:
            return is_digit(text[at]) || whole_date(text.substr(at));
        case Bare::kWithAct:
            return registry_at(text, at).has_value();
        case Bare::kWithNumber:
            if (const auto number = numeral_at(text, at)) {
                // "Ed. I" is one, "ed. i se aplică" is a sentence: a small Roman letter must end the words around it.
                const std::size_t next = skip_spaces(text, number->end);
                return is_digit(text[number->end - 1]) || next >= text.size() || !is_word(text[next]) ||
                       next == number->end || text.substr(next).starts_with("rev") ||
                       text.substr(next).starts_with("ed") || text.substr(next).starts_with("nr") ||
                       text.substr(next).starts_with("din ") || text.substr(next).starts_with("pag") ||
                       text.substr(next).starts_with("data") || text.substr(next).starts_with("cod");
            }
            return text[at] == '-' && (at + 1 == text.size() || text[at + 1] == ' ');
    }
    return false;
}

std::optional<LabelHit> hit_at(std::string_view text, std::size_t at) {
    for (const Label& label : sorted()) {
        if (!text.substr(at).starts_with(label.phrase)) continue;
        std::size_t end = at + label.phrase.size();
        // "ed1" is a label and a number; "edil" is a word.
        const bool glued = label.bare == Bare::kWithNumber && end < text.size() && is_digit(text[end]);
        if (label.phrase.back() != '.' && !word_ends(text, end) && !glued) continue;
        LabelHit hit;
        hit.field = label.field;
        hit.begin = at;
        end =
            numbered(label.field) || label.bare == Bare::kWithValue ? skip_fillers(text, end) : skip_spaces(text, end);
        if (end < text.size() && text[end] == '(') end = skip_fillers(text, end);
        if (end < text.size() && (text[end] == ':' || text[end] == '=')) {
            hit.colon = true;
            end = skip_spaces(text, end + 1);
            if (numbered(label.field)) end = skip_fillers(text, end);
        } else if (at == 0 && end + 1 < text.size() && text[end] == '-' && text[end + 1] == ' ' &&
                   text[end - 1] == ' ' && !numbered(label.field) && label.field != Field::kStop) {
            hit.colon = true;
            end = skip_spaces(text, end + 1);
        }
        hit.end = end;
        hit.whole = at == 0 && end >= text.size();
        const bool bare = (label.bare != Bare::kAtStart || at == 0) && value_follows(text, end, label);
        if (hit.colon || hit.whole || bare) return hit;
    }
    return {};
}

}  // namespace

std::vector<LabelHit> labels_in(std::string_view text) {
    std::vector<LabelHit> hits;
    for (std::size_t at = 0; at < text.size();) {
        if (!word_begins(text, at) || !is_word(text[at])) {
            ++at;
            continue;
        }
        if (auto hit = hit_at(text, at)) {
            hits.push_back(*hit);
            // A value stands between two labels; the letters of a label are never read twice.
            at = std::max(hit->end, at + 1);
            continue;
        }
        while (at < text.size() && is_word(text[at])) ++at;
    }
    return hits;
}

Field field_of_heading(std::string_view text) {
    while (!text.empty() && (text.back() == ':' || text.back() == ' ' || text.back() == '*')) text.remove_suffix(1);
    for (const Label& label : sorted())
        if (label.phrase == text) return label.field;
    return Field::kStop;
}

}  // namespace pravila::recognise_detail
