#include <algorithm>
#include <catch2/catch.hpp>

#include "core/history/hash.h"
#include "core/service/find_document.h"
#include "core/service/papers/acknowledgement_sheet.h"
#include "core/service/papers/official_copy.h"
#include "core/service/papers/starting_file.h"
#include "core/service/unfinished_marks.h"
#include "indexer/recognise/recognise.h"
#include "office/docx_writer.h"
#include "papers/office_paper_maker.h"
#include "papers/procedure_template.h"
#include "tests/core/service/distribution/hall.h"
#include "tests/core/service/revisions/desk.h"
#include "tests/papers/samples.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const papers::OfficePaperMaker kMaker;

PaperRequest wanted(const std::string& code, const std::string& number = {}, PaperFormat format = PaperFormat::kPdf) {
    return {code, edition_revision_from(number), format};
}

std::string all_text(const std::string& bytes, const std::string& name) {
    const ExtractedDocument text = read_back(bytes, name);
    std::string out;
    for (const Block& block : text.blocks) {
        out += block.text + "\n";
        for (const auto& row : block.rows)
            for (const std::string& cell : row) out += cell + "\n";
    }
    return out;
}

/// A procedure on which four people have signed, each on another day and in another way: submitted in the application,
/// verified in it, endorsed on paper with a scan, approved by the deputy of the mayor.
struct Signed {
    Desk desk;
    WorkingRevision procedure;
    std::string text = "Scopul procedurii Eliberarea certificatelor de urbanism";

    explicit Signed(const std::vector<std::string>& participating = {}, bool with_scan = true)
        : procedure(desk.submitted("Eliberarea certificatelor de urbanism", participating)) {
        Town& town = desk.town;
        town.deputy("primar", "viceprimar", {}, Town::act(21, "2026-11-02"), "2026-11-02");
        town.clock.set("2026-11-23");
        desk.give("urb", procedure, StepKind::kVerify);
        if (!participating.empty()) {
            Answer opinion = desk.answer_for(procedure, StepKind::kOpine);
            opinion.remark = "de acord, cu termenul de 15 zile";
            answer_step(town.as("cad"), opinion);
        }
        town.clock.set("2026-11-25");
        Answer paper = desk.answer_for(procedure, StepKind::kEndorse);
        paper.paper = PaperAnswer{town.person("secretar"),
                                  Town::day("2026-11-24"),
                                  {"procesul-verbal nr. 4", Date::parse("2026-11-24")},
                                  with_scan ? "bytes of the scan" : "",
                                  "scan.pdf"};
        answer_step(town.as("calitate"), paper);
        town.clock.set("2026-11-26");
        procedure = desk.give("viceprimar", procedure, StepKind::kApprove, "2026-12-07").working;
    }
    PaperFile copy(PaperFormat format, const Context& context) {
        return official_copy(context, kMaker, wanted(procedure.document.code(), "1.0", format), "");
    }
};

long long log_size(Town& town) {
    long long size = 0;
    town.read([&](StoreReader& reader) { size = reader.log_size(); });
    return size;
}

}  // namespace

