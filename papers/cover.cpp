#include "papers/cover.h"

#include <algorithm>

#include "office/capitals.h"
#include "papers/tables.h"

namespace pravila::papers {
namespace {

using office::Align;

constexpr const char* kCodeLabel = "Cod";

const char* title_label(DocumentType type) {
    return type == DocumentType::kSystemProcedure || type == DocumentType::kOperationalProcedure
               ? "Denumirea procedurii"
               : "Denumirea documentului";
}

/// Very long titles leave the large type.
double title_size(const std::string& title) {
    if (title.size() > 400) return 11;
    return title.size() > 90 ? 14 : 17;
}

office::Table identification(const ProcedureFacts& facts, bool official) {
    office::Table table;
    table.size_pt = 11;
    table.widths_mm = {55, 112};
    const auto add = [&](const char* label, const std::string& value) {
        if (value.empty()) return;
        office::Row row;
        row.cells = {office::bold_cell(label), office::cell(value)};
        table.rows.push_back(std::move(row));
    };
    add(title_label(facts.type), facts.title);
    add(kCodeLabel, facts.code);
    add("Compartiment", facts.unit);
    add("Ediția", facts.number.edition > 0 ? roman(facts.number.edition) : "");
    add("Revizia", std::to_string(facts.number.revision));
    add("Anexă la procedura", facts.parent_code);
    if (official) {
        add("Nr. înreg.", facts.registry_number);
        add("Proces-verbal al Comisiei de monitorizare", facts.minutes_number);
        add("Data aprobării", day_words(facts.approved));
    }
    add("Se aplică de la", day_words(facts.effective));
    if (official) add("Următoarea analiză", facts.next_review);
    return table;
}

}  // namespace

Blocks cover_page(const ProcedureFacts& facts, bool official) {
    Blocks out = letterhead(facts.county, facts.institution, facts.unit);
    out.emplace_back(line(office::upper(type_words(facts.type)),
                          {.align = Align::kCentre, .size_pt = 20, .bold = true, .before_pt = 48, .after_pt = 6}));
    out.emplace_back(line(
        facts.title,
        {.align = Align::kCentre, .size_pt = title_size(facts.title), .bold = true, .before_pt = 4, .after_pt = 20}));
    out.emplace_back(identification(facts, official));
    out.emplace_back(line("", {.after_pt = 14}));
    out.emplace_back(signers_table(facts.signers));
    out.emplace_back(office::PageBreak{});
    return out;
}

bool identifies(const std::vector<std::vector<std::string>>& rows, const std::string& code) {
    return std::any_of(rows.begin(), rows.end(), [&](const std::vector<std::string>& row) {
        return row.size() == 2 && row[0] == kCodeLabel && row[1] == code;
    });
}

}  // namespace pravila::papers
