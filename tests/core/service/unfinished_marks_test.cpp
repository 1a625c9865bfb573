#include "core/service/unfinished_marks.h"

#include <catch2/catch.hpp>

using namespace pravila;
using Kind = UnfinishedMark::Kind;

namespace {

constexpr auto kProcedure = DocumentType::kOperationalProcedure;

Block paragraph(std::string text) {
    Block block;
    block.text = std::move(text);
    return block;
}
Block heading(std::string label, std::string text) {
    Block block = paragraph(std::move(text));
    block.kind = Block::Kind::kHeading;
    block.level = 1;
    block.label = std::move(label);
    return block;
}
Block table(std::vector<std::vector<std::string>> rows, Block::Kind kind = Block::Kind::kTable) {
    Block block;
    block.kind = kind;
    block.rows = std::move(rows);
    return block;
}
UnfinishedMarks marks_of(std::vector<Block> blocks, DocumentType type = kProcedure) {
    ExtractedDocument document;
    document.blocks = std::move(blocks);
    number_blocks(document);
    return unfinished_marks(document, type);
}
std::string sentence(long insertions, long deletions, long comments) {
    UnfinishedMarks marks;
    marks.insertions = insertions;
    marks.deletions = deletions;
    marks.comments = comments;
    return unresolved_sentence(marks, Catalogue::of(Language::kRomanian));
}

}  // namespace

TEST_CASE("unfinished marks: the sentence counts in Romanian", "[unfinished]") {
    CHECK(sentence(3, 2, 1) == "Documentul are 3 inserări, 2 ștergeri și 1 comentariu nerezolvate.");
    CHECK(sentence(20, 0, 101) == "Documentul are 20 de inserări și 101 comentarii nerezolvate.");
    CHECK(sentence(1, 0, 0) == "Documentul are 1 inserare nerezolvată.");
    CHECK(sentence(0, 1, 0) == "Documentul are 1 ștergere nerezolvată.");
    CHECK(sentence(0, 0, 1) == "Documentul are 1 comentariu nerezolvat.");
    CHECK(sentence(0, 21, 0) == "Documentul are 21 de ștergeri nerezolvate.");
    CHECK(sentence(0, 0, 0).empty());
}

TEST_CASE("unfinished marks: counts come from the reader of the file, nonsense counts nothing", "[unfinished]") {
    ExtractedDocument document;
    document.metadata = {{"tracked_insertions", "3"}, {"tracked_deletions", "x"}, {"comments", "-4"}};
    const auto marks = unfinished_marks(document, kProcedure);
    CHECK(marks.insertions == 3);
    CHECK(marks.deletions == 0);
    CHECK(marks.comments == 0);
}

TEST_CASE("unfinished marks: fields between two number signs are found anywhere, with their place", "[unfinished]") {
    const auto marks = marks_of(
        {heading("1", "Scop"), paragraph("Se aplică de #FUNCȚIE# și #NUME_ȘEF 2#."), table({{"a", "#DATA#"}})});
    REQUIRE(marks.marks.size() == 3);
    CHECK(marks.marks[0].kind == Kind::kField);
    CHECK(marks.marks[0].printed == "#FUNCȚIE#");
    CHECK(marks.marks[0].anchor == "b-1");
    CHECK(marks.marks[1].printed == "#NUME_ȘEF 2#");
    CHECK(marks.marks[2].anchor == "b-2");
}

TEST_CASE("unfinished marks: number signs of other uses are none", "[unfinished]") {
    CHECK(marks_of({paragraph("C# și F#"), paragraph("punctul # 4 # 5"), paragraph("##"), paragraph("# TITLU #"),
                    paragraph("#1#2#3#"), paragraph("culoarea #FF00AA"), paragraph("#etichetă# #Alta#")})
              .none());
}

TEST_CASE("unfinished marks: blanks of the cover's own fields stop a submission", "[unfinished]") {
    for (const char* text :
         {"Cod: ........", "Cod: PO–URB–......", "COD PROCEDURĂ: ____", "Ediția ……", "Revizia: . . . . .",
          "Denumirea procedurii: ________", "Procedură operațională privind ..........",
          "Se aplică de la: ____________", "Data ediției ......", "Compartimentul: ......"}) {
        INFO(text);
        const auto marks = marks_of({paragraph(text), heading("1", "Scop")});
        REQUIRE(marks.marks.size() == 1);
        CHECK(marks.marks[0].kind == Kind::kBlank);
        CHECK(marks.marks[0].anchor == "b-0");
    }
    CHECK(marks_of({paragraph("Ediția: ....., Revizia: .....")}).marks.size() == 2);
    CHECK(marks_of({table({{"Cod", "......"}, {"Denumirea", ""}, {"Revizia", ""}, {"Ediția", "I"}})}).marks.size() ==
          2);
    CHECK(marks_of({heading("1", "Scop"), table({{"Primăria", "Ediția ...."}}, Block::Kind::kHeader)}).marks.size() ==
          1);
}

TEST_CASE("unfinished marks: what the official copy or a pen fills is not reported", "[unfinished]") {
    CHECK(marks_of({paragraph("APROBAT,\nPrimar\n......................"), paragraph("Data aprobării: ____________"),
                    paragraph("Nr. înreg. ...... / ........"), paragraph("Exemplar nr. ____"),
                    paragraph("Cod formular: ......"), paragraph("Revizia: -"), paragraph("Cod: PO-01..."),
                    table({{"", "Numele și prenumele", "Funcția", "Data", "Semnătura"},
                           {"Elaborat", "........", "", "____", ""},
                           {"Aprobat", "", "", "", ""}}),
                    table({{"Nr. crt.", "Ediția", "Componenta revizuită"}, {"1", "Ediția ....", ""}}),
                    heading("1", "Scop"), paragraph("Cod: ........ se scrie pe cerere"),
                    table({{"Compartiment", ""}, {"Cod", "......"}})})
              .none());
}

TEST_CASE("unfinished marks: forms keep the lines that people write on", "[unfinished]") {
    const std::vector<Block> blocks = {paragraph("Compartimentul: ..........."), table({{"Denumirea", ""}}),
                                       paragraph("#FUNCȚIE#")};
    CHECK(marks_of(blocks, DocumentType::kForm).marks.size() == 1);
    CHECK(marks_of(blocks, kProcedure).marks.size() == 3);
}

TEST_CASE("unfinished marks: guidance is found in every writing, quotations with gaps are not", "[unfinished]") {
    for (const char* text : {"[…completați: scopul…]", "text [... completaţi aici ...] text", "[ … Completati]",
                             "[…completați fără sfârșit"}) {
        INFO(text);
        const auto marks = marks_of({heading("1", "Scop"), paragraph(text)});
        REQUIRE(marks.marks.size() == 1);
        CHECK(marks.marks[0].kind == Kind::kGuidance);
        CHECK(marks.marks[0].anchor == "b-1");
    }
    CHECK(marks_of({paragraph("„persoana […] depune [...] cererea” [1] [a se vedea]")}).none());
}

TEST_CASE("unfinished marks: hostile texts end and stay bounded", "[unfinished]") {
    std::string signs, brackets, dots(2'000'000, '.');
    for (int i = 0; i < 300'000; ++i) {
        signs += "#AB# ";
        brackets += "[completati";
    }
    const auto marks = marks_of({paragraph(signs), paragraph(brackets), paragraph(dots), paragraph("Cod:" + dots),
                                 paragraph("\xff\xfe#\xc8#[\xe2\x80")});
    CHECK(marks.marks.size() == 200);
    for (const auto& mark : marks.marks) CHECK(mark.printed.size() < 400);
}