TEST_CASE("papers of the store: four signatures leave the approved file as it was, and the copy shows all four",
          "[papers][service]") {
    Signed given;
    const std::string hash = sha256_hex(given.text);
    const long long before = log_size(given.desk.town);
    const PaperFile pdf = given.copy(PaperFormat::kPdf, given.desk.town.as("calitate"));
    const PaperFile docx = given.copy(PaperFormat::kDocx, given.desk.town.as("calitate"));
    given.desk.town.read([&](StoreReader& reader) {
        const Revision revision = *reader.revision(given.procedure.revision.id);
        REQUIRE(revision.part(PartRole::kText));
        CHECK(revision.part(PartRole::kText)->sha256 == hash);
        CHECK(reader.content(hash) == given.text);
        CHECK(sha256_hex(*reader.content(hash)) == hash);
    });
    CHECK(log_size(given.desk.town) == before);
    CHECK(given.desk.town.findings() == "");
    const std::string printed = flowing_text(pdf.bytes), word = all_text(docx.bytes, "fisier.docx");
    INFO(printed);
    for (const char* part :
         {"Petru Ștefan", "Inspector superior", "22.11.2026", "confirmare internă în aplicație (fără certificat)",
          "Ana-Maria Dobrescu", "Șef serviciu", "23.11.2026", "Rodica Vlădescu",
          "Președintele Comisiei de monitorizare", "24.11.2026", "semnătură olografă (exemplar scanat)",
          "Sanda Mărgineanu", "p. Primar, Viceprimar (dispoziția nr. 21 din 02.11.2026)", "26.11.2026",
          "procesul-verbal nr. 4 din 24.11.2026", "07.12.2026", "Ediția I, Revizia 0", "Scopul procedurii"}) {
        INFO(part);
        CHECK(has(printed, part));
        CHECK(has(word, part));
    }
    CHECK(has(printed, hash));
    CHECK(has(printed, "Jurnal: poziția "));
    CHECK_FALSE(has(printed, "Ilie Teiușanu"));
    CHECK(pdf.file_name ==
          given.procedure.document.code() + " Ed.1 Rev.0 exemplar oficial Eliberarea certificatelor de urbanism.pdf");
}

TEST_CASE("papers of the store: the position in the log is that of the approval", "[papers][service]") {
    Signed given;
    const std::string printed = flowing_text(given.copy(PaperFormat::kPdf, given.desk.town.as("calitate")).bytes);
    long long approved = -1;
    given.desk.town.read([&](StoreReader& reader) {
        for (const StoredEntry& stored : reader.log_entries(0, reader.log_size()))
            if (log_entry_from(stored.canonical).action == "revision.approved") approved = stored.seq;
    });
    REQUIRE(approved >= 0);
    CHECK(has(printed, "Jurnal: poziția " + std::to_string(approved) + " "));
}

TEST_CASE("papers of the store: opinions, and a signature on paper without a scan, are printed as they are",
          "[papers][service]") {
    Signed given({"CAD"}, false);
    const std::string printed = flowing_text(given.copy(PaperFormat::kPdf, given.desk.town.as("calitate")).bytes);
    INFO(printed);
    for (const char* part :
         {"Formular de analiză a procedurii", "Serviciul Cadastru și fond funciar", "Nicolae Țurcanu", "favorabil",
          "de acord, cu termenul de 15 zile", "semnătură olografă, pe hârtie"})
        CHECK(has(printed, part));
    CHECK_FALSE(has(printed, "exemplar scanat"));
}

TEST_CASE("papers of the store: a text that an act approved names the act", "[papers][service]") {
    Desk desk;
    const WorkingRevision submitted = desk.submitted();
    ApprovalByAct by_act{Desk::name(submitted),
                         sha256_hex("Scopul procedurii Eliberarea certificatelor de urbanism"),
                         {"HCL nr. 41", Date::parse("2026-11-20")},
                         Town::day("2026-11-22")};
    approve_by_act(desk.town.as("calitate"), by_act);
    const std::string printed =
        flowing_text(official_copy(desk.town.as("calitate"), kMaker, wanted(submitted.document.code()), "").bytes);
    INFO(printed);
    CHECK(has(printed, "HCL nr. 41 din 20.11.2026"));
    CHECK(has(printed, "aprobare prin act"));
    CHECK(has(printed, "Petru Ștefan"));
}

TEST_CASE("papers of the store: the situation of editions and revisions ends with the revision of the copy",
          "[papers][service]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    const WorkingRevision second = desk.approved(desk.next_revision(first, "alt text"), "2026-12-01");
    const std::string code = first.document.code();
    const auto printed = [&](const std::string& number) {
        return flowing_text(official_copy(desk.town.as("calitate"), kMaker, wanted(code, number), "").bytes);
    };
    const std::string newest = printed("1.1");
    CHECK(has(newest, "ediție inițială"));
    CHECK(has(newest, "legislație primară"));
    CHECK(has(newest, "01.12.2026"));
    const std::string oldest = printed("1.0");
    CHECK(has(oldest, "ediție inițială"));
    CHECK_FALSE(has(oldest, "legislație primară"));
    // In force today is the first one: the second begins later.
    CHECK(flowing_text(official_copy(desk.town.as("calitate"), kMaker, wanted(code), "").bytes) == oldest);
}

