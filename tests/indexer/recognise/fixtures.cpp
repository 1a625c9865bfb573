#include "tests/indexer/recognise/fixtures.h"

#include "core/codification/codebook.h"

namespace pravila::test {

namespace {

std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& pairs) {
    for (const auto& [from, to] : pairs)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

/// The five ways in which Romanian letters come out of real files.
std::string in_letters(const std::string& text, int mode) {
    switch (mode) {
        case 1:
            return replaced(text, {{"ș", "ş"}, {"ț", "ţ"}, {"Ș", "Ş"}, {"Ț", "Ţ"}});
        case 2:
            return replaced(text, {{"ș", "s\xCC\xA6"},
                                   {"ț", "t\xCC\xA6"},
                                   {"Ș", "S\xCC\xA6"},
                                   {"Ț", "T\xCC\xA6"},
                                   {"ă", "a\xCC\x86"},
                                   {"Ă", "A\xCC\x86"},
                                   {"î", "i\xCC\x82"},
                                   {"â", "a\xCC\x82"}});
        case 3:
            return replaced(text, {{"ș", "s"},
                                   {"ț", "t"},
                                   {"Ș", "S"},
                                   {"Ț", "T"},
                                   {"ă", "a"},
                                   {"Ă", "A"},
                                   {"î", "i"},
                                   {"Î", "I"},
                                   {"â", "a"},
                                   {"Â", "A"}});
        case 4:
            return replaced(text, {{"ă", "ã"}, {"Ă", "Ã"}, {"î", "ĩ"}, {"ș", "º"}, {"ț", "þ"}, {"Ș", "ª"}, {"Ț", "Þ"}});
        default:
            return text;
    }
}

struct Number {
    const char *edition, *revision;  ///< as printed, label included
    const char *edition_value, *revision_value;
    int e, r;
};
constexpr Number kNumbers[] = {
    {"Ediția I", "Revizia 0", "I", "0", 1, 0},
    {"Ediția a II-a", "Revizia 1", "a II-a", "1", 2, 1},
    {"Ed. 2", "Rev. 3", "2", "3", 2, 3},
    {"Ediția: 1", "Revizia: -", "1", "-", 1, 0},
    {"EDIȚIA I-a", "REVIZIA II", "I-a", "II", 1, 2},
    {"Ediția III", "Revizia 0", "III", "0", 3, 0},
    {"Ediţia a 2-a", "Revizia nr. 2", "a 2-a", "2", 2, 2},
    {"Ed.II", "Rev.1", "II", "1", 2, 1},
    {"Ediția: a IV-a", "Revizia: 03", "IV", "03", 4, 3},
};

struct Day {
    const char* text;
    int y;
    unsigned m, d;
    DateCertainty certainty;
};
constexpr Day kDays[] = {
    {"31.05.2024", 2024, 5, 31, DateCertainty::kDay},       {"31/05/2024", 2024, 5, 31, DateCertainty::kDay},
    {"2024-05-31", 2024, 5, 31, DateCertainty::kDay},       {"31 mai 2024", 2024, 5, 31, DateCertainty::kDay},
    {"feb. 2021", 2021, 2, 1, DateCertainty::kMonth},       {"2021", 2021, 1, 1, DateCertainty::kYear},
    {"1 Septembrie 2022", 2022, 9, 1, DateCertainty::kDay}, {"05 . 03 . 2020", 2020, 3, 5, DateCertainty::kDay},
    {"15.III.2019", 2019, 3, 15, DateCertainty::kDay},
};

struct Coded {
    const char* code;
    DocumentType type;
    const char* type_name;
    const char* title;
    const char* unit;
};
constexpr Coded kCoded[] = {
    {"PO-URB-04", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ",
     "Eliberarea certificatelor de urbanism", "Serviciul Urbanism și amenajarea teritoriului"},
    {"P.O. Urb. 04", DocumentType::kOperationalProcedure, "PROCEDURA OPERAȚIONALĂ",
     "Prelungirea valabilității certificatelor", "Direcția Urbanism"},
    {"PO – 016", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ",
     "Elaborarea, avizarea și comunicarea dispozițiilor primarului", "Secretariat general"},
    {"P.S. 09", DocumentType::kSystemProcedure, "PROCEDURĂ DE SISTEM",
     "Elaborarea și codificarea procedurilor documentate", "Compartimentul Managementul calității"},
    {"D1-S03-PO15", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ",
     "Perfecționarea profesională a personalului", "Serviciul Resurse umane"},
    {"PO.-UVT-DEF-24", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ", "Circuitul documentelor",
     "Departamentul Educație"},
    {"P.S.-MC – 8.7", DocumentType::kSystemProcedure, "PROCEDURĂ DE SISTEM", "Controlul elementelor neconforme",
     "Compartimentul Calitate"},
    {"PS-07-DECIAA", DocumentType::kSystemProcedure, "PROCEDURĂ DE SISTEM", "Programul anual al achizițiilor publice",
     "Direcția Economică"},
    {"DPO-PO-03", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ", "Etichetarea informațiilor",
     "Biroul Protecția datelor"},
    {"IL-REG-03", DocumentType::kWorkInstruction, "INSTRUCȚIUNE DE LUCRU", "Primirea cererilor la ghișeul unic",
     "Compartimentul Relații cu publicul și registratură"},
    {"P.O.AC. 01", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ", "Activități specifice autorizării",
     "Compartimentul Autorizări"},
    {"PO-CTB-00001", DocumentType::kOperationalProcedure, "PROCEDURĂ OPERAȚIONALĂ",
     "Angajarea, lichidarea, ordonanțarea și plata cheltuielilor", "Serviciul Contabilitate"},
};

constexpr const char* kRegistries[] = {"436 / 25.02.2022", "1043/29.09.2020", "7 din 01.03.2019"};

/// The values of one fixture in one kind of letters.
struct Values {
    Coded coded;
    Number number;
    Day effective, approved;
    std::string registry;
    int letters;

    std::string put(const std::string& text) const { return in_letters(text, letters); }
    Truth truth() const {
        Truth truth;
        truth.code = coded.code;
        truth.title = put(coded.title);
        truth.unit = put(coded.unit);
        truth.type = coded.type;
        truth.edition = number.e;
        truth.revision = number.r;
        truth.effective = Date::from_ymd(effective.y, effective.m, effective.d);
        truth.effective_certainty = effective.certainty;
        truth.approved = Date::from_ymd(approved.y, approved.m, approved.d);
        return truth;
    }
};

std::vector<Block> body(const Values& v, bool layout_a) {
    const int n = layout_a ? 4 : 1;
    const auto label = [&](int i) { return std::to_string(n + i); };
    return {heading(label(0), v.put("Scopul")),
            paragraph(v.put("Procedura stabilește pașii. Revizia 7 a procedurii PO-XYZ-77 se aplică de la 01.01.2001, "
                            "conform PO-ABC-11.")),
            heading(label(1), v.put("Domeniul de aplicare")),
            paragraph(v.put("Se aplică în cadrul compartimentelor, conform ediției a V-a a ghidului.")),
            heading(label(2), v.put("Documente de referință")),
            item("-", v.put("PO-ACH-33 Achiziția directă, Ediția a VI-a, Revizia 5")),
            item("-", v.put("Legea nr. 544/2001, intrată în vigoare la 23.10.2001")),
            heading(label(5), v.put("Anexe")),
            item("1.", v.put("F-PO-ACH-33.01, Data aprobării: 02.02.2002"))};
}

std::vector<std::vector<std::string>> changes(const Values& v, bool with_date) {
    std::vector<std::vector<std::string>> rows = {
        {v.put("Nr. crt."), v.put("Ediția sau, după caz, revizia în cadrul ediției"), v.put("Componenta revizuită"),
         v.put("Modalitatea reviziei"), v.put("Data de la care se aplică prevederile ediției sau reviziei ediției")},
        {"", "1", "2", "3", "4"}};
    for (int e = 1; e <= v.number.e; ++e)
        for (int r = 0; r <= (e == v.number.e ? v.number.r : 1); ++r) {
            const bool current = e == v.number.e && r == v.number.r;
            rows.push_back({"2." + std::to_string(rows.size()),
                            r == 0 ? v.put("Ediția ") + roman(e) : v.put("Revizia ") + std::to_string(r), "x", "x",
                            current && with_date ? v.effective.text : "12.12.2012"});
        }
    rows.push_back({"", v.put("Revizia ") + std::to_string(v.number.r + 1), "", "", ""});
    rows.push_back({"", v.put("Revizia ") + std::to_string(v.number.r + 2), "", "", "........"});
    return rows;
}

std::vector<std::vector<std::string>> signers(const Values& v, const std::string& approved) {
    return {{"", v.put("Numele și prenumele"), v.put("Funcția"), "Data", v.put("Semnătura")},
            {"Elaborat", v.put("Ana Țîrlea"), "consilier", "03.03.2003", ""},
            {"Verificat", "Ion Pop", v.put("șef serviciu"), "04.03.2003", ""},
            {"Avizat", "Dan Pop", v.put("președintele Comisiei de monitorizare"), "05.03.2003", ""},
            {"Aprobat", v.put("Radu Văcărescu"), "primar", approved, ""}};
}

/// Layout of OSGG 400/2015: title block, then three lists, then the text; the date stands in the table of changes.
Fixture layout_a(const Values& v) {
    Fixture fixture;
    fixture.truth = v.truth();
    std::vector<Block> blocks = {
        table(
            {{v.put("Primăria Municipiului Teiușani\n") + fixture.truth.unit,
              v.put("Procedura\n") + fixture.truth.title + "\nCod: " + v.coded.code,
              v.put(std::string(v.number.edition)) + "\nNr. de ex.: 2\n" + v.put(v.number.revision) + "\nNr. de ex.: 2",
              "Pagina 1 din 9\nExemplar nr. 1"}},
            Block::Kind::kHeader),
        table({{v.put("JUDEȚUL LUNCA\nPRIMĂRIA MUNICIPIULUI TEIUȘANI\n") + fixture.truth.unit,
                v.put("APROBAT,\nPRIMAR,\nRadu Văcărescu\n.................")}}),
        paragraph(v.put(v.coded.type_name)),
        paragraph("privind"),
        paragraph("„" + fixture.truth.title + "”"),
        paragraph(v.put("COD PROCEDURĂ: ") + v.coded.code),
        paragraph(v.put(std::string(v.number.edition) + ", " + v.number.revision)),
        heading(
            "1",
            v.put("Lista responsabililor cu elaborarea, verificarea și aprobarea ediției sau, după caz, a reviziei")),
        table(signers(v, v.approved.certainty == DateCertainty::kDay ? v.approved.text : "10.04.2004")),
        heading("2", v.put("Situația edițiilor și a reviziilor")),
        table(changes(v, true)),
        heading("3", v.put("Lista persoanelor la care se difuzează")),
        table({{"Nr. crt.", "Scopul difuzării", "Ex. nr.", "Compartiment", v.put("Funcția"),
                v.put("Numele și prenumele"), "Data primirii", v.put("Semnătura")},
               {"3.1", "aplicare", "1", "Serviciul Fals", "inspector", "Ana Pop", "07.07.2007", ""}})};
    if (v.approved.certainty != DateCertainty::kDay) fixture.truth.approved = Date::from_ymd(2004, 4, 10);
    for (Block& block : body(v, true)) blocks.push_back(std::move(block));
    Block footer = paragraph("Cod formular: F-PS-01.01");
    footer.kind = Block::Kind::kFooter;
    blocks.push_back(footer);
    fixture.document = document(std::move(blocks));
    return fixture;
}

/// Layout of OSGG 600/2018: cover page, contents, text, forms at the end.
Fixture layout_b(const Values& v) {
    Fixture fixture;
    fixture.truth = v.truth();
    const auto registry = v.registry;
    std::vector<Block> blocks = {table({{v.put("PRIMĂRIA MUNICIPIULUI TEIUȘANI\n") + fixture.truth.unit,
                                         fixture.truth.title + "\nCod: " + v.coded.code, v.put(v.number.edition)},
                                        {"", "", v.put(v.number.revision)},
                                        {"", "", "Pagina 2 din 14"}},
                                       Block::Kind::kHeader),
                                 paragraph(v.put("JUDEȚUL LUNCA")),
                                 paragraph(v.put("MUNICIPIUL TEIUȘANI")),
                                 paragraph(v.put("PRIMĂRIA")),
                                 paragraph(fixture.truth.unit),
                                 table({{v.put("Nr. înreg. ") + registry, v.put("APROBAT,\nPrimar,\nRadu Văcărescu")}}),
                                 paragraph(v.put(v.coded.type_name)),
                                 paragraph(fixture.truth.title),
                                 paragraph("Cod: " + std::string(v.coded.code)),
                                 paragraph(v.put(v.number.edition)),
                                 paragraph(v.put(v.number.revision)),
                                 paragraph(v.put("Data aprobării: ") + v.approved.text),
                                 paragraph(v.put("Data intrării în vigoare: ") + v.effective.text),
                                 table(signers(v, "09.09.1999")),
                                 paragraph("Exemplar nr. ____"),
                                 heading("", "Cuprins"),
                                 paragraph("1. Scopul ........ 3")};
    for (Block& block : body(v, false)) blocks.push_back(std::move(block));
    blocks.push_back(heading("9", v.put("Formular de evidență a modificărilor")));
    blocks.push_back(table({{"Nr. crt.", v.put("Ediția"), v.put("Data ediției"), "Revizia", "Data reviziei", "Nr. pag.",
                             v.put("Descrierea modificării"), v.put("Semnătura")},
                            {"1", "I", "12.12.2012", "", "", "", v.put("ediție inițială"), ""},
                            {"2", "", "", v.put("Revizia 9"), "", "", "", ""}}));
    fixture.document = document(std::move(blocks));
    const bool spaced = registry.find(" / ") != std::string::npos;
    fixture.truth.registry_number = spaced ? "436/2022" : registry.starts_with("7") ? "7/2019" : "1043/2020";
    fixture.truth.registry_date = spaced                      ? Date::from_ymd(2022, 2, 25)
                                  : registry.starts_with("7") ? Date::from_ymd(2019, 3, 1)
                                                              : Date::from_ymd(2020, 9, 29);
    return fixture;
}

/// A table of labels and values, as programs export it.
Fixture plain_table(const Values& v) {
    Fixture fixture;
    fixture.truth = v.truth();
    fixture.truth.approved.reset();
    std::vector<Block> blocks = {table({{"Cod", v.coded.code},
                                        {"Titlu", fixture.truth.title},
                                        {"Tip", v.put(v.coded.type_name)},
                                        {"Departament", fixture.truth.unit},
                                        {v.put("Ediția"), v.number.edition_value},
                                        {"Revizia", v.number.revision_value},
                                        {"Data", v.effective.text},
                                        {"Elaborat", "Ana Pop"},
                                        {"Verificat", "Ion Pop"},
                                        {"Aprobat", "Dan Pop"}})};
    for (Block& block : body(v, false)) blocks.push_back(std::move(block));
    fixture.document = document(std::move(blocks), "html");
    return fixture;
}

/// The same as lines of a text file.
Fixture plain_lines(const Values& v, bool one_paragraph) {
    Fixture fixture;
    fixture.truth = v.truth();
    fixture.truth.approved.reset();
    const std::vector<std::string> lines = {"Cod: " + std::string(v.coded.code),
                                            "Titlu: " + fixture.truth.title,
                                            "Tip: " + v.put(v.coded.type_name),
                                            "Departament: " + fixture.truth.unit,
                                            v.put("Ediția: ") + v.number.edition_value,
                                            std::string("Revizia: ") + v.number.revision_value,
                                            std::string("Data: ") + v.effective.text,
                                            "Elaborat: Ana Pop",
                                            "Aprobat: Dan Pop"};
    std::vector<Block> blocks;
    std::string all;
    for (const std::string& line : lines) {
        all += (all.empty() ? "" : "\n") + line;
        if (!one_paragraph) blocks.push_back(paragraph(line));
    }
    if (one_paragraph) blocks.push_back(paragraph(all));
    for (Block& block : body(v, false)) blocks.push_back(std::move(block));
    fixture.document = document(std::move(blocks), "plain_text");
    return fixture;
}

/// Front matter of a Markdown file.
Fixture front_matter(const Values& v) {
    Fixture fixture;
    fixture.truth = v.truth();
    fixture.truth.approved.reset();
    std::vector<Block> blocks = {heading("", fixture.truth.title)};
    for (Block& block : body(v, false)) blocks.push_back(std::move(block));
    fixture.document = document(std::move(blocks), "markdown");
    fixture.document.metadata = {{"code", v.coded.code},
                                 {"title", fixture.truth.title},
                                 {"kind", v.put(v.coded.type_name)},
                                 {"department", fixture.truth.unit},
                                 {"edition", std::to_string(v.number.e)},
                                 {"revision", std::to_string(v.number.r)},
                                 {"date", v.effective.text},
                                 {"author", "Ana Pop"}};
    return fixture;
}

}  // namespace

std::vector<Fixture> fixtures() {
    std::vector<Fixture> all;
    std::size_t turn = 0;
    for (int letters = 0; letters < 5; ++letters)
        for (const Number& number : kNumbers)
            for (int layout = 0; layout < 6; ++layout) {
                Values v{kCoded[turn % std::size(kCoded)],           number,
                         kDays[(turn / 2) % std::size(kDays)],       kDays[(turn + 3) % 4],
                         kRegistries[turn % std::size(kRegistries)], letters};
                Fixture fixture = layout == 0   ? layout_a(v)
                                  : layout == 1 ? layout_b(v)
                                  : layout == 2 ? plain_table(v)
                                  : layout == 5 ? front_matter(v)
                                                : plain_lines(v, layout == 3);
                fixture.name = "layout " + std::to_string(layout) + ", letters " + std::to_string(letters) + ", " +
                               number.edition + ", " + v.coded.code + ", " + v.effective.text;
                fixture.path = "Proceduri/scan" + std::to_string(turn) + " final.docx";
                all.push_back(std::move(fixture));
                ++turn;
            }
    return all;
}

std::string text_at(const ExtractedDocument& document, const std::string& path, const Place& place) {
    switch (place.where) {
        case Place::Where::kFileName:
            return path;
        case Place::Where::kMetadata:
            return document.metadata.at(place.key);
        case Place::Where::kCell:
            return document.blocks.at(place.block).rows.at(place.row).at(place.cell);
        case Place::Where::kBlock:
            break;
    }
    const Block& block = document.blocks.at(place.block);
    return block.label + " " + block.text;
}

}  // namespace pravila::test
