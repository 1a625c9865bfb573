#include "core/service/revisions/own_workflow.h"

#include <catch2/catch.hpp>

#include "core/history/hash.h"
#include "tests/core/service/revisions/desk.h"

using namespace pravila;
using namespace pravila::test;

namespace {

constexpr auto kType = DocumentType::kOperationalProcedure;

std::string short_way(const std::string& name, const std::string& types = "\"PO\"") {
    return "name = \"" + name + "\"\ntitle = \"Scurt\"\ntypes = [" + types +
           "]\n[[step]]\nid = \"aprobare\"\nkind = \"approve\"\nsigners = [{ role = \"entity_head\" }]\n";
}

/// Heads of participating units may agree by silence; two of them side by side with the legal adviser, who may not.
const std::string kSilent =
    "name = \"tacit\"\ntitle = \"Cu aviz tacit\"\ntypes = [\"PO\"]\n"
    "[[step]]\nid = \"analiza\"\nkind = \"opine\"\ntacit = true\ndeadline_days = 2\n"
    "signers = [{ role = \"department_head\", of = \"participating\" }]\n"
    "[[step]]\nid = \"juridic\"\nkind = \"opine\"\nparallel = true\nsigners = [{ role = \"legal_adviser\" }]\n"
    "[[step]]\nid = \"aprobare\"\nkind = \"approve\"\nsigners = [{ role = \"entity_head\" }]\n";

}  // namespace

TEST_CASE("workflow: an institution sets its own way, which holds for what is submitted from then on",
          "[revisions][workflow]") {
    Desk desk;
    const WorkingRevision before = desk.submitted("Autorizații");
    const std::string text = short_way("al-nostru");
    CHECK(set_own_workflow(desk.town.as("admin"), kType, text).name == "al-nostru");
    CHECK(desk.count("setting.changed") == 1);
    set_own_workflow(desk.town.as("calitate"), kType, text);  // says the same: nothing happens
    CHECK(desk.count("setting.changed") == 1);

    CHECK(desk.now(before).circuit->workflow == "primarie-operational-procedure");
    const WorkingRevision after = desk.submitted("Certificate");
    CHECK(after.circuit->workflow == "al-nostru");
    CHECK(desk.give("primar", after, StepKind::kApprove).working.revision.lifecycle == Lifecycle::kApproved);
    desk.give("urb", before, StepKind::kVerify);

    desk.town.read([&](StoreReader& reader) {
        CHECK(has_own_workflow(reader, kType));
        CHECK_FALSE(has_own_workflow(reader, DocumentType::kSystemProcedure));
        const auto entries = reader.log_entries_about("workflow.PO");
        REQUIRE(entries.size() == 1);
        CHECK(log_entry_from(entries[0].canonical).details.at("value_sha256") == JsonValue(sha256_hex(text)));
    });
    CHECK(desk.town.findings() == "");

    CHECK(unset_own_workflow(desk.town.as("admin"), kType).name == "primarie-operational-procedure");
    CHECK(desk.submitted("Racorduri").circuit->workflow == "primarie-operational-procedure");
    CHECK(refused([&] { unset_own_workflow(desk.town.as("admin"), kType); }).code == ErrorCode::kConflict);
    CHECK(desk.town.findings() == "");
}

TEST_CASE("workflow: only administrator and quality manager set a way, and only one that is sound and for the type",
          "[revisions][workflow]") {
    Desk desk;
    for (const char* who : {"primar", "secretar", "urb", "inspector", "auditor", "fost"}) {
        CAPTURE(who);
        CHECK(refused([&] { set_own_workflow(desk.town.as(who), kType, short_way("w")); }).code ==
              ErrorCode::kForbidden);
        CHECK(refused([&] { unset_own_workflow(desk.town.as(who), kType); }).code == ErrorCode::kForbidden);
    }
    for (const std::string& wrong :
         {std::string(), std::string("name = 1"), short_way("w", "\"PS\""), short_way("w") + std::string(70'000, '#')})
        CHECK(refused([&] { set_own_workflow(desk.town.as("admin"), kType, wrong); }).code == ErrorCode::kInvalidInput);
    CHECK(desk.count("setting.changed") == 0);
    CHECK(desk.submitted().circuit->workflow == "primarie-operational-procedure");
}

TEST_CASE("workflow: an opinion given by silence is an entry of the log, also when nothing opens after it",
          "[revisions][workflow]") {
    Desk desk;
    set_own_workflow(desk.town.as("admin"), kType, kSilent);
    const WorkingRevision working = desk.submitted("Eliberarea certificatelor de urbanism", {"CAD"});
    CHECK(lapse_tacit_steps(desk.town.system()) == 0);
    CHECK(desk.count("revision.opinion_lapsed") == 0);
    desk.town.clock.set("2026-12-02");
    CHECK(lapse_tacit_steps(desk.town.system()) == 1);
    CHECK(lapse_tacit_steps(desk.town.system()) == 0);
    CHECK(desk.count("revision.opinion_lapsed") == 1);
    CHECK(desk.story(working).back() == "revision.opinion_lapsed");
    desk.give("juridic", working, StepKind::kOpine);
    CHECK(desk.story(working).back() == "revision.step_opened");
    CHECK(desk.town.findings() == "");
}
