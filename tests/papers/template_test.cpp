#include <algorithm>
#include <catch2/catch.hpp>

#include "core/service/unfinished_marks.h"
#include "indexer/recognise/recognise.h"
#include "office/docx_writer.h"
#include "papers/office_paper_maker.h"
#include "papers/procedure_template.h"
#include "papers/sections.h"
#include "tests/papers/samples.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const papers::OfficePaperMaker kMaker;

/// The file is named so that nothing can be read from its name.
ExtractedDocument template_read_back(const ProcedureFacts& facts, PaperLayout layout, PaperFormat format) {
    return read_back(kMaker.procedure_template(facts, layout, format),
                     format == PaperFormat::kDocx ? "fisier.docx" : "fisier.odt");
}

void check_recognised(const ExtractedDocument& text, const ProcedureFacts& facts) {
    const Recognised seen = recognise(text, text.format == "odt" ? "fisier.odt" : "fisier.docx", Codebook::built_in());
    REQUIRE(seen.code);
    CHECK(seen.code->printed == facts.code);
    REQUIRE(seen.title);
    CHECK(seen.title->value == facts.title);
    REQUIRE(seen.edition);
    CHECK(seen.edition->value == facts.number.edition);
    REQUIRE(seen.revision);
    CHECK(seen.revision->value == facts.number.revision);
    REQUIRE(seen.unit);
    CHECK(seen.unit->value == facts.unit);
    REQUIRE(seen.type);
    CHECK(seen.type->value == facts.type);
    REQUIRE(seen.effective);
    CHECK(seen.effective->value.day == facts.effective);
    for (const auto& warning : seen.warnings) {
        INFO(warning.rule);
        CHECK(warning.rule != "code.header_differs");
        CHECK(warning.rule != "edition.header_differs");
        CHECK(warning.rule != "revision.header_differs");
    }
}

std::size_t guidance_lines(DocumentType type) {
    std::size_t lines = 0;
    for (const auto& section : papers::sections_of(type)) lines += section.guidance.size();
    return lines;
}

}  // namespace

TEST_CASE("papers: a starting file is read back with its own code, title, edition, revision and unit", "[papers]") {
    const ProcedureFacts facts = planned_procedure();
    for (const PaperLayout layout : {PaperLayout::kA, PaperLayout::kB})
        for (const PaperFormat format : {PaperFormat::kDocx, PaperFormat::kOdt}) {
            INFO((layout == PaperLayout::kA ? "layout A" : "layout B")
                 << (format == PaperFormat::kDocx ? " docx" : " odt"));
            check_recognised(template_read_back(facts, layout, format), facts);
        }
}

TEST_CASE("papers: starting files of instructions, system procedures and forms are read back too", "[papers]") {
    for (const auto& [type, code] :
         {std::pair{DocumentType::kSystemProcedure, "PS-03"}, std::pair{DocumentType::kWorkInstruction, "IL-URB-02"},
          std::pair{DocumentType::kForm, "F-URB-07"}}) {
        ProcedureFacts facts = planned_procedure();
        facts.type = type;
        facts.code = code;
        facts.number = {1, 0};
        INFO(code);
        check_recognised(template_read_back(facts, PaperLayout::kB, PaperFormat::kDocx), facts);
    }
}

TEST_CASE("papers: every page of a starting file carries code, edition, revision and page x of y", "[papers]") {
    const auto pages = page_texts(kMaker.procedure_template(planned_procedure(), PaperLayout::kB, PaperFormat::kPdf));
    REQUIRE(pages.size() >= 4);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(pages[i]);
        CHECK(has(pages[i], "Cod: PO-URB-07"));
        CHECK(has(pages[i], "Ediția a II-a"));
        CHECK(has(pages[i], "Revizia 1"));
        CHECK(has(pages[i], "Pagina " + std::to_string(i + 1) + " din " + std::to_string(pages.size())));
    }
}

TEST_CASE("papers: guidance left in a starting file is found, all of it and nothing else", "[papers]") {
    for (const auto type : {DocumentType::kOperationalProcedure, DocumentType::kWorkInstruction,
                            DocumentType::kRegulation, DocumentType::kForm})
        for (const auto layout : {PaperLayout::kA, PaperLayout::kB})
            for (const auto format : {PaperFormat::kDocx, PaperFormat::kOdt}) {
                ProcedureFacts facts = planned_procedure();
                facts.type = type;
                const UnfinishedMarks marks = unfinished_marks(template_read_back(facts, layout, format), type);
                for (const auto& mark : marks.marks) {
                    INFO(mark.printed);
                    CHECK(mark.kind == UnfinishedMark::Kind::kGuidance);
                    CHECK_FALSE(mark.anchor.empty());
                }
                CHECK(marks.marks.size() == guidance_lines(type));
                CHECK(marks.resolved());
            }
}

TEST_CASE("papers: a starting file whose guidance was replaced can be submitted", "[papers]") {
    office::Document document = papers::procedure_template(planned_procedure(), PaperLayout::kB);
    office::for_each_text(document, [](std::string& text) {
        if (text.starts_with("[…")) text = "Cererea se înregistrează în ziua depunerii.";
    });
    const auto text = read_back(office::write_docx(document), "fisier.docx");
    CHECK(unfinished_marks(text, DocumentType::kOperationalProcedure).none());
}

TEST_CASE("papers: insertions, deletions and comments of a real file are counted", "[papers]") {
    office::Document document;
    office::Run inserted = office::text("trei zile"), deleted = office::text("cinci zile"),
                noted = office::text("zile");
    inserted.tracked = office::Tracked::kInserted;
    deleted.tracked = office::Tracked::kDeleted;
    noted.comment = "lucrătoare?";
    document.body.emplace_back(
        office::paragraph(office::Runs{office::text("Termenul este de "), deleted, inserted, noted}));
    const UnfinishedMarks marks =
        unfinished_marks(read_back(office::write_docx(document), "fisier.docx"), DocumentType::kOperationalProcedure);
    CHECK(marks.insertions == 1);
    CHECK(marks.deletions == 1);
    CHECK(marks.comments == 1);
    CHECK_FALSE(marks.none());
}

TEST_CASE("papers: the same facts give the same bytes", "[papers]") {
    for (const auto format : {PaperFormat::kDocx, PaperFormat::kOdt, PaperFormat::kPdf})
        CHECK(kMaker.procedure_template(planned_procedure(), PaperLayout::kB, format) ==
              kMaker.procedure_template(planned_procedure(), PaperLayout::kB, format));
}
