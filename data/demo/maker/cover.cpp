#include <algorithm>

#include "data/demo/maker/letters.h"
#include "data/demo/maker/parts.h"

namespace pravila::demo {
namespace {

using office::Align;
using office::Block;
using office::Paragraph;

Paragraph line(const std::string& value, Align align, double size_pt = 0, bool is_bold = false, double before_pt = 0,
               double after_pt = 0) {
    Paragraph made = office::paragraph({is_bold ? office::bold(value) : office::text(value)}, align);
    made.size_pt = size_pt;
    made.space_before_pt = before_pt;
    made.space_after_pt = after_pt;
    return made;
}

/// "APROBAT," with function and name of who approved and room to sign.
std::vector<Paragraph> approval(const Issue& issue, Align align) {
    std::vector<Paragraph> out = {line("APROBAT,", align, 12, true)};
    for (const auto& signer : issue.revision.approved_by) {
        const std::string function = capitalised(signer.function);
        out.push_back(line((issue.choice("approval capitals", 2) == 0 ? upper(function) : function) + ",", align, 12));
        out.push_back(line(signer.name, align, 12, true));
    }
    out.push_back(line("......................", align, 12));
    return out;
}

/// Who issues on the left, who approves on the right.
office::Table letterhead(const Issue& issue, bool with_approval) {
    office::Table table;
    table.borders = false;
    table.size_pt = 12;
    table.widths_mm = {100, 67};
    office::Cell left;
    if (issue.choice("country", 2) == 0) left.paragraphs.push_back(line("ROMÂNIA", Align::kStart));
    left.paragraphs.push_back(line(upper(kCounty), Align::kStart));
    left.paragraphs.push_back(line(upper(kInstitution), Align::kStart, 0, true));
    left.paragraphs.push_back(line(issue.source.unit, Align::kStart));
    if (const std::string registry = issue.registry_line(); !registry.empty())
        left.paragraphs.push_back(line(registry, Align::kStart, 0, false, 6));
    office::Cell right;
    if (with_approval) right.paragraphs = approval(issue, Align::kCentre);
    office::Row row;
    row.cells = {std::move(left), std::move(right)};
    table.rows.push_back(std::move(row));
    return table;
}

std::string code_line(const Issue& issue) {
    const char* labels[] = {"Cod: ", "COD: ", "COD PROCEDURĂ: ", "Cod procedură: "};
    const bool procedure = issue.source.type == "PO" || issue.source.type == "PS";
    return labels[issue.choice("code label", procedure ? 4 : 2)] + issue.source.code;
}

/// An empty date is printed as room to write it in.
std::string dated(const std::string& label, const std::string& date) {
    return label + ": " + (date.empty() ? "____________" : date);
}

std::string approved_line(const Issue& issue) {
    const char* labels[] = {"Data aprobării", "Data"};
    return dated(labels[issue.choice("approved label", 2)], issue.revision.approved);
}

std::string effective_line(const Issue& issue) {
    const char* labels[] = {"Data intrării în vigoare", "Se aplică de la data de", "Se aplică de la"};
    return dated(labels[issue.choice("effective label", 3)], issue.revision.effective);
}

std::string printed_title(const Issue& issue) {
    const std::string& title = issue.source.title;
    if (title.size() > 140) return "„" + title + "”";
    switch (issue.choice("title", 3)) {
        case 0:
            return upper(title);
        case 1:
            return "„" + title + "”";
        default:
            return title;
    }
}

void append_edition_lines(Blocks& out, const Issue& issue, double size_pt, bool is_bold) {
    if (issue.choice("edition lines", 2) == 0) {
        out.emplace_back(line(issue.edition_and_revision(), Align::kCentre, size_pt, is_bold));
        return;
    }
    out.emplace_back(line(issue.edition_line(), Align::kCentre, size_pt, is_bold));
    if (const auto revision = issue.revision_line())
        out.emplace_back(line(*revision, Align::kCentre, size_pt, is_bold));
}

std::string copy_line(const Issue& issue) {
    return issue.choice("copies", 2) == 0 ? "Exemplar nr. 1      ☒ controlat   ☐ necontrolat" : "Exemplar nr. ____";
}

}  // namespace

Blocks title_block(const Issue& issue) {
    Blocks out;
    out.emplace_back(letterhead(issue, true));
    out.emplace_back(line(issue.type_name(), Align::kCentre, 16, true, 30, 4));
    if (issue.choice("about", 3) == 0) out.emplace_back(line("privind", Align::kCentre));
    out.emplace_back(line(printed_title(issue), Align::kCentre, 14, true, 4, 8));
    if (!issue.source.code.empty()) out.emplace_back(line(code_line(issue), Align::kCentre, 13, true, 0, 2));
    append_edition_lines(out, issue, 12, false);
    out.emplace_back(line(approved_line(issue), Align::kCentre, 12, false, 2, 16));
    return out;
}

Blocks cover_page(const Issue& issue) {
    Blocks out;
    out.emplace_back(line(upper(kCounty), Align::kCentre, 12));
    out.emplace_back(line(upper(kTown), Align::kCentre, 14, true));
    out.emplace_back(line("PRIMĂRIA", Align::kCentre, 14, true));
    out.emplace_back(line(issue.source.unit, Align::kCentre, 12, false, 0, 14));
    office::Table top;
    top.borders = false;
    top.size_pt = 12;
    top.widths_mm = {97, 70};
    office::Row sides;
    sides.cells = {office::cell(issue.registry_line()), office::Cell{.paragraphs = approval(issue, Align::kCentre)}};
    top.rows.push_back(std::move(sides));
    out.emplace_back(std::move(top));
    out.emplace_back(line(issue.type_name(), Align::kCentre, 20, true, 44, 6));
    if (issue.choice("about", 2) == 0) out.emplace_back(line("privind", Align::kCentre, 14));
    out.emplace_back(line(printed_title(issue), Align::kCentre, issue.source.title.size() > 90 ? 14 : 17, true, 4, 16));
    if (!issue.source.code.empty()) out.emplace_back(line(code_line(issue), Align::kCentre, 15, true, 0, 6));
    append_edition_lines(out, issue, 13, true);
    out.emplace_back(line(approved_line(issue), Align::kCentre, 12, false, 6));
    out.emplace_back(line(effective_line(issue), Align::kCentre, 12, false, 0, 24));
    out.emplace_back(signers_table(issue, SignerColumns::kPlain));
    out.emplace_back(line(copy_line(issue), Align::kStart, 10, false, 10));
    out.emplace_back(office::PageBreak{});
    return out;
}

Blocks simple_head(const Issue& issue) {
    Blocks out;
    out.emplace_back(letterhead(issue, true));
    const bool names_its_type = upper(issue.source.title).rfind(issue.type_name(), 0) == 0;
    if (!names_its_type) out.emplace_back(line(issue.type_name(), Align::kCentre, 14, true, 18, 2));
    out.emplace_back(line(printed_title(issue), Align::kCentre, 14, true, names_its_type ? 18 : 2, 6));
    std::string about = issue.source.code.empty() ? "" : "Cod: " + issue.source.code + "   ";
    about += issue.edition_and_revision();
    out.emplace_back(line(about, Align::kCentre, 12));
    out.emplace_back(line(approved_line(issue) + "   " + effective_line(issue), Align::kCentre, 12, false, 0, 14));
    return out;
}

Blocks form_head(const Issue& issue) {
    const auto first = std::find_if(issue.text.begin(), issue.text.end(),
                                    [](const Block& block) { return std::holds_alternative<office::Heading>(block); });
    if (first != issue.text.end()) {
        const std::string heading = upper(office::heading_text(std::get<office::Heading>(*first)));
        if (heading.find(upper(issue.source.title)) != std::string::npos) return {};
    }
    Blocks out;
    out.emplace_back(line(upper(issue.source.title), Align::kCentre, 14, true, 6, 10));
    return out;
}

Blocks identification(const Issue& issue) {
    Blocks out;
    out.emplace_back(office::Heading{0, "", {office::text(issue.source.title)}});
    office::Table table;
    table.widths_mm = {50, 117};
    const auto add = [&](const char* label, const std::string& value) {
        if (value.empty()) return;
        office::Row row;
        row.cells = {office::bold_cell(label), office::cell(value)};
        table.rows.push_back(std::move(row));
    };
    add("Instituția", kInstitution);
    add("Compartiment", issue.source.unit);
    add("Denumirea", issue.source.title);
    add("Cod", issue.source.code);
    add("Ediția", issue.revision.edition_text);
    add("Revizia", issue.revision.revision_text);
    add("Nr. înreg.", issue.revision.registry);
    add("Data aprobării", issue.revision.approved);
    add("Se aplică de la", issue.revision.effective);
    add("Anexă la procedura", issue.source.parent);
    out.emplace_back(std::move(table));
    return out;
}

}  // namespace pravila::demo
