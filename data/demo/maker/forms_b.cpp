#include "data/demo/maker/parts.h"

namespace pravila::demo {
namespace {

using office::Align;
using office::cell;

office::Cell spanning(office::Cell made, int columns, int rows) {
    made.columns = columns;
    made.rows = rows;
    return made;
}

/// Evidence of changes with edition and revision in columns of their own.
office::Table evidence_table(const Issue& issue) {
    office::Table table;
    table.size_pt = 8;
    table.widths_mm = {9, 22, 18, 18, 18, 10, 45, 27};
    table.rows.push_back(
        office::header_row({"Nr. crt.", "Ediția", "Data ediției", "Revizia", "Data reviziei", "Nr. pag.",
                            "Descrierea modificării", "Semnătura conducătorului compartimentului"}));
    std::string edition_date;
    int number = 0;
    for (const auto* past : issue.history) {
        if (past->revision == 0) edition_date = past->effective;
        const bool is_revision = past->revision > 0;
        const std::string change =
            past->component == "-" || past->component.empty() ? past->manner : past->component + ": " + past->manner;
        office::Row row;
        row.min_height_mm = 8;
        row.cells = {cell(std::to_string(++number), Align::kCentre),
                     cell(past->edition_text),
                     cell(is_revision && past->edition != issue.history.front()->edition ? edition_date
                          : is_revision                                                  ? ""
                                                                                         : past->effective,
                          Align::kCentre),
                     cell(past->revision_text.empty() ? "" : past->revision_text),
                     cell(is_revision ? past->effective : "", Align::kCentre),
                     cell(is_revision ? "" : "toate", Align::kCentre),
                     cell(change),
                     cell("")};
        table.rows.push_back(std::move(row));
    }
    for (int i = 1; i <= issue.revision.blank_rows; ++i) {
        office::Row row;
        row.min_height_mm = 8;
        row.cells.assign(8, cell(""));
        row.cells[3] = cell("Revizia " + std::to_string(issue.revision.revision + i));
        table.rows.push_back(std::move(row));
    }
    return table;
}

office::Table analysis_table(const Issue& issue) {
    office::Table table;
    table.size_pt = 8;
    table.widths_mm = {9, 36, 30, 22, 17.5, 17.5, 17.5, 17.5};
    office::Row first;
    first.header = true;
    first.cells = {spanning(cell("Nr. crt.", Align::kCentre), 1, 2),
                   spanning(cell("Compartiment", Align::kCentre), 1, 2),
                   spanning(cell("Conducător compartiment\nNume și prenume", Align::kCentre), 1, 2),
                   spanning(cell("Înlocuitor de drept sau delegat", Align::kCentre), 1, 2),
                   spanning(cell("Aviz favorabil", Align::kCentre), 2, 1),
                   spanning(cell("Aviz nefavorabil", Align::kCentre), 2, 1)};
    office::Row second = office::header_row({"Semnătura", "Data", "Observații", "Semnătura, data"});
    table.rows = {std::move(first), std::move(second)};
    std::vector<std::string> units = {issue.source.unit};
    units.insert(units.end(), issue.source.participating.begin(), issue.source.participating.end());
    int number = 0;
    for (const auto& unit : units) {
        office::Row row;
        row.min_height_mm = 9;
        row.cells.assign(8, cell(""));
        row.cells[0] = cell(std::to_string(++number), Align::kCentre);
        row.cells[1] = cell(unit);
        if (number == 1 && !issue.revision.verified.empty()) {
            row.cells[2] = cell(issue.revision.verified.front().name);
            row.cells[5] = cell(issue.revision.verified.front().date, Align::kCentre);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

office::Table receipt_table(const Issue& issue) {
    office::Table table;
    table.size_pt = 8;
    table.widths_mm = {9, 38, 31, 17.5, 17.5, 18.5, 17.5, 18};
    table.rows.push_back(
        office::header_row({"Nr. crt.", "Compartiment", "Nume și prenume", "Data primirii", "Semnătura",
                            "Data retragerii procedurii înlocuite", "Semnătura", "Data intrării în vigoare"}));
    int number = 0;
    for (const auto& recipient : issue.revision.distribution) {
        office::Row row;
        row.min_height_mm = 8;
        row.cells = {cell(std::to_string(++number), Align::kCentre),
                     cell(recipient.unit),
                     cell(recipient.name),
                     cell(recipient.received, Align::kCentre),
                     cell(""),
                     cell(issue.history.size() > 1 ? recipient.received : "", Align::kCentre),
                     cell(""),
                     cell(issue.revision.effective, Align::kCentre)};
        table.rows.push_back(std::move(row));
    }
    if (issue.revision.distribution.empty()) {
        office::Row row;
        row.min_height_mm = 8;
        row.cells.assign(8, cell(""));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

Blocks forms_of_layout_b(const Issue& issue, int first_number) {
    int next = first_number;
    const auto heading = [&](const char* title) {
        return office::Heading{1, next == 0 ? "" : std::to_string(next++) + ".", {office::text(title)}};
    };
    Blocks out;
    out.emplace_back(office::PageBreak{});
    out.emplace_back(heading("Formular de evidență a modificărilor"));
    out.emplace_back(issue.choice("evidence", 2) == 0 ? evidence_table(issue) : situation_table(issue, ""));
    out.emplace_back(heading("Formular de analiză a procedurii"));
    out.emplace_back(analysis_table(issue));
    out.emplace_back(heading("Formular de distribuire/difuzare"));
    out.emplace_back(issue.choice("receipt", 3) == 0 ? distribution_table(issue, "", true) : receipt_table(issue));
    return out;
}

}  // namespace pravila::demo
