#include "data/demo/maker/letters.h"
#include "data/demo/maker/parts.h"

namespace pravila::demo {
namespace {

using office::Align;
using office::cell;
using office::Field;
using office::field;
using office::text;

office::Paragraph page_of_pages(Align align) {
    office::Paragraph line =
        office::paragraph({text("Pagina "), field(Field::kPageNumber), text(" din "), field(Field::kPageCount)}, align);
    line.space_after_pt = 0;
    return line;
}

office::Cell tall(office::Cell made, int rows) {
    made.rows = rows;
    return made;
}

office::Cell lines(const std::vector<std::string>& values, Align align) {
    std::string all;
    for (const auto& value : values) {
        if (value.empty()) continue;
        if (!all.empty()) all += "\n";
        all += value;
    }
    return cell(all, align);
}

std::string code_line(const Issue& issue) { return issue.header_code().empty() ? "" : "Cod: " + issue.header_code(); }

office::Cell middle_cell(const Issue& issue) {
    office::Cell middle = lines({capitalised(issue.source.type == "PS"   ? "Procedură de sistem"
                                             : issue.source.type == "PO" ? "Procedură operațională"
                                                                         : "")},
                                Align::kCentre);
    if (middle.paragraphs.front().runs.front().text.empty()) middle.paragraphs.clear();
    office::Paragraph title = office::paragraph({office::bold(issue.source.title)}, Align::kCentre);
    title.space_after_pt = 0;
    middle.paragraphs.push_back(std::move(title));
    if (const std::string code = code_line(issue); !code.empty()) {
        office::Paragraph line = office::paragraph(code, Align::kCentre);
        line.space_after_pt = 0;
        middle.paragraphs.push_back(std::move(line));
    }
    return middle;
}

/// Four cells side by side; with or without numbers of copies.
office::Table four_cells(const Issue& issue, bool with_copies) {
    const std::string copies =
        with_copies ? "Nr. de ex.: " + std::to_string(std::max<std::size_t>(1, issue.revision.distribution.size()))
                    : "";
    office::Table table;
    table.widths_mm = {42, 67, 32, 26};
    table.size_pt = 9;
    office::Row row;
    row.cells = {
        lines({kInstitution, issue.source.unit}, Align::kCentre), middle_cell(issue),
        lines({issue.edition_line(), copies, issue.header_revision_line().value_or(""), copies}, Align::kStart),
        office::Cell{}};
    row.cells.back().paragraphs.push_back(page_of_pages(Align::kCentre));
    if (with_copies)
        row.cells.back().paragraphs.push_back(
            office::Paragraph{.runs = {text("Exemplar nr. 1")}, .align = Align::kCentre, .space_after_pt = 0});
    table.rows.push_back(std::move(row));
    return table;
}

/// Institution and title beside a ladder of edition, revision and page.
office::Table ladder(const Issue& issue) {
    office::Table table;
    table.widths_mm = {45, 82, 40};
    table.size_pt = 9;
    const bool one_line = !issue.header_revision_line().has_value();
    const int rows = one_line ? 2 : 3;
    office::Row first;
    first.cells = {tall(lines({upper(kInstitution), issue.source.unit}, Align::kCentre), rows),
                   tall(middle_cell(issue), rows), cell(issue.edition_line())};
    table.rows.push_back(std::move(first));
    if (!one_line) table.rows.push_back(office::row({*issue.header_revision_line()}));
    office::Row last;
    last.cells.emplace_back();
    last.cells.back().paragraphs.push_back(page_of_pages(Align::kStart));
    table.rows.push_back(std::move(last));
    return table;
}

office::Table form_header(const Issue& issue) {
    office::Table table;
    table.widths_mm = {107, 60};
    table.size_pt = 9;
    office::Row row;
    row.cells = {
        lines({kInstitution, issue.source.unit}, Align::kStart),
        lines({code_line(issue),
               issue.edition_line() + (issue.header_revision_line() ? ", " + *issue.header_revision_line() : "")},
              Align::kStart)};
    row.cells.back().paragraphs.push_back(page_of_pages(Align::kStart));
    table.rows.push_back(std::move(row));
    return table;
}

office::Paragraph small(const std::string& value, Align align) {
    office::Paragraph line = office::paragraph(value, align);
    line.size_pt = 8;
    line.space_after_pt = 0;
    return line;
}

}  // namespace

office::Running running_for(const Issue& issue) {
    office::Running running;
    switch (issue.source.layout) {
        case Layout::kForm: {
            running.header = {form_header(issue)};
            std::string foot = issue.source.parent.empty() ? "" : "Anexă la procedura " + issue.source.parent + ". ";
            if (!issue.revision.approved.empty()) foot += "Data aprobării: " + issue.revision.approved + ". ";
            if (!issue.revision.effective.empty()) foot += "Se aplică de la: " + issue.revision.effective + ".";
            running.footer = {small(foot, Align::kStart)};
            break;
        }
        case Layout::kSimple:
            running.header = {ladder(issue)};
            break;
        case Layout::kA:
            running.header = {issue.choice("header", 3) == 2 ? ladder(issue)
                                                             : four_cells(issue, issue.choice("header", 3) == 0)};
            break;
        case Layout::kB:
            running.header = {issue.choice("header", 2) == 0 ? ladder(issue) : four_cells(issue, false)};
            break;
    }
    if (issue.source.layout != Layout::kForm && issue.choice("footer", 3) == 0) {
        running.footer = {small(
            "Acest document este proprietatea Primăriei Municipiului Teiușani. Exemplar necontrolat după tipărire.",
            Align::kCentre)};
    }
    if (issue.source.layout == Layout::kA && !issue.revision.template_code.empty()) {
        running.footer.insert(running.footer.begin(),
                              small("Cod formular: " + issue.revision.template_code, Align::kStart));
    }
    return running;
}

office::Running cover_running_for(const Issue& issue) {
    office::Running running;
    if (!issue.revision.template_code.empty())
        running.footer = {small("Cod formular: " + issue.revision.template_code, Align::kStart)};
    return running;
}

}  // namespace pravila::demo
