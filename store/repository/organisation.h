#pragma once

#include <string>

#include "core/ports/organisation_store.h"
#include "store/db/session.h"

namespace pravila {

/// People, places, roles and deputies inside someone else's transaction. Thread rule: one thread at a time.
class OrganisationTables final : public OrganisationWriter {
  public:
    /// @param institution  outlives this object.
    OrganisationTables(db::Session& session, const std::string& institution)
        : db_(session), institution_(institution) {}

    std::vector<Unit> units() override;
    std::optional<Unit> unit(const UnitId& id) override;
    std::optional<Person> person(const PersonId& id) override;
    std::optional<Person> person_with_email(std::string_view email) override;
    std::optional<Person> person_with_os_account(std::string_view account) override;
    std::vector<Person> people() override;
    std::vector<Membership> memberships() override;
    std::vector<Membership> memberships_of(const PersonId& person) override;
    std::vector<Membership> members_of(const UnitId& unit, Date day) override;
    std::vector<RoleGrant> grants() override;
    std::vector<RoleGrant> grants_of(const PersonId& person) override;
    std::vector<RoleGrant> grants_of_role(Role role) override;
    std::optional<RoleGrant> grant(const GrantId& id) override;
    std::vector<Deputation> deputations() override;
    std::vector<Deputation> deputations_by(const PersonId& deputy) override;
    std::optional<Deputation> deputation(const DeputationId& id) override;

    std::vector<ActFile> act_files() override;
    std::vector<ActFile> act_files_of(const std::string& subject) override;
    std::optional<ActFile> act_file(const ActFileId& id) override;

    void add_unit(const Unit& unit) override;
    void update_unit(const Unit& unit) override;
    void add_person(const Person& person) override;
    void update_person(const Person& person) override;
    void add_membership(const Membership& membership) override;
    void update_membership(const Membership& membership) override;
    void add_grant(const RoleGrant& grant) override;
    void update_grant(const RoleGrant& grant) override;
    void add_deputation(const Deputation& deputation) override;
    void update_deputation(const Deputation& deputation) override;
    void add_act_file(const ActFile& file) override;

  private:
    std::vector<Unit> read_units(db::Statement query);
    void add_successors(const Unit& unit);
    void add_former_places(const Unit& unit);

    db::Session& db_;
    const std::string& institution_;
};

}  // namespace pravila
