-- A points ledger as it is usually written by hand: accounts, lots, entries, what each entry took from which lot, and one
-- row a request, so that a request that comes twice has one effect. A tenth of what a program needs: no tiers, no basket,
-- no maturity, no returns.

DROP TABLE IF EXISTS account, lot, entry, lot_use, request CASCADE;

CREATE TABLE account (
    id         bigint PRIMARY KEY,
    balance    bigint NOT NULL CHECK (balance >= 0),
    last_entry bigint NOT NULL
) WITH (fillfactor = 80);

CREATE TABLE entry (
    account    bigint NOT NULL,
    number     bigint NOT NULL,
    change     bigint NOT NULL CHECK (change <> 0),
    at         timestamptz NOT NULL,
    PRIMARY KEY (account, number)
);

-- A lot has the number of the entry that granted it.
CREATE TABLE lot (
    account    bigint NOT NULL,
    number     bigint NOT NULL,
    expires_at timestamptz NOT NULL,
    granted    bigint NOT NULL CHECK (granted > 0),
    remaining  bigint NOT NULL CHECK (remaining BETWEEN 0 AND granted),
    PRIMARY KEY (account, number)
) WITH (fillfactor = 80);
CREATE INDEX lot_spendable ON lot (account, expires_at, number) WHERE remaining > 0;

CREATE TABLE lot_use (
    account    bigint NOT NULL,
    entry      bigint NOT NULL,
    lot        bigint NOT NULL,
    points     bigint NOT NULL CHECK (points > 0),
    PRIMARY KEY (account, entry, lot)
);

-- The request itself is kept, so that a key cannot come back with another one.
CREATE TABLE request (
    key        text PRIMARY KEY,
    account    bigint NOT NULL,
    change     bigint NOT NULL,
    balance    bigint
);

-- What was answered to a key before. A refusal is an answer: its balance is null.
CREATE OR REPLACE FUNCTION answered(known request, wanted_account bigint, wanted_change bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
BEGIN
    IF known.account <> wanted_account OR known.change <> wanted_change THEN
        RAISE EXCEPTION 'the key belongs to another request';
    END IF;
    RETURN known.balance;
END $$;

CREATE OR REPLACE FUNCTION accrue(wanted bigint, points bigint, wanted_key text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    holder account;
    known request;
BEGIN
    SELECT * INTO STRICT holder FROM account WHERE id = wanted FOR UPDATE;
    SELECT * INTO known FROM request WHERE key = wanted_key;
    IF FOUND THEN RETURN answered(known, wanted, points); END IF;
    holder.last_entry := holder.last_entry + 1;
    holder.balance := holder.balance + points;
    INSERT INTO request VALUES (wanted_key, wanted, points, holder.balance);
    INSERT INTO entry VALUES (wanted, holder.last_entry, points, now());
    INSERT INTO lot VALUES (wanted, holder.last_entry, now() + interval '12 months', points, points);
    UPDATE account SET balance = holder.balance, last_entry = holder.last_entry WHERE id = wanted;
    RETURN holder.balance;
END $$;

-- Takes from the lot that expires first.
CREATE OR REPLACE FUNCTION redeem(wanted bigint, points bigint, wanted_key text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
    holder account;
    known request;
    missing bigint := points;
    part bigint;
    source record;
BEGIN
    SELECT * INTO STRICT holder FROM account WHERE id = wanted FOR UPDATE;
    SELECT * INTO known FROM request WHERE key = wanted_key;
    IF FOUND THEN RETURN answered(known, wanted, -points); END IF;
    IF holder.balance < points THEN
        INSERT INTO request VALUES (wanted_key, wanted, -points, NULL);
        RETURN NULL;
    END IF;
    holder.last_entry := holder.last_entry + 1;
    holder.balance := holder.balance - points;
    FOR source IN
        SELECT number, remaining FROM lot
        WHERE account = wanted AND remaining > 0 AND expires_at > now()
        ORDER BY expires_at, number
    LOOP
        part := least(missing, source.remaining);
        UPDATE lot SET remaining = remaining - part WHERE account = wanted AND number = source.number;
        INSERT INTO lot_use VALUES (wanted, holder.last_entry, source.number, part);
        missing := missing - part;
        EXIT WHEN missing = 0;
    END LOOP;
    IF missing > 0 THEN RAISE EXCEPTION 'the lots of account % hold less than its balance', wanted; END IF;
    INSERT INTO request VALUES (wanted_key, wanted, -points, holder.balance);
    INSERT INTO entry VALUES (wanted, holder.last_entry, -points, now());
    UPDATE account SET balance = holder.balance, last_entry = holder.last_entry WHERE id = wanted;
    RETURN holder.balance;
END $$;
