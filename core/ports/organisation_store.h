#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/organisation.h"

namespace pravila {

/// People, their places, roles and deputies. Limited to the scope's institution; absence is an empty optional.
/// Nothing here is ever deleted: what ended is kept with its last day, so that any past day can be asked.
class OrganisationReader {
  public:
    virtual ~OrganisationReader() = default;

    virtual std::vector<Unit> units() = 0;  ///< all that ever were, by name, byte order
    virtual std::optional<Unit> unit(const UnitId& id) = 0;

    virtual std::optional<Person> person(const PersonId& id) = 0;
    virtual std::optional<Person> person_with_email(std::string_view email) = 0;         ///< any case
    virtual std::optional<Person> person_with_os_account(std::string_view account) = 0;  ///< exact
    virtual std::vector<Person> people() = 0;                                            ///< by name, byte order

    virtual std::vector<Membership> memberships() = 0;                             ///< by person, then day
    virtual std::vector<Membership> memberships_of(const PersonId& person) = 0;    ///< by day
    virtual std::vector<Membership> members_of(const UnitId& unit, Date day) = 0;  ///< by id

    virtual std::vector<RoleGrant> grants() = 0;                           ///< by day, then id
    virtual std::vector<RoleGrant> grants_of(const PersonId& person) = 0;  ///< by day, then id
    virtual std::vector<RoleGrant> grants_of_role(Role role) = 0;          ///< by day, then id
    virtual std::optional<RoleGrant> grant(const GrantId& id) = 0;

    virtual std::vector<Deputation> deputations() = 0;                           ///< by day, then id
    virtual std::vector<Deputation> deputations_by(const PersonId& deputy) = 0;  ///< by day, then id
    virtual std::optional<Deputation> deputation(const DeputationId& id) = 0;

    virtual std::vector<ActFile> act_files() = 0;                               ///< by id
    virtual std::vector<ActFile> act_files_of(const std::string& subject) = 0;  ///< of a role or deputation, by id
    virtual std::optional<ActFile> act_file(const ActFileId& id) = 0;
};

/// `update_…` replaces the row. @throws Error kConflict when row_version is not the stored one (it is raised by one),
/// kNotFound when there is none.
class OrganisationWriter : public OrganisationReader {
  public:
    virtual void add_unit(const Unit& unit) = 0;
    virtual void update_unit(const Unit& unit) = 0;     ///< former places are only ever added
    virtual void add_person(const Person& person) = 0;  ///< @throws Error kConflict: e-mail or account already known
    virtual void update_person(const Person& person) = 0;
    virtual void add_membership(const Membership& membership) = 0;
    virtual void update_membership(const Membership& membership) = 0;
    virtual void add_grant(const RoleGrant& grant) = 0;
    virtual void update_grant(const RoleGrant& grant) = 0;
    virtual void add_deputation(const Deputation& deputation) = 0;
    virtual void update_deputation(const Deputation& deputation) = 0;
    virtual void add_act_file(const ActFile& file) = 0;
};

}  // namespace pravila