TEST_CASE("papers of the store: only what was approved here, and can be read, has an official copy",
          "[papers][service]") {
    Desk desk;
    const Context reader = desk.town.as("calitate");
    const WorkingRevision draft = desk.new_procedure();
    const std::string code = draft.document.code();
    const auto copy = [&](const PaperRequest& request) {
        return refused([&] { official_copy(reader, kMaker, request, ""); });
    };
    CHECK(copy(wanted(code, "1.0")).text == code + ", revision 1.0, is not approved: there is no official copy of it.");
    CHECK(copy(wanted(code)).code == ErrorCode::kConflict);
    CHECK(copy(wanted(code, "7.0")).code == ErrorCode::kNotFound);
    CHECK(copy(wanted("PO-NIMIC-01", "1.0")).code == ErrorCode::kNotFound);
    desk.town.document("PO-URB-88", "Adusă din arhivă", "URB");
    CHECK(has(copy(wanted("PO-URB-88", "1.0")).message, "imported without proof"));
    CHECK(copy(wanted(code, "1.0", PaperFormat::kOdt)).code == ErrorCode::kInvalidInput);
    desk.write(draft, "Un text");
    submit_revision(desk.town.as("inspector"), Desk::name(draft));
    CHECK(copy(wanted(code, "1.0")).code == ErrorCode::kConflict);
    const auto file = [&](PaperFormat format) {
        return refused([&] { starting_file(reader, kMaker, wanted(code, "1.0", format)); });
    };
    CHECK(file(PaperFormat::kPdf).code == ErrorCode::kInvalidInput);
}

TEST_CASE("papers of the store: what may not be read is not there, for every paper", "[papers][service]") {
    Signed given;
    Town& town = given.desk.town;
    const std::string code = given.procedure.document.code();
    town.write([&](StoreWriter& writer) {
        Document document = require_document(writer, code).document;
        document.audience = Audience::kConfidential;
        writer.update_document(document);
    });
    Context stranger = town.as("taxe");
    for (const std::string& asked : {code, std::string("PO-URB-77")}) {
        CAPTURE(asked);
        const auto told = [&](const std::function<void()>& work) {
            const Refused refusal = refused(work);
            CHECK(refusal.code == ErrorCode::kNotFound);
            CHECK(refusal.message == no_such_document("x").message().id);
        };
        told([&] { official_copy(stranger, kMaker, wanted(asked, "1.0"), ""); });
        told([&] { starting_file(stranger, kMaker, wanted(asked, "1.0", PaperFormat::kDocx)); });
        told([&] { acknowledgement_sheet(stranger, kMaker, wanted(asked, "1.0")); });
    }
    CHECK_FALSE(given.copy(PaperFormat::kPdf, town.as("urb")).bytes.empty());
}

TEST_CASE("papers of the store: whoever is not known here gets no names", "[papers][service]") {
    Signed given({"CAD"});
    set_distribution(given.desk.town.as("calitate"), given.procedure.document.code(), {[&] {
                         DistributionLine line;
                         line.person = given.desk.town.person("taxe");
                         line.copy_number = "7";
                         return line;
                     }()});
    const std::string known = flowing_text(given.copy(PaperFormat::kPdf, given.desk.town.as("auditor")).bytes);
    const std::string passer_by = flowing_text(given.copy(PaperFormat::kPdf, given.desk.town.as(PersonId())).bytes);
    for (const char* name : {"Petru Ștefan", "Ana-Maria Dobrescu", "Rodica Vlădescu", "Sanda Mărgineanu",
                             "Gheorghe Băcanu", "Nicolae Țurcanu", "de acord, cu termenul"}) {
        INFO(name);
        CHECK(has(known, name));
        CHECK_FALSE(has(passer_by, name));
    }
    CHECK(has(passer_by, "p. Primar, Viceprimar (dispoziția nr. 21 din 02.11.2026)"));
    CHECK(has(passer_by, "26.11.2026"));
    const PaperRequest next = wanted(given.procedure.document.code(), "1.0", PaperFormat::kDocx);
    const std::string file = all_text(starting_file(given.desk.town.as(PersonId()), kMaker, next).bytes, "fisier.docx");
    CHECK_FALSE(has(file, "Ana-Maria Dobrescu"));
}

