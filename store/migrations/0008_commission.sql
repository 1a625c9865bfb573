-- Sessions of the monitoring commission: what was on the agenda, who was there by which act, how each member voted and
-- what was decided. Rows are never deleted.

CREATE TABLE commission_session (
    institution_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    day TEXT NOT NULL,
    hour TEXT NOT NULL,
    place TEXT NOT NULL,
    state TEXT NOT NULL,
    members INTEGER NOT NULL,
    quorum INTEGER NOT NULL,
    ended TEXT NOT NULL,
    reason_sha256 TEXT NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (institution_id, session_id),
    UNIQUE (institution_id, number)
) STRICT;

CREATE TABLE commission_item (
    institution_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    circuit_id TEXT,
    revision_id TEXT,
    document_id TEXT,
    step TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    title_sha256 TEXT NOT NULL,
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    decision TEXT NOT NULL,
    remark_sha256 TEXT NOT NULL,
    PRIMARY KEY (institution_id, item_id),
    UNIQUE (institution_id, session_id, position),
    CHECK ((circuit_id IS NULL) = (revision_id IS NULL) AND (circuit_id IS NULL) = (document_id IS NULL)),
    FOREIGN KEY (institution_id, session_id) REFERENCES commission_session (institution_id, session_id),
    FOREIGN KEY (institution_id, circuit_id) REFERENCES circuit (institution_id, circuit_id)
) STRICT;
CREATE INDEX commission_item_circuit ON commission_item (institution_id, circuit_id);

CREATE TABLE commission_seat (
    institution_id TEXT NOT NULL,
    seat_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    role TEXT NOT NULL,
    grant_id TEXT NOT NULL,
    attendee_id TEXT,
    deputation_id TEXT,
    PRIMARY KEY (institution_id, seat_id),
    UNIQUE (institution_id, session_id, member_id),
    UNIQUE (institution_id, session_id, attendee_id),
    FOREIGN KEY (institution_id, session_id) REFERENCES commission_session (institution_id, session_id)
) STRICT;

CREATE TABLE commission_vote (
    institution_id TEXT NOT NULL,
    vote_id TEXT NOT NULL,
    session_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    voter_id TEXT NOT NULL,
    vote TEXT NOT NULL,
    content_sha256 TEXT NOT NULL,
    voided INTEGER NOT NULL CHECK (voided IN (0, 1)),
    PRIMARY KEY (institution_id, vote_id),
    FOREIGN KEY (institution_id, item_id) REFERENCES commission_item (institution_id, item_id)
) STRICT;
CREATE UNIQUE INDEX commission_vote_once ON commission_vote (institution_id, item_id, member_id) WHERE voided = 0;
CREATE INDEX commission_vote_session ON commission_vote (institution_id, session_id);
