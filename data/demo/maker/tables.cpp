#include "data/demo/maker/parts.h"

namespace pravila::demo {
namespace {

using office::Align;
using office::cell;

struct Operation {
    const char* name;
    const std::vector<Signer>* signers;
};

std::vector<Operation> operations(const Revision& revision) {
    return {{"Elaborat", &revision.drafted},
            {"Verificat", &revision.verified},
            {"Avizat", &revision.endorsed},
            {"Aprobat", &revision.approved_by}};
}

/// "Ediția I, Revizia 0" for the first issue of an edition, "Revizia 1" after it; many write the edition each time.
std::string issue_name(const Issue& issue, const Revision& revision) {
    const Issue that{issue.source, revision, {}, {}};
    const bool whole = revision.revision == 0 || issue.choice("situation rows", 2) == 0 || !that.revision_line();
    return whole ? that.edition_and_revision() : *that.revision_line();
}

}  // namespace

void append(Blocks& to, Blocks more) {
    for (auto& block : more) to.push_back(std::move(block));
}

office::Table signers_table(const Issue& issue, SignerColumns columns) {
    const bool numbered = columns == SignerColumns::kNumbered;
    office::Table table;
    table.widths_mm = numbered ? std::vector<double>{13, 31, 42, 40, 21, 20} : std::vector<double>{25, 48, 46, 24, 24};
    if (numbered) {
        table.rows.push_back(office::header_row({"Nr. crt.", "Elemente privind responsabilii / operațiunea",
                                                 "Numele și prenumele", "Funcția", "Data", "Semnătura"}));
        if (issue.choice("column numbers", 2) == 0)
            table.rows.push_back(office::header_row({"", "1", "2", "3", "4", "5"}));
    } else {
        table.rows.push_back(office::header_row({"", "Numele și prenumele", "Funcția", "Data", "Semnătura"}));
    }
    int number = 0;
    for (const auto& [name, signers] : operations(issue.revision)) {
        if (signers->empty()) continue;
        ++number;
        bool first = true;
        for (const auto& signer : *signers) {
            office::Row row;
            row.min_height_mm = 8;
            if (first) {
                const int span = static_cast<int>(signers->size());
                if (numbered) {
                    row.cells.push_back(cell("1." + std::to_string(number) + ".", Align::kCentre));
                    row.cells.back().rows = span;
                }
                row.cells.push_back(numbered ? cell(name) : office::bold_cell(name));
                row.cells.back().rows = span;
            }
            first = false;
            for (const auto& value : {signer.name, signer.function}) row.cells.push_back(cell(value));
            row.cells.push_back(cell(signer.date, Align::kCentre));
            row.cells.emplace_back();
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

office::Table situation_table(const Issue& issue, const std::string& section) {
    office::Table table;
    table.widths_mm = {14, 38, 36, 45, 34};
    table.rows.push_back(office::header_row({"Nr. crt.", "Ediția sau, după caz, revizia în cadrul ediției",
                                             "Componenta revizuită", "Modalitatea reviziei",
                                             "Data de la care se aplică prevederile ediției sau reviziei ediției"}));
    if (issue.choice("column numbers", 2) == 0) table.rows.push_back(office::header_row({"", "1", "2", "3", "4"}));
    int number = 0;
    const auto add = [&](const std::string& name, const std::string& component, const std::string& manner,
                         const std::string& date) {
        ++number;
        office::Row row;
        row.min_height_mm = 6;
        row.cells = {cell(section + std::to_string(number) + ".", Align::kCentre), cell(name), cell(component),
                     cell(manner), cell(date, Align::kCentre)};
        table.rows.push_back(std::move(row));
    };
    for (const auto* past : issue.history)
        add(issue_name(issue, *past), past->component, past->manner, past->effective);
    for (int i = 1; i <= issue.revision.blank_rows; ++i)
        add("Revizia " + std::to_string(issue.revision.revision + i), "", "", "");
    return table;
}

office::Table distribution_table(const Issue& issue, const std::string& section, bool with_withdrawal) {
    office::Table table;
    std::vector<std::string> head = {"Nr. crt.", "Scopul difuzării",    "Ex. nr.",       "Compartiment",
                                     "Funcția",  "Numele și prenumele", "Data primirii", "Semnătura"};
    table.widths_mm = {9, 20, 9, 36, 26, 28, 20, 19};
    if (with_withdrawal) {
        head.insert(head.end(), {"Data retragerii", "Semnătura"});
        table.widths_mm = {8, 15, 8, 27, 20.5, 20.5, 16.5, 17.5, 16.5, 17.5};
    }
    table.size_pt = with_withdrawal ? 8 : 9;
    table.rows.push_back(office::header_row(head));
    int number = 0;
    for (const auto& recipient : issue.revision.distribution) {
        office::Row row;
        row.min_height_mm = 7;
        row.cells = {cell(section + std::to_string(++number) + ".", Align::kCentre),
                     cell(recipient.purpose),
                     cell(recipient.copy, Align::kCentre),
                     cell(recipient.unit),
                     cell(recipient.function),
                     cell(recipient.name),
                     cell(recipient.received, Align::kCentre),
                     cell("")};
        if (with_withdrawal) row.cells.insert(row.cells.end(), 2, cell(""));
        table.rows.push_back(std::move(row));
    }
    if (issue.revision.distribution.empty()) {
        office::Row row;
        row.min_height_mm = 7;
        row.cells.assign(head.size(), cell(""));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace pravila::demo