TEST_CASE("papers of the store: a file to write in names what is known and is not finished", "[papers][service]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure("Emiterea avizelor „la cerere” și în ședință");
    for (const PaperFormat format : {PaperFormat::kDocx, PaperFormat::kOdt}) {
        const PaperFile file =
            starting_file(desk.town.as("inspector"), kMaker, wanted(draft.document.code(), "1.0", format));
        const std::string name = format == PaperFormat::kDocx ? "fisier.docx" : "fisier.odt";
        const ExtractedDocument text = read_back(file.bytes, name);
        const Recognised seen = recognise(text, name, Codebook::built_in());
        REQUIRE(seen.code);
        CHECK(seen.code->printed == draft.document.code());
        REQUIRE(seen.title);
        CHECK(seen.title->value == draft.revision.title);
        REQUIRE(seen.unit);
        CHECK(seen.unit->value == "Serviciul Urbanism");
        const std::string all = all_text(file.bytes, name);
        for (const char* part : {"Petru Ștefan", "Inspector superior", "Ana-Maria Dobrescu", "Rodica Vlădescu",
                                 "Ilie Teiușanu", "Primar"}) {
            INFO(part);
            CHECK(has(all, part));
        }
        CHECK_FALSE(unfinished_marks(text, DocumentType::kOperationalProcedure).none());
        CHECK(file.file_name == draft.document.code() + " Ed.1 Rev.0 Emiterea avizelor „la cerere” și în ședință." +
                                    std::string(to_text(format)));
    }
}

TEST_CASE("papers of the store: the layout is the institution's", "[papers][service]") {
    Desk desk;
    const WorkingRevision draft = desk.new_procedure();
    const PaperRequest request = wanted(draft.document.code(), "1.0", PaperFormat::kDocx);
    const auto file = [&] {
        return all_text(starting_file(desk.town.as("inspector"), kMaker, request).bytes, "fisier.docx");
    };
    CHECK(has(file(), "Formular de evidență a modificărilor"));
    desk.town.write([](StoreWriter& writer) {
        writer.set_setting("papers.layout", "A");
        writer.set_setting("papers.county", "Județul Lunca");
    });
    CHECK_FALSE(has(file(), "Formular de evidență a modificărilor"));
    CHECK(has(file(), "Situația edițiilor și a reviziilor"));
    CHECK(has(file(), "JUDEȚUL LUNCA"));
}

TEST_CASE("papers of the store: the file for the next revision has its number and the words in force, once",
          "[papers][service]") {
    Desk desk;
    const WorkingRevision first = desk.approved(desk.submitted());
    const std::string code = first.document.code();
    const auto next = [&](const std::string& number) {
        return starting_file(desk.town.as("inspector"), kMaker, wanted(code, number, PaperFormat::kDocx));
    };
    const PaperFile before = next("1.0");
    CHECK(before.file_name == code + " Ed.1 Rev.1 Eliberarea certificatelor de urbanism.docx");
    NewRevision begun;
    begun.code = code;
    begun.kind = RevisionKind::kEdition;
    begun.revised_component = "subcap. 5.4";
    begun.change_summary = "termene modificate";
    start_revision(desk.town.as("inspector"), begun);
    const PaperFile file = next("2.0");
    CHECK(next("").file_name == file.file_name);
    const ExtractedDocument text = read_back(file.bytes, "fisier.docx");
    const std::string all = all_text(file.bytes, "fisier.docx");
    INFO(all);
    CHECK(has(all, "preluat din Ediția I, Revizia 0"));
    const std::size_t at = all.find("Scopul procedurii Eliberarea");
    REQUIRE(at != std::string::npos);
    CHECK(all.find("Scopul procedurii Eliberarea", at + 1) == std::string::npos);
    const Recognised seen = recognise(text, "fisier.docx", Codebook::built_in());
    REQUIRE(seen.edition);
    CHECK(seen.edition->value == 2);
    // What was taken over must be looked at before it is sent.
    CHECK(unfinished_marks(text, DocumentType::kOperationalProcedure).marks.size() == 1);
}

