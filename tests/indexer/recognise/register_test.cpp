#include "indexer/recognise/register.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/codification/code_key.h"
#include "tests/indexer/recognise/fixtures.h"

using namespace pravila;
using namespace pravila::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

DocumentList read(const std::vector<std::pair<std::string, Rows>>& sheets) {
    std::vector<Block> blocks;
    for (const auto& [name, rows] : sheets) {
        if (!name.empty()) blocks.push_back(heading("", name));
        blocks.push_back(table(rows));
    }
    return read_document_list(document(std::move(blocks), "xlsx"), Codebook::built_in());
}

std::string problems(const DocumentList& list) {
    std::string text;
    for (const ListProblem& problem : list.problems) text += problem.rule + "@" + std::to_string(problem.row) + " ";
    return text;
}

}  // namespace

TEST_CASE("register: a real list is read below its titles, with merged units and mixed dates", "[register]") {
    const DocumentList list =
        read({{"Urbanism",
               {{"PRIMĂRIA MUNICIPIULUI TEIUȘANI"},
                {"REGISTRUL PROCEDURILOR DOCUMENTATE"},
                {""},
                {"Nr. crt.", "Compartiment", "Cod", "Denumirea procedurii", "Ed./Rev.", "Data intrării\nîn vigoare",
                 "Nr. înreg.", "Elaborat", "Obs."},
                {"0", "1", "2", "3", "4", "5", "6", "7", "8"},
                {"1", "Serviciul Urbanism", "PO-URB-04", "Eliberarea certificatelor", "II/1", "45366", "436/08.03.2024",
                 "A. Dobrescu", "în lucru"},
                {"2", "", "P.O. Urb. 05", "Emiterea autorizațiilor", "III / 0", "2026-04-20", "", "", ""},
                {"3", "", "PO-URB-11", "Prelungiri", "I/2", "02.09.2025", "-", "-"},
                {"4", "Biroul Cadastru", "PO-CAD-02", "Planuri", "I", "feb. 2021", "", "D. M.", ""},
                {"", "", "", "", "", ""},
                {"Nr. crt.", "Compartiment", "Cod", "Denumirea procedurii", "Ed./Rev.", "Data intrării în vigoare",
                 "Nr. înreg.", "Elaborat", "Obs."},
                {"5", "", "-", "Fără cod încă", "", "2021", "", "", ""}}}});
    CHECK(problems(list).empty());
    REQUIRE(list.rows.size() == 5);
    const auto& rows = list.rows;
    CHECK(rows[0].row == 6);
    CHECK(rows[0].sheet == "Urbanism");
    CHECK(rows[0].code.canonical == "PO-URB-04");
    CHECK(rows[0].edition == 2);
    CHECK(rows[0].revision == 1);
    CHECK(rows[0].number_printed == "II/1");
    CHECK(rows[0].effective.day == Date::from_ymd(2024, 3, 15));
    CHECK(rows[0].registry_number == "436/2024");
    CHECK(rows[0].registry_date == Date::from_ymd(2024, 3, 8));
    CHECK(rows[0].owner == "A. Dobrescu");
    CHECK(rows[0].remarks == "în lucru");
    CHECK(rows[0].type == DocumentType::kOperationalProcedure);
    CHECK(rows[1].unit == "Serviciul Urbanism");
    CHECK(rows[1].code.canonical == "P.O. Urb. 05");
    CHECK(rows[1].edition == 3);
    CHECK(rows[1].remarks.empty());
    CHECK(rows[2].unit == "Serviciul Urbanism");
    CHECK(rows[2].owner.empty());
    CHECK(rows[3].unit == "Biroul Cadastru");
    CHECK(rows[3].edition == 1);
    CHECK_FALSE(rows[3].revision);
    CHECK(rows[3].effective.certainty == DateCertainty::kMonth);
    CHECK(rows[4].code.key.empty());
    CHECK(rows[4].title == "Fără cod încă");
    CHECK(rows[4].effective.certainty == DateCertainty::kYear);
}

TEST_CASE("register: only the unit is inherited from a merged cell", "[register]") {
    const DocumentList list = read({{"Foaie1",
                                     {{"Departament", "Cod", "Titlu", "Responsabil", "Data aprobării"},
                                      {"Juridic", "PO-JUR-01", "Unu", "Ana", "01.02.2020"},
                                      {"", "PO-JUR-02", "Doi", "", ""}}}});
    REQUIRE(list.rows.size() == 2);
    CHECK(list.rows[1].unit == "Juridic");
    CHECK(list.rows[1].owner.empty());
    CHECK_FALSE(list.rows[1].approved.day);
}

