#include "indexer/recognise/register_columns.h"

#include <algorithm>
#include <array>

#include "indexer/recognise/fold.h"

namespace pravila::recognise_detail {

namespace {

constexpr std::size_t kMostTitleRows = 40, kMostHeadingBytes = 120, kMostColumns = 100;

struct Synonym {
    std::string_view words;
    Column column;
    bool beginning = false;  ///< more words may follow
};

constexpr std::array kSynonyms = std::to_array<Synonym>({
    {"nr. crt", Column::kOrdinal, true},
    {"nr.crt", Column::kOrdinal, true},
    {"nr crt", Column::kOrdinal, true},
    {"crt", Column::kOrdinal},
    {"nr", Column::kOrdinal},
    {"no", Column::kOrdinal},
    {"path", Column::kPath},
    {"file", Column::kPath},
    {"fisier", Column::kPath, true},
    {"fisierul", Column::kPath, true},
    {"nume fisier", Column::kPath, true},
    {"numele fisierului", Column::kPath},
    {"cale", Column::kPath, true},
    {"calea", Column::kPath, true},
    {"cod formular", Column::kOrdinal, true},
    {"cod", Column::kCode, true},
    {"codul", Column::kCode, true},
    {"code", Column::kCode},
    {"indicativ", Column::kCode, true},
    {"simbol", Column::kCode},
    {"denumire", Column::kTitle, true},
    {"denumirea", Column::kTitle, true},
    {"titlu", Column::kTitle, true},
    {"titlul", Column::kTitle, true},
    {"title", Column::kTitle},
    {"procedura", Column::kTitle},
    {"nume procedura", Column::kTitle},
    {"tip", Column::kType, true},
    {"tipul", Column::kType, true},
    {"type", Column::kType},
    {"kind", Column::kType},
    {"categorie", Column::kType},
    {"categoria", Column::kType},
    {"compartiment", Column::kUnit, true},
    {"compartimentul", Column::kUnit, true},
    {"compartimente", Column::kUnit},
    {"departament", Column::kUnit, true},
    {"departamentul", Column::kUnit, true},
    {"serviciu", Column::kUnit, true},
    {"serviciul", Column::kUnit, true},
    {"directia", Column::kUnit, true},
    {"directie", Column::kUnit, true},
    {"structura", Column::kUnit, true},
    {"birou", Column::kUnit, true},
    {"emitent", Column::kUnit},
    {"unit", Column::kUnit},
    {"department", Column::kUnit},
    {"ed./rev", Column::kEditionRevision, true},
    {"ed. / rev", Column::kEditionRevision, true},
    {"ed./ rev", Column::kEditionRevision, true},
    {"ed/rev", Column::kEditionRevision, true},
    {"ed. rev", Column::kEditionRevision, true},
    {"ed.-rev", Column::kEditionRevision, true},
    {"editia/revizia", Column::kEditionRevision, true},
    {"editia / revizia", Column::kEditionRevision, true},
    {"editie/revizie", Column::kEditionRevision, true},
    {"editie / revizie", Column::kEditionRevision, true},
    {"editia si revizia", Column::kEditionRevision, true},
    {"editia, revizia", Column::kEditionRevision, true},
    {"versiune", Column::kEditionRevision},
    {"versiunea", Column::kEditionRevision},
    {"version", Column::kEditionRevision},
    {"editia", Column::kEdition},
    {"editie", Column::kEdition},
    {"edition", Column::kEdition},
    {"ed", Column::kEdition},
    {"nr. editie", Column::kEdition},
    {"nr. editiei", Column::kEdition},
    {"revizia", Column::kRevision},
    {"revizie", Column::kRevision},
    {"revision", Column::kRevision},
    {"rev", Column::kRevision},
    {"nr. revizie", Column::kRevision},
    {"nr. reviziei", Column::kRevision},
    {"data intrarii in vigoare", Column::kEffective, true},
    {"data intrare in vigoare", Column::kEffective, true},
    {"data de la care se aplica", Column::kEffective, true},
    {"intrare in vigoare", Column::kEffective, true},
    {"se aplica de la", Column::kEffective, true},
    {"in vigoare de la", Column::kEffective, true},
    {"in vigoare din", Column::kEffective, true},
    {"valabila de la", Column::kEffective, true},
    {"valabil de la", Column::kEffective, true},
    {"data aplicarii", Column::kEffective, true},
    {"effective_from", Column::kEffective},
    {"effective from", Column::kEffective},
    {"effective", Column::kEffective},
    {"effective date", Column::kEffective},
    {"data aprobarii", Column::kApproved, true},
    {"data aprobare", Column::kApproved, true},
    {"aprobat la", Column::kApproved, true},
    {"aprobata la", Column::kApproved, true},
    {"approved_on", Column::kApproved},
    {"approved on", Column::kApproved},
    {"approved", Column::kApproved},
    {"nr. inreg", Column::kRegistry, true},
    {"nr. de inreg", Column::kRegistry, true},
    {"nr inreg", Column::kRegistry, true},
    {"nr. si data inreg", Column::kRegistry, true},
    {"numar de inreg", Column::kRegistry, true},
    {"numar inreg", Column::kRegistry, true},
    {"numarul de inreg", Column::kRegistry, true},
    {"registry_number", Column::kRegistry},
    {"registry number", Column::kRegistry},
    {"data inreg", Column::kRegistryDate, true},
    {"registry_date", Column::kRegistryDate},
    {"elaborat", Column::kOwner, true},
    {"intocmit", Column::kOwner, true},
    {"responsabil", Column::kOwner, true},
    {"persoana responsabila", Column::kOwner, true},
    {"titular", Column::kOwner, true},
    {"owner", Column::kOwner},
    {"review_by", Column::kReviewBy},
    {"review by", Column::kReviewBy},
    {"urmatoarea analiza", Column::kReviewBy, true},
    {"urmatoarea revizuire", Column::kReviewBy, true},
    {"termen de revizuire", Column::kReviewBy, true},
    {"termen revizuire", Column::kReviewBy, true},
    {"de analizat pana la", Column::kReviewBy, true},
    {"public", Column::kPublic},
    {"publica", Column::kPublic},
    {"publicare", Column::kPublic},
    {"se publica", Column::kPublic},
    {"locul originalului", Column::kPlace, true},
    {"locul pastrarii", Column::kPlace, true},
    {"loc pastrare", Column::kPlace, true},
    {"loc de pastrare", Column::kPlace, true},
    {"locul arhivarii", Column::kPlace, true},
    {"place", Column::kPlace},
    {"obs", Column::kRemarks},
    {"observatii", Column::kRemarks, true},
    {"mentiuni", Column::kRemarks, true},
    {"remarks", Column::kRemarks},
    {"data", Column::kEffective},
    {"date", Column::kEffective},
});

std::string cleaned(const std::string& heading) {
    if (heading.size() > kMostHeadingBytes * 2) return {};
    std::string text = folded(heading);
    const std::size_t bracket = text.find('(');
    if (bracket != std::string::npos && bracket > 2) text.resize(bracket);
    while (!text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == '*' || text.back() == ' '))
        text.pop_back();
    return text;
}

std::vector<std::optional<Column>> columns_of(const std::vector<std::string>& row) {
    std::vector<std::optional<Column>> columns;
    for (std::size_t i = 0; i < std::min(row.size(), kMostColumns); ++i) {
        auto column = column_of(row[i]);
        // The second column of a name is something else: one sheet has "Cod" and, far right, "Cod vechi".
        if (column && std::find(columns.begin(), columns.end(), column) != columns.end()) column.reset();
        columns.push_back(column);
    }
    return columns;
}

std::size_t named(const std::vector<std::optional<Column>>& columns) {
    return static_cast<std::size_t>(
        std::count_if(columns.begin(), columns.end(), [](const auto& column) { return column.has_value(); }));
}

bool all_are_headings(const std::vector<std::string>& row) {
    std::size_t filled = 0;
    for (const std::string& cell : row) {
        if (cell.empty()) continue;
        ++filled;
        if (!column_of(cell)) return false;
    }
    return filled >= 1;
}

}  // namespace

