#include <catch2/catch.hpp>

#include "core/service/organisation/reorganise.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

std::string problem(const std::string& toml) {
    return refused([&] { reorganisation_from_toml(toml); }).text;
}

const std::string kHead = "act = \"HCL nr. 90\"\nday = \"2026-12-01\"\n";

}  // namespace

TEST_CASE("plan: everything it says is read", "[organisation][plan]") {
    const auto plan = reorganisation_from_toml(R"(
act = "HCL nr. 90"
act_date = "30.10.2026"
day = "2026-12-01"
[[begin]]
name = "Serviciul Nou"
abbreviation = "NOU"
kind = "service"
parent = "DE"
[[end]]
unit = "URB"
successors = ["NOU", "CAD"]
people = "NOU"
documents = "CAD"
[[person]]
person = "urb@teiusani.example"
unit = "NOU"
function = "Șef serviciu"
[[role]]
person = "dobrescu"
unit = "NOU"
[[document]]
code = "PO-URB-01"
owner = "NOU"
[[link]]
from = "PO-URB-01"
to = ["PO-URB-02"]
kind = "merged_into"
)");
    CHECK(plan.act == Act{"HCL nr. 90", Date::parse("2026-10-30")});
    CHECK(plan.day == *Date::parse("2026-12-01"));
    REQUIRE(plan.begin.size() == 1);
    CHECK(plan.begin[0].kind == UnitKind::kService);
    CHECK(plan.begin[0].parent == "DE");
    CHECK(plan.end.at(0).successors == std::vector<std::string>{"NOU", "CAD"});
    CHECK(plan.end[0].documents == "CAD");
    CHECK(plan.people.at(0).function == "Șef serviciu");
    CHECK(plan.roles.at(0).role == Role::kDepartmentHead);
    CHECK(plan.documents.at(0).owner == "NOU");
    CHECK(plan.links.at(0).kind == LinkKind::kMergedInto);
}

TEST_CASE("plan: what is wrong is named with its line", "[organisation][plan]") {
    CHECK(problem("day = \"2026-12-01\"\n").find("“act” is missing") != std::string::npos);
    CHECK(problem("act = \"x\"\n").find("“day” is missing") != std::string::npos);
    CHECK(problem("act = \"x\"\nday = \"31.02.2026\"\n").find("Line 2: “day” must be a day") != std::string::npos);
    CHECK(problem(kHead + "[[begin]]\nname = \"A\"\nkind = \"serviciu\"\n").find("Line 5: “serviciu”") !=
          std::string::npos);
    CHECK(problem(kHead + "[[end]]\nunit = \"A\"\nsuccesors = [\"B\"]\n").find("Line 5: “succesors” is not known") !=
          std::string::npos);
    CHECK(problem(kHead + "[[end]]\nunit = 7\n").find("Line 4: “unit” must be a text") != std::string::npos);
    CHECK(problem(kHead + "[end]\nunit = \"A\"\n").find("write it as [[end]]") != std::string::npos);
    CHECK(problem(kHead + "[[end]]\nunit = \"A\"\nsuccessors = [1]\n").find("Line 5: “successors” must be a list") !=
          std::string::npos);
    CHECK(problem(kHead + "[[end\n").find("Line 3: this is not valid TOML") != std::string::npos);
    CHECK(problem(std::string(2 * 1024 * 1024, '#')).find("larger than 1 MiB") != std::string::npos);
    CHECK(problem("act = \"\xff\"\n").find("not valid TOML") != std::string::npos);
}

TEST_CASE("plan: the units of every preset can be made in a new store", "[organisation][plan]") {
    CHECK(preset_names() == std::vector<std::string>{"comuna", "primarie"});
    for (const std::string& preset : preset_names()) {
        CAPTURE(preset);
        TempDir directory;
        TownClock clock;
        TownIds ids;
        const InstitutionId institution{"0192f000-0000-7000-8000-00000000000a"};
        const auto store = create_store(directory.file("store"));
        create_institution(*store, clock, ids, {institution, "Primăria", "", std::string(32, '\x07')});
        const Context context{*store, clock, ids, Scope{institution, kSystem}};
        std::vector<ReorganisationStep> steps;
        store->write(context.scope, [&](StoreWriter& writer) {
            steps.clear();
            add_planned_units(writer, context, preset_units(preset), {"init", {}}, {}, steps);
        });
        CHECK(steps.size() >= 10);
        CHECK(verify_store(context).findings.empty());
    }
    CHECK(refused([] { preset_units("judet"); }).code == ErrorCode::kNotFound);
}
