-- Empties the ledger and gives each of :accounts accounts :lots lots of 100 points. Of the first, half is spent, so that a
-- redemption of 100 takes from two lots.

TRUNCATE account, lot, entry, lot_use, request;
INSERT INTO account SELECT id, :lots * 100 - 50, :lots + 1 FROM generate_series(1, :accounts) AS id;
INSERT INTO lot
    SELECT id, number, now() + interval '30 days' + number * interval '1 hour', 100,
        CASE WHEN number = 1 THEN 50 ELSE 100 END
    FROM generate_series(1, :accounts) AS id, generate_series(1, :lots) AS number;
INSERT INTO entry
    SELECT id, number, 100, now() FROM generate_series(1, :accounts) AS id, generate_series(1, :lots) AS number;
INSERT INTO entry SELECT id, :lots + 1, -50, now() FROM generate_series(1, :accounts) AS id;
INSERT INTO lot_use SELECT id, :lots + 1, 1, 50 FROM generate_series(1, :accounts) AS id;
-- A planner that saw no request would go on to look through all of them.
INSERT INTO request SELECT 'filled-' || account || '-' || number, account, change, 0 FROM entry;
VACUUM ANALYZE account, lot, entry, lot_use, request;
CHECKPOINT;
