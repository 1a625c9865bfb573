#include "papers/acknowledgement.h"

#include "papers/tables.h"

namespace pravila::papers {
namespace {

using office::Align;

constexpr int kRowsByHand = 12;

std::string confirmed(const std::optional<Date>& day, bool on_paper) {
    if (!day) return "";
    return manner_words({"", "", "", day, on_paper ? SignatureManner::kHandwritten : SignatureManner::kInternal});
}

/// Room to write, where nobody is named.
void add_rows_by_hand(office::Table& table) {
    for (int number = 1; number <= kRowsByHand; ++number) {
        office::Row row = office::row({std::to_string(number) + ".", "", "", "", ""});
        row.min_height_mm = 9;
        table.rows.push_back(std::move(row));
    }
}

office::Table table_of_person(const AcknowledgementFacts& facts) {
    office::Table table;
    table.size_pt = 9;
    table.widths_mm = {11, 27, 56, 25, 21, 27};
    table.rows.push_back(
        office::header_row({"Nr. crt.", "Cod", "Denumirea procedurii", "Ediția, revizia", "Data", "Semnătura"}));
    int number = 0;
    for (const auto& procedure : facts.procedures) {
        office::Row row = office::row({std::to_string(++number) + ".", procedure.code, procedure.title,
                                       number_words(procedure.number), day_words(procedure.read),
                                       confirmed(procedure.read, procedure.on_paper)});
        row.min_height_mm = 9;
        table.rows.push_back(std::move(row));
    }
    return table;
}

office::Table table_of_readers(const AcknowledgementFacts& facts) {
    office::Table table;
    table.size_pt = 9;
    table.widths_mm = {11, 52, 48, 24, 32};
    table.rows.push_back(office::header_row({"Nr. crt.", "Numele și prenumele", "Funcția", "Data", "Semnătura"}));
    int number = 0;
    for (const auto& reader : facts.rows) {
        office::Row row = office::row({std::to_string(++number) + ".", reader.name, reader.function,
                                       day_words(reader.read), confirmed(reader.read, reader.on_paper)});
        row.min_height_mm = 9;
        table.rows.push_back(std::move(row));
    }
    if (facts.rows.empty()) add_rows_by_hand(table);
    return table;
}

}  // namespace

office::Document acknowledgement_sheet(const AcknowledgementFacts& facts) {
    office::Document document = begin_document("Fișă de luare la cunoștință", facts.institution, facts.instant);
    document.running.footer = {page_of_pages(Align::kCentre)};
    document.body = letterhead(facts.county, facts.institution, facts.unit);
    document.body.emplace_back(
        line("FIȘĂ DE LUARE LA CUNOȘTINȚĂ",
             {.align = Align::kCentre, .size_pt = 16, .bold = true, .before_pt = 24, .after_pt = 14}));
    if (!facts.person.empty()) {
        const std::string function = facts.function.empty() ? "" : ", " + facts.function;
        document.body.emplace_back(
            office::paragraph("Subsemnatul/Subsemnata " + facts.person + function +
                                  ", am luat la cunoștință conținutul procedurilor de mai jos și mă oblig să le aplic.",
                              Align::kJustified));
        document.body.emplace_back(table_of_person(facts));
    } else {
        for (const auto& procedure : facts.procedures) {
            std::string name = procedure.code + " „" + procedure.title + "”, " + number_words(procedure.number);
            if (procedure.effective) name += ", se aplică de la " + procedure.effective->romanian();
            document.body.emplace_back(line(name, {.bold = true, .after_pt = 8}));
        }
        document.body.emplace_back(office::paragraph(
            "Subsemnații am luat la cunoștință conținutul procedurii și ne obligăm să o aplicăm.", Align::kJustified));
        document.body.emplace_back(table_of_readers(facts));
    }
    count_pages(document);
    return document;
}

}  // namespace pravila::papers
