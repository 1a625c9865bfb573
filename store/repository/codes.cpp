#include "store/repository/codes.h"

#include "store/repository/code_rows.h"
#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define GIVEN_COLUMNS                                                                                             \
    "c.document_id, c.system, c.printed, c.key_text, c.suffix, c.state, c.current, c.holds_from, c.holds_until, " \
    "c.act_number, c.act_date, c.reason_sha256"
#define RESERVED_COLUMNS                                                                                            \
    "r.reservation_id, r.system, r.printed, r.key_text, r.state, r.type, r.unit_id, r.reserved_by, r.reserved_at, " \
    "r.expires_on, r.reason_sha256, r.row_version"

constexpr const char* kGiven = "SELECT " GIVEN_COLUMNS R"sql(
    FROM code_assignment c WHERE c.institution_id = $1 AND c.key_text >= $2 AND c.key_text < $3
    ORDER BY c.key_text, c.document_id
)sql";

constexpr const char* kDoubles = "SELECT " GIVEN_COLUMNS R"sql(
    FROM code_assignment c
    WHERE c.institution_id = $1 AND c.current = 1
      AND EXISTS (SELECT 1 FROM code_assignment o
                  WHERE o.institution_id = c.institution_id AND o.key_text = c.key_text AND o.current = 1
                    AND o.document_id <> c.document_id)
    ORDER BY c.key_text, c.suffix, c.document_id
)sql";

constexpr const char* kParallel = "SELECT " GIVEN_COLUMNS R"sql(
    FROM code_assignment c
    WHERE c.institution_id = $1 AND c.current = 1
      AND (SELECT COUNT(*) FROM code_assignment o
           WHERE o.institution_id = c.institution_id AND o.document_id = c.document_id AND o.current = 1) > 1
    ORDER BY c.document_id, c.position
)sql";

constexpr const char* kReserved = "SELECT " RESERVED_COLUMNS R"sql(
    FROM reserved_code r WHERE r.institution_id = $1 AND r.key_text >= $2 AND r.key_text < $3
    ORDER BY r.key_text, r.reservation_id
)sql";

constexpr const char* kReservedKey = "SELECT " RESERVED_COLUMNS R"sql(
    FROM reserved_code r WHERE r.institution_id = $1 AND r.system = $2 AND r.key_text = $3
)sql";

constexpr const char* kExpired = "SELECT " RESERVED_COLUMNS R"sql(
    FROM reserved_code r WHERE r.institution_id = $1 AND r.state = 'reserved' AND r.expires_on < $2
    ORDER BY r.expires_on, r.reservation_id
)sql";

constexpr const char* kInsert = R"sql(
    INSERT INTO reserved_code (institution_id, reservation_id, system, printed, key_text, state, type, unit_id,
                               reserved_by, reserved_at, expires_on, reason_sha256, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
)sql";

constexpr const char* kUpdate = R"sql(
    UPDATE reserved_code SET state = $1, expires_on = $2, reason_sha256 = $3, row_version = row_version + 1
    WHERE institution_id = $4 AND reservation_id = $5 AND row_version = $6
)sql";

/// Bounds of the keys that have these tokens in front: '.' follows '-' in the order of bytes.
struct Range {
    explicit Range(const CodeKey& prefix)
        : from(prefix.empty() ? "" : key_text(prefix) + "-"), until(prefix.empty() ? "\x7f" : key_text(prefix) + ".") {}
    std::string from, until;
};

GivenCode given_from(const db::Statement& row) { return {DocumentId(row.text(0)), code_from(row, 1)}; }

ReservedCode reserved_from(const db::Statement& row) {
    ReservedCode code;
    code.id = ReservationId(row.text(0));
    code.system = row.text(1);
    code.printed = row.text(2);
    code.key = key_from(row.text(3));
    code.state = code_state_from_column(row.text(4));
    code.type = readable(document_type_from(row.text(5)), "document type", row.text(5));
    code.unit = id_from<UnitId>(row.optional_text(6));
    code.reserved_by = PersonId(row.text(7));
    code.reserved_at = stored_instant(row.text(8));
    code.expires_on = stored_date(row.text(9));
    code.reason_sha256 = row.text(10);
    code.row_version = row.integer(11);
    return code;
}

}  // namespace

std::vector<GivenCode> CodeTables::given_codes(const CodeKey& prefix) {
    const Range range(prefix);
    return all(db_.query(kGiven, institution_, range.from, range.until), given_from);
}

std::vector<ReservedCode> CodeTables::reserved_codes(const CodeKey& prefix) {
    const Range range(prefix);
    return all(db_.query(kReserved, institution_, range.from, range.until), reserved_from);
}

std::optional<ReservedCode> CodeTables::reserved_code(const std::string& system, const CodeKey& key) {
    return first(db_.query(kReservedKey, institution_, system, key_text(key)), reserved_from);
}

std::vector<ReservedCode> CodeTables::expired_codes(Date day) {
    return all(db_.query(kExpired, institution_, day.iso()), reserved_from);
}

std::vector<GivenCode> CodeTables::double_codes() { return all(db_.query(kDoubles, institution_), given_from); }

std::vector<GivenCode> CodeTables::parallel_codes() { return all(db_.query(kParallel, institution_), given_from); }

void CodeTables::add_reserved_code(const ReservedCode& code) {
    db_.execute(kInsert, institution_, code.id.str(), code.system, code.printed, key_text(code.key),
                to_text(code.state), to_text(code.type), text_of(code.unit), code.reserved_by.str(),
                to_text(code.reserved_at), code.expires_on.iso(), code.reason_sha256, code.row_version);
}

void CodeTables::update_reserved_code(const ReservedCode& code) {
    const auto changed = db_.execute(kUpdate, to_text(code.state), code.expires_on.iso(), code.reason_sha256,
                                     institution_, code.id.str(), code.row_version);
    if (changed == 0) throw_stale(reserved_code(code.system, code.key).has_value());
}

}  // namespace pravila
