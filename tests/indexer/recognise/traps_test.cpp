#include <algorithm>
#include <catch2/catch.hpp>

#include "core/codification/code_key.h"
#include "tests/indexer/recognise/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

Recognised look(std::vector<Block> blocks, const std::string& path = "a.docx", const std::string& format = "docx") {
    return recognise(document(std::move(blocks), format), path, Codebook::built_in());
}

bool warns(const Recognised& seen, const std::string& rule) {
    return std::any_of(seen.warnings.begin(), seen.warnings.end(),
                       [&](const Warning& warning) { return warning.rule == rule; });
}

Block footer(std::string text) {
    Block block = paragraph(std::move(text));
    block.kind = Block::Kind::kFooter;
    return block;
}

Block header(std::vector<std::vector<std::string>> rows) { return table(std::move(rows), Block::Kind::kHeader); }

std::vector<Block> cover(const std::string& code = "PO-URB-04", const std::string& number = "Ediția I, Revizia 0") {
    return {paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Eliberarea certificatelor de urbanism"),
            paragraph("Cod: " + code), paragraph(number)};
}

std::vector<Block> with(std::vector<Block> blocks, std::vector<Block> more) {
    for (Block& block : more) blocks.push_back(std::move(block));
    return blocks;
}

const std::vector<std::string> kChangeHeading = {"Nr. crt.", "Ediția sau, după caz, revizia în cadrul ediției",
                                                 "Componenta revizuită", "Modalitatea reviziei",
                                                 "Data de la care se aplică prevederile ediției sau reviziei ediției"};

}  // namespace

