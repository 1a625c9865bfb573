-- Digests by mail, and what people want by mail.
CREATE TABLE mail_choice (
    institution_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    digest INTEGER NOT NULL CHECK (digest IN (0, 1)),
    language TEXT NOT NULL,
    PRIMARY KEY (institution_id, person_id),
    FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, person_id)
) STRICT, WITHOUT ROWID;

-- At most one digest of a day for a person, whatever stops in between and however many processes send.
CREATE TABLE sent_digest (
    institution_id TEXT NOT NULL,
    day TEXT NOT NULL,
    person_id TEXT NOT NULL,
    digest_id TEXT NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL,
    try_again_at TEXT NOT NULL,
    sent_at TEXT,
    reply INTEGER NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, day, person_id),
    CHECK ((state = 'sent') = (sent_at IS NOT NULL)),
    FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, person_id)
) STRICT, WITHOUT ROWID;

-- Since when a code holds and until when, by which act and why.
ALTER TABLE code_assignment ADD COLUMN holds_from TEXT;
ALTER TABLE code_assignment ADD COLUMN holds_until TEXT;
ALTER TABLE code_assignment ADD COLUMN act_number TEXT NOT NULL DEFAULT '';
ALTER TABLE code_assignment ADD COLUMN act_date TEXT;
ALTER TABLE code_assignment ADD COLUMN reason_sha256 TEXT NOT NULL DEFAULT '';

-- What a unit lay under before it was moved; unit.parent_id holds from the last of these days on.
CREATE TABLE unit_former_place (
    institution_id TEXT NOT NULL,
    place_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    parent_id TEXT,
    until_day TEXT NOT NULL,
    PRIMARY KEY (institution_id, place_id),
    FOREIGN KEY (institution_id, unit_id) REFERENCES unit (institution_id, unit_id)
) STRICT;
CREATE UNIQUE INDEX unit_former_place_day ON unit_former_place (institution_id, unit_id, until_day);

-- Files of the acts that roles and deputations rest on.
CREATE TABLE act_file (
    institution_id TEXT NOT NULL,
    act_file_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    attached_at TEXT NOT NULL,
    PRIMARY KEY (institution_id, act_file_id),
    FOREIGN KEY (institution_id, sha256) REFERENCES content (institution_id, sha256)
) STRICT;
CREATE INDEX act_file_subject ON act_file (institution_id, subject_id);
