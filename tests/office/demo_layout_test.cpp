#include <catch2/catch.hpp>

#include "data/demo/maker/issue.h"
#include "data/demo/maker/source.h"
#include "office/write_document.h"

using namespace pravila;
using demo::Layout;
using demo::Medium;

namespace {

demo::Source sample() { return demo::read_source(std::string(PRAVILA_SOURCE_DIR) + "/tests/office/data/po-prb-01.md"); }

std::string text_of(std::vector<office::Block> blocks) {
    office::Document document;
    document.body = std::move(blocks);
    std::string all;
    office::for_each_text(document, [&](std::string& text) {
        if (!text.empty()) all += text + "\n";
    });
    return all;
}

std::vector<std::string> headings(const office::Document& document) {
    std::vector<std::string> out;
    for (const auto& block : document.body) {
        if (const auto* heading = std::get_if<office::Heading>(&block); heading != nullptr && heading->level == 1)
            out.push_back(office::heading_text(*heading));
    }
    return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("demo layout A: title block, three lists, then the text", "[demo][layout]") {
    const auto source = sample();
    const auto document = demo::lay_out(source, source.revisions[0], Medium::kPaged);
    const auto titles = headings(document);
    REQUIRE(titles.size() == 4);
    CHECK(has(titles[0], "1. Lista responsabililor cu elaborarea, verificarea"));
    CHECK(titles[1] == "2. Situația edițiilor și a reviziilor");
    CHECK(titles[2] == "3. Lista persoanelor la care se difuzează");
    CHECK(titles[3] == "4. Scopul");
    const std::string text = text_of(document.body);
    for (const char* part :
         {"APROBAT,", "PROCEDURĂ OPERAȚIONALĂ", "PO – 016", "12 / 01.02.2020", "Elaborat", "Verificat", "Avizat",
          "Aprobat", "Numele și prenumele", "Funcția", "Semnătura", "Ediția sau, după caz, revizia în cadrul ediției",
          "Componenta revizuită", "Modalitatea reviziei",
          "Data de la care se aplică prevederile ediției sau reviziei ediției", "Scopul difuzării", "Ex. nr.",
          "Data primirii"}) {
        INFO(part);
        CHECK(has(text, part));
    }
    CHECK_FALSE(document.first_page);
}

TEST_CASE("demo layout: a later revision lists all before it, its blank rows and its own letters", "[demo][layout]") {
    const auto source = sample();
    const auto document = demo::lay_out(source, source.revisions[1], Medium::kPaged);
    const std::string text = text_of(document.body);
    CHECK(has(text, "10.02.2020"));
    CHECK(has(text, "15.03.2021"));
    CHECK(has(text, "Revizia 3"));
    CHECK(has(text, "Revizia 4"));
    CHECK(has(text, "termen mai scurt"));
    CHECK(has(text, "Ana Ţîrlea"));
    CHECK_FALSE(has(text, "ț"));
    CHECK_FALSE(has(text, "ș"));
    CHECK_FALSE(has(text_of(document.running.header), "ș"));
    CHECK_FALSE(has(document.metadata.author, "Ț"));
}

TEST_CASE("demo layout: the page header may contradict the cover, the cover keeps its own", "[demo][layout]") {
    const auto source = sample();
    const auto document = demo::lay_out(source, source.revisions[1], Medium::kPaged);
    const std::string header = text_of(document.running.header);
    CHECK(has(header, "Revizia 1"));
    CHECK_FALSE(has(header, "Revizia 2"));
    CHECK(has(text_of(document.body), "Revizia 2"));
    CHECK(has(text_of(document.running.footer), "Cod formular: F-PS-01.01"));
}

TEST_CASE("demo layout B: a cover with the signers, contents, and three forms after the text", "[demo][layout]") {
    auto source = sample();
    source.layout = Layout::kB;
    const auto document = demo::lay_out(source, source.revisions[1], Medium::kPaged);
    REQUIRE(document.first_page);
    CHECK(document.first_page->header.empty());
    CHECK(has(text_of(document.first_page->footer), "Cod formular: F-PS-01.01"));
    const auto titles = headings(document);
    REQUIRE(titles.size() == 4);
    CHECK(titles[1] == "5. Formular de evidenţă a modificărilor");
    CHECK(titles[2] == "6. Formular de analiză a procedurii");
    CHECK(titles[3] == "7. Formular de distribuire/difuzare");
    const auto contents = std::find_if(document.body.begin(), document.body.end(), [](const auto& block) {
        return std::holds_alternative<office::Contents>(block);
    });
    REQUIRE(contents != document.body.end());
    const auto& pages = std::get<office::Contents>(*contents).pages;
    REQUIRE(pages.size() == 5);  // with 4.1.
    CHECK(pages[0] == 3);
    CHECK(document.metadata.pages >= 4);
}

TEST_CASE("demo layout: a flat file begins with a table of code, edition, revision and dates", "[demo][layout]") {
    const auto source = sample();
    const auto document = demo::lay_out(source, source.revisions[0], Medium::kFlat);
    const std::string text = office::write_document(document, "md");
    CHECK(text.rfind("# Eliberarea adeverințelor\n", 0) == 0);
    CHECK(has(text, "| **Cod** | PO – 016 |"));
    CHECK(has(text, "| **Ediția** | Ediția I |"));
    CHECK(has(text, "| **Revizia** | Revizia 0 |"));
    CHECK(has(text, "| **Data aprobării** | 01.02.2020 |"));
    CHECK(has(text, "| **Se aplică de la** | 10.02.2020 |"));
}

TEST_CASE("demo layout: same source, same bytes", "[demo][layout]") {
    for (const char* extension : {"docx", "odt", "pdf"}) {
        INFO(extension);
        const auto make = [&] {
            const auto source = sample();
            return office::write_document(demo::lay_out(source, source.revisions[1], Medium::kPaged), extension);
        };
        CHECK(make() == make());
    }
}
