#include "papers/tables.h"

#include <algorithm>

namespace pravila::papers {
namespace {

using office::Align;
using office::cell;

/// Spanned cells must fit on a page, so that an operation with very many signers is named again.
constexpr std::size_t kMostSpanned = 12;

office::Row blank_row(std::size_t columns, double height_mm) {
    office::Row row;
    row.min_height_mm = height_mm;
    row.cells.assign(columns, cell(""));
    return row;
}

}  // namespace

std::string manner_words(const PaperSigner& signer) {
    switch (signer.manner) {
        case SignatureManner::kHandwritten:
            return "semnătură olografă (exemplar scanat)";
        case SignatureManner::kOnPaper:
            return "semnătură olografă, pe hârtie";
        case SignatureManner::kByAct:
            return "aprobare prin act";
        case SignatureManner::kInternal:
            return "confirmare internă în aplicație (fără certificat)";
        case SignatureManner::kAdvanced:
            return "semnătură electronică avansată";
        case SignatureManner::kQualified:
            return signer.validated.empty() ? "semnătură electronică calificată"
                                            : "semnătură electronică calificată, validată la " + signer.validated;
        case SignatureManner::kNone:
            break;
    }
    return "";
}

office::Table signers_table(const std::vector<PaperSigner>& signers) {
    office::Table table;
    table.widths_mm = {22, 41, 43, 25, 36};
    table.size_pt = 9;
    table.rows.push_back(office::header_row({"", "Numele și prenumele", "Funcția", "Data", "Semnătura"}));
    for (std::size_t i = 0; i < signers.size();) {
        std::size_t end = i + 1;
        while (end < signers.size() && end - i < kMostSpanned && signers[end].operation == signers[i].operation) ++end;
        for (std::size_t at = i; at < end; ++at) {
            office::Row row;
            row.min_height_mm = 8;
            if (at == i) {
                row.cells.push_back(office::bold_cell(signers[i].operation));
                row.cells.back().rows = static_cast<int>(end - i);
            }
            row.cells.push_back(cell(signers[at].name));
            row.cells.push_back(cell(signers[at].function));
            row.cells.push_back(cell(day_words(signers[at].date), Align::kCentre));
            row.cells.push_back(cell(manner_words(signers[at])));
            table.rows.push_back(std::move(row));
        }
        i = end;
    }
    return table;
}

office::Table situation_table(const std::vector<PaperChange>& changes) {
    office::Table table;
    table.widths_mm = {14, 38, 36, 45, 34};
    table.rows.push_back(office::header_row({"Nr. crt.", "Ediția sau, după caz, revizia în cadrul ediției",
                                             "Componenta revizuită", "Modalitatea reviziei",
                                             "Data de la care se aplică prevederile ediției sau reviziei ediției"}));
    int number = 0;
    for (const auto& change : changes) {
        office::Row row;
        row.min_height_mm = 6;
        row.cells = {cell(std::to_string(++number) + ".", Align::kCentre), cell(number_words(change.number)),
                     cell(change.component), cell(change.manner), cell(day_words(change.effective), Align::kCentre)};
        table.rows.push_back(std::move(row));
    }
    if (changes.empty()) table.rows.push_back(blank_row(5, 6));
    return table;
}

office::Table distribution_table(const std::vector<PaperRecipient>& recipients, std::size_t least_rows) {
    office::Table table;
    table.size_pt = 8;
    table.widths_mm = {8, 15, 8, 25, 20, 20.5, 17.5, 17.75, 17.5, 17.75};
    table.rows.push_back(
        office::header_row({"Nr. crt.", "Scopul difuzării", "Ex. nr.", "Compartiment", "Funcția", "Numele și prenumele",
                            "Data primirii", "Semnătura", "Data retragerii", "Semnătura"}));
    int number = 0;
    for (const auto& recipient : recipients) {
        office::Row row;
        row.min_height_mm = 7;
        row.cells = {cell(std::to_string(++number) + ".", Align::kCentre),
                     cell(recipient.purpose),
                     cell(recipient.copy, Align::kCentre),
                     cell(recipient.unit),
                     cell(recipient.function),
                     cell(recipient.name),
                     cell(day_words(recipient.received), Align::kCentre),
                     cell(""),
                     cell(day_words(recipient.withdrawn), Align::kCentre),
                     cell("")};
        table.rows.push_back(std::move(row));
    }
    for (std::size_t i = recipients.size(); i < least_rows; ++i) table.rows.push_back(blank_row(10, 7));
    return table;
}

office::Table opinions_table(const std::vector<PaperOpinion>& opinions, std::size_t least_rows) {
    office::Table table;
    table.size_pt = 8;
    table.widths_mm = {9, 46, 36, 25, 22, 29};
    table.rows.push_back(
        office::header_row({"Nr. crt.", "Compartiment", "Numele și prenumele", "Aviz", "Data", "Observații"}));
    int number = 0;
    for (const auto& opinion : opinions) {
        office::Row row;
        row.min_height_mm = 8;
        row.cells = {cell(std::to_string(++number) + ".", Align::kCentre),
                     cell(opinion.unit),
                     cell(opinion.name),
                     cell(opinion.favourable ? "favorabil" : "nefavorabil", Align::kCentre),
                     cell(day_words(opinion.date), Align::kCentre),
                     cell(opinion.remarks)};
        table.rows.push_back(std::move(row));
    }
    for (std::size_t i = opinions.size(); i < least_rows; ++i) table.rows.push_back(blank_row(6, 8));
    return table;
}

}  // namespace pravila::papers