TEST_CASE("recognise: rows printed in advance give no revision", "[recognise][trap]") {
    const auto seen =
        look(with({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Titlul e aici"), paragraph("Cod: PO-URB-04")},
                  {heading("2", "Situația edițiilor și a reviziilor"),
                   table({kChangeHeading,
                          {"2.1", "Ediția I", "-", "ediție inițială", "15.03.2021"},
                          {"2.2", "Revizia 1", "", "", ""},
                          {"2.3", "Revizia 2", "......", "x", "____"}}),
                   heading("4", "Scopul")}));
    REQUIRE(seen.edition);
    CHECK(seen.edition->value == 1);
    REQUIRE(seen.revision);
    CHECK(seen.revision->value == 0);
    CHECK(warns(seen, "revision.from_change_table"));
    CHECK(seen.effective->value.day == Date::from_ymd(2021, 3, 15));

    const auto blank = look({paragraph("Cod: PO-URB-04"), heading("2", "Situația edițiilor și a reviziilor"),
                             table({kChangeHeading, {"", "Revizia 1", "", "", ""}, {"", "Revizia 2", "", "", ""}})});
    CHECK_FALSE(blank.revision);
    CHECK_FALSE(blank.edition);
}

TEST_CASE("recognise: the row of this very revision gives the date", "[recognise][trap]") {
    const auto table_of_changes = table({kChangeHeading,
                                         {"1", "Ediția I", "-", "-", "01.02.2018"},
                                         {"2", "Revizia 1", "5.1", "x", "02.03.2019"},
                                         {"3", "Ediția a II-a", "integral", "x", "04.05.2020"},
                                         {"4", "Revizia 1", "5.2", "x", "06.07.2021"},
                                         {"5", "Revizia 2", "", "", ""}});
    const auto date = [&](const std::string& number) {
        const auto seen =
            look(with(cover("PO-URB-04", number), {heading("2", "Situația edițiilor"), table_of_changes}));
        return seen.effective ? seen.effective->value.day->iso() : "none";
    };
    CHECK(date("Ediția I, Revizia 0") == "2018-02-01");
    CHECK(date("Ediția I, Revizia 1") == "2019-03-02");
    CHECK(date("Ediția a II-a, Revizia 0") == "2020-05-04");
    CHECK(date("Ediția a II-a, Revizia 1") == "2021-07-06");
    CHECK(date("Ediția a II-a, Revizia 2") == "none");
    CHECK(date("Ediția a III-a, Revizia 0") == "none");
    const auto covered =
        look(with(cover("PO-URB-04", "Ediția I, Revizia 1"), {paragraph("Data intrării în vigoare: 15.03.2019"),
                                                              heading("2", "Situația edițiilor"), table_of_changes}));
    CHECK(covered.effective->value.day == Date::from_ymd(2019, 3, 15));
    CHECK(warns(covered, "effective.differs"));
}

TEST_CASE("recognise: edition and revision in columns of their own give the date of the edition at last",
          "[recognise][trap]") {
    const auto seen = look(with(cover("PO-URB-04", "Ediția a II-a, Revizia 1"),
                                {heading("9", "Formular de evidență a modificărilor"),
                                 table({{"Nr. crt.", "Ediția", "Data ediției", "Revizia", "Data reviziei", "Nr. pag.",
                                         "Descrierea modificării", "Semnătura"},
                                        {"1", "I", "12.12.2012", "", "", "", "ediție inițială", ""},
                                        {"2", "II", "13.12.2013", "", "", "", "ediție nouă", ""},
                                        {"3", "", "", "1", "14.12.2014", "3", "art. 5", ""},
                                        {"4", "", "", "2", "", "", "", ""}})}));
    CHECK(seen.effective->value.day == Date::from_ymd(2014, 12, 14));
}

TEST_CASE("recognise: a page header that differs is a warning only", "[recognise][trap]") {
    const auto seen =
        look(with({header({{"Primăria", "Procedura\nCod: D01-S03-P015", "Ediția a II-a\nRevizia 0\nPagina 1 din 5"}})},
                  cover("D1-S03-PO15", "Ediția I, Revizia 1")));
    CHECK(seen.code->value.canonical == "D1-S03-PO15");
    CHECK(seen.edition->value == 1);
    CHECK(seen.revision->value == 1);
    CHECK(warns(seen, "code.header_differs"));
    CHECK(warns(seen, "code.confusable"));
    CHECK(warns(seen, "edition.header_differs"));
    CHECK(warns(seen, "revision.header_differs"));
    const auto shorter = look(with({header({{"Cod: P.O.-CTB-04"}})}, cover("P.O. 04")));
    CHECK(shorter.code->value.canonical == "P.O. 04");
    CHECK(warns(shorter, "code.header_differs"));
    const auto spelling = look(with({header({{"Cod: P.O. URB 4"}})}, cover("PO-URB-04")));
    CHECK(spelling.warnings.empty());
}

TEST_CASE("recognise: without a cover the page header speaks", "[recognise][trap]") {
    const auto seen = look({header({{"Primăria Municipiului Teiușani\nServiciul Urbanism",
                                     "Procedură operațională\nEliberarea certificatelor\nCod: PO-URB-04", "Ediția I"},
                                    {"", "", "Revizia 2"},
                                    {"", "", "Pagina 1 din 5"}}),
                            heading("1", "Scopul"), paragraph("…")});
    CHECK(seen.code->value.canonical == "PO-URB-04");
    CHECK(seen.title->value == "Eliberarea certificatelor");
    CHECK(seen.unit->value == "Serviciul Urbanism");
    CHECK(seen.edition->value == 1);
    CHECK(seen.revision->value == 2);
    CHECK(seen.warnings.empty());
}

TEST_CASE("recognise: the code of the cover's own form is never the document's", "[recognise][trap]") {
    for (const auto& [name, blocks] : std::vector<std::pair<std::string, std::vector<Block>>>{
             {"footer, labelled", with(cover(), {footer("Cod formular: F-PS-01.01")})},
             {"footer, bare", with(cover(), {footer("F-PS-01.01")})},
             {"cover, labelled", with(cover(), {paragraph("Cod formular: F-PS-01.01")})},
             {"cover, called a code", with({paragraph("Cod: F-PS-01.01")}, cover())},
             {"cover, in a corner", with({paragraph("F-PS-01.01")}, cover())},
             {"code in the header only",
              {header({{"Cod: PO-URB-04"}}), paragraph("Cod: F-PS-01.01"), paragraph("PROCEDURĂ OPERAȚIONALĂ")}}}) {
        INFO(name);
        const auto seen = look(blocks);
        REQUIRE(seen.code);
        CHECK(seen.code->value.canonical == "PO-URB-04");
        REQUIRE(seen.template_code);
        CHECK(seen.template_code->value == "F-PS-01.01");
        CHECK_FALSE(seen.is_form);
    }
    const auto uncoded = look(
        {paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Ajutoare de urgență"), footer("Cod formular: F-PS-01.01")});
    CHECK_FALSE(uncoded.code);
    CHECK(uncoded.template_code->value == "F-PS-01.01");
    const auto spread =
        look({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Ajutoare de urgență"), paragraph("F-PS-01.01")});
    CHECK_FALSE(spread.code);
}

TEST_CASE("recognise: a form has its own code and knows its procedure", "[recognise][form]") {
    const auto seen =
        look({header({{"Primăria\nServiciul Urbanism", "Cod: F-PO-URB-04.01\nEd. 1, Rev. 2\nPagina 1 din 2"}}),
              paragraph("CERERE"), paragraph("Subsemnatul ………… domiciliat în ……………"),
              footer("Anexă la procedura PO-URB-04. Data aprobării: 08.03.2024. Se aplică de la: 15.03.2024.")},
             "F-PO-URB-04.01 cerere.docx");
    CHECK(seen.code->value.canonical == "F-PO-URB-04.01");
    CHECK(seen.is_form);
    CHECK(seen.type->value == DocumentType::kForm);
    CHECK(seen.parent_code->value == "PO-URB-04");
    CHECK(seen.role == PartRole::kText);
    CHECK(seen.effective->value.day == Date::from_ymd(2024, 3, 15));
    CHECK(seen.approved->value.day == Date::from_ymd(2024, 3, 8));
    CHECK(seen.revision->value == 2);
    CHECK(seen.title->value == "CERERE");
    CHECK_FALSE(seen.template_code);
    const auto annex = look({paragraph("Anexa nr. 2 la procedura PO-URB-04"), paragraph("Lista actelor")});
    CHECK(annex.role == PartRole::kAnnex);
    CHECK(annex.parent_code->value == "PO-URB-04");
    CHECK_FALSE(annex.code);
}

TEST_CASE("recognise: dotted lines and underscores are no values", "[recognise][trap]") {
    const auto seen = look(with(
        {paragraph("Nr. înreg. ______ / ______"), paragraph("Cod: ________"), paragraph("Ediția ____, Revizia ____"),
         paragraph("Data aprobării: ..............."), paragraph("Data intrării în vigoare: ____.____.20__"),
         paragraph("Compartimentul: ……………………"), paragraph("Titlu: ……………………")},
        {heading("1", "Scopul")}));
    CHECK_FALSE(seen.registry_number);
    CHECK_FALSE(seen.code);
    CHECK_FALSE(seen.edition);
    CHECK_FALSE(seen.revision);
    CHECK_FALSE(seen.approved);
    CHECK_FALSE(seen.effective);
    CHECK_FALSE(seen.unit);
    CHECK_FALSE(seen.title);
}

TEST_CASE("recognise: registrations are read in their usual forms", "[recognise][registry]") {
    const auto number = [](const std::string& line) {
        const auto seen = look(with(cover(), {paragraph(line)}));
        return seen.registry_number
                   ? seen.registry_number->value + (seen.registry_date ? " " + seen.registry_date->value.iso() : "")
                   : "none";
    };
    CHECK(number("Nr. înreg. 436 / 25.02.2022") == "436/2022 2022-02-25");
    CHECK(number("Nr. de înregistrare: 436/25.02.2022") == "436/2022 2022-02-25");
    CHECK(number("Nr. 436 / 25.02.2022") == "436/2022 2022-02-25");
    CHECK(number("Înregistrată sub nr. 436 din 25.02.2022") == "436/2022 2022-02-25");
    CHECK(number("Nr. înreg. 436/2022") == "436/2022");
    CHECK(number("Aprobat prin HCL 57/2025") == "HCL 57/2025");
    CHECK(number("Nr. înreg. 436     Data înregistrării: 25.02.2022") == "436/2022 2022-02-25");
    CHECK(number("Nr. 436 dosare") == "none");
    CHECK(number("Nr. crt. 1") == "none");
}

TEST_CASE("recognise: a binder is named with its parts, not taken as one procedure", "[recognise][binder]") {
    std::vector<Block> blocks;
    int page = 1;
    for (const char* code : {"PO-URB-04", "PO-URB-05", "PO-URB-11"}) {
        for (Block block : {paragraph("PRIMĂRIA"), paragraph("PROCEDURĂ OPERAȚIONALĂ"),
                            paragraph(std::string("Titlul procedurii ") + code), paragraph(std::string("Cod: ") + code),
                            paragraph("Ediția I, Revizia 0"), heading("1", "Scopul"), paragraph("Text."),
                            heading("2", "Domeniul de aplicare"),
                            paragraph("Vezi și PO-ACH-01. Cod: PO-ACH-02 este altă procedură.")}) {
            block.page = page;
            if (block.label == "2") block.page = ++page;
            blocks.push_back(block);
        }
        ++page;
    }
    const auto seen = look(blocks);
    REQUIRE(seen.covers.size() == 3);
    CHECK(warns(seen, "binder.several_covers"));
    CHECK_FALSE(seen.code);
    CHECK_FALSE(seen.edition);
    CHECK(seen.covers[0].code == "PO-URB-04");
    CHECK(seen.covers[1].code == "PO-URB-05");
    CHECK(seen.covers[2].code == "PO-URB-11");
    CHECK(seen.covers[1].title == "Titlul procedurii PO-URB-05");
    CHECK(seen.covers[0].first_block == 0);
    CHECK(seen.covers[0].last_block == 8);
    CHECK(seen.covers[1].first_block == 9);
    CHECK(seen.covers[2].last_block == blocks.size() - 1);
    CHECK(seen.covers[1].first_page == 3);
    CHECK(seen.covers[1].last_page == 4);
}

TEST_CASE("recognise: an annexed form or a second mention of the code makes no binder", "[recognise][binder]") {
    auto blocks = with(cover(), {heading("1", "Scopul"), paragraph("Text."), heading("2", "Domeniul de aplicare"),
                                 heading("8", "Anexe"), paragraph("Cod: F-PO-URB-04.01"), paragraph("Cod: PO-URB-05"),
                                 heading("", "Scopul"), paragraph("Cod: PO-URB-04")});
    const auto seen = look(blocks);
    // PO-URB-05 followed by a second purpose is a second procedure; without that purpose it is a mention.
    CHECK(seen.covers.size() == 2);
    blocks.erase(blocks.end() - 2);
    const auto one = look(blocks);
    CHECK(one.covers.empty());
    CHECK(one.code->value.canonical == "PO-URB-04");
}

TEST_CASE("recognise: codes cited in the text are not the document's", "[recognise][trap]") {
    const auto seen = look({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Ajutoare de urgență"),
                            paragraph("întocmită conform PO-URB-04"), paragraph("PO-ACH-01 se abrogă"),
                            heading("1", "Scopul"), paragraph("Se aplică PO-URB-04. Cod: PO-URB-05."),
                            item("-", "PO-ECO-01 ALOP"), table({{"Cod", "PO-JUR-02"}})});
    CHECK_FALSE(seen.code);
    const auto list = look({item("-", "PO-ACH-01 Achiziția directă"), item("-", "PO-ACH-02")});
    CHECK_FALSE(list.code);
    const auto fiscal =
        look({paragraph("Cod fiscal: RO4112345"), paragraph("Cod poștal 300030"), paragraph("Cod SIRUTA: 155252")});
    CHECK_FALSE(fiscal.code);
}

TEST_CASE("recognise: a code no scheme knows is kept as printed", "[recognise][code]") {
    const auto odd = look(with({paragraph("Cod: XQ/17/BIS/99")}, {heading("1", "Scopul")}));
    REQUIRE(odd.code);
    CHECK(odd.code->value.canonical == "XQ/17/BIS/99");
    CHECK(odd.code->value.key == code_key("XQ-17-BIS-99"));
    CHECK(warns(odd, "code.outside_scheme"));
    const auto mixed = look(with({paragraph("Cod: F-P0-016.02")}, {heading("1", "Scopul")}));
    REQUIRE(mixed.code);
    CHECK(mixed.code->value.canonical == "F-P0-016.02");
    CHECK(warns(mixed, "code.confusable"));
    CHECK_FALSE(warns(mixed, "code.outside_scheme"));
}

TEST_CASE("recognise: a document may have a code of each system", "[recognise][code]") {
    for (const auto& blocks :
         std::vector<std::vector<Block>>{{paragraph("Cod SCIM: PS-SCIM-09"), paragraph("Cod ISO: PS-MC-7.5")},
                                         {paragraph("Cod: PS-SCIM-09 / PS-MC-7.5")}}) {
        const auto seen = look(with(blocks, {heading("1", "Scopul")}));
        REQUIRE(seen.code);
        CHECK(seen.code->value.canonical == "PS-SCIM-09");
        REQUIRE(seen.further_codes.size() == 1);
        CHECK(seen.further_codes[0].value.canonical == "PS-MC-7.5");
        CHECK(seen.further_codes[0].value.codification == "ISO");
    }
}

TEST_CASE("recognise: the name of the file is the last resort and says so", "[recognise][file]") {
    const std::vector<Block> silent = {paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Ajutoare de urgență"),
                                       heading("1", "Scopul")};
    const auto draft = look(silent, "/srv/Proceduri/PO-01 final v3 (2).docx");
    CHECK(draft.code->value.canonical == "PO-01");
    CHECK(warns(draft, "code.from_file_name"));
    CHECK_FALSE(draft.edition);
    const auto numbered = look(silent, "PO-URB-04 Ed.2 Rev.1 certificate.docx");
    CHECK(numbered.code->value.canonical == "PO-URB-04");
    CHECK(numbered.edition->value == 2);
    CHECK(numbered.revision->value == 1);
    CHECK(warns(numbered, "edition.from_file_name"));
    CHECK(warns(numbered, "revision.from_file_name"));
    const auto under = look(silent, "PO_URB_04_ed2_rev0_final.docx");
    CHECK(under.code->value.key == code_key("PO-URB-04"));
    CHECK(under.edition->value == 2);
    CHECK(under.revision->value == 0);
    CHECK_FALSE(look(silent, "ROF 2020 HCL 23.docx").code);
    CHECK_FALSE(look(silent, "procedura ajutoare FINAL 2.docx").code);
    CHECK_FALSE(look(silent, "scan0001.pdf").code);
    const auto silenced = look(cover("PO-URB-05"), "PO-URB-04 Ed.2.docx");
    CHECK(silenced.code->value.canonical == "PO-URB-05");
    CHECK(silenced.edition->value == 1);
}

TEST_CASE("recognise: a date alone is that of the edition, unless it is the day of approval", "[recognise][date]") {
    const auto alone = look(with(cover(), {paragraph("Data: 12.03.2021")}));
    CHECK(alone.effective->value.day == Date::from_ymd(2021, 3, 12));
    CHECK_FALSE(alone.approved);
    const Block signers = table({{"", "Numele și prenumele", "Funcția", "Data", "Semnătura"},
                                 {"Elaborat", "Ana", "a", "01.01.2021", ""},
                                 {"Aprobat", "Radu", "primar", "12.03.2021", ""}});
    const auto signed_that_day = look(with(cover(), {paragraph("Data: 12.03.2021"), signers}));
    CHECK(signed_that_day.approved->value.day == Date::from_ymd(2021, 3, 12));
    CHECK_FALSE(signed_that_day.effective);
    const auto stray =
        look({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Ajutoare de urgență"), paragraph("Data: 12.03.2021")});
    CHECK_FALSE(stray.effective);
    const auto order = look(
        with(cover(), {paragraph("Data aprobării: 12.03.2021"), paragraph("Data intrării în vigoare: 01.03.2021")}));
    CHECK(warns(order, "date.order"));
}

TEST_CASE("recognise: signers' tables are read both ways round", "[recognise][date]") {
    const auto across = look(with(cover(), {table({{"", "Elaborat", "Verificat", "Aprobat"},
                                                   {"Numele și prenumele", "Ana", "Ion", "Radu"},
                                                   {"Funcția", "a", "b", "primar"},
                                                   {"Data", "01.01.2021", "02.01.2021", "03.01.2021"},
                                                   {"Semnătura", "", "", ""}})}));
    CHECK(across.approved->value.day == Date::from_ymd(2021, 1, 3));
    const auto line = look(with(cover(), {paragraph("Aprobat: Radu Văcărescu, primar, 08.03.2024")}));
    CHECK(line.approved->value.day == Date::from_ymd(2024, 3, 8));
    const auto unsigned_yet = look(with(cover(), {table({{"", "Numele și prenumele", "Funcția", "Data", "Semnătura"},
                                                         {"Elaborat", "Ana", "a", "01.01.2021", ""},
                                                         {"Aprobat", "Radu", "primar", "", ""}})}));
    CHECK_FALSE(unsigned_yet.approved);
}

TEST_CASE("recognise: titles are found in their usual places", "[recognise][title]") {
    const auto title = [](std::vector<Block> blocks) {
        const auto seen = look(std::move(blocks));
        return seen.title ? seen.title->value : "none";
    };
    CHECK(title({paragraph("ROMÂNIA\nJUDEȚUL LUNCA"), paragraph("PROCEDURA OPERAȚIONALĂ"), paragraph("privind"),
                 paragraph("„Circuitul documentelor”"), paragraph("Cod: PO-1")}) == "Circuitul documentelor");
    CHECK(title({paragraph("PROCEDURA OPERAȚIONALĂ privind circuitul documentelor")}) == "circuitul documentelor");
    CHECK(title({paragraph("Procedura de sistem: Managementul riscurilor")}) == "Managementul riscurilor");
    CHECK(title({paragraph("REGULAMENTUL DE ORGANIZARE ȘI FUNCȚIONARE\na aparatului de specialitate al primarului"),
                 paragraph("Cod: ROF-01")})
              .starts_with("REGULAMENTUL DE ORGANIZARE"));
    CHECK(title({paragraph("GHID"), paragraph("Ghid pentru funcționar: cum găsesc procedura care se aplică"),
                 paragraph("Cod: G-01")}) == "Ghid pentru funcționar: cum găsesc procedura care se aplică");
    CHECK(title({table({{"Denumirea procedurii", "Circuitul documentelor"}, {"Cod", "PO-REG-03"}})}) ==
          "Circuitul documentelor");
    CHECK(title({heading("", "PO-REG-03 – Circuitul documentelor"), heading("1", "Scop")}) == "Circuitul documentelor");
    CHECK(title({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("privind circuitul documentelor"),
                 paragraph("Cod: PO-1")}) == "circuitul documentelor");
    CHECK(title({paragraph("PROCEDURĂ OPERAȚIONALĂ"), paragraph("Avizat,"),
                 paragraph("Președintele Comisiei de monitorizare"), paragraph("Cod: PO-1")}) == "none");
    CHECK(title({table({{"Primăria", "PROCEDURĂ DE SISTEM", "Ediția I"},
                        {"Controlul documentelor", "Revizia 0"},
                        {"Cod: PS-01", "Pagina 1 din 2"}})}) == "Controlul documentelor");
    CHECK(title({table({{"Primăria", "Procedură de sistem", ""},
                        {"Biroul X", "Controlul documentelor și", "Ediția I"},
                        {"", "al înregistrărilor", ""},
                        {"", "Cod: PS-01", ""}})}) == "Controlul documentelor și al înregistrărilor");
    CHECK(title({paragraph("PRIMĂRIA"), paragraph("APROBAT, PRIMAR"), heading("1", "Scop")}) == "none");
}

TEST_CASE("recognise: units and participating units are kept as printed", "[recognise][unit]") {
    const auto seen = look(with(
        cover(),
        {table(
            {{"Compartiment", "Serviciul Urbanism și amenajarea teritoriului"},
             {"Compartimente participante",
              "Biroul Cadastru și fond funciar; Compartimentul Relații cu publicul, registratură, Biroul Juridic"}})}));
    CHECK(seen.unit->value == "Serviciul Urbanism și amenajarea teritoriului");
    REQUIRE(seen.participating.size() == 3);
    CHECK(seen.participating[1].value == "Compartimentul Relații cu publicul, registratură");
    CHECK(seen.participating[2].value == "Biroul Juridic");
}

TEST_CASE("recognise: a type that the code contradicts is said", "[recognise][type]") {
    const auto seen = look({table({{"Cod", "PS-01"}, {"Tip", "Procedură operațională"}})});
    CHECK(seen.type->value == DocumentType::kOperationalProcedure);
    CHECK(warns(seen, "type.code_differs"));
}

TEST_CASE("recognise: properties of office files are no statements of the document", "[recognise][trap]") {
    ExtractedDocument made = document(cover());
    made.metadata = {{"revision", "17"}, {"title", "Microsoft Word - Document1"}, {"date", "2001-01-01"}};
    const auto seen = recognise(made, "a.docx", Codebook::built_in());
    CHECK(seen.revision->value == 0);
    CHECK_FALSE(seen.effective);
    CHECK(seen.title->value == "Eliberarea certificatelor de urbanism");
    ExtractedDocument bare = document({paragraph("Text fără copertă.")});
    bare.metadata = {{"title", "Circuitul documentelor"}};
    const auto from_properties = recognise(bare, "a.docx", Codebook::built_in());
    CHECK(from_properties.title->value == "Circuitul documentelor");
    CHECK(warns(from_properties, "title.from_metadata"));
}

TEST_CASE("recognise: an empty or very long document is looked at quickly", "[recognise]") {
    CHECK_FALSE(look({}).code);
    std::string text(500, 'x');
    text += " PO-URB-04 Revizia 3";
    std::vector<Block> many(20000, paragraph(text));
    CHECK_FALSE(look(many).code);
    CHECK_FALSE(look({paragraph(std::string(1'000'000, ':'))}).code);
    std::string labels;
    for (int i = 0; i < 20000; ++i) labels += "Cod: Ed. ";
    CHECK_FALSE(look({paragraph(labels)}).code);
}
