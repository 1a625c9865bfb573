#include <atomic>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <thread>

#include "core/service/codes/create_document.h"
#include "core/service/codes/recode.h"
#include "core/service/codes/reservations.h"
#include "store/open_store.h"
#include "tests/store/child.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

const Codebook& book() { return Codebook::built_in(); }

CodeRequest procedure_of(const Town& town, const std::string& unit) {
    return {DocumentType::kOperationalProcedure, town.unit(unit), {}, {}, {}};
}

std::string next_of(Town& town, const CodeRequest& request) {
    std::string printed;
    town.read([&](StoreReader& reader) { printed = next_code(reader, book(), request, town.clock.today()).printed; });
    return printed;
}

std::vector<Gap> gaps_of(Town& town, const CodeRequest& request) {
    std::vector<Gap> gaps;
    town.read([&](StoreReader& reader) { gaps = code_gaps(reader, book(), request, town.clock.today()); });
    return gaps;
}

/// Ids that several threads or processes may ask for at once.
class ManyIds : public IdSource {
  public:
    explicit ManyIds(int first) : last_(first) {}
    std::string next() override {
        std::string digits = std::to_string(++last_);
        digits.insert(0, 12 - std::min<std::size_t>(12, digits.size()), '0');
        return "0192f000-0000-7000-9000-" + digits;
    }

  private:
    std::atomic<int> last_;
};

}  // namespace

TEST_CASE("codes: the next code is one more than the highest ever given in its unit", "[codes]") {
    Town town;
    const CodeRequest urb = procedure_of(town, "URB");
    CHECK(next_of(town, urb) == "PO-URB-01");
    town.document("PO-URB-04", "Certificate de urbanism", "URB");
    town.document("PO-CAD-09", "Registrul agricol", "CAD");
    CHECK(next_of(town, urb) == "PO-URB-05");
    CHECK(next_of(town, procedure_of(town, "CAD")) == "PO-CAD-10");
    town.document("P.O. Urb 99", "Autorizații de construire", "URB");
    CHECK(next_of(town, urb) == "PO-URB-100");
    retire_code(town.as("calitate"), "PO-URB-99", "SCIM");
    CHECK(next_of(town, urb) == "PO-URB-100");
    CHECK(town.findings() == "");
}

TEST_CASE("codes: system procedures are counted in the whole institution, forms in their procedure", "[codes]") {
    Town town;
    town.document("PS-02", "Managementul riscurilor", "CIM");
    town.document("PS-URB-07", "O procedură numită altfel", "URB");
    CHECK(next_of(town, {DocumentType::kSystemProcedure, {}, {}, {}, {}}) == "PS-03");
    const DocumentId parent = town.document("PO-URB-04", "Certificate de urbanism", "URB");
    CHECK(next_of(town, {DocumentType::kForm, town.unit("URB"), parent, {}, {}}) == "F-PO-URB-04-01");
    CHECK(next_of(town, {DocumentType::kAnnex, town.unit("URB"), parent, {}, {}}) == "A-PO-URB-04.01");
}

TEST_CASE("codes: an absurd number neither stops counting nor fills the list of gaps", "[codes][hostile]") {
    Town town;
    town.document("PO-URB-02", "Certificate de urbanism", "URB");
    town.document("PO-URB-2147483647", "Cod greșit", "URB");
    town.document("PO-URB-99999999999999999999", "Cod și mai greșit", "URB");
    CHECK(next_of(town, procedure_of(town, "URB")) == "PO-URB-03");
    town.document("PO-URB-900000", "Cod mare", "URB");
    const auto gaps = gaps_of(town, procedure_of(town, "URB"));
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].code == "PO-URB-01");
    CHECK(gaps[1].code == "PO-URB-03");
    CHECK(gaps[1].last == "PO-URB-899999");
    CHECK(gaps[1].count == 899997);
}

TEST_CASE("codes: what cannot be numbered is refused with the reason", "[codes][hostile]") {
    Town town;
    const auto why = [&](const CodeRequest& request) { return refused([&] { next_of(town, request); }); };
    CHECK(why({DocumentType::kOperationalProcedure, {}, {}, {}, {}}).code == ErrorCode::kInvalidInput);
    CHECK(why({DocumentType::kOperationalProcedure, UnitId("no such unit"), {}, {}, {}}).code ==
          ErrorCode::kInvalidInput);
    CHECK(why({DocumentType::kForm, {}, DocumentId("none"), {}, {}}).code == ErrorCode::kInvalidInput);
    CodeRequest odd = procedure_of(town, "URB");
    odd.scheme = "'; DROP TABLE reserved_code; --";
    CHECK(why(odd).message == "There is no scheme “{scheme}” for codes.");
    for (const char* text : {"", "   ", "../..", "PO-URB-0\xff", "\xD0\x9E-1"})
        CHECK(refused([&] { release_code(town.as("calitate"), text, ""); }).code == ErrorCode::kNotFound);
}

