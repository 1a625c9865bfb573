-- Short tests before a reading is acknowledged, how people answered, and reminders. Rows are never deleted.

CREATE TABLE reading_test (
    institution_id TEXT NOT NULL,
    test_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    pass_mark INTEGER NOT NULL CHECK (pass_mark BETWEEN 1 AND 100),
    questions TEXT NOT NULL, -- canonical JSON: [{"choices":[…],"right":0,"text":…}]
    salt TEXT NOT NULL,
    set_by TEXT NOT NULL,
    set_at TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (institution_id, test_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE UNIQUE INDEX reading_test_standing ON reading_test (institution_id, revision_id) WHERE ended_at IS NULL;

CREATE TABLE reading_attempt (
    institution_id TEXT NOT NULL,
    attempt_id TEXT NOT NULL,
    test_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    taken_at TEXT NOT NULL,
    taken_on TEXT NOT NULL,
    answers TEXT NOT NULL, -- JSON: [0,2,1]
    right_answers INTEGER NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    PRIMARY KEY (institution_id, attempt_id),
    FOREIGN KEY (institution_id, test_id) REFERENCES reading_test (institution_id, test_id)
) STRICT;
CREATE INDEX reading_attempt_person ON reading_attempt (institution_id, test_id, person_id);

CREATE TABLE reading_reminder (
    institution_id TEXT NOT NULL,
    reminder_id TEXT NOT NULL,
    duty_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    due_day TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    PRIMARY KEY (institution_id, reminder_id),
    FOREIGN KEY (institution_id, duty_id) REFERENCES reading_duty (institution_id, duty_id)
) STRICT;
CREATE UNIQUE INDEX reading_reminder_once ON reading_reminder (institution_id, duty_id, due_day);

-- Who is on which list, when a place or a role changes.
CREATE INDEX distribution_line_unit ON distribution_line (institution_id, unit_id) WHERE until_day IS NULL;
CREATE INDEX distribution_line_role ON distribution_line (institution_id, role) WHERE until_day IS NULL;
CREATE INDEX distribution_line_person ON distribution_line (institution_id, person_id) WHERE until_day IS NULL;
CREATE INDEX distribution_start_document ON distribution_start (institution_id, document_id);
