#include "store/repository/organisation.h"

#include <map>

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define UNIT_COLUMNS \
    "u.unit_id, u.name, u.abbreviation, u.kind, u.parent_id, u.valid_from, u.valid_until, u.row_version"
#define PERSON_COLUMNS "p.person_id, p.name, p.email, p.phone, p.os_account, p.outside, p.disabled, p.row_version"
#define MEMBERSHIP_COLUMNS \
    "m.membership_id, m.person_id, m.unit_id, m.function, m.holds_from, m.holds_until, m.row_version"
#define GRANT_COLUMNS \
    "g.grant_id, g.person_id, g.role, g.unit_id, g.act_number, g.act_date, g.holds_from, g.holds_until, g.row_version"
#define DEPUTATION_COLUMNS                                                                                       \
    "d.deputation_id, d.absent_id, d.deputy_id, d.role, d.act_number, d.act_date, d.holds_from, d.holds_until, " \
    "d.row_version"

#define ACT_FILE_COLUMNS "f.act_file_id, f.subject_id, f.sha256, f.file_name, f.attached_at"

constexpr const char* kUnits = "SELECT " UNIT_COLUMNS R"sql(
    FROM unit u WHERE u.institution_id = $1 ORDER BY u.name, u.unit_id
)sql";

constexpr const char* kUnit = "SELECT " UNIT_COLUMNS R"sql(
    FROM unit u WHERE u.institution_id = $1 AND u.unit_id = $2
)sql";

constexpr const char* kSuccessors = R"sql(
    SELECT unit_id, successor_id FROM unit_successor
    WHERE institution_id = $1 AND unit_id IN (SELECT value FROM json_each($2)) ORDER BY unit_id, successor_id
)sql";

constexpr const char* kInsertUnit = R"sql(
    INSERT INTO unit (institution_id, unit_id, name, abbreviation, kind, parent_id, valid_from, valid_until, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql";

constexpr const char* kUpdateUnit = R"sql(
    UPDATE unit SET name = $1, abbreviation = $2, kind = $3, parent_id = $4, valid_from = $5, valid_until = $6,
                    row_version = row_version + 1
    WHERE institution_id = $7 AND unit_id = $8 AND row_version = $9
)sql";

constexpr const char* kDeleteSuccessors = R"sql(
    DELETE FROM unit_successor WHERE institution_id = $1 AND unit_id = $2
)sql";

constexpr const char* kInsertSuccessor = R"sql(
    INSERT INTO unit_successor (institution_id, unit_id, successor_id) VALUES ($1, $2, $3)
)sql";

constexpr const char* kPerson = "SELECT " PERSON_COLUMNS R"sql(
    FROM person p WHERE p.institution_id = $1 AND p.person_id = $2
)sql";

constexpr const char* kPersonWithEmail = "SELECT " PERSON_COLUMNS R"sql(
    FROM person p WHERE p.institution_id = $1 AND p.email = $2 AND p.email <> ''
)sql";

constexpr const char* kPersonWithAccount = "SELECT " PERSON_COLUMNS R"sql(
    FROM person p WHERE p.institution_id = $1 AND p.os_account = $2 AND p.os_account <> ''
)sql";

constexpr const char* kPeople = "SELECT " PERSON_COLUMNS R"sql(
    FROM person p WHERE p.institution_id = $1 ORDER BY p.name, p.person_id
)sql";

constexpr const char* kInsertPerson = R"sql(
    INSERT INTO person (institution_id, person_id, name, email, phone, os_account, outside, disabled, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql";

constexpr const char* kUpdatePerson = R"sql(
    UPDATE person SET name = $1, email = $2, phone = $3, os_account = $4, outside = $5, disabled = $6,
                      row_version = row_version + 1
    WHERE institution_id = $7 AND person_id = $8 AND row_version = $9
)sql";

