#include "store/repository/mail.h"

#include "store/repository/mapping.h"
#include "store/repository/rows.h"

namespace pravila {
namespace {

#define DIGEST_COLUMNS \
    "d.digest_id, d.person_id, d.day, d.state, d.tries, d.try_again_at, d.sent_at, d.reply, d.row_version"

constexpr const char* kChoice = R"sql(
    SELECT digest, language FROM mail_choice WHERE institution_id = $1 AND person_id = $2
)sql";

constexpr const char* kSetChoice = R"sql(
    INSERT INTO mail_choice (institution_id, person_id, digest, language) VALUES ($1, $2, $3, $4)
    ON CONFLICT (institution_id, person_id) DO UPDATE SET digest = excluded.digest, language = excluded.language
)sql";

constexpr const char* kDigest = "SELECT " DIGEST_COLUMNS R"sql(
    FROM sent_digest d WHERE d.institution_id = $1 AND d.day = $2 AND d.person_id = $3
)sql";

constexpr const char* kDigestsOn = "SELECT " DIGEST_COLUMNS R"sql(
    FROM sent_digest d WHERE d.institution_id = $1 AND d.day = $2 ORDER BY d.person_id
)sql";

constexpr const char* kInsertDigest = R"sql(
    INSERT INTO sent_digest (institution_id, day, person_id, digest_id, state, tries, try_again_at, sent_at, reply,
                             row_version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
)sql";

constexpr const char* kUpdateDigest = R"sql(
    UPDATE sent_digest SET state = $1, tries = $2, try_again_at = $3, sent_at = $4, reply = $5,
                           row_version = row_version + 1
    WHERE institution_id = $6 AND day = $7 AND person_id = $8 AND row_version = $9
)sql";

constexpr const char* kDeleteDigests = R"sql(
    DELETE FROM sent_digest WHERE institution_id = $1 AND day < $2
)sql";

#undef DIGEST_COLUMNS

SentDigest digest_from(const db::Statement& row) {
    SentDigest made;
    made.id = DigestId(row.text(0));
    made.person = PersonId(row.text(1));
    made.day = stored_date(row.text(2));
    made.state = readable(digest_state_from(row.text(3)), "state of a digest", row.text(3));
    made.tries = static_cast<int>(row.integer(4));
    made.try_again_at = stored_instant(row.text(5));
    if (!row.is_null(6)) made.sent_at = stored_instant(row.text(6));
    made.reply = static_cast<int>(row.integer(7));
    made.row_version = row.integer(8);
    return made;
}

std::optional<std::string> instant_text(const std::optional<Instant>& instant) {
    return instant ? std::optional(to_text(*instant)) : std::nullopt;
}

}  // namespace

std::optional<MailChoice> MailTables::choice(const PersonId& person) {
    return first(db_.query(kChoice, institution_, person.str()), [&](const db::Statement& row) {
        return MailChoice{person, row.boolean(0), row.text(1)};
    });
}

std::optional<SentDigest> MailTables::digest(const PersonId& person, Date day) {
    const std::string text = day.iso();
    return first(db_.query(kDigest, institution_, text, person.str()), digest_from);
}

std::vector<SentDigest> MailTables::digests_on(Date day) {
    const std::string text = day.iso();
    return all(db_.query(kDigestsOn, institution_, text), digest_from);
}

void MailTables::set_choice(const MailChoice& choice) {
    db_.execute(kSetChoice, institution_, choice.person.str(), choice.digest, choice.language);
}

void MailTables::add_digest(const SentDigest& digest) {
    db_.execute(kInsertDigest, institution_, digest.day.iso(), digest.person.str(), digest.id.str(),
                to_text(digest.state), digest.tries, to_text(digest.try_again_at), instant_text(digest.sent_at),
                digest.reply, digest.row_version);
}

void MailTables::update_digest(const SentDigest& digest) {
    const auto changed = db_.execute(kUpdateDigest, to_text(digest.state), digest.tries, to_text(digest.try_again_at),
                                     instant_text(digest.sent_at), digest.reply, institution_, digest.day.iso(),
                                     digest.person.str(), digest.row_version);
    if (changed == 0) throw_stale(this->digest(digest.person, digest.day).has_value());
}

void MailTables::remove_digests_before(Date day) { db_.execute(kDeleteDigests, institution_, day.iso()); }

}  // namespace pravila
