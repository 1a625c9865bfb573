#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <thread>

#include "core/service/codes/recode.h"
#include "core/service/codes/reservations.h"
#include "core/service/find_document.h"
#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

namespace {

CodeRequest for_unit(Desk& desk, const std::string& unit) {
    CodeRequest request;
    request.unit = desk.town.unit(unit);
    return request;
}

std::string code_found(Desk& desk, const std::string& text) {
    std::string code;
    desk.town.read([&](StoreReader& reader) {
        const auto found = find_document(reader, text);
        code = found ? found->document.code() : "";
    });
    return code;
}

}  // namespace

TEST_CASE("codes: sixty-four requests at once get sixty-four different numbers", "[codes]") {
    Desk desk;
    std::vector<std::string> codes(64);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < codes.size(); ++i)
        threads.emplace_back(
            [&, i] { codes[i] = desk.new_procedure("Procedura " + std::to_string(i)).document.code(); });
    for (std::thread& thread : threads) thread.join();
    CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 64);
    CHECK(*std::max_element(codes.begin(), codes.end()) == "PO-URB-64");
    CHECK(desk.town.findings() == "");
}

TEST_CASE("codes: counting goes on after what an archive already used, and widens past 99", "[codes]") {
    Desk desk;
    desk.town.document("PO-URB-99", "Din arhivă", "URB");
    desk.town.document("PO-CAD-07", "Alt compartiment", "CAD");
    CHECK(desk.new_procedure().document.code() == "PO-URB-100");
    CHECK(desk.new_procedure("Alta").document.code() == "PO-URB-101");
}

TEST_CASE("codes: a unit without an abbreviation cannot give codes, and that is said", "[codes]") {
    Desk desk;
    desk.town.write([&](StoreWriter& writer) {
        Unit unit = *writer.organisation().unit(desk.town.unit("IT"));
        unit.abbreviation.clear();
        writer.organisation().update_unit(unit);
    });
    NewDocument wanted;
    wanted.unit = desk.town.unit("IT");
    wanted.title = "Copii de siguranță";
    CHECK(refused([&] {
              create_document(desk.town.as("calitate"), desk.codebook, wanted);
          }).text.find("has no abbreviation") != std::string::npos);
    wanted.unit.reset();
    CHECK(refused([&] {
              create_document(desk.town.as("calitate"), desk.codebook, wanted);
          }).text.find("say which unit") != std::string::npos);
}

TEST_CASE("codes: system procedures are counted over the whole institution, forms inside their procedure", "[codes]") {
    Desk desk;
    NewDocument wanted;
    wanted.type = DocumentType::kSystemProcedure;
    wanted.title = "Controlul documentelor";
    wanted.unit = desk.town.unit("CIM");
    CHECK(create_document(desk.town.as("calitate"), desk.codebook, wanted).document.code() == "PS-01");
    const WorkingRevision procedure = desk.new_procedure();
    wanted.type = DocumentType::kForm;
    wanted.title = "Cerere";
    wanted.unit = desk.town.unit("URB");
    wanted.parent = procedure.document.id;
    CHECK(create_document(desk.town.as("inspector"), desk.codebook, wanted).document.code() == "F-PO-URB-01-01");
    CHECK(create_document(desk.town.as("inspector"), desk.codebook, wanted).document.code() == "F-PO-URB-01-02");
    wanted.type = DocumentType::kAnnex;
    CHECK(create_document(desk.town.as("inspector"), desk.codebook, wanted).document.code() == "A-PO-URB-01.01");
}

TEST_CASE("codes: only those who write for a unit give its codes", "[codes]") {
    Desk desk;
    for (const char* who : {"inspector", "urb", "calitate"})
        CHECK(rule_of([&] { desk.new_procedure("P", {}, who); }).empty());
    for (const char* who : {"taxe", "cad", "primar", "auditor", "admin", "fost", "juridic"})
        CHECK(rule_of([&] { desk.new_procedure("P", {}, who); }) == "role.missing");
}

TEST_CASE("codes: a reservation blocks its number for ever, whatever becomes of it", "[codes]") {
    Desk desk;
    const ReservedCode reserved =
        reserve_code(desk.town.as("inspector"), desk.codebook, for_unit(desk, "URB"), "pentru iarnă");
    CHECK(reserved.printed == "PO-URB-01");
    CHECK(desk.new_procedure().document.code() == "PO-URB-02");
    NewDocument wanted;
    wanted.unit = desk.town.unit("URB");
    wanted.title = "Cu cod rezervat";
    wanted.code = "po urb 1";
    CHECK(create_document(desk.town.as("inspector"), desk.codebook, wanted).document.code() == "PO-URB-01");
    CHECK(rule_of([&] { create_document(desk.town.as("inspector"), desk.codebook, wanted); }) == "code.not_reserved");

    const ReservedCode given_up = reserve_code(desk.town.as("inspector"), desk.codebook, for_unit(desk, "URB"), "");
    CHECK(rule_of([&] { release_code(desk.town.as("urb"), given_up.printed, "nu"); }) == "role.missing");
    release_code(desk.town.as("inspector"), given_up.printed, "nu mai e nevoie");
    const ReservedCode forgotten = reserve_code(desk.town.as("inspector"), desk.codebook, for_unit(desk, "URB"), "");
    desk.town.clock.set(forgotten.expires_on.iso());
    CHECK(release_expired_codes(desk.town.system()) == 0);
    desk.town.clock.set(forgotten.expires_on.plus_days(1).iso());
    CHECK(release_expired_codes(desk.town.system()) == 1);
    CHECK(release_expired_codes(desk.town.system()) == 0);
    CHECK(desk.new_procedure().document.code() == "PO-URB-05");
    CHECK(desk.town.findings() == "");
}

