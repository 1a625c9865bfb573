#include <catch2/catch.hpp>

#include "office/docx_writer.h"
#include "papers/office_paper_maker.h"
#include "papers/official_copy.h"
#include "papers/procedure_template.h"
#include "tests/papers/samples.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const papers::OfficePaperMaker kMaker;

/// A starting file that its author has filled in, as it comes back from Word.
ExtractedDocument filled_text() {
    office::Document document = papers::procedure_template(planned_procedure(), PaperLayout::kB);
    int number = 0;
    office::for_each_text(document, [&](std::string& text) {
        if (text.starts_with("[…")) text = "Textul secțiunii " + std::to_string(++number) + ".";
    });
    return read_back(office::write_docx(document), "fisier.docx");
}

int times(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("papers: the official copy shows the four names, functions, dates and how each signed", "[papers]") {
    const std::string text =
        flowing_text(kMaker.official_copy(approved_procedure(), filled_text(), evidence(), PaperFormat::kPdf));
    INFO(text);
    for (const char* part :
         {"Ștefania Țârlea", "consilier principal", "16.03.2026", "confirmare internă în aplicație (fără certificat)",
          "Ion Țăranu", "arhitect-șef", "23.03.2026", "semnătură olografă (exemplar scanat)", "Gheorghe Pădureanu",
          "președintele Comisiei de monitorizare", "02.04.2026",
          "semnătură electronică calificată, validată la 02.04.2026, 10:41", "Oana Fârțală",
          "p. Primar, Viceprimar (dispoziția nr. 12/2026)", "09.04.2026", "semnătură electronică avansată"}) {
        INFO(part);
        CHECK(has(text, part));
    }
}

TEST_CASE("papers: the official copy shows registry, minutes, changes, opinions and distribution", "[papers]") {
    const std::string text =
        flowing_text(kMaker.official_copy(approved_procedure(), filled_text(), evidence(), PaperFormat::kPdf));
    for (const char* part : {"436 / 09.04.2026", "4 / 02.04.2026", "Ediția a II-a, Revizia 1", "subcap. 5.4",
                             "termene modificate", "20.04.2026", "nefavorabil", "lipsește taxa de urgență",
                             "Compartimentul Arhivă", "Vasile Brânză", "04.2028"}) {
        INFO(part);
        CHECK(has(text, part));
    }
}

TEST_CASE("papers: every page of the official copy names the hash, the log and page x of y", "[papers]") {
    const auto pages =
        page_texts(kMaker.official_copy(approved_procedure(), filled_text(), evidence(), PaperFormat::kPdf));
    REQUIRE(pages.size() >= 3);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(pages[i]);
        CHECK(has(pages[i], evidence().sha256));
        CHECK(has(pages[i], "Jurnal: poziția 1284"));
        CHECK(has(pages[i], "Exemplar necontrolat după tipărire."));
        CHECK(has(pages[i], "K7P-4QM"));
        CHECK(has(pages[i], "Pagina " + std::to_string(i + 1) + " din " + std::to_string(pages.size())));
    }
}

TEST_CASE("papers: the official copy has the approved text once, without the empty cover and records", "[papers]") {
    const std::string text =
        flowing_text(kMaker.official_copy(approved_procedure(), filled_text(), evidence(), PaperFormat::kPdf));
    INFO(text);
    for (int i = 1; i <= 18; ++i) CHECK(times(text, "Textul secțiunii " + std::to_string(i) + ".") == 1);
    CHECK(times(text, "Formular de analiză a procedurii") == 2);  // contents and heading
    CHECK(times(text, "Formular de evidență a modificărilor") == 0);
    CHECK(times(text, "Se completează în exemplarul oficial") == 0);
    CHECK(times(text, "Denumirea procedurii") == 1);
    CHECK(times(text, "Cuprins") == 1);
    CHECK(has(text, "5.4. Modul de lucru"));
}

TEST_CASE("papers: a text with a cover of its own making is printed whole", "[papers]") {
    ExtractedDocument text;
    text.format = "docx";
    const auto add = [&](Block::Kind kind, const char* label, const char* words) {
        Block block;
        block.kind = kind;
        block.label = label;
        block.text = words;
        block.level = kind == Block::Kind::kHeading ? 1 : 0;
        text.blocks.push_back(block);
    };
    add(Block::Kind::kHeader, "", "antet vechi");
    add(Block::Kind::kParagraph, "", "PROCEDURĂ OPERAȚIONALĂ");
    add(Block::Kind::kParagraph, "", "Preambulul rămâne în exemplar.");
    Block table;
    table.kind = Block::Kind::kTable;
    table.rows = {{"Cod", "PO-ALT-99"}, {"a", "b", "c"}, {}, {"o singură celulă"}};
    text.blocks.push_back(table);
    add(Block::Kind::kHeading, "IV", "Scop");
    add(Block::Kind::kListItem, "a)", "primul punct");
    add(Block::Kind::kNote, "", "nota de subsol");
    number_blocks(text);
    const std::string printed =
        flowing_text(kMaker.official_copy(approved_procedure(), text, evidence(), PaperFormat::kPdf));
    for (const char* part : {"Preambulul rămâne în exemplar.", "PO-ALT-99", "o singură celulă", "IV Scop",
                             "a) primul punct", "nota de subsol"}) {
        INFO(part);
        CHECK(has(printed, part));
    }
    CHECK_FALSE(has(printed, "antet vechi"));
}

TEST_CASE("papers: the official copy as DOCX and ODT holds the same signers", "[papers]") {
    for (const auto format : {PaperFormat::kDocx, PaperFormat::kOdt}) {
        const auto copy = read_back(kMaker.official_copy(approved_procedure(), filled_text(), evidence(), format),
                                    format == PaperFormat::kDocx ? "copie.docx" : "copie.odt");
        const std::string text = plain_text(copy);
        CHECK(has(text, "Oana Fârțală\tp. Primar, Viceprimar (dispoziția nr. 12/2026)\t09.04.2026"));
        CHECK(has(text, "Ștefania Țârlea\tconsilier principal\t16.03.2026"));
    }
}
