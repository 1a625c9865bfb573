#include "tests/office/samples.h"

namespace pravila::test {

using namespace office;  // NOLINT: a page of building words

Document full_document() {
    Document document;
    document.metadata.title = "Eliberarea certificatelor";
    document.metadata.author = "Ana-Maria Dobrescu";
    document.metadata.subject = "PO-PRB-01";
    document.metadata.institution = "Primăria de probă";
    document.metadata.created = "2024-03-08T08:00:00Z";

    Table header;
    header.widths_mm = {60, 67, 40};
    Row header_cells;
    header_cells.cells = {cell("Primăria de probă"), bold_cell("Eliberarea certificatelor\nCod: PO-PRB-01"), Cell{}};
    header_cells.cells.back().paragraphs.push_back(
        paragraph({text("Pagina "), field(Field::kPageNumber), text(" din "), field(Field::kPageCount)}));
    header.rows.push_back(header_cells);
    document.running.header = {header};
    document.running.footer = {paragraph("Exemplar necontrolat după tipărire", Align::kCentre)};
    document.first_page = Running{{}, {paragraph("Cod formular: F-PS-01.01")}};

    document.body.emplace_back(paragraph({bold("PROCEDURĂ OPERAȚIONALĂ")}, Align::kCentre));
    document.body.emplace_back(PageBreak{});
    document.body.emplace_back(Contents{"Cuprins", 2, {3, 3, 4}});
    document.body.emplace_back(PageBreak{});
    document.body.emplace_back(Heading{1, "1.", {text("Scopul și ținta")}});
    Run noted = text("Procedura stabilește pașii");
    noted.footnote = "Nota despre pași, la subsol.";
    document.body.emplace_back(paragraph({noted, text("\tși termenele,\npe rând.")}, Align::kJustified));
    document.body.emplace_back(Heading{2, "1.1.", {text("Pașii")}});
    document.body.emplace_back(ListItem{"1.", 0, {text("primul pas")}});
    document.body.emplace_back(ListItem{"a)", 1, {text("pas mărunt")}});
    document.body.emplace_back(ListItem{"2.", 0, {text("al doilea pas")}});
    document.body.emplace_back(paragraph("Între liste."));
    document.body.emplace_back(ListItem{"5.", 0, {text("al cincilea")}});
    document.body.emplace_back(ListItem{"-", 0, {text("cratimă")}});
    document.body.emplace_back(ListItem{"iv.", 0, {text("etichetă nenumărată")}});

    Table spans;
    Row top = header_row({"Unu", "Doi"});
    top.cells[0].rows = 2;
    top.cells[1].columns = 2;
    spans.rows = {top, header_row({"Doi A", "Doi B"}), row({"x", "y", "z"})};
    document.body.emplace_back(spans);
    document.body.emplace_back(TextBox{{paragraph("Text în casetă")}, 70});
    Run inserted = text("text adăugat");
    inserted.tracked = Tracked::kInserted;
    Run deleted = text("text șters");
    deleted.tracked = Tracked::kDeleted;
    Run hidden = text("text ascuns");
    hidden.hidden = true;
    Run remarked = text("text discutat");
    remarked.comment = "De lămurit.";
    document.body.emplace_back(paragraph({inserted, deleted, hidden, remarked}));
    document.body.emplace_back(PageBreak{});
    document.body.emplace_back(Heading{1, "2.", {text("Anexe")}});
    document.body.emplace_back(paragraph("Sfârșit."));
    return document;
}

Document hostile_document() {
    Document document = full_document();
    for_each_text(document, [](std::string& text) {
        text += "</w:t></text:p><script>alert(\"1\")</script>&nbsp;]]>";
        text += std::string("\x00\x01\x0B\x7F\xFF\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80\xEF\xBF\xBF", 17);
    });
    return document;
}

Document long_table(int rows) {
    Document document;
    document.running.header = {
        paragraph({text("Pagina "), field(Field::kPageNumber), text(" din "), field(Field::kPageCount)})};
    Table table;
    table.rows.push_back(header_row({"Nr. crt.", "Denumirea", "Observații"}));
    for (int i = 1; i <= rows; ++i) table.rows.push_back(row({std::to_string(i), "rândul" + std::to_string(i), "ș ț"}));
    document.body.emplace_back(table);
    return document;
}

}  // namespace pravila::test