std::optional<Column> column_of(const std::string& heading) {
    const std::string text = cleaned(heading);
    if (text.empty() || text.size() > kMostHeadingBytes) return {};
    const Synonym* best = nullptr;
    for (const Synonym& synonym : kSynonyms) {
        const bool fits =
            text == synonym.words || (synonym.beginning && text.starts_with(synonym.words) &&
                                      (word_ends(text, synonym.words.size()) || synonym.words.ends_with("inreg")));
        if (fits && (!best || synonym.words.size() > best->words.size())) best = &synonym;
    }
    if (!best) return {};
    return best->column;
}

std::optional<std::size_t> Headings::find(Column column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == column) return i;
    return {};
}

std::optional<Headings> find_headings(const std::vector<std::vector<std::string>>& rows) {
    Headings best;
    std::size_t most = 1;
    for (std::size_t i = 0; i < std::min(rows.size(), kMostTitleRows); ++i) {
        Headings headings{i + 1, columns_of(rows[i])};
        const bool identifies =
            headings.find(Column::kCode) || headings.find(Column::kTitle) || headings.find(Column::kPath);
        if (!identifies || named(headings.columns) <= most) continue;
        most = named(headings.columns);
        best = std::move(headings);
    }
    if (most < 2) return {};
    if (best.first_row < rows.size() && all_are_headings(rows[best.first_row])) {
        const auto second = columns_of(rows[best.first_row]);
        best.columns.resize(std::max(best.columns.size(), second.size()));
        for (std::size_t i = 0; i < second.size(); ++i)
            if (second[i] && std::find(best.columns.begin(), best.columns.end(), second[i]) == best.columns.end())
                best.columns[i] = second[i];
        ++best.first_row;
    }
    return best;
}

}  // namespace pravila::recognise_detail
