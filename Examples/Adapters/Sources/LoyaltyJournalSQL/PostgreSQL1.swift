//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

extension JournalTables {
    // Frozen. A change of shape is a new step.
    static let postgreSQL1 = """
        -- Names are compared as bytes, whatever the database's own collation; bodies are bytes, because jsonb holds no NUL.
        CREATE TABLE loyalty_stream (
            journal text COLLATE "C" NOT NULL,
            id text COLLATE "C" NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            last_at bigint NOT NULL,
            due_at bigint,
            PRIMARY KEY (journal, id)
        );

        CREATE INDEX loyalty_stream_due ON loyalty_stream (journal, due_at, id) WHERE due_at IS NOT NULL;

        CREATE TABLE loyalty_event (
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            journal text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            at bigint NOT NULL,
            schema integer NOT NULL,
            body bytea NOT NULL,
            checksum bigint NOT NULL,
            UNIQUE (journal, stream, version),
            FOREIGN KEY (journal, stream) REFERENCES loyalty_stream (journal, id)
        );

        CREATE INDEX loyalty_event_feed ON loyalty_event (journal, position);

        CREATE FUNCTION loyalty_event_is_permanent() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'events are never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
        END
        $$;

        CREATE TRIGGER loyalty_event_is_permanent BEFORE UPDATE OR DELETE OR TRUNCATE ON loyalty_event
            FOR EACH STATEMENT EXECUTE FUNCTION loyalty_event_is_permanent();

        -- A sequence hands out numbers before the commit, so a reader could pass a number that is committed later. The lock
        -- makes writers take their positions one after the other, each until its transaction ends.
        CREATE FUNCTION loyalty_takes_turns() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended(TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, 0));
            RETURN NULL;
        END
        $$;

        CREATE TRIGGER loyalty_event_takes_turns BEFORE INSERT ON loyalty_event
            FOR EACH STATEMENT EXECUTE FUNCTION loyalty_takes_turns();

        CREATE TABLE loyalty_snapshot (
            journal text COLLATE "C" NOT NULL,
            stream text COLLATE "C" NOT NULL,
            version bigint NOT NULL CHECK (version > 0),
            schema integer NOT NULL,
            body bytea NOT NULL,
            checksum bigint NOT NULL,
            PRIMARY KEY (journal, stream),
            FOREIGN KEY (journal, stream) REFERENCES loyalty_stream (journal, id)
        );

        CREATE TABLE loyalty_command (
            journal text COLLATE "C" NOT NULL,
            scope text COLLATE "C" NOT NULL,
            key text COLLATE "C" NOT NULL,
            schema integer NOT NULL,
            body bytea NOT NULL,
            checksum bigint NOT NULL,
            PRIMARY KEY (journal, scope, key)
        );

        CREATE TABLE loyalty_claim (
            journal text COLLATE "C" NOT NULL,
            scope text COLLATE "C" NOT NULL,
            token text COLLATE "C" NOT NULL,
            PRIMARY KEY (journal, scope, token)
        );

        CREATE TABLE loyalty_counter (
            journal text COLLATE "C" NOT NULL,
            id text COLLATE "C" NOT NULL,
            value bigint NOT NULL CHECK (value BETWEEN 0 AND 9007199254740991),
            PRIMARY KEY (journal, id)
        );

        CREATE TABLE loyalty_message (
            position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            journal text COLLATE "C" NOT NULL,
            scope text COLLATE "C" NOT NULL,
            key text COLLATE "C" NOT NULL,
            number integer NOT NULL,
            at bigint NOT NULL,
            schema integer NOT NULL,
            body bytea NOT NULL,
            checksum bigint NOT NULL,
            UNIQUE (journal, scope, key, number)
        );

        CREATE INDEX loyalty_message_feed ON loyalty_message (journal, position);

        CREATE TRIGGER loyalty_message_takes_turns BEFORE INSERT ON loyalty_message
            FOR EACH STATEMENT EXECUTE FUNCTION loyalty_takes_turns();

        """
}
