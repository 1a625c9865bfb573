#include "tests/indexer/light_formats/pdf_writer.h"
#include "tests/indexer/light_formats/reading.h"

using namespace pravila;
using namespace pravila::formats;

namespace {

std::vector<std::string> lines(const PdfWriter& pdf) { return listing(read_with(read_pdf, pdf.bytes())); }

std::string failure_of(std::string_view bytes) {
    const Reading reading = read_pdf(bytes, "a.pdf");
    const auto* failure = std::get_if<ExtractionFailure>(&reading);
    return failure ? failure->rule : "none";
}

/// A line of the body: 12 points high, 6 wide, from 72 to about 520.
constexpr double kLeft = 72;

}  // namespace

TEST_CASE("pdf: lines become paragraphs, headings and list items, with pages and all Romanian letters",
          "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    pdf.text(kLeft, 80, "Cod: PO-URB-04");
    pdf.text(kLeft, 94, "Ediţia a II-a, Revizia 0");
    pdf.text(kLeft, 130, "5.2. Depunerea cererii", 12, true);
    pdf.text(kLeft, 158, "Solicitantul depune la registratură cererea însoțită de documentația prevăzută de proce-");
    pdf.text(kLeft, 172, "dura aceasta și de dovada plății taxei, iar secretarul verifică dosarul într-");
    pdf.text(kLeft, 186, "un termen de zece zile.");
    pdf.text(kLeft, 200, "a) cererea tip;");
    pdf.text(kLeft, 214, "b) copia actului.");
    pdf.page();
    pdf.text(kLeft, 80, "Pagina a doua.");
    const auto document = read_with(read_pdf, pdf.bytes());
    CHECK(listing(document) ==
          std::vector<std::string>{
              "paragraph| Cod: PO-URB-04", "paragraph| Ediţia a II-a, Revizia 0", "heading2 5.2| Depunerea cererii",
              "paragraph| Solicitantul depune la registratură cererea însoțită de documentația prevăzută de procedura "
              "aceasta și de dovada plății taxei, iar secretarul verifică dosarul într-un termen de zece zile.",
              "list_item a)| cererea tip;", "list_item b)| copia actului.", "paragraph| Pagina a doua."});
    CHECK(document.blocks.front().page == 1);
    CHECK(document.blocks.back().page == 2);
    CHECK(document.metadata.at("pages") == "2");
    CHECK(document.warnings.empty());
}

TEST_CASE("pdf: a paragraph goes on over the page", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    pdf.text(kLeft, 760, "Compartimentul de urbanism verifică documentele depuse și comunică solicitantului");
    pdf.page();
    pdf.text(kLeft, 80, "lipsurile constatate, în scris.");
    CHECK(lines(pdf) == std::vector<std::string>{"paragraph| Compartimentul de urbanism verifică documentele depuse și "
                                                 "comunică solicitantului lipsurile constatate, în scris."});
}

TEST_CASE("pdf: what repeats on the pages is told once, and the first page stays as it is", "[formats][pdf]") {
    PdfWriter pdf;
    for (int page = 1; page <= 4; ++page) {
        pdf.page();
        if (page > 1) {
            pdf.text(kLeft, 40, "Primăria Ploscuța");
            pdf.text(300, 40, "Cod: PO-URB-04");
        } else {
            pdf.text(kLeft, 100, "Procedură operațională");
        }
        pdf.text(kLeft, 200,
                 "Textul propriu al acestei file este cel cu numărul " + std::string(1, static_cast<char>('A' + page)) +
                     ".");
        pdf.text(kLeft, 810, "Pagina " + std::to_string(page) + " din 4");
    }
    CHECK(lines(pdf) ==
          std::vector<std::string>{
              "header| Primăria Ploscuța\tCod: PO-URB-04", "paragraph| Procedură operațională",
              "paragraph| Textul propriu al acestei file este cel cu numărul B.", "paragraph| Pagina 1 din 4",
              "paragraph| Textul propriu al acestei file este cel cu numărul C.",
              "paragraph| Textul propriu al acestei file este cel cu numărul D.",
              "paragraph| Textul propriu al acestei file este cel cu numărul E.", "footer| Pagina 2 din 4"});
}

TEST_CASE("pdf: cells that stand under each other are a table, and long cells stay whole", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    pdf.text(kLeft, 60, "Lista responsabililor cu elaborarea, verificarea și aprobarea ediției sau a reviziei");
    const auto row = [&](double y, std::string_view a, std::string_view b, std::string_view c) {
        if (!a.empty()) pdf.text(80, y, a);
        if (!b.empty()) pdf.text(200, y, b);
        if (!c.empty()) pdf.text(380, y, c);
    };
    row(100, "Operațiunea", "Numele și prenumele", "Funcția");
    row(125, "Elaborat", "Popescu Ion", "consilier");
    row(139, "", "", "superior");
    row(165, "Aprobat", "Ionescu Ana", "primar");
    pdf.text(kLeft, 220, "Textul de după tabel stă singur pe rândul lui și nu mai face parte din tabel.");
    CHECK(lines(pdf) ==
          std::vector<std::string>{
              "paragraph| Lista responsabililor cu elaborarea, verificarea și aprobarea ediției sau a reviziei",
              "table|  [Operațiunea ; Numele și prenumele ; Funcția] [Elaborat ; Popescu Ion ; consilier superior]"
              " [Aprobat ; Ionescu Ana ; primar]",
              "paragraph| Textul de după tabel stă singur pe rândul lui și nu mai face parte din tabel."});
}

