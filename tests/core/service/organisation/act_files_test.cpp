#include <catch2/catch.hpp>

#include "core/service/organisation/act_files.h"
#include "tests/support/town.h"

using namespace pravila;
using namespace pravila::test;

namespace {

GrantId grant_of(Town& town, const char* who, Role role) {
    GrantId id;
    town.read([&](StoreReader& reader) {
        for (const RoleGrant& grant : reader.organisation().grants_of(town.person(who)))
            if (grant.role == role) id = grant.id;
    });
    return id;
}

}  // namespace

TEST_CASE("act files: the file of an act is kept by its content and found again", "[organisation][act_files]") {
    Town town;
    const GrantId head = grant_of(town, "urb", Role::kDepartmentHead);
    const ActFileId id = attach_act_file(town.as("admin"), head.str(), "C:\\scanări\\dispoziția 11.pdf", "%PDF-1.4 x");
    const ActFileBytes kept = act_file(town.as("auditor"), id);
    CHECK(kept.bytes == "%PDF-1.4 x");
    CHECK(kept.file.name == "dispoziția 11.pdf");
    CHECK(kept.file.sha256 == sha256_hex("%PDF-1.4 x"));
    CHECK(refused([&] { attach_act_file(town.as("admin"), head.str(), "alt nume.pdf", "%PDF-1.4 x"); }).code ==
          ErrorCode::kConflict);
    attach_act_file(town.as("admin"), head.str(), "mai bun.pdf", "%PDF-1.4 y");
    town.read([&](StoreReader& reader) { CHECK(reader.organisation().act_files_of(head.str()).size() == 2); });
    town.read([&](StoreReader& reader) {
        for (const StoredEntry& entry : reader.log_entries(0, reader.log_size()))
            CHECK(entry.canonical.find("dispoziția 11.pdf") == std::string::npos);
    });
    CHECK(town.findings() == "");
}

TEST_CASE("act files: who keeps the act attaches it; whom it is about, and who keeps or audits, reads it",
          "[organisation][act_files]") {
    Town town;
    const GrantId head = grant_of(town, "urb", Role::kDepartmentHead),
                  chair = grant_of(town, "secretar", Role::kCommissionChair);
    const auto attaches = [&](const char* who, const GrantId& grant) {
        return refused([&] { attach_act_file(town.as(who), grant.str(), "act.pdf", std::string("de la ") + who); })
            .message.empty();
    };
    CHECK_FALSE(attaches("calitate", head));
    CHECK_FALSE(attaches("urb", head));
    CHECK_FALSE(attaches("auditor", chair));
    CHECK(attaches("calitate", chair));
    CHECK(refused([&] { attach_act_file(town.as("admin"), "none", "act.pdf", "x"); }).code == ErrorCode::kNotFound);
    CHECK(refused([&] { attach_act_file(town.as("admin"), head.str(), "act.pdf", ""); }).code ==
          ErrorCode::kInvalidInput);
    CHECK(refused([&] { attach_act_file(town.as("admin"), head.str(), "../", "x"); }).code == ErrorCode::kInvalidInput);
    const ActFileId id = attach_act_file(town.as("admin"), head.str(), "act.pdf", "x");
    for (const char* who : {"urb", "admin", "calitate", "auditor"}) CHECK(act_file(town.as(who), id).bytes == "x");
    for (const char* who : {"cad", "inspector", "primar"})
        CHECK(refused([&] { act_file(town.as(who), id); }).code == ErrorCode::kNotFound);
    CHECK(refused([&] { act_file(town.as(PersonId()), id); }).code == ErrorCode::kNotFound);
    CHECK(refused([&] { act_file(town.as("admin"), ActFileId("none")); }).code == ErrorCode::kNotFound);
    const DeputationId deputy =
        town.deputy("primar", "viceprimar", Role::kEntityHead, Town::act(40, "2026-11-01"), "2026-11-01", "2026-12-01");
    const ActFileId order = attach_act_file(town.as("admin"), deputy.str(), "40.pdf", "ordin");
    CHECK(act_file(town.as("viceprimar"), order).bytes == "ordin");
    CHECK(act_file(town.as("primar"), order).bytes == "ordin");
}

TEST_CASE("act files: a row that was put beside the log is found", "[organisation][act_files][verify]") {
    Town town;
    const GrantId head = grant_of(town, "urb", Role::kDepartmentHead);
    town.write([&](StoreWriter& writer) {
        ActFile file;
        file.id = ActFileId("planted");
        file.subject = head.str();
        file.sha256 = writer.add_content("fals");
        file.name = "act.pdf";
        file.attached_at = town.clock.now();
        writer.organisation().add_act_file(file);
    });
    CHECK(town.findings() == "state.act_file");
}
