//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The tables, and how they are filled.
///
/// They are those of `postgresql/schema.sql`; a time is a number of microseconds.
enum Schema {
    static let tables = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            balance INTEGER NOT NULL CHECK (balance >= 0),
            last_entry INTEGER NOT NULL
        );
        CREATE TABLE entry (
            account INTEGER NOT NULL,
            number INTEGER NOT NULL,
            change INTEGER NOT NULL CHECK (change <> 0),
            at INTEGER NOT NULL,
            PRIMARY KEY (account, number)
        ) WITHOUT ROWID;
        CREATE TABLE lot (
            account INTEGER NOT NULL,
            number INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            granted INTEGER NOT NULL CHECK (granted > 0),
            remaining INTEGER NOT NULL CHECK (remaining BETWEEN 0 AND granted),
            PRIMARY KEY (account, number)
        ) WITHOUT ROWID;
        CREATE INDEX lot_spendable ON lot (account, expires_at, number, remaining) WHERE remaining > 0;
        CREATE TABLE lot_use (
            account INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            lot INTEGER NOT NULL,
            points INTEGER NOT NULL CHECK (points > 0),
            PRIMARY KEY (account, entry, lot)
        ) WITHOUT ROWID;
        CREATE TABLE request (
            key TEXT PRIMARY KEY NOT NULL,
            account INTEGER NOT NULL,
            change INTEGER NOT NULL,
            balance INTEGER
        ) WITHOUT ROWID;
        """

    /// When the ledger is filled, and how long each lot lives.
    static let start: Int64 = 1_800_000_000_000_000
    static let lifetime: Int64 = 31_536_000_000_000

    /// Gives each account some lots of 100 points; of the first, half is spent, so that a redemption takes from two lots.
    static func fill(_ database: Database, accounts: Int64, lots: Int64) throws {
        let account = try database.prepare("INSERT INTO account VALUES (?, ?, ?)")
        let lot = try database.prepare("INSERT INTO lot VALUES (?, ?, ?, 100, ?)")
        let entry = try database.prepare("INSERT INTO entry VALUES (?, ?, ?, ?)")
        let use = try database.prepare("INSERT INTO lot_use VALUES (?, ?, 1, 50)")
        try database.run("BEGIN")
        for id in 1...accounts {
            try insert(account, id, lots * 100 - 50, lots + 1)
            for number in 1...lots {
                try insert(lot, id, number, start + lifetime / 2 + number, number == 1 ? 50 : 100)
                try insert(entry, id, number, 100, start)
            }
            try insert(entry, id, lots + 1, -50, start)
            try insert(use, id, lots + 1)
        }
        try database.run(
            "INSERT INTO request SELECT 'filled-' || account || '-' || number, account, change, 0 FROM entry"
        )
        try database.run("COMMIT")
        try database.run("ANALYZE")
    }

    private static func insert(_ statement: Statement, _ values: Int64...) throws {
        for (index, value) in values.enumerated() { statement.bind(value, at: Int32(index + 1)) }
        try statement.finish()
    }

    /// One if the three ways to count the points agree, and each lot lacks what was taken from it.
    static let check = """
        SELECT (SELECT sum(remaining) FROM lot) = (SELECT sum(balance) FROM account)
            AND (SELECT sum(balance) FROM account) = (SELECT sum(change) FROM entry)
            AND (SELECT sum(granted - remaining) FROM lot) = (SELECT sum(points) FROM lot_use)
            AND (SELECT count(*) FROM request WHERE balance IS NULL) = 0
        """
}
