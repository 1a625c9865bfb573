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

}  // namespace pravila