TEST_CASE(
    "codes: schemes of a directorate, a standard or a clause give numbers when they are told what only people know",
    "[codes]") {
    Town town;
    CodeRequest urb = procedure_of(town, "URB");
    urb.scheme = "directorate-standard-type-number";
    const auto why = [&](const CodeRequest& request) { return refused([&] { next_of(town, request); }); };
    CHECK(why(urb).text ==
          "Codes of the scheme “directorate-standard-type-number” name their STANDARD: say which one it is.");
    urb.given[SegmentKind::kStandard] = "9";
    // URB lies in DUAT, and the scheme's own prefix with that is no code it could read again.
    CHECK(why(urb).text ==
          "The scheme “directorate-standard-type-number” would give “DDUAT-S09-PO01”, which is no code: look at the "
          "values that were given.");
    town.write([&](StoreWriter& writer) {
        Unit directorate = *writer.organisation().unit(town.unit("DUAT"));
        directorate.abbreviation = "D1";
        writer.organisation().update_unit(directorate);
    });
    CHECK(next_of(town, urb) == "D1-S09-PO01");
    town.document("D1-S09-PO07", "Certificate de urbanism", "URB");
    town.document("D1-S08-PO30", "Alt standard", "URB");
    town.document("D2-S09-PO40", "Altă direcție", "CIM");
    CHECK(next_of(town, urb) == "D1-S09-PO08");
    urb.given[SegmentKind::kDirectorate] = "2";
    CHECK(next_of(town, urb) == "D2-S09-PO41");
    CodeRequest outside = procedure_of(town, "CIM");
    outside.scheme = urb.scheme;
    outside.given = {{SegmentKind::kStandard, "9"}};
    CHECK(why(outside).message ==
          "The code of this document names a directorate, and its unit lies in none: say which.");
    for (const char* bad : {"9-9", "nouă și ceva", "'; DROP TABLE", "\n"}) {
        urb.given[SegmentKind::kStandard] = bad;
        CAPTURE(bad);
        CHECK(why(urb).code == ErrorCode::kInvalidInput);
    }
    CodeRequest clause = procedure_of(town, "URB");
    clause.scheme = "type-system-clause";
    clause.given = {{SegmentKind::kClause, "8.7"}};
    CHECK(why(clause).message == "The scheme “{scheme}” has no running number: write the code yourself.");
}

TEST_CASE("codes: an institution's own scheme may count within a clause", "[codes]") {
    Town town;
    const Codebook own = Codebook::from_toml(
        "[[scheme]]\nname = \"clause\"\ngrammar = 'TYPE - CLAUSE - NUMBER:width=2'\ncounter = [\"TYPE\", \"CLAUSE\"]\n"
        "examples = [\"PO-8.7-01\"]\n");
    CodeRequest request = procedure_of(town, "URB");
    request.scheme = "clause";
    request.given = {{SegmentKind::kClause, "8.7"}};
    const auto next = [&] {
        std::string printed;
        town.read([&](StoreReader& reader) { printed = next_code(reader, own, request, town.clock.today()).printed; });
        return printed;
    };
    CHECK(next() == "PO-8.7-01");
    town.document("PO-8.7-05", "Neconformități", "URB");
    CHECK(next() == "PO-8.7-06");
    request.given = {{SegmentKind::kClause, "8.10"}};
    CHECK(next() == "PO-8.10-01");
}

TEST_CASE("codes: a reserved number is blocked for ever, and every gap says why", "[codes][gaps]") {
    Town town;
    const CodeRequest urb = procedure_of(town, "URB");
    const ReservedCode first = reserve_code(town.as("inspector"), book(), urb, "pentru PUG");
    CHECK(first.printed == "PO-URB-01");
    const ReservedCode second = reserve_code(town.as("inspector"), book(), urb, "");
    release_code(town.as("inspector"), "po urb 2", "nu mai e nevoie");
    town.document("PO-URB-05", "Certificate de urbanism", "URB");
    town.document("PO-URB-06", "Autorizații", "URB");
    retire_code(town.as("calitate"), "PO-URB-05", "SCIM");
    const auto gaps = gaps_of(town, urb);
    REQUIRE(gaps.size() == 4);
    CHECK(gaps[0].why == Gap::Why::kReserved);
    CHECK(gaps[0].reservation->reserved_by == town.person("inspector"));
    CHECK(gaps[1].why == Gap::Why::kCancelled);
    CHECK(gaps[2].why == Gap::Why::kNeverGiven);
    CHECK(gaps[2].code + " " + gaps[2].last == "PO-URB-03 PO-URB-04");
    CHECK(gaps[3].why == Gap::Why::kRetired);
    CHECK(next_of(town, urb) == "PO-URB-07");
    CHECK(refused([&] { reserve_code(town.as("taxe"), book(), urb, ""); }).code == ErrorCode::kForbidden);
    CHECK(release_expired_codes(town.system()) == 0);
    town.clock.set(first.expires_on.plus_days(1).iso());
    CHECK(release_expired_codes(town.system()) == 1);
    CHECK(release_expired_codes(town.system()) == 0);
    CHECK(gaps_of(town, urb)[0].why == Gap::Why::kCancelled);
    CHECK(town.findings() == "");
}

