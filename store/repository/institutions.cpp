#include "core/error.h"
#include "store/repository/transaction.h"

namespace pravila {
namespace {

constexpr const char* kInstitution = R"sql(
    SELECT institution_id, name, zone FROM institution WHERE institution_id = $1
)sql";

constexpr const char* kInsertInstitution = R"sql(
    INSERT INTO institution (institution_id, name, zone) VALUES ($1, $2, $3)
)sql";

constexpr const char* kInsertKey = R"sql(
    INSERT INTO signing_key (institution_id, public_key, current) VALUES ($1, $2, 1)
)sql";

constexpr const char* kCurrentKey = R"sql(
    SELECT public_key FROM signing_key WHERE institution_id = $1 AND current = 1
)sql";

constexpr const char* kSetting = R"sql(
    SELECT value FROM setting WHERE institution_id = $1 AND name = $2
)sql";

constexpr const char* kSetSetting = R"sql(
    INSERT INTO setting (institution_id, name, value) VALUES ($1, $2, $3)
    ON CONFLICT (institution_id, name) DO UPDATE SET value = excluded.value
)sql";

constexpr const char* kUnits = R"sql(
    SELECT unit_id, name, abbreviation FROM unit WHERE institution_id = $1 ORDER BY name, unit_id
)sql";

constexpr const char* kUnit = R"sql(
    SELECT unit_id, name, abbreviation FROM unit WHERE institution_id = $1 AND unit_id = $2
)sql";

constexpr const char* kInsertUnit = R"sql(
    INSERT INTO unit (institution_id, unit_id, name, abbreviation) VALUES ($1, $2, $3, $4)
)sql";

constexpr const char* kPersonName = R"sql(
    SELECT name FROM person WHERE institution_id = $1 AND person_id = $2
)sql";

constexpr const char* kPersonNamed = R"sql(
    SELECT person_id FROM person WHERE institution_id = $1 AND name = $2 ORDER BY person_id LIMIT 1
)sql";

constexpr const char* kInsertPerson = R"sql(
    INSERT INTO person (institution_id, person_id, name) VALUES ($1, $2, $3)
)sql";

Unit unit_from(const db::Statement& row) { return {UnitId(row.text(0)), row.text(1), row.text(2)}; }

}  // namespace

std::optional<Institution> Transaction::institution() {
    auto query = db_.query(kInstitution, institution_);
    if (!query.step()) {
        return std::nullopt;
    }
    return Institution{InstitutionId(query.text(0)), query.text(1), query.text(2)};
}

void Transaction::create_institution(const Institution& institution, const std::string& public_key_raw) {
    if (institution.id.empty() || institution.id.str() != institution_) {
        throw Error(ErrorCode::kInternal, msg("Something went wrong inside the program. Nothing was changed."),
                    "an institution is created in its own scope");
    }
    db_.execute(kInsertInstitution, institution_, institution.name, institution.zone);
    db_.execute(kInsertKey, institution_, db::Blob{public_key_raw});
}

std::optional<std::string> Transaction::public_key() {
    auto query = db_.query(kCurrentKey, institution_);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

std::optional<std::string> Transaction::setting(std::string_view name) {
    auto query = db_.query(kSetting, institution_, name);
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

void Transaction::set_setting(std::string_view name, std::string_view value) {
    db_.execute(kSetSetting, institution_, name, value);
}

std::vector<Unit> Transaction::units() {
    std::vector<Unit> units;
    auto query = db_.query(kUnits, institution_);
    while (query.step()) {
        units.push_back(unit_from(query));
    }
    return units;
}

std::optional<Unit> Transaction::unit(const UnitId& id) {
    auto query = db_.query(kUnit, institution_, id.str());
    return query.step() ? std::optional(unit_from(query)) : std::nullopt;
}

void Transaction::add_unit(const Unit& unit) {
    db_.execute(kInsertUnit, institution_, unit.id.str(), unit.name, unit.abbreviation);
}

std::optional<std::string> Transaction::person_name(const PersonId& id) {
    auto query = db_.query(kPersonName, institution_, id.str());
    return query.step() ? std::optional(query.text(0)) : std::nullopt;
}

std::optional<PersonId> Transaction::person_named(const std::string& name) {
    auto query = db_.query(kPersonNamed, institution_, name);
    return query.step() ? std::optional(PersonId(query.text(0))) : std::nullopt;
}

void Transaction::add_person(const PersonId& id, const std::string& name) {
    db_.execute(kInsertPerson, institution_, id.str(), name);
}

}  // namespace pravila
