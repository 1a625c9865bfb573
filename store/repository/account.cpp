#include "store/repository/account.h"

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define SESSION_COLUMNS \
    "s.session_id, s.token_sha256, s.kind, s.person_id, s.created_at, s.last_seen_at, s.expires_at, s.label"

constexpr const char* kAccount = R"sql(
    SELECT a.person_id, a.password_hash, a.totp_secret, a.totp_active, a.last_totp_step, a.row_version
    FROM account a WHERE a.institution_id = $1 AND a.person_id = $2
)sql";

constexpr const char* kHasPasswords = R"sql(
    SELECT EXISTS (SELECT 1 FROM account WHERE institution_id = $1 AND password_hash <> '')
)sql";

constexpr const char* kInsertAccount = R"sql(
    INSERT INTO account (institution_id, person_id, password_hash, totp_secret, totp_active, last_totp_step, row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)sql";

constexpr const char* kUpdateAccount = R"sql(
    UPDATE account SET password_hash = $1, totp_secret = $2, totp_active = $3, last_totp_step = $4,
                       row_version = row_version + 1
    WHERE institution_id = $5 AND person_id = $6 AND row_version = $7
)sql";

constexpr const char* kSessionWithToken = "SELECT " SESSION_COLUMNS R"sql(
    FROM session s WHERE s.institution_id = $1 AND s.token_sha256 = $2
)sql";

constexpr const char* kSession = "SELECT " SESSION_COLUMNS R"sql(
    FROM session s WHERE s.institution_id = $1 AND s.session_id = $2
)sql";

constexpr const char* kSessionsOf = "SELECT " SESSION_COLUMNS R"sql(
    FROM session s WHERE s.institution_id = $1 AND s.person_id = $2 ORDER BY s.created_at, s.session_id
)sql";

constexpr const char* kInsertSession = R"sql(
    INSERT INTO session (institution_id, session_id, token_sha256, kind, person_id, created_at, last_seen_at, expires_at,
                         label)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql";

constexpr const char* kTouchSession = R"sql(
    UPDATE session SET last_seen_at = $1 WHERE institution_id = $2 AND session_id = $3
)sql";

constexpr const char* kDeleteSession = R"sql(
    DELETE FROM session WHERE institution_id = $1 AND session_id = $2
)sql";

constexpr const char* kDeleteExpired = R"sql(
    DELETE FROM session WHERE institution_id = $1 AND expires_at <= $2
)sql";

constexpr const char* kThrottle = R"sql(
    SELECT failures, last_at FROM throttle WHERE institution_id = $1 AND throttle_key = $2
)sql";

constexpr const char* kPutThrottle = R"sql(
    INSERT INTO throttle (institution_id, throttle_key, failures, last_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (institution_id, throttle_key) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
)sql";

constexpr const char* kDeleteThrottle = R"sql(
    DELETE FROM throttle WHERE institution_id = $1 AND throttle_key = $2
)sql";

constexpr const char* kDeleteThrottles = R"sql(
    DELETE FROM throttle WHERE institution_id = $1 AND last_at < $2
)sql";

constexpr const char* kKeptAnswer = R"sql(
    SELECT request_sha256, kept_at, status, location, media_type, tag, body, body_sha256
    FROM kept_answer WHERE institution_id = $1 AND person_id = $2 AND idempotency_key = $3
)sql";

constexpr const char* kPutKeptAnswer = R"sql(
    INSERT INTO kept_answer (institution_id, person_id, idempotency_key, request_sha256, kept_at, status, location,
                             media_type, tag, body, body_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (institution_id, person_id, idempotency_key)
    DO UPDATE SET request_sha256 = excluded.request_sha256, kept_at = excluded.kept_at, status = excluded.status,
                  location = excluded.location, media_type = excluded.media_type, tag = excluded.tag,
                  body = excluded.body, body_sha256 = excluded.body_sha256
)sql";

constexpr const char* kDeleteKeptAnswer = R"sql(
    DELETE FROM kept_answer WHERE institution_id = $1 AND person_id = $2 AND idempotency_key = $3
)sql";

constexpr const char* kDeleteKeptAnswers = R"sql(
    DELETE FROM kept_answer WHERE institution_id = $1 AND kept_at < $2
)sql";

#undef SESSION_COLUMNS

AccessSession session_from(const db::Statement& row) {
    AccessSession made;
    made.id = SessionId(row.text(0));
    made.token_sha256 = row.text(1);
    made.kind = readable(token_kind_from(row.text(2)), "kind of session", row.text(2));
    made.person = PersonId(row.text(3));
    made.created = stored_instant(row.text(4));
    made.last_seen = stored_instant(row.text(5));
    made.expires = stored_instant(row.text(6));
    made.label = row.text(7);
    return made;
}

}  // namespace