constexpr const char* kMemberships = "SELECT " MEMBERSHIP_COLUMNS R"sql(
    FROM membership m WHERE m.institution_id = $1 ORDER BY m.person_id, m.holds_from, m.membership_id
)sql";

constexpr const char* kMembershipsOf = "SELECT " MEMBERSHIP_COLUMNS R"sql(
    FROM membership m WHERE m.institution_id = $1 AND m.person_id = $2 ORDER BY m.holds_from, m.membership_id
)sql";

constexpr const char* kMembershipStands = R"sql(
    SELECT 1 FROM membership m WHERE m.institution_id = $1 AND m.membership_id = $2
)sql";

constexpr const char* kMembersOf = "SELECT " MEMBERSHIP_COLUMNS R"sql(
    FROM membership m
    WHERE m.institution_id = $1 AND m.unit_id = $2 AND m.holds_from <= $3
      AND (m.holds_until IS NULL OR m.holds_until > $3)
    ORDER BY m.membership_id
)sql";

constexpr const char* kInsertMembership = R"sql(
    INSERT INTO membership (institution_id, membership_id, person_id, unit_id, function, holds_from, holds_until,
                            row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
)sql";

constexpr const char* kUpdateMembership = R"sql(
    UPDATE membership SET person_id = $1, unit_id = $2, function = $3, holds_from = $4, holds_until = $5,
                          row_version = row_version + 1
    WHERE institution_id = $6 AND membership_id = $7 AND row_version = $8
)sql";

constexpr const char* kGrants = "SELECT " GRANT_COLUMNS R"sql(
    FROM role_grant g WHERE g.institution_id = $1 ORDER BY g.holds_from, g.grant_id
)sql";

constexpr const char* kGrantsOf = "SELECT " GRANT_COLUMNS R"sql(
    FROM role_grant g WHERE g.institution_id = $1 AND g.person_id = $2 ORDER BY g.holds_from, g.grant_id
)sql";

constexpr const char* kGrantsOfRole = "SELECT " GRANT_COLUMNS R"sql(
    FROM role_grant g WHERE g.institution_id = $1 AND g.role = $2 ORDER BY g.holds_from, g.grant_id
)sql";

constexpr const char* kGrant = "SELECT " GRANT_COLUMNS R"sql(
    FROM role_grant g WHERE g.institution_id = $1 AND g.grant_id = $2
)sql";

constexpr const char* kInsertGrant = R"sql(
    INSERT INTO role_grant (institution_id, grant_id, person_id, role, unit_id, act_number, act_date, holds_from,
                            holds_until, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

constexpr const char* kUpdateGrant = R"sql(
    UPDATE role_grant SET person_id = $1, role = $2, unit_id = $3, act_number = $4, act_date = $5, holds_from = $6,
                          holds_until = $7, row_version = row_version + 1
    WHERE institution_id = $8 AND grant_id = $9 AND row_version = $10
)sql";

constexpr const char* kDeputations = "SELECT " DEPUTATION_COLUMNS R"sql(
    FROM deputation d WHERE d.institution_id = $1 ORDER BY d.holds_from, d.deputation_id
)sql";

constexpr const char* kDeputationsBy = "SELECT " DEPUTATION_COLUMNS R"sql(
    FROM deputation d WHERE d.institution_id = $1 AND d.deputy_id = $2 ORDER BY d.holds_from, d.deputation_id
)sql";

constexpr const char* kDeputation = "SELECT " DEPUTATION_COLUMNS R"sql(
    FROM deputation d WHERE d.institution_id = $1 AND d.deputation_id = $2
)sql";

constexpr const char* kInsertDeputation = R"sql(
    INSERT INTO deputation (institution_id, deputation_id, absent_id, deputy_id, role, act_number, act_date, holds_from,
                            holds_until, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

constexpr const char* kUpdateDeputation = R"sql(
    UPDATE deputation SET absent_id = $1, deputy_id = $2, role = $3, act_number = $4, act_date = $5, holds_from = $6,
                          holds_until = $7, row_version = row_version + 1
    WHERE institution_id = $8 AND deputation_id = $9 AND row_version = $10
)sql";