TEST_CASE("pdf: heads that stand in the middle of their columns make no columns of their own", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    pdf.text(180, 100, "Rol", 12, true);
    pdf.text(400, 100, "Răspunde", 12, true);
    pdf.text(80, 125, "primar");
    pdf.text(330, 125, "aprobarea documentelor sistemului");
    pdf.text(80, 150, "președinte");
    pdf.text(330, 150, "avizarea și arbitrarea");
    CHECK(lines(pdf) == std::vector<std::string>{"table|  [Rol ; Răspunde] [primar ; aprobarea documentelor sistemului]"
                                                 " [președinte ; avizarea și arbitrarea]"});
}

TEST_CASE("pdf: two tables close under each other stay two", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    for (const double y : {60., 85.}) {
        pdf.text(80, y, "Primăria");
        pdf.text(250, y, "Procedură");
        pdf.text(420, y, "Ediția I");
    }
    for (const double y : {110., 135.}) {
        pdf.text(80, y, "PRIMĂRIA MUNICIPIULUI TEIUȘANI DIN LUNCA");
        pdf.text(420, y, "APROBAT,");
    }
    CHECK(lines(pdf) ==
          std::vector<std::string>{"table|  [Primăria ; Procedură ; Ediția I] [Primăria ; Procedură ; Ediția I]",
                                   "table|  [PRIMĂRIA MUNICIPIULUI TEIUȘANI DIN LUNCA ; APROBAT,]"
                                   " [PRIMĂRIA MUNICIPIULUI TEIUȘANI DIN LUNCA ; APROBAT,]"});
}

TEST_CASE("pdf: a number and the text of its item are one line, whatever the tab between them", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    pdf.text(kLeft, 80, "1.");
    pdf.text(kLeft + 40, 80, "Scopul procedurii", 12, true);
    pdf.text(kLeft, 110, "Se stabilesc pașii de urmat.");
    CHECK(lines(pdf) ==
          std::vector<std::string>{"heading1 1| Scopul procedurii", "paragraph| Se stabilesc pașii de urmat."});
}

TEST_CASE("pdf: a file without text says so, and so does one that lost its letters", "[formats][pdf]") {
    PdfWriter empty;
    empty.page();
    CHECK(warns(read_with(read_pdf, empty.bytes()), "text.none"));

    PdfWriter broken;
    broken.page();
    broken.instead[U'ț'] = U"\uE001";
    broken.text(kLeft, 80, "Ediția a doua, dispoziția și informațiile");
    CHECK(warns(read_with(read_pdf, broken.bytes()), "text.low_quality"));

    PdfWriter mutilated;
    mutilated.page();
    mutilated.text(kLeft, 80, "Ediia a II-a a procedurii Primria Municipiului, dup caz");
    CHECK(warns(read_with(read_pdf, mutilated.bytes()), "text.low_quality"));

    PdfWriter cut;
    cut.page();
    cut.text(kLeft, 80, "edi ția și activită ții din diția II");
    CHECK(warns(read_with(read_pdf, cut.bytes()), "text.low_quality"));
}

TEST_CASE("pdf: metadata is taken, encrypted and damaged files are refused with their reason", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.title = "Certificat";
    pdf.page();
    pdf.text(kLeft, 80, "Text");
    CHECK(read_with(read_pdf, pdf.bytes()).metadata.at("title") == "Certificat");
    const std::string key(32, 'A');
    pdf.trailer_extra =
        "/ID [(0123456789abcdef) (0123456789abcdef)] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + key +
        ") /U (" + key + ") >>";
    CHECK(failure_of(pdf.bytes()) == "file.encrypted");
    CHECK(failure_of("%PDF-1.4\nnothing more") == "file.damaged");
    CHECK(recognises_pdf("%PDF-1.7\n", "x"));
    CHECK_FALSE(recognises_pdf("PDF", "x.pdf"));
}

TEST_CASE("pdf: files cut short anywhere end in a document or a failure, never in a crash", "[formats][pdf]") {
    PdfWriter pdf;
    pdf.page();
    pdf.text(kLeft, 80, "Ediția a doua");
    const std::string whole = pdf.bytes();
    const auto must_answer = [](std::string_view bytes) {
        const Reading reading = read_pdf(bytes, "a.pdf");
        if (const auto* failure = std::get_if<ExtractionFailure>(&reading)) {
            CHECK(failure->rule.starts_with("file."));
            CHECK_FALSE(failure->message.id.empty());
        } else {
            CHECK(std::get<ExtractedDocument>(reading).format == "pdf");
        }
    };
    for (std::size_t length = 0; length < whole.size(); length += 37) {
        CAPTURE(length);
        must_answer(std::string_view(whole).substr(0, length));
    }
    for (std::size_t at = 0; at < whole.size(); at += 29) {
        CAPTURE(at);
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x15);
        must_answer(flipped);
    }
}
