-- Codes without a document: kept for someone who will need one, or given up again. They block their number for ever.
CREATE TABLE reserved_code (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    reservation_id TEXT NOT NULL,
    system TEXT NOT NULL,
    printed TEXT NOT NULL,
    key_text TEXT NOT NULL,
    state TEXT NOT NULL,
    type TEXT NOT NULL,
    unit_id TEXT,
    reserved_by TEXT NOT NULL,
    reserved_at TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    reason_sha256 TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, reservation_id)
) STRICT;
CREATE UNIQUE INDEX reserved_code_key ON reserved_code (institution_id, system, key_text);
CREATE INDEX reserved_code_open ON reserved_code (institution_id, expires_on) WHERE state = 'reserved';