constexpr const char* kFormerPlaces = R"sql(
    SELECT unit_id, place_id, parent_id, until_day FROM unit_former_place
    WHERE institution_id = $1 AND unit_id IN (SELECT value FROM json_each($2)) ORDER BY unit_id, until_day
)sql";

constexpr const char* kInsertFormerPlace = R"sql(
    INSERT INTO unit_former_place (institution_id, place_id, unit_id, parent_id, until_day) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (institution_id, place_id) DO NOTHING
)sql";

constexpr const char* kActFiles = "SELECT " ACT_FILE_COLUMNS R"sql(
    FROM act_file f WHERE f.institution_id = $1 ORDER BY f.act_file_id
)sql";

constexpr const char* kActFilesOf = "SELECT " ACT_FILE_COLUMNS R"sql(
    FROM act_file f WHERE f.institution_id = $1 AND f.subject_id = $2 ORDER BY f.act_file_id
)sql";

constexpr const char* kActFile = "SELECT " ACT_FILE_COLUMNS R"sql(
    FROM act_file f WHERE f.institution_id = $1 AND f.act_file_id = $2
)sql";

constexpr const char* kInsertActFile = R"sql(
    INSERT INTO act_file (institution_id, act_file_id, subject_id, sha256, file_name, attached_at)
    VALUES ($1, $2, $3, $4, $5, $6)
)sql";

Role role_of(const std::string& text) { return readable(role_from(text), "role", text); }

Person person_from(const db::Statement& row) {
    return {PersonId(row.text(0)), row.text(1),    row.text(2),    row.text(3),
            row.text(4),           row.boolean(5), row.boolean(6), row.integer(7)};
}

Membership membership_from(const db::Statement& row) {
    return {MembershipId(row.text(0)), PersonId(row.text(1)),           UnitId(row.text(2)), row.text(3),
            stored_date(row.text(4)),  date_from(row.optional_text(5)), row.integer(6)};
}

RoleGrant grant_from(const db::Statement& row) {
    return {GrantId(row.text(0)),
            PersonId(row.text(1)),
            role_of(row.text(2)),
            id_from<UnitId>(row.optional_text(3)),
            {row.text(4), date_from(row.optional_text(5))},
            stored_date(row.text(6)),
            date_from(row.optional_text(7)),
            row.integer(8)};
}

Deputation deputation_from(const db::Statement& row) {
    const auto role = row.optional_text(3);
    return {DeputationId(row.text(0)),
            PersonId(row.text(1)),
            PersonId(row.text(2)),
            role ? std::optional(role_of(*role)) : std::nullopt,
            {row.text(4), date_from(row.optional_text(5))},
            stored_date(row.text(6)),
            date_from(row.optional_text(7)),
            row.integer(8)};
}

ActFile act_file_from(const db::Statement& row) {
    return {ActFileId(row.text(0)), row.text(1), row.text(2), row.text(3), stored_instant(row.text(4))};
}

std::optional<std::string> role_text(const std::optional<Role>& role) {
    return role ? std::optional(std::string(to_text(*role))) : std::nullopt;
}

}  // namespace

std::vector<Unit> OrganisationTables::read_units(db::Statement query) {
    std::vector<Unit> units;
    std::map<std::string, std::size_t> places;
    while (query.step()) {
        Unit unit{UnitId(query.text(0)), query.text(1), query.text(2)};
        unit.kind = readable(unit_kind_from(query.text(3)), "unit kind", query.text(3));
        unit.parent = id_from<UnitId>(query.optional_text(4));
        unit.valid_from = date_from(query.optional_text(5));
        unit.valid_until = date_from(query.optional_text(6));
        unit.row_version = query.integer(7);
        places.emplace(unit.id.str(), units.size());
        units.push_back(std::move(unit));
    }
    const auto ids = json_list(units, [](const Unit& unit) { return unit.id.str(); });
    auto successors = db_.query(kSuccessors, institution_, ids);
    while (successors.step()) units[places.at(successors.text(0))].successors.emplace_back(successors.text(1));
    auto places_before = db_.query(kFormerPlaces, institution_, ids);
    while (places_before.step())
        units[places.at(places_before.text(0))].former.push_back({FormerPlaceId(places_before.text(1)),
                                                                  id_from<UnitId>(places_before.optional_text(2)),
                                                                  stored_date(places_before.text(3))});
    return units;
}