TEST_CASE("register: a sheet for each department gives the unit when no column does", "[register]") {
    const DocumentList list =
        read({{"Resurse umane", {{"Cod", "Denumire"}, {"PO-RU-01", "Unu"}}},
              {"Sheet2",
               {{"Cod", "Denumire"}, {"PO-ACH-01", "Doi"}, {"Serviciul Contabilitate", ""}, {"PO-CTB-01", "Trei"}}},
              {"Note", {{"de făcut"}, {"sun la Ion"}}}});
    REQUIRE(list.rows.size() == 3);
    CHECK(list.rows[0].unit == "Resurse umane");
    CHECK(list.rows[1].unit.empty());
    CHECK(list.rows[2].unit == "Serviciul Contabilitate");
    CHECK(problems(list) == "register.no_header@1 ");
}

TEST_CASE("register: the English columns of an export are read", "[register]") {
    const DocumentList list =
        read({{"",
               {{"path", "code", "title", "type", "unit", "edition", "revision", "effective_from", "approved_on",
                 "registry_number", "owner", "review_by", "public", "place", "remarks"},
                {"Urbanism/a.docx", "PO-URB-04", "T", "PO", "U", "2", "1", "2024-03-15", "2024-03-08", "436/2024",
                 "Ana", "2025-03-15", "yes", "dosar 4", "r"},
                {"b.docx", "", "", "", "", "I", "-", "", "", "", "", "", "nu", "", ""}}}});
    CHECK(problems(list).empty());
    REQUIRE(list.rows.size() == 2);
    const auto& row = list.rows[0];
    CHECK(row.path == "Urbanism/a.docx");
    CHECK(row.edition == 2);
    CHECK(row.revision == 1);
    CHECK(row.effective.day == Date::from_ymd(2024, 3, 15));
    CHECK(row.approved.day == Date::from_ymd(2024, 3, 8));
    CHECK(row.registry_number == "436/2024");
    CHECK(row.review_by == Date::from_ymd(2025, 3, 15));
    CHECK(row.is_public == true);
    CHECK(row.place == "dosar 4");
    CHECK(list.rows[1].revision == 0);
    CHECK(list.rows[1].is_public == false);
}

TEST_CASE("register: headings on two rows are joined", "[register]") {
    const DocumentList list = read({{"",
                                     {{"Nr. crt.", "Cod", "Denumirea procedurii", "Versiunea în vigoare", ""},
                                      {"", "", "", "Ediția", "Revizia"},
                                      {"1", "PO-01", "Unu", "II", "3"}}}});
    REQUIRE(list.rows.size() == 1);
    CHECK(list.rows[0].edition == 2);
    CHECK(list.rows[0].revision == 3);
}

TEST_CASE("register: what cannot be read is reported by row and left empty", "[register]") {
    const DocumentList list =
        read({{"Foaie1",
               {{"Cod", "Denumire", "Tip", "Ed./Rev.", "Data intrării în vigoare", "Nr. înreg.", "Public"},
                {"PO-01", "Unu", "PO", "2026-01-02", "cândva", "fn", "poate"},
                {"PO-02", "Doi", "ceva", "ultima", "31.02.2024", "", ""},
                {"", "", "", "II/1", "", "", ""},
                {"PO-03", "Trei", "", "", "99999999", "", ""},
                {"PO-03", "Trei", "", "", "", "", ""}}}});
    CHECK(problems(list) ==
          "register.bad_number@2 register.bad_date@2 register.bad_value@2 register.bad_value@2 register.bad_value@3 "
          "register.bad_number@3 register.bad_date@3 register.bad_date@5 register.double_row@6 ");
    REQUIRE(list.rows.size() == 4);
    CHECK_FALSE(list.rows[0].edition);
    CHECK_FALSE(list.rows[0].effective.day);
    CHECK(list.rows[0].registry_number.empty());
    CHECK(list.rows[1].type == DocumentType::kOperationalProcedure);
    CHECK(list.problems[0].message.id.find("turned the edition and revision into a date") != std::string::npos);
}

TEST_CASE("register: anything can be read", "[register]") {
    unsigned state = 11;
    static const char* pieces[] = {
        "Cod",        "Denumire", "PO-01",       "II/1", "45366",         "",        "-", "Ed./Rev.",
        "2024-05-31", "\xFF",     "Serviciul X", "1",    "9999999999999", "Nr. crt."};
    for (int round = 0; round < 500; ++round) {
        Rows rows;
        for (int r = 0; r < round % 12; ++r) {
            rows.emplace_back();
            for (int c = 0; c < round % 7; ++c)
                rows.back().emplace_back(pieces[((state = state * 1664525u + 1013904223u) >> 16) % 14]);
        }
        const DocumentList list = read({{"S", rows}});
        CHECK(list.rows.size() <= rows.size());
    }
}
