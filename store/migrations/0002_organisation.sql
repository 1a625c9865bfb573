-- People, their places in the institution, their roles and deputies. Rows are never deleted: what ended keeps its last
-- day (`until` is the first day on which it no longer holds). Every role and deputation names the act it rests on.

ALTER TABLE unit ADD COLUMN kind TEXT NOT NULL DEFAULT 'department';
ALTER TABLE unit ADD COLUMN parent_id TEXT;
ALTER TABLE unit ADD COLUMN valid_from TEXT;
ALTER TABLE unit ADD COLUMN valid_until TEXT;
ALTER TABLE unit ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;

CREATE TABLE unit_successor (
    institution_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    successor_id TEXT NOT NULL,
    PRIMARY KEY (institution_id, unit_id, successor_id),
    FOREIGN KEY (institution_id, unit_id) REFERENCES unit (institution_id, unit_id),
    FOREIGN KEY (institution_id, successor_id) REFERENCES unit (institution_id, unit_id)
) STRICT, WITHOUT ROWID;

ALTER TABLE person ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN os_account TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1));
ALTER TABLE person ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1));
ALTER TABLE person ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;
-- Until now people were known only as accounts of the operating system, under their account's name.
UPDATE person SET os_account = name
WHERE person_id = (SELECT MIN(p.person_id) FROM person p
                   WHERE p.institution_id = person.institution_id AND p.name = person.name);
CREATE UNIQUE INDEX person_email ON person (institution_id, email) WHERE email <> '';
CREATE UNIQUE INDEX person_os_account ON person (institution_id, os_account) WHERE os_account <> '';

CREATE TABLE membership (
    institution_id TEXT NOT NULL,
    membership_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    function TEXT NOT NULL,
    holds_from TEXT NOT NULL,
    holds_until TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, membership_id),
    FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, person_id),
    FOREIGN KEY (institution_id, unit_id) REFERENCES unit (institution_id, unit_id)
) STRICT;
CREATE INDEX membership_person ON membership (institution_id, person_id, holds_from);
CREATE INDEX membership_unit ON membership (institution_id, unit_id, holds_from);

CREATE TABLE role_grant (
    institution_id TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    role TEXT NOT NULL,
    unit_id TEXT,
    act_number TEXT NOT NULL,
    act_date TEXT,
    holds_from TEXT NOT NULL,
    holds_until TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, grant_id),
    FOREIGN KEY (institution_id, person_id) REFERENCES person (institution_id, person_id),
    FOREIGN KEY (institution_id, unit_id) REFERENCES unit (institution_id, unit_id)
) STRICT;
CREATE INDEX role_grant_person ON role_grant (institution_id, person_id, holds_from);
CREATE INDEX role_grant_role ON role_grant (institution_id, role, holds_from);

CREATE TABLE deputation (
    institution_id TEXT NOT NULL,
    deputation_id TEXT NOT NULL,
    absent_id TEXT NOT NULL,
    deputy_id TEXT NOT NULL,
    role TEXT,
    act_number TEXT NOT NULL,
    act_date TEXT,
    holds_from TEXT NOT NULL,
    holds_until TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, deputation_id),
    FOREIGN KEY (institution_id, absent_id) REFERENCES person (institution_id, person_id),
    FOREIGN KEY (institution_id, deputy_id) REFERENCES person (institution_id, person_id)
) STRICT;
CREATE INDEX deputation_deputy ON deputation (institution_id, deputy_id, holds_from);