std::optional<Account> AccountTables::account(const PersonId& person) {
    return first(db_.query(kAccount, institution_, person.str()), [](const db::Statement& row) {
        Account made;
        made.person = PersonId(row.text(0));
        made.password_hash = row.text(1);
        made.totp_secret = row.text(2);
        made.totp_active = row.boolean(3);
        made.last_totp_step = row.integer(4);
        made.row_version = row.integer(5);
        return made;
    });
}

bool AccountTables::has_passwords() {
    auto query = db_.query(kHasPasswords, institution_);
    return query.step() && query.boolean(0);
}

std::optional<AccessSession> AccountTables::session_with_token(const std::string& token_sha256) {
    return first(db_.query(kSessionWithToken, institution_, token_sha256), session_from);
}

std::optional<AccessSession> AccountTables::session(const SessionId& id) {
    return first(db_.query(kSession, institution_, id.str()), session_from);
}

std::vector<AccessSession> AccountTables::sessions_of(const PersonId& person) {
    return all(db_.query(kSessionsOf, institution_, person.str()), session_from);
}

std::optional<Throttle> AccountTables::throttle(const std::string& key) {
    return first(db_.query(kThrottle, institution_, key), [&](const db::Statement& row) {
        return Throttle{key, row.integer(0), stored_instant(row.text(1))};
    });
}

std::optional<KeptAnswer> AccountTables::kept_answer(const PersonId& person, const std::string& key) {
    return first(db_.query(kKeptAnswer, institution_, person.str(), key), [&](const db::Statement& row) {
        KeptAnswer made;
        made.person = person;
        made.key = key;
        made.request_sha256 = row.text(0);
        made.at = stored_instant(row.text(1));
        made.status = static_cast<int>(row.integer(2));
        made.location = row.text(3);
        made.media_type = row.text(4);
        made.tag = row.text(5);
        made.body = row.text(6);
        made.body_sha256 = row.text(7);
        return made;
    });
}

void AccountTables::add_account(const Account& account) {
    db_.execute(kInsertAccount, institution_, account.person.str(), account.password_hash,
                db::Blob{account.totp_secret}, account.totp_active, account.last_totp_step, account.row_version);
}

void AccountTables::update_account(const Account& account) {
    const auto changed =
        db_.execute(kUpdateAccount, account.password_hash, db::Blob{account.totp_secret}, account.totp_active,
                    account.last_totp_step, institution_, account.person.str(), account.row_version);
    if (changed == 0) throw_stale(this->account(account.person).has_value());
}

void AccountTables::add_session(const AccessSession& session) {
    db_.execute(kInsertSession, institution_, session.id.str(), session.token_sha256, to_text(session.kind),
                session.person.str(), to_text(session.created), to_text(session.last_seen), to_text(session.expires),
                session.label);
}

void AccountTables::touch_session(const SessionId& id, Instant seen) {
    db_.execute(kTouchSession, to_text(seen), institution_, id.str());
}

void AccountTables::remove_session(const SessionId& id) { db_.execute(kDeleteSession, institution_, id.str()); }

void AccountTables::remove_expired_sessions(Instant now) { db_.execute(kDeleteExpired, institution_, to_text(now)); }

void AccountTables::put_throttle(const Throttle& throttle) {
    db_.execute(kPutThrottle, institution_, throttle.key, throttle.failures, to_text(throttle.last));
}

void AccountTables::remove_throttle(const std::string& key) { db_.execute(kDeleteThrottle, institution_, key); }

void AccountTables::remove_throttles_before(Instant last) {
    db_.execute(kDeleteThrottles, institution_, to_text(last));
}

void AccountTables::put_kept_answer(const KeptAnswer& answer) {
    db_.execute(kPutKeptAnswer, institution_, answer.person.str(), answer.key, answer.request_sha256,
                to_text(answer.at), answer.status, answer.location, answer.media_type, answer.tag,
                db::Blob{answer.body}, answer.body_sha256);
}

void AccountTables::remove_kept_answer(const PersonId& person, const std::string& key) {
    db_.execute(kDeleteKeptAnswer, institution_, person.str(), key);
}

void AccountTables::remove_kept_answers_before(Instant at) {
    db_.execute(kDeleteKeptAnswers, institution_, to_text(at));
}

}  // namespace pravila