TEST_CASE("papers of the store: a next file made of our own starting file has its tables once and its chapters go on",
          "[papers][service]") {
    office::Document filled = papers::procedure_template(planned_procedure(), PaperLayout::kB);
    office::for_each_text(filled, [](std::string& text) {
        if (text.starts_with("[…")) text = "Un text.";
    });
    const ExtractedDocument text = read_back(office::write_docx(filled), "fisier.docx");
    ProcedureFacts facts = planned_procedure();
    facts.number = {2, 2};
    facts.changes.push_back({{2, 2}, "subcap. 5.1", "denumiri", {}});
    const auto blocks =
        read_back(kMaker.next_starting_file(facts, PaperLayout::kB, text, {2, 1}, PaperFormat::kDocx), "fisier.docx")
            .blocks;
    std::vector<std::string> records;
    for (const Block& block : blocks)
        if (block.kind == Block::Kind::kHeading && block.text.starts_with("Formular de "))
            records.push_back(block.label + " " + block.text);
    const std::vector<std::string> expected = {"8 Formular de evidență a modificărilor",
                                               "9 Formular de analiză a procedurii",
                                               "10 Formular de distribuire/difuzare"};
    CHECK(records == expected);
}

TEST_CASE("papers of the store: hostile words are printed, never obeyed", "[papers][service]") {
    Desk desk;
    const std::string hostile = "</w:t><w:script>& \"x\" ]]> ../../etc/passwd %s ${7*7}";
    const WorkingRevision draft = desk.new_procedure(hostile);
    desk.write(draft, "Text: " + hostile);
    const WorkingRevision submitted = submit_revision(desk.town.as("inspector"), Desk::name(draft));
    for (const PaperFormat format : {PaperFormat::kDocx, PaperFormat::kOdt}) {
        const PaperFile file =
            starting_file(desk.town.as("inspector"), kMaker, wanted(draft.document.code(), "1.0", format));
        CHECK(has(all_text(file.bytes, "fisier." + std::string(to_text(format))), "</w:t><w:script>& \"x\" ]]>"));
        CHECK(file.file_name.find('/') == std::string::npos);
        CHECK(file.file_name.find('"') == std::string::npos);
        CHECK(file.file_name.size() <= 150);
    }
    desk.approved(submitted);
    const PaperFile copy =
        official_copy(desk.town.as("calitate"), kMaker, wanted(draft.document.code(), "1.0", PaperFormat::kDocx), "");
    CHECK(has(all_text(copy.bytes, "fisier.docx"), "Text: </w:t><w:script>& \"x\" ]]>"));
}

