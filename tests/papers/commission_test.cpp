#include <catch2/catch.hpp>

#include "papers/office_paper_maker.h"
#include "tests/papers/samples.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const papers::OfficePaperMaker kMaker;

std::string text_of(const std::string& docx) { return plain_text(read_back(docx, "fisier.docx")); }

}  // namespace

TEST_CASE("papers: the notice calls every member to a day, an hour and an agenda", "[papers]") {
    const std::string text = text_of(kMaker.session_notice(session(), PaperFormat::kDocx));
    for (const char* part :
         {"CONVOCATOR", "data de 02.04.2026, ora 10:00, sala de ședințe, etajul 1", "PO-URB-07", "PS-02",
          "Radu Văcărescu\tdirector economic\tmembru\tdispoziția nr. 57/2026", "Președintele Comisiei"}) {
        INFO(part);
        CHECK(has(text, part));
    }
    CHECK_FALSE(has(text, "prezent"));
    CHECK_FALSE(has(text, "avizată favorabil"));
}

TEST_CASE("papers: the minutes state presence with acts, quorum, votes and decisions", "[papers]") {
    const std::string text = text_of(kMaker.session_minutes(session(), PaperFormat::kDocx));
    INFO(text);
    for (const char* part :
         {"PROCES-VERBAL", "Nr. 4 / 02.04.2026",
          "Radu Văcărescu\tdirector economic\tmembru\tdispoziția nr. 57/2026\tabsent",
          "Membri: 3. Prezenți: 2. Cvorum: 2. Ședința este legal constituită.", "2\t0\t0\tavizată favorabil",
          "0\t2\t0\trestituită\tscara de evaluare nu este explicată", "11:20", "Secretariatul tehnic"}) {
        INFO(part);
        CHECK(has(text, part));
    }
}

TEST_CASE("papers: minutes of a session below its quorum say so", "[papers]") {
    SessionFacts facts = session();
    for (auto& member : facts.members) member.present = false;
    const std::string text = text_of(kMaker.session_minutes(facts, PaperFormat::kDocx));
    CHECK(has(text, "Cvorumul nu este întrunit."));
    CHECK_FALSE(has(text, "legal constituită"));
}

TEST_CASE("papers: a notice without number, day and hour leaves room to write them", "[papers]") {
    SessionFacts facts;
    facts.institution = "Primăria Municipiului Teiușani";
    CHECK(has(text_of(kMaker.session_notice(facts, PaperFormat::kDocx)), "data de ____________, ora ______"));
}

TEST_CASE("papers: the acknowledgement sheet lists the readers, or what one person has to read", "[papers]") {
    AcknowledgementFacts facts;
    facts.institution = "Primăria Municipiului Teiușani";
    facts.unit = "Serviciul Urbanism";
    facts.procedures = {{"PO-URB-07", "Eliberarea certificatelor", {2, 1}, Date::from_ymd(2026, 4, 20), {}}};
    facts.rows = {{"Ștefania Țârlea", "consilier", Date::from_ymd(2026, 4, 21)}, {"Ion Țăranu", "arhitect-șef", {}}};
    std::string text = text_of(kMaker.acknowledgement_sheet(facts, PaperFormat::kDocx));
    CHECK(has(text, "FIȘĂ DE LUARE LA CUNOȘTINȚĂ"));
    CHECK(has(text, "PO-URB-07 „Eliberarea certificatelor”, Ediția a II-a, Revizia 1, se aplică de la 20.04.2026"));
    CHECK(has(text, "Ștefania Țârlea\tconsilier\t21.04.2026\tconfirmare internă în aplicație (fără certificat)"));
    CHECK(has(text, "Ion Țăranu\tarhitect-șef"));

    facts.person = "Ștefania Țârlea";
    facts.function = "consilier";
    facts.rows.clear();
    text = text_of(kMaker.acknowledgement_sheet(facts, PaperFormat::kDocx));
    CHECK(has(text, "Ștefania Țârlea, consilier, am luat la cunoștință"));
    CHECK(has(text, "PO-URB-07\tEliberarea certificatelor\tEdiția a II-a, Revizia 1"));
}
