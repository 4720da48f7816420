-- Prints t if the three ways to count the points agree, and each lot lacks what was taken from it.

SELECT (SELECT sum(remaining) FROM lot) = (SELECT sum(balance) FROM account)
    AND (SELECT sum(balance) FROM account) = (SELECT sum(change) FROM entry)
    AND (SELECT sum(granted - remaining) FROM lot) = (SELECT sum(points) FROM lot_use)
    AND (SELECT count(*) FROM request WHERE balance IS NULL) = 0;
