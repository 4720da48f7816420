-- One row a stream: how many events it holds, when the last was decided, when time alone next changes it.
CREATE TABLE loyalty_stream (
    journal TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    last_at INTEGER NOT NULL,
    due_at INTEGER,
    PRIMARY KEY (journal, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX loyalty_stream_due ON loyalty_stream (journal, due_at, id) WHERE due_at IS NOT NULL;

-- What happened. Positions ascend in the order of commits, because SQLite has one writer at a time.
CREATE TABLE loyalty_event (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (journal, stream, version),
    FOREIGN KEY (journal, stream) REFERENCES loyalty_stream (journal, id)
) STRICT;

CREATE INDEX loyalty_event_feed ON loyalty_event (journal, position);

-- Also stops INSERT OR REPLACE, which deletes rows without firing the trigger of DELETE.
CREATE TRIGGER loyalty_event_follows BEFORE INSERT ON loyalty_event
WHEN NEW.version IS NOT 1 + (
        SELECT coalesce(max(version), 0) FROM loyalty_event WHERE journal = NEW.journal AND stream = NEW.stream)
    OR EXISTS (SELECT 1 FROM loyalty_event WHERE position = NEW.position)
BEGIN
    SELECT RAISE(ABORT, 'an event follows the last one of its stream');
END;

CREATE TRIGGER loyalty_event_is_not_changed BEFORE UPDATE ON loyalty_event
BEGIN
    SELECT RAISE(ABORT, 'events are never changed');
END;

CREATE TRIGGER loyalty_event_is_not_deleted BEFORE DELETE ON loyalty_event
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted');
END;

-- A state of the past, to fold fewer events. May be deleted at any time.
CREATE TABLE loyalty_snapshot (
    journal TEXT NOT NULL,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    schema INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (journal, stream),
    FOREIGN KEY (journal, stream) REFERENCES loyalty_stream (journal, id)
) STRICT;

-- Every command with its answer, refusals included.
CREATE TABLE loyalty_command (
    journal TEXT NOT NULL,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    schema INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (journal, scope, key)
) STRICT;

CREATE TABLE loyalty_claim (
    journal TEXT NOT NULL,
    scope TEXT NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (journal, scope, token)
) STRICT, WITHOUT ROWID;

CREATE TABLE loyalty_counter (
    journal TEXT NOT NULL,
    id TEXT NOT NULL,
    value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 9007199254740991),
    PRIMARY KEY (journal, id)
) STRICT, WITHOUT ROWID;

-- Messages for the host's other systems. May be deleted once every reader has passed them.
CREATE TABLE loyalty_message (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL,
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    schema INTEGER NOT NULL,
    body BLOB NOT NULL,
    checksum INTEGER NOT NULL,
    UNIQUE (journal, scope, key, number)
) STRICT;

CREATE INDEX loyalty_message_feed ON loyalty_message (journal, position);