TEST_CASE("papers of the store: file names keep their letters and fit every file system", "[papers][service]") {
    CHECK(paper_file_name("PO-URB-04", {2, 1}, "Eliberarea: a/b\\c*?\"<>|\n\tșți", "", PaperFormat::kOdt) ==
          "PO-URB-04 Ed.2 Rev.1 Eliberarea a b c șți.odt");
    CHECK(paper_file_name("PO-1", {1, 0}, "fac\xE2\x80\xAE\xE2\x81\xA9xcod", "", PaperFormat::kPdf) ==
          "PO-1 Ed.1 Rev.0 facxcod.pdf");
    const std::string name = paper_file_name("PO-URB-04", {1, 0}, std::string(100, 'x'), "", PaperFormat::kDocx);
    CHECK(name.ends_with("x.docx"));
    std::string letters;
    for (int i = 0; i < 100; ++i) letters += "ș";
    for (int shift = 0; shift < 3; ++shift) {
        const std::string cut = paper_file_name(
            "PO", {1, 0}, std::string(static_cast<std::size_t>(shift), 'a') + letters, "", PaperFormat::kPdf);
        CHECK(cut.size() <= 150);
        CHECK(cut.ends_with("ș.pdf"));
    }
}

TEST_CASE("papers of the store: the sheet of readings has who was asked, and who confirmed how", "[papers][service]") {
    Hall hall;
    const std::string code = "PO-URB-01";
    const auto sheet = [&](const std::string& who) {
        return flowing_text(acknowledgement_sheet(hall.as(who), kMaker, wanted(code)).bytes);
    };
    // Nobody is on the list: rows to fill in by hand.
    CHECK(has(sheet("calitate"), "12."));
    hall.start({hall.to_unit("URB"), hall.to_unit("CAD")});
    acknowledge(hall.as("inspector"), hall.text.id, reading_sha256(hall.text));
    const std::string all = sheet("calitate");
    INFO(all);
    for (const char* part : {"PO-URB-01", "Certificate de urbanism", "Ana-Maria Dobrescu", "Petru Ștefan",
                             "Nicolae Țurcanu", "22.11.2026", "confirmare internă în aplicație (fără certificat)"})
        CHECK(has(all, part));
    CHECK_FALSE(has(all, "semnătură olografă"));
    CHECK_FALSE(has(all, "12."));
    const PaperReadings paper{
        hall.text.id, {hall.person("cad")}, Town::day("2026-11-21"), Town::act(9, "2026-11-21"), "bytes of a scan"};
    acknowledge_on_paper(hall.as("calitate"), paper);
    CHECK(has(sheet("calitate"), "semnătură olografă (exemplar scanat)"));
    // A head sees the people of the own unit, others nobody.
    const std::string of_head = sheet("cad");
    CHECK(has(of_head, "Nicolae Țurcanu"));
    CHECK_FALSE(has(of_head, "Petru Ștefan"));
    for (const char* who : {"inspector", "taxe", "juridic"})
        CHECK(refused([&] { acknowledgement_sheet(hall.as(who), kMaker, wanted(code)); }).code ==
              ErrorCode::kForbidden);
}

TEST_CASE("papers of the store: everybody has the sheet of their own readings, and others only by right",
          "[papers][service]") {
    Hall hall;
    hall.start({hall.to_unit("URB")});
    const auto sheet = [&](const std::string& who, const std::string& whose) {
        return acknowledgement_sheet_of(hall.as(who), kMaker, hall.person(whose), PaperFormat::kPdf);
    };
    const std::string own = flowing_text(sheet("inspector", "inspector").bytes);
    CHECK(has(own, "Petru Ștefan"));
    CHECK(has(own, "PO-URB-01"));
    CHECK(sheet("inspector", "inspector").file_name == "Fișă de luare la cunoștință Petru Ștefan.pdf");
    CHECK(has(flowing_text(sheet("urb", "inspector").bytes), "PO-URB-01"));
    CHECK(has(flowing_text(sheet("calitate", "inspector").bytes), "PO-URB-01"));
    CHECK_FALSE(has(flowing_text(sheet("taxe", "taxe").bytes), "PO-URB-01"));
    CHECK(refused([&] { sheet("taxe", "inspector"); }).code == ErrorCode::kForbidden);
    CHECK(refused([&] { sheet("cad", "inspector"); }).code == ErrorCode::kForbidden);
    CHECK(refused([&] {
              acknowledgement_sheet_of(hall.as(PersonId()), kMaker, hall.person("taxe"), PaperFormat::kPdf);
          }).code == ErrorCode::kForbidden);
}