TEST_CASE("codes: a reserved code becomes the code of one new document and of no second", "[codes]") {
    Town town;
    const ReservedCode kept = reserve_code(town.as("inspector"), book(), procedure_of(town, "URB"), "");
    NewDocument wanted;
    wanted.unit = town.unit("URB");
    wanted.title = "Eliberarea certificatelor";
    wanted.code = "p.o. urb 1";
    CHECK(create_document(town.as("inspector"), book(), wanted).document.code() == kept.printed);
    CHECK(refused([&] { create_document(town.as("inspector"), book(), wanted); }).code == ErrorCode::kConflict);
    wanted.code.clear();
    CHECK(create_document(town.as("inspector"), book(), wanted).document.code() == "PO-URB-02");
    CHECK(town.findings() == "");
}

TEST_CASE("codes: 64 requests at once get 64 different numbers", "[codes][concurrent]") {
    Town town;
    ManyIds ids(0);
    std::vector<std::string> printed(64);
    std::vector<std::thread> threads;
    for (std::string& code : printed)
        threads.emplace_back([&] {
            Context context{*town.store, town.clock, ids, Scope{town.institution, kSystem}};
            code = reserve_code(context, book(), procedure_of(town, "URB"), "").printed;
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(std::set<std::string>(printed.begin(), printed.end()).size() == 64);
    CHECK(next_of(town, procedure_of(town, "URB")) == "PO-URB-65");
    CHECK(town.findings() == "");
}

TEST_CASE("codes: two processes never get the same number", "[codes][concurrent]") {
    Town town;
    const std::string path = town.path();
    town.store.reset();
    constexpr int kEach = 32;
    const auto reserve_many = [&](DocumentStore& store, int first_id, const std::function<void(std::string)>& tell) {
        ManyIds ids(first_id);
        Context context{store, town.clock, ids, Scope{town.institution, kSystem}};
        for (int i = 0; i < kEach; ++i) tell(reserve_code(context, book(), procedure_of(town, "URB"), "").printed);
    };
    Child child([&](int out) {
        const auto store = open_store(path);
        reserve_many(*store, 0, [&](const std::string& code) { Child::say(out, code); });
        return 0;
    });
    town.store = open_store(path);
    std::set<std::string> codes;
    reserve_many(*town.store, 1000, [&](const std::string& code) { codes.insert(code); });
    for (std::string line; child.line(line);) codes.insert(line);
    CHECK(child.wait() == 0);
    CHECK(codes.size() == 2 * kEach);
}

TEST_CASE("codes: whatever happens to codes, none is given twice", "[codes][property]") {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        CAPTURE(seed);
        Town town;
        std::mt19937 random(seed);
        const CodeRequest urb = procedure_of(town, "URB");
        std::set<std::string> given;
        std::vector<std::string> borne, kept;
        const auto fresh = [&](const std::string& code) { CHECK(given.insert(key_text(code_key(code))).second); };
        const auto take = [&](std::vector<std::string>& from) {
            const std::size_t at = random() % from.size();
            std::string code = from[at];
            from.erase(from.begin() + static_cast<std::ptrdiff_t>(at));
            return code;
        };
        for (int step = 0; step < 40; ++step) {
            const auto what = random() % 5;
            if (what == 0) {
                kept.push_back(reserve_code(town.system(), book(), urb, "").printed);
                fresh(kept.back());
            } else if (what == 1 && !kept.empty()) {
                release_code(town.system(), take(kept), "");
            } else if (what == 2 && !borne.empty()) {
                borne.push_back(recode_document(town.system(), book(), take(borne), "").after);
                fresh(borne.back());
            } else if (what == 3 && !borne.empty()) {
                retire_code(town.system(), take(borne), "SCIM");
            } else {
                borne.push_back(next_of(town, urb));
                fresh(borne.back());
                town.document(borne.back(), "Procedura " + std::to_string(step), "URB");
            }
        }
        CHECK(town.findings() == "");
    }
}
