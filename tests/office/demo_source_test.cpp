#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "data/demo/maker/letters.h"
#include "data/demo/maker/markdown.h"
#include "data/demo/maker/source.h"

using namespace pravila;
using demo::Source;
using demo::SourceError;

namespace {

const std::filesystem::path kSample = std::string(PRAVILA_SOURCE_DIR) + "/tests/office/data/po-prb-01.md";

std::string file_text(const std::filesystem::path& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Reads the sample with one change; gives the complaint, or "" when there is none.
std::string complaint_after(const std::string& from, const std::string& to) {
    std::string text = file_text(kSample);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    const auto path = std::filesystem::temp_directory_path() / "pravila_demo_source_test.md";
    std::ofstream(path) << text;
    try {
        const Source source = demo::read_source(path);
        for (const auto& revision : source.revisions) demo::read_markdown(demo::body_of(source, revision), source.path);
    } catch (const SourceError& error) {
        const std::string what = error.what();
        return what.substr(path.string().size());
    }
    return "";
}

std::string body_text(const Source& source, std::size_t revision) {
    std::string all;
    for (const auto& line : demo::body_of(source, source.revisions[revision])) all += line.text + "\n";
    return all;
}

}  // namespace

TEST_CASE("demo source: the fields of every revision are read as printed", "[demo][source]") {
    const Source source = demo::read_source(kSample);
    CHECK(source.code == "PO – 016");
    REQUIRE(source.revisions.size() == 2);
    CHECK(source.revisions[0].drafted.size() == 2);
    CHECK(source.revisions[1].letters == demo::Letters::kCedilla);
    CHECK(source.revisions[1].header_revision == "Revizia 1");
    CHECK(source.revisions[1].blank_rows == 2);
}

TEST_CASE("demo source: fences show text from, until and only in a revision", "[demo][source]") {
    const Source source = demo::read_source(kSample);
    const std::string first = body_text(source, 0);
    const std::string second = body_text(source, 1);
    CHECK(first.find("Numai în prima ediție") != std::string::npos);
    CHECK(first.find("De la revizia unu") == std::string::npos);
    CHECK(second.find("Numai în prima ediție") == std::string::npos);
    CHECK(second.find("De la revizia unu") != std::string::npos);
    CHECK(first.find("Numai acum") == std::string::npos);
    CHECK(second.find("### 4.1. Numai acum") != std::string::npos);
    CHECK(second.find(":::") == std::string::npos);
}

TEST_CASE("demo source: mistakes are named with their line", "[demo][source]") {
    CHECK(complaint_after("layout = \"A\"", "layout = \"A\"") == "");
    CHECK(complaint_after("layout = \"A\"", "layout = \"C\"").find("\"layout\" must be A, B, simple or form") !=
          std::string::npos);
    CHECK(complaint_after("parent = \"\"", "parents = \"\"").find("the key \"parent\" is missing") !=
          std::string::npos);
    CHECK(complaint_after("blank_rows = 2", "blank_row = 2") == ":45: unknown key \"blank_row\"");
    CHECK(complaint_after("edition = 1\nrevision = 2", "edition = 1\nrevision = 0").find("ascending order") !=
          std::string::npos);
    CHECK(complaint_after("\"a/prima.docx\"", "\"a/prima.xyz\"").find("no format for the file") != std::string::npos);
    CHECK(complaint_after("\"a/prima.docx\"", "\"../prima.docx\"").find("outside the output folder") !=
          std::string::npos);
    CHECK(complaint_after("title = \"Eliberarea", "title = Eliberarea").substr(0, 3) == ":3:");
    CHECK(complaint_after("::: only 1.2", "::: sometimes 1.2") ==
          ":57: a fence must read \"::: from E.R\", \"::: until E.R\" or \"::: only E.R\"");
    CHECK(complaint_after("::: only 1.2", "::: only 7.2").find("no revision of this document shows") !=
          std::string::npos);
    CHECK(complaint_after("De la revizia unu încoace.", "::: from 1.1").find("cannot be nested") != std::string::npos);
    CHECK(complaint_after("**important**", "**important").find("** is never closed") != std::string::npos);
    CHECK(complaint_after("de probă] pentru", "de probă pentru").find("a footnote [^: is never closed") !=
          std::string::npos);
    CHECK(complaint_after("## 4. Scopul", "# 4. Scopul").find("headings are written") != std::string::npos);
    CHECK(complaint_after("| 30 de zile |", "| 30 de zile | mult |").find("this row has 3 cells") != std::string::npos);
    CHECK(complaint_after("|---|---|\n", "").find("the second line of a table") != std::string::npos);
}

TEST_CASE("demo source: the small Markdown gives headings, lists, tables and notes", "[demo][markdown]") {
    const Source source = demo::read_source(kSample);
    const auto blocks = demo::read_markdown(demo::body_of(source, source.revisions[0]), kSample);
    const auto& heading = std::get<office::Heading>(blocks.at(0));
    CHECK(heading.level == 1);
    CHECK(heading.number == "4.");
    CHECK(office::visible_text(heading.runs) == "Scopul");
    const auto& paragraph = std::get<office::Paragraph>(blocks.at(1));
    REQUIRE(paragraph.runs.size() == 3);
    CHECK(paragraph.runs[1].bold);
    CHECK(paragraph.runs[1].footnote == "notă de probă");
    std::vector<std::string> labels;
    for (const auto& block : blocks) {
        if (const auto* item = std::get_if<office::ListItem>(&block))
            labels.push_back(std::to_string(item->level) + item->label);
    }
    CHECK(labels == std::vector<std::string>{"01.", "02.", "1a)", "0-"});
    const auto& table = std::get<office::Table>(blocks.back());
    CHECK(table.rows.size() == 2);
    CHECK(table.rows[0].header);
    CHECK(office::visible_text(table.rows[1].cells[0].paragraphs[0].runs) == "unu | doi");
}

TEST_CASE("demo letters: cedilla and none change every Romanian letter and nothing else", "[demo][letters]") {
    CHECK(demo::in_letters("Știință în țară, â Ă – „x”", demo::Letters::kCedilla) == "Ştiinţă în ţară, â Ă – „x”");
    CHECK(demo::in_letters("Știință în țară, â Ă – „x”", demo::Letters::kNone) == "Stiinta in tara, a A – „x”");
    CHECK(demo::upper("ședință, înființare") == "ȘEDINȚĂ, ÎNFIINȚARE");
    CHECK(demo::capitalised("șef serviciu") == "Șef serviciu");
}