TEST_CASE("codes: every gap is explained", "[codes]") {
    Desk desk;
    desk.new_procedure();
    reserve_code(desk.town.as("inspector"), desk.codebook, for_unit(desk, "URB"), "");
    const ReservedCode released = reserve_code(desk.town.as("inspector"), desk.codebook, for_unit(desk, "URB"), "");
    release_code(desk.town.as("inspector"), released.printed, "");
    desk.town.document("PO-URB-06", "Din arhivă", "URB");  // 04 and 05 are one run
    recode_document(desk.town.as("calitate"), desk.codebook, "PO-URB-01", "");
    std::vector<std::pair<std::string, Gap::Why>> gaps;
    desk.town.read([&](StoreReader& reader) {
        for (const Gap& gap : code_gaps(reader, desk.codebook, for_unit(desk, "URB"), desk.town.clock.today()))
            gaps.emplace_back(gap.code, gap.why);
    });
    CHECK(gaps == std::vector<std::pair<std::string, Gap::Why>>{{"PO-URB-01", Gap::Why::kRetired},
                                                                {"PO-URB-02", Gap::Why::kReserved},
                                                                {"PO-URB-03", Gap::Why::kCancelled},
                                                                {"PO-URB-04", Gap::Why::kNeverGiven}});
}

TEST_CASE("codes: an old code leads to the document for ever, in any spelling", "[codes]") {
    Desk desk;
    const WorkingRevision procedure = desk.approved(desk.submitted());
    CHECK(rule_of([&] { recode_document(desk.town.as("inspector"), desk.codebook, "PO-URB-01", "PO-DUAT-01"); }) ==
          "role.missing");
    CHECK(recode_document(desk.town.as("calitate"), desk.codebook, "PO-URB-01", "po duat 1").after == "PO-DUAT-01");
    for (const char* text : {"PO-URB-01", "po urb 1", "P.O. URB. 001", "po-urb-1", "PO-DUAT-01"})
        CHECK(code_found(desk, text) == "PO-DUAT-01");
    // Never given again, neither by the program nor by hand.
    CHECK(desk.new_procedure("Alta").document.code() == "PO-URB-02");
    CHECK(rule_of([&] {
              recode_document(desk.town.as("calitate"), desk.codebook, "PO-URB-02", "PO-URB-01");
          }).rfind("error", 0) == 0);
    CHECK(desk.town.findings() == "");
    CHECK(procedure.document.id.str().size() == 36);
}

TEST_CASE("codes: a whole unit is recoded at once, first as a trial, and its forms follow", "[codes]") {
    Desk desk;
    const WorkingRevision one = desk.new_procedure("Unu");
    desk.new_procedure("Doi");
    NewDocument form;
    form.type = DocumentType::kForm;
    form.title = "Cerere";
    form.unit = desk.town.unit("URB");
    form.parent = one.document.id;
    create_document(desk.town.as("inspector"), desk.codebook, form);
    desk.town.write([&](StoreWriter& writer) {
        Unit unit = *writer.organisation().unit(desk.town.unit("URB"));
        unit.abbreviation = "DURB";
        writer.organisation().update_unit(unit);
    });
    const auto trial = recode_unit(desk.town.as("calitate"), desk.codebook, desk.town.unit("URB"), true);
    REQUIRE(trial.size() == 3);
    CHECK(trial[0].before == "PO-URB-01");
    CHECK(trial[0].after == "PO-DURB-01");
    CHECK(trial[1].after == "F-PO-DURB-01-01");
    CHECK(code_found(desk, "PO-URB-01") == "PO-URB-01");
    recode_unit(desk.town.as("calitate"), desk.codebook, desk.town.unit("URB"), false);
    CHECK(code_found(desk, "PO-URB-01") == "PO-DURB-01");
    CHECK(code_found(desk, "F-PO-URB-01-01") == "F-PO-DURB-01-01");
}

TEST_CASE("codes: a document bears codes of several systems at once", "[codes]") {
    Desk desk;
    desk.new_procedure();
    assign_code(desk.town.as("calitate"), desk.codebook, "PO-URB-01", "ISO", "PS-07");
    CHECK(code_found(desk, "PS-07") == code_found(desk, "PO-URB-01"));
    CHECK(rule_of([&] {
              assign_code(desk.town.as("calitate"), desk.codebook, "PO-URB-01", "ISO", "PS-08");
          }).rfind("error", 0) == 0);
    desk.town.read([&](StoreReader& reader) { CHECK(reader.codes().parallel_codes().size() == 2); });
    retire_code(desk.town.as("calitate"), "PO-URB-01", "ISO");
    desk.town.read([&](StoreReader& reader) { CHECK(reader.codes().parallel_codes().empty()); });
    CHECK(desk.town.findings() == "");
}

TEST_CASE("codes: over random histories no code is ever borne by two documents", "[codes]") {
    std::mt19937 random(7);
    Desk desk;
    std::vector<std::string> current;
    std::set<std::string> ever;
    for (int step = 0; step < 120; ++step) {
        const std::size_t pick = current.empty() ? 0 : random() % current.size();
        switch (current.empty() ? 0 : random() % 4) {
            case 0:
            case 1:
                current.push_back(desk.new_procedure("Procedura " + std::to_string(step)).document.code());
                CHECK(ever.insert(current.back()).second);
                break;
            case 2: {
                const std::string code =
                    recode_document(desk.town.as("calitate"), desk.codebook, current[pick], "").after;
                CHECK(ever.insert(code).second);
                current[pick] = code;
                break;
            }
            default:
                CHECK(ever.insert(
                              reserve_code(desk.town.as("inspector"), desk.codebook, for_unit(desk, "URB"), "").printed)
                          .second);
        }
    }
    CHECK(desk.town.findings() == "");
}
