#include <catch2/catch.hpp>

#include "papers/office_paper_maker.h"
#include "tests/papers/samples.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const papers::OfficePaperMaker kMaker;
constexpr PaperFormat kFormats[] = {PaperFormat::kDocx, PaperFormat::kOdt, PaperFormat::kPdf};

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

void make_all(const ProcedureFacts& facts) {
    ExtractedDocument text;
    text.blocks.emplace_back().text = facts.title;
    number_blocks(text);
    for (const PaperFormat format : kFormats) {
        const char* name = format == PaperFormat::kDocx ? "f.docx" : format == PaperFormat::kOdt ? "f.odt" : "f.pdf";
        for (const PaperLayout layout : {PaperLayout::kA, PaperLayout::kB})
            read_back(kMaker.procedure_template(facts, layout, format), name);
        read_back(kMaker.official_copy(facts, text, evidence(), format), name);
    }
}

}  // namespace

TEST_CASE("papers: a title of five thousand letters is whole on the cover and leaves room on every page", "[papers]") {
    ProcedureFacts facts = approved_procedure();
    facts.title = repeated("foarte lung ", 400) + "sfârșit";
    make_all(facts);
    const auto pages = page_texts(kMaker.procedure_template(facts, PaperLayout::kB, PaperFormat::kPdf));
    CHECK(pages.size() < 12);
    facts.title = repeated("x", 5000);
    make_all(facts);
}

TEST_CASE("papers: two hundred signers of one operation are all printed", "[papers]") {
    ProcedureFacts facts = approved_procedure();
    facts.signers.clear();
    for (int i = 1; i <= 200; ++i)
        facts.signers.push_back({"Avizat", "Persoana" + std::to_string(i) + ".", "membru", Date::from_ymd(2026, 4, 2),
                                 SignatureManner::kInternal});
    make_all(facts);
    const std::string text = flowing_text(kMaker.official_copy(facts, {}, evidence(), PaperFormat::kPdf));
    for (int i = 1; i <= 200; ++i) CHECK(has(text, "Persoana" + std::to_string(i) + "."));
}

TEST_CASE("papers: control characters, marks of direction and broken bytes make no broken file", "[papers]") {
    ProcedureFacts facts = approved_procedure();
    facts.title.assign("a\x01\x02\0b\x1f", 6);
    facts.title += "\xff\xfe \u202e\u200f]]>&<w:p> #{x} ${y}";
    facts.code = "PO\u202e-<b>&\"'\x07";
    facts.unit = "\xc8";
    facts.institution = "\xe2\x80";
    for (auto& signer : facts.signers) signer.name = facts.title;
    make_all(facts);
    SessionFacts hostile = session();
    hostile.number = facts.title;
    for (auto& member : hostile.members) member.name = facts.code;
    for (const auto format : kFormats) {
        CHECK_FALSE(kMaker.session_minutes(hostile, format).empty());
        CHECK_FALSE(kMaker.session_notice(hostile, format).empty());
    }
}

TEST_CASE("papers: facts of which nothing is known still make every paper", "[papers]") {
    make_all({});
    for (const auto format : kFormats) {
        CHECK_FALSE(kMaker.session_notice({}, format).empty());
        CHECK_FALSE(kMaker.session_minutes({}, format).empty());
        CHECK_FALSE(kMaker.acknowledgement_sheet({}, format).empty());
    }
}
