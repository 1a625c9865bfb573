#include "tests/papers/samples.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-page.h>

#include <catch2/catch.hpp>
#include <memory>

#include "indexer/formats/format.h"

namespace pravila::test {

namespace {
std::optional<Date> day(int month, unsigned of_month) {
    return Date::from_ymd(2026, static_cast<unsigned>(month), of_month);
}
}  // namespace

ProcedureFacts planned_procedure() {
    ProcedureFacts facts;
    facts.county = "Județul Lunca";
    facts.institution = "Primăria Municipiului Teiușani";
    facts.type = DocumentType::kOperationalProcedure;
    facts.code = "PO-URB-07";
    facts.title = "Eliberarea certificatelor de urbanism și a autorizațiilor de construire";
    facts.unit = "Serviciul Urbanism și amenajarea teritoriului";
    facts.number = {2, 1};
    facts.effective = day(4, 20);
    facts.changes = {{{1, 0}, "toate", "ediție nouă", Date::from_ymd(2021, 5, 3)},
                     {{2, 0}, "toate", "ediție nouă", Date::from_ymd(2024, 2, 12)},
                     {{2, 1}, "subcap. 5.4", "termene modificate", day(4, 20)}};
    return facts;
}

ProcedureFacts approved_procedure() {
    ProcedureFacts facts = planned_procedure();
    facts.approved = day(4, 9);
    facts.registry_number = "436 / 09.04.2026";
    facts.minutes_number = "4 / 02.04.2026";
    facts.next_review = "04.2028";
    facts.signers = {{"Elaborat", "Ștefania Țârlea", "consilier principal", day(3, 16), SignatureManner::kInternal},
                     {"Verificat", "Ion Țăranu", "arhitect-șef", day(3, 23), SignatureManner::kHandwritten},
                     {"Avizat", "Gheorghe Pădureanu", "președintele Comisiei de monitorizare", day(4, 2),
                      SignatureManner::kQualified, "02.04.2026, 10:41"},
                     {"Aprobat", "Oana Fârțală", "p. Primar, Viceprimar (dispoziția nr. 12/2026)", day(4, 9),
                      SignatureManner::kAdvanced}};
    facts.distribution = {{"aplicare", "1", facts.unit, "arhitect-șef", "Ion Țăranu", day(4, 10), {}},
                          {"arhivare", "2", "Compartimentul Arhivă", "arhivar", "Vasile Brânză", {}, {}}};
    facts.opinions = {{"Compartimentul Juridic", "Mihaela Șerbănescu", true, day(3, 25), ""},
                      {"Direcția Economică", "Radu Văcărescu", false, day(3, 27), "lipsește taxa de urgență"}};
    return facts;
}

CopyEvidence evidence() {
    return {"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "Jurnal: poziția 1284",
            "https://proceduri.teiusani.example/v", "K7P-4QM", "2026-04-09T08:41:00Z"};
}

SessionFacts session() {
    SessionFacts facts;
    facts.county = "Județul Lunca";
    facts.institution = "Primăria Municipiului Teiușani";
    facts.number = "4 / 02.04.2026";
    facts.day = day(4, 2);
    facts.hour = "10:00";
    facts.ended = "11:20";
    facts.place = "sala de ședințe, etajul 1";
    facts.quorum = 2;
    facts.members = {{"Gheorghe Pădureanu", "secretar general", "președinte", "dispoziția nr. 41/2026", true},
                     {"Ion Țăranu", "arhitect-șef", "membru", "dispoziția nr. 41/2026", true},
                     {"Radu Văcărescu", "director economic", "membru", "dispoziția nr. 57/2026", false},
                     {"Oana Fârțală", "consilier", "secretar", "dispoziția nr. 41/2026", true}};
    facts.agenda = {{"PO-URB-07",
                     "Eliberarea certificatelor de urbanism",
                     "Serviciul Urbanism",
                     {2, 1},
                     2,
                     0,
                     0,
                     "avizată favorabil",
                     ""},
                    {"PS-02",
                     "Managementul riscurilor",
                     "Compartimentul Managementul calității",
                     {1, 0},
                     0,
                     2,
                     0,
                     "restituită",
                     "scara de evaluare nu este explicată"}};
    return facts;
}

ExtractedDocument read_back(const std::string& bytes, const std::string& name) {
    auto read = formats::read_document(bytes, name);
    REQUIRE(std::holds_alternative<ExtractedDocument>(read));
    return std::get<ExtractedDocument>(std::move(read));
}

std::vector<std::string> page_texts(const std::string& pdf) {
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size())));
    REQUIRE(document);
    std::vector<std::string> texts;
    for (int i = 0; i < document->pages(); ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        const auto utf8 = page->text(poppler::rectf(), poppler::page::raw_order_layout).to_utf8();
        texts.emplace_back(utf8.begin(), utf8.end());
    }
    return texts;
}

std::string flowing_text(const std::string& pdf) {
    std::string out;
    for (const auto& page : page_texts(pdf))
        for (const char c : page + "\n") {
            const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (!space)
                out += c;
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace pravila::test
