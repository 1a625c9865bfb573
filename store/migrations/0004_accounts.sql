-- How people sign in. Secrets are here only as hashes, except the key of the second factor, which must be computed with.

CREATE TABLE account (
    institution_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    totp_secret BLOB NOT NULL,
    totp_active INTEGER NOT NULL CHECK (totp_active IN (0, 1)),
    last_totp_step INTEGER NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, person_id),
    FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, person_id)
) STRICT;

CREATE TABLE session (
    institution_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    token_sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    label TEXT NOT NULL,
    PRIMARY KEY (institution_id, session_id),
    FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, person_id)
) STRICT;
CREATE UNIQUE INDEX session_token ON session (institution_id, token_sha256);
CREATE INDEX session_person ON session (institution_id, person_id, created_at);

CREATE TABLE throttle (
    institution_id TEXT NOT NULL,
    throttle_key TEXT NOT NULL,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    PRIMARY KEY (institution_id, throttle_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_last ON throttle (institution_id, last_at);

CREATE TABLE kept_answer (
    institution_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    request_sha256 TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    status INTEGER NOT NULL,
    location TEXT NOT NULL,
    media_type TEXT NOT NULL,
    tag TEXT NOT NULL,
    body BLOB NOT NULL,
    body_sha256 TEXT NOT NULL,
    PRIMARY KEY (institution_id, person_id, idempotency_key)
) STRICT;
CREATE INDEX kept_answer_at ON kept_answer (institution_id, kept_at);
