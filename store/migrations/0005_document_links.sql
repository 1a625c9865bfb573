-- Which document was replaced by, merged into or split into which, by an act. Rows are never changed or deleted.

CREATE TABLE document_link (
    institution_id TEXT NOT NULL,
    link_id TEXT NOT NULL,
    from_id TEXT NOT NULL,
    to_id TEXT NOT NULL CHECK (to_id <> from_id),
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    act_number TEXT NOT NULL,
    act_date TEXT,
    PRIMARY KEY (institution_id, link_id),
    FOREIGN KEY (institution_id, from_id) REFERENCES document (institution_id, document_id),
    FOREIGN KEY (institution_id, to_id) REFERENCES document (institution_id, document_id)
) STRICT;
CREATE UNIQUE INDEX document_link_from ON document_link (institution_id, from_id, to_id, kind);
CREATE INDEX document_link_to ON document_link (institution_id, to_id);