std::vector<Unit> OrganisationTables::units() { return read_units(db_.query(kUnits, institution_)); }

std::optional<Unit> OrganisationTables::unit(const UnitId& id) {
    auto found = read_units(db_.query(kUnit, institution_, id.str()));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Person> OrganisationTables::person(const PersonId& id) {
    return first(db_.query(kPerson, institution_, id.str()), person_from);
}

std::optional<Person> OrganisationTables::person_with_email(std::string_view email) {
    const std::string lower = email_key(email);
    return first(db_.query(kPersonWithEmail, institution_, lower), person_from);
}

std::optional<Person> OrganisationTables::person_with_os_account(std::string_view account) {
    return first(db_.query(kPersonWithAccount, institution_, account), person_from);
}

std::vector<Person> OrganisationTables::people() { return all(db_.query(kPeople, institution_), person_from); }

std::vector<Membership> OrganisationTables::memberships() {
    return all(db_.query(kMemberships, institution_), membership_from);
}

std::vector<Membership> OrganisationTables::memberships_of(const PersonId& person) {
    return all(db_.query(kMembershipsOf, institution_, person.str()), membership_from);
}

std::vector<Membership> OrganisationTables::members_of(const UnitId& unit, Date day) {
    return all(db_.query(kMembersOf, institution_, unit.str(), day.iso()), membership_from);
}

std::vector<RoleGrant> OrganisationTables::grants() { return all(db_.query(kGrants, institution_), grant_from); }

std::vector<RoleGrant> OrganisationTables::grants_of(const PersonId& person) {
    return all(db_.query(kGrantsOf, institution_, person.str()), grant_from);
}

std::vector<RoleGrant> OrganisationTables::grants_of_role(Role role) {
    return all(db_.query(kGrantsOfRole, institution_, to_text(role)), grant_from);
}

std::optional<RoleGrant> OrganisationTables::grant(const GrantId& id) {
    return first(db_.query(kGrant, institution_, id.str()), grant_from);
}

std::vector<Deputation> OrganisationTables::deputations() {
    return all(db_.query(kDeputations, institution_), deputation_from);
}

std::vector<Deputation> OrganisationTables::deputations_by(const PersonId& deputy) {
    return all(db_.query(kDeputationsBy, institution_, deputy.str()), deputation_from);
}

std::optional<Deputation> OrganisationTables::deputation(const DeputationId& id) {
    return first(db_.query(kDeputation, institution_, id.str()), deputation_from);
}

std::vector<ActFile> OrganisationTables::act_files() { return all(db_.query(kActFiles, institution_), act_file_from); }

std::vector<ActFile> OrganisationTables::act_files_of(const std::string& subject) {
    return all(db_.query(kActFilesOf, institution_, subject), act_file_from);
}

std::optional<ActFile> OrganisationTables::act_file(const ActFileId& id) {
    return first(db_.query(kActFile, institution_, id.str()), act_file_from);
}

void OrganisationTables::add_former_places(const Unit& unit) {
    for (const FormerPlace& place : unit.former)
        db_.execute(kInsertFormerPlace, institution_, place.id.str(), unit.id.str(), text_of(place.parent),
                    place.until.iso());
}

void OrganisationTables::add_act_file(const ActFile& file) {
    db_.execute(kInsertActFile, institution_, file.id.str(), file.subject, file.sha256, file.name,
                to_text(file.attached_at));
}

void OrganisationTables::add_successors(const Unit& unit) {
    for (const UnitId& successor : unit.successors)
        db_.execute(kInsertSuccessor, institution_, unit.id.str(), successor.str());
}

void OrganisationTables::add_unit(const Unit& unit) {
    db_.execute(kInsertUnit, institution_, unit.id.str(), unit.name, unit.abbreviation, to_text(unit.kind),
                text_of(unit.parent), text_of(unit.valid_from), text_of(unit.valid_until), unit.row_version);
    add_successors(unit);
    add_former_places(unit);
}

void OrganisationTables::update_unit(const Unit& unit) {
    const auto changed =
        db_.execute(kUpdateUnit, unit.name, unit.abbreviation, to_text(unit.kind), text_of(unit.parent),
                    text_of(unit.valid_from), text_of(unit.valid_until), institution_, unit.id.str(), unit.row_version);
    if (changed == 0) throw_stale(this->unit(unit.id).has_value());
    db_.execute(kDeleteSuccessors, institution_, unit.id.str());
    add_successors(unit);
    add_former_places(unit);
}

void OrganisationTables::add_person(const Person& person) {
    const std::string email = email_key(person.email);
    db_.execute(kInsertPerson, institution_, person.id.str(), person.name, email, person.phone, person.os_account,
                person.outside, person.disabled, person.row_version);
}

void OrganisationTables::update_person(const Person& person) {
    const std::string email = email_key(person.email);
    const auto changed = db_.execute(kUpdatePerson, person.name, email, person.phone, person.os_account, person.outside,
                                     person.disabled, institution_, person.id.str(), person.row_version);
    if (changed == 0) throw_stale(this->person(person.id).has_value());
}

void OrganisationTables::add_membership(const Membership& membership) {
    db_.execute(kInsertMembership, institution_, membership.id.str(), membership.person.str(), membership.unit.str(),
                membership.function, membership.from.iso(), text_of(membership.until), membership.row_version);
}

void OrganisationTables::update_membership(const Membership& membership) {
    const auto changed = db_.execute(kUpdateMembership, membership.person.str(), membership.unit.str(),
                                     membership.function, membership.from.iso(), text_of(membership.until),
                                     institution_, membership.id.str(), membership.row_version);
    if (changed == 0) throw_stale(db_.query(kMembershipStands, institution_, membership.id.str()).step());
}

void OrganisationTables::add_grant(const RoleGrant& grant) {
    db_.execute(kInsertGrant, institution_, grant.id.str(), grant.person.str(), to_text(grant.role),
                text_of(grant.unit), grant.act.number, text_of(grant.act.date), grant.from.iso(), text_of(grant.until),
                grant.row_version);
}

void OrganisationTables::update_grant(const RoleGrant& grant) {
    const auto changed = db_.execute(kUpdateGrant, grant.person.str(), to_text(grant.role), text_of(grant.unit),
                                     grant.act.number, text_of(grant.act.date), grant.from.iso(), text_of(grant.until),
                                     institution_, grant.id.str(), grant.row_version);
    if (changed == 0) throw_stale(this->grant(grant.id).has_value());
}

void OrganisationTables::add_deputation(const Deputation& deputation) {
    db_.execute(kInsertDeputation, institution_, deputation.id.str(), deputation.absent.str(), deputation.deputy.str(),
                role_text(deputation.role), deputation.act.number, text_of(deputation.act.date), deputation.from.iso(),
                text_of(deputation.until), deputation.row_version);
}

void OrganisationTables::update_deputation(const Deputation& deputation) {
    const auto changed =
        db_.execute(kUpdateDeputation, deputation.absent.str(), deputation.deputy.str(), role_text(deputation.role),
                    deputation.act.number, text_of(deputation.act.date), deputation.from.iso(),
                    text_of(deputation.until), institution_, deputation.id.str(), deputation.row_version);
    if (changed == 0) throw_stale(this->deputation(deputation.id).has_value());
}

}  // namespace pravila
