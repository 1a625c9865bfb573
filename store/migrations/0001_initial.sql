-- The first schema. Every table begins with institution_id, and so does every unique key: institutions share a store and
-- nothing else. Dates are TEXT YYYY-MM-DD, instants TEXT with milliseconds and Z, sizes INTEGER bytes, truth 0 or 1.
-- No triggers, no views: what happens to a row is said in store/repository.

CREATE TABLE institution (
    institution_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    zone TEXT NOT NULL
) STRICT;

-- Public halves of the keys that sign the log; exactly one is current.
CREATE TABLE signing_key (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    public_key BLOB NOT NULL CHECK (length(public_key) = 32),
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    PRIMARY KEY (institution_id, public_key)
) STRICT;
CREATE UNIQUE INDEX signing_key_current ON signing_key (institution_id) WHERE current = 1;

CREATE TABLE setting (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (institution_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (institution_id, person_id)
) STRICT;

CREATE TABLE unit (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    unit_id TEXT NOT NULL,
    name TEXT NOT NULL,
    abbreviation TEXT NOT NULL,
    PRIMARY KEY (institution_id, unit_id)
) STRICT;

-- Codification schemes, one in force for each system; earlier ones are kept.
CREATE TABLE scheme (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    system TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (institution_id, system, valid_from)
) STRICT;

CREATE TABLE document (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    document_id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    owner_unit_id TEXT,
    parent_id TEXT,
    unfiled INTEGER NOT NULL CHECK (unfiled IN (0, 1)),
    sort_key TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, document_id),
    FOREIGN KEY (institution_id, owner_unit_id) REFERENCES unit (institution_id, unit_id),
    FOREIGN KEY (institution_id, parent_id) REFERENCES document (institution_id, document_id)
) STRICT;
CREATE INDEX document_register ON document (institution_id, unfiled, sort_key, document_id);
CREATE INDEX document_owner ON document (institution_id, owner_unit_id);
CREATE INDEX document_parent ON document (institution_id, parent_id);

CREATE TABLE document_unit (
    institution_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    unit_id TEXT NOT NULL,
    PRIMARY KEY (institution_id, document_id, position),
    FOREIGN KEY (institution_id, document_id) REFERENCES document (institution_id, document_id),
    FOREIGN KEY (institution_id, unit_id) REFERENCES unit (institution_id, unit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_unit_unit ON document_unit (institution_id, unit_id);

CREATE TABLE code_assignment (
    institution_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    system TEXT NOT NULL,
    printed TEXT NOT NULL,
    key_text TEXT NOT NULL,
    compact_key TEXT NOT NULL,
    suffix TEXT NOT NULL,
    state TEXT NOT NULL,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    PRIMARY KEY (institution_id, document_id, position),
    FOREIGN KEY (institution_id, document_id) REFERENCES document (institution_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_assignment_key ON code_assignment (institution_id, key_text, document_id, current);
CREATE INDEX code_assignment_compact ON code_assignment (institution_id, compact_key, document_id, current);
-- Two documents never bear one code at the same time; the second of an old archive has a suffix.
CREATE UNIQUE INDEX code_assignment_current ON code_assignment (institution_id, system, key_text, suffix)
    WHERE current = 1;

CREATE TABLE revision (
    institution_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    edition INTEGER NOT NULL CHECK (edition >= 0),
    revision INTEGER NOT NULL CHECK (revision >= 0),
    number_printed TEXT NOT NULL,
    title TEXT NOT NULL,
    lifecycle TEXT NOT NULL,
    approved_on TEXT,
    approved_certainty TEXT NOT NULL,
    effective_from TEXT,
    effective_certainty TEXT NOT NULL,
    effective_until TEXT,
    superseded_undated INTEGER NOT NULL CHECK (superseded_undated IN (0, 1)),
    registry_number TEXT NOT NULL,
    registry_date TEXT,
    template_code TEXT NOT NULL,
    language TEXT NOT NULL,
    review_by TEXT NOT NULL,
    responsible TEXT NOT NULL,
    place TEXT NOT NULL,
    remarks TEXT NOT NULL,
    imported INTEGER NOT NULL CHECK (imported IN (0, 1)),
    entered_at TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, revision_id),
    FOREIGN KEY (institution_id, document_id) REFERENCES document (institution_id, document_id)
) STRICT;
-- One revision of a number; that of a cancelled draft may be used again.
CREATE UNIQUE INDEX revision_number ON revision (institution_id, document_id, edition, revision)
    WHERE lifecycle <> 'cancelled';
-- What was in force on a day is answered from this index alone, read backwards from the highest number.
CREATE INDEX revision_in_force
    ON revision (institution_id, document_id, lifecycle, edition, revision, effective_from, effective_until,
                 superseded_undated, revision_id);

CREATE TABLE content (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (institution_id, sha256)
) STRICT;

CREATE TABLE revision_part (
    institution_id TEXT NOT NULL,
    part_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (institution_id, part_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id),
    FOREIGN KEY (institution_id, sha256) REFERENCES content (institution_id, sha256)
) STRICT;
CREATE UNIQUE INDEX revision_part_position ON revision_part (institution_id, revision_id, position);
CREATE INDEX revision_part_content ON revision_part (institution_id, sha256);

-- The text and structure of a content as JSON, compressed with zstd.
CREATE TABLE extraction (
    institution_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    extractor TEXT NOT NULL,
    unpacked_size INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (institution_id, sha256),
    FOREIGN KEY (institution_id, sha256) REFERENCES content (institution_id, sha256)
) STRICT;

CREATE TABLE batch (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    batch_id TEXT NOT NULL,
    started_at TEXT NOT NULL,
    PRIMARY KEY (institution_id, batch_id)
) STRICT;

CREATE TABLE import_file (
    institution_id TEXT NOT NULL,
    batch_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    path TEXT NOT NULL,
    at TEXT NOT NULL,
    FOREIGN KEY (institution_id, batch_id) REFERENCES batch (institution_id, batch_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id),
    FOREIGN KEY (institution_id, sha256) REFERENCES content (institution_id, sha256)
) STRICT;
CREATE INDEX import_file_content ON import_file (institution_id, sha256);
CREATE INDEX import_file_revision ON import_file (institution_id, revision_id);
CREATE INDEX import_file_batch ON import_file (institution_id, batch_id);

-- The log: the bytes that were hashed, the hash of the leaf, and the hashes of the complete subtrees above.
CREATE TABLE log_entry (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    seq INTEGER NOT NULL CHECK (seq >= 0),
    canonical BLOB NOT NULL,
    leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
    PRIMARY KEY (institution_id, seq)
) STRICT;

CREATE TABLE log_node (
    institution_id TEXT NOT NULL REFERENCES institution (institution_id),
    level INTEGER NOT NULL CHECK (level > 0),
    idx INTEGER NOT NULL CHECK (idx >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (institution_id, level, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_subject (
    institution_id TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (institution_id, subject_id, seq),
    FOREIGN KEY (institution_id, seq) REFERENCES log_entry (institution_id, seq)
) STRICT, WITHOUT ROWID;

-- What the search index must look at again: every revision once, at the place of its last change.
CREATE TABLE index_feed (
    institution_id TEXT NOT NULL,
    revision_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (institution_id, revision_id),
    FOREIGN KEY (institution_id, revision_id) REFERENCES revision (institution_id, revision_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX index_feed_seq ON index_feed (institution_id, seq);
