-- Drafts, their way to approval, the signatures given and what was remarked on the way.

-- Who may read a document: public, internal (everybody of the institution), confidential (its units and those who
-- manage or audit the system).
ALTER TABLE document ADD COLUMN audience TEXT NOT NULL DEFAULT 'internal';

CREATE TABLE draft (
    institution_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    holder_id TEXT NOT NULL,
    change_summary TEXT NOT NULL,
    revised_component TEXT NOT NULL,
    number_reason TEXT NOT NULL,
    ever_submitted INTEGER NOT NULL CHECK (ever_submitted IN (0, 1)),
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, revision_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE INDEX draft_holder ON draft (institution_id, holder_id);

-- At most one revision of a document is being worked on or on its way.
CREATE UNIQUE INDEX revision_open ON revision (institution_id, document_id) WHERE lifecycle IN ('draft', 'in_review');

CREATE TABLE circuit (
    institution_id TEXT NOT NULL,
    circuit_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    round INTEGER NOT NULL,
    state TEXT NOT NULL,
    workflow TEXT NOT NULL,
    definition TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    author_id TEXT NOT NULL,
    submitted_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, circuit_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE UNIQUE INDEX circuit_round ON circuit (institution_id, revision_id, round);

CREATE TABLE slot (
    institution_id TEXT NOT NULL,
    slot_id TEXT NOT NULL,
    circuit_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    step INTEGER NOT NULL,
    person_id TEXT,
    role TEXT,
    unit_id TEXT,
    state TEXT NOT NULL,
    opened_on TEXT,
    due_on TEXT,
    PRIMARY KEY (institution_id, slot_id),
    FOREIGN KEY (institution_id, circuit_id) REFERENCES circuit (institution_id, circuit_id)
) STRICT;
CREATE UNIQUE INDEX slot_circuit ON slot (institution_id, circuit_id, position);
CREATE INDEX slot_open ON slot (institution_id, due_on, slot_id) WHERE state = 'open';

CREATE TABLE signature (
    institution_id TEXT NOT NULL,
    signature_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    circuit_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    slot_id TEXT NOT NULL,
    step TEXT NOT NULL,
    action TEXT NOT NULL,
    decision TEXT NOT NULL,
    person_id TEXT NOT NULL,
    grant_id TEXT,
    deputation_id TEXT,
    function TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    remark_sha256 TEXT NOT NULL,
    paper_signed_on TEXT,
    paper_signer TEXT,
    paper_act_number TEXT,
    paper_act_date TEXT,
    paper_scan_sha256 TEXT,
    recorded_by TEXT NOT NULL,
    at TEXT NOT NULL,
    separation_warning INTEGER NOT NULL CHECK (separation_warning IN (0, 1)),
    voided_at TEXT,
    PRIMARY KEY (institution_id, signature_id),
    FOREIGN KEY (institution_id, circuit_id) REFERENCES circuit (institution_id, circuit_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE UNIQUE INDEX signature_revision ON signature (institution_id, revision_id, position);

CREATE TABLE review_comment (
    institution_id TEXT NOT NULL,
    comment_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    anchor TEXT NOT NULL,
    author_id TEXT NOT NULL,
    text TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    resolved_at TEXT,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, comment_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE INDEX review_comment_revision ON review_comment (institution_id, revision_id, at);

-- Free texts that the log knows by the hash of salt and text only, so that one can be erased without breaking it.
CREATE TABLE remark (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    salt BLOB NOT NULL,
    text TEXT,
    PRIMARY KEY (institution_id, sha256)
) STRICT;

-- Approved revisions of which the first day in force is still to come, or of which it has come while nobody looked.
CREATE TABLE coming_into_force (
    institution_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    effective_from TEXT NOT NULL,
    PRIMARY KEY (institution_id, revision_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT;
CREATE INDEX coming_into_force_day ON coming_into_force (institution_id, effective_from, revision_id);

-- Files that came for a draft which someone else had changed meanwhile: kept beside it, so that nobody's work is lost.
CREATE TABLE set_aside_file (
    institution_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    person_id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (institution_id, revision_id, sha256),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id),
    FOREIGN KEY (institution_id, sha256) REFERENCES content (institution_id, sha256)
) STRICT;

-- What people tried and may not do: counted here, so that the log hears of a flood once an hour and not each time.
CREATE TABLE refusal (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    person_id TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    rule TEXT NOT NULL,
    unlogged INTEGER NOT NULL,
    logged_at TEXT NOT NULL,
    PRIMARY KEY (institution_id, person_id, action, subject_id, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX refusal_logged ON refusal (institution_id, person_id, logged_at);
