-- Distribution lists, who was asked to read what, recalled paper copies and periodic reviews. Rows are never deleted.

CREATE TABLE distribution_line (
    institution_id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    purpose TEXT NOT NULL,
    copy_number TEXT NOT NULL,
    unit_id TEXT,
    below INTEGER NOT NULL CHECK (below IN (0, 1)),
    role TEXT,
    person_id TEXT,
    from_day TEXT NOT NULL,
    until_day TEXT,
    PRIMARY KEY (institution_id, line_id),
    CHECK ((unit_id IS NOT NULL) + (role IS NOT NULL) + (person_id IS NOT NULL) = 1),
    FOREIGN KEY (institution_id, document_id) REFERENCES document (institution_id, document_id)
) STRICT;
CREATE INDEX distribution_line_document ON distribution_line (institution_id, document_id);

CREATE TABLE distribution_start (
    institution_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (institution_id, revision_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;

CREATE TABLE reading_duty (
    institution_id TEXT NOT NULL,
    duty_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    purpose TEXT NOT NULL,
    copy_number TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    state TEXT NOT NULL,
    withdrawn_on TEXT,
    acknowledged_at TEXT,
    acknowledged_on TEXT,
    how TEXT,
    recorded_by TEXT,
    scan_sha256 TEXT,
    act_number TEXT,
    act_date TEXT,
    PRIMARY KEY (institution_id, duty_id),
    CHECK ((state = 'acknowledged') = (acknowledged_at IS NOT NULL)),
    CHECK ((state = 'withdrawn') = (withdrawn_on IS NOT NULL)),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE UNIQUE INDEX reading_duty_standing ON reading_duty (institution_id, revision_id, person_id)
    WHERE state <> 'withdrawn';
CREATE INDEX reading_duty_revision ON reading_duty (institution_id, revision_id);
CREATE INDEX reading_duty_person ON reading_duty (institution_id, person_id);
CREATE INDEX reading_duty_open ON reading_duty (institution_id, due_on) WHERE state = 'open';

CREATE TABLE copy_recall (
    institution_id TEXT NOT NULL,
    recall_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    line_id TEXT NOT NULL,
    asked_on TEXT NOT NULL,
    returned_on TEXT,
    PRIMARY KEY (institution_id, recall_id),
    FOREIGN KEY (institution_id, line_id) REFERENCES distribution_line (institution_id, line_id)
) STRICT;
CREATE UNIQUE INDEX copy_recall_once ON copy_recall (institution_id, revision_id, line_id);

CREATE TABLE review (
    institution_id TEXT NOT NULL,
    review_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    next_due TEXT,
    decided_by TEXT NOT NULL,
    act_number TEXT NOT NULL,
    act_date TEXT,
    reason_sha256 TEXT NOT NULL,
    PRIMARY KEY (institution_id, review_id),
    FOREIGN KEY (institution_id, document_id) REFERENCES document (institution_id, document_id)
) STRICT;
CREATE INDEX review_document ON review (institution_id, document_id);
