//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Accrues and redeems points by hand-written statements, as the functions of `postgresql/schema.sql` do.
///
/// The caller begins and commits the transaction.
final class Ledger {
    private let known: Statement
    private let holder: Statement
    private let spendable: Statement
    private let insertRequest: Statement
    private let insertEntry: Statement
    private let insertLot: Statement
    private let insertUse: Statement
    private let updateLot: Statement
    private let updateAccount: Statement

    init(_ database: Database) throws {
        known = try database.prepare("SELECT account, change, balance FROM request WHERE key = ?")
        holder = try database.prepare("SELECT balance, last_entry FROM account WHERE id = ?")
        spendable = try database.prepare(
            """
            SELECT number, remaining FROM lot WHERE account = ? AND remaining > 0 AND expires_at > ?
            ORDER BY expires_at, number
            """
        )
        insertRequest = try database.prepare("INSERT INTO request VALUES (?, ?, ?, ?)")
        insertEntry = try database.prepare("INSERT INTO entry VALUES (?, ?, ?, ?)")
        insertLot = try database.prepare("INSERT INTO lot VALUES (?1, ?2, ?3, ?4, ?4)")
        insertUse = try database.prepare("INSERT INTO lot_use VALUES (?, ?, ?, ?)")
        updateLot = try database.prepare("UPDATE lot SET remaining = ? WHERE account = ? AND number = ?")
        updateAccount = try database.prepare("UPDATE account SET balance = ?, last_entry = ? WHERE id = ?")
    }

    /// Answers the balance afterwards, or nil if the account has too few points.
    func change(_ account: Int64, by change: Int64, key: String, at now: Int64) throws -> Int64? {
        known.bind(key, at: 1)
        defer { known.reset() }
        if try known.step() {
            guard known.integer(0) == account, known.integer(1) == change else {
                throw Failure("the key belongs to another request")
            }
            return known.isNull(2) ? nil : known.integer(2)
        }
        holder.bind(account, at: 1)
        guard try holder.step() else { throw Failure("there is no account \(account)") }
        let balance = holder.integer(0) + change
        let number = holder.integer(1) + 1
        holder.reset()
        guard balance >= 0 else {
            try remember(key, account, change, balance: nil)
            return nil
        }
        if change > 0 {
            insertLot.bind(account, at: 1)
            insertLot.bind(number, at: 2)
            insertLot.bind(now + Schema.lifetime, at: 3)
            insertLot.bind(change, at: 4)
            try insertLot.finish()
        } else {
            try take(-change, from: account, entry: number, at: now)
        }
        insertEntry.bind(account, at: 1)
        insertEntry.bind(number, at: 2)
        insertEntry.bind(change, at: 3)
        insertEntry.bind(now, at: 4)
        try insertEntry.finish()
        updateAccount.bind(balance, at: 1)
        updateAccount.bind(number, at: 2)
        updateAccount.bind(account, at: 3)
        try updateAccount.finish()
        try remember(key, account, change, balance: balance)
        return balance
    }

    /// Takes from the lot that expires first.
    private func take(_ points: Int64, from account: Int64, entry: Int64, at now: Int64) throws {
        var taken: [(lot: Int64, part: Int64, left: Int64)] = []
        var missing = points
        spendable.bind(account, at: 1)
        spendable.bind(now, at: 2)
        while missing > 0, try spendable.step() {
            let part = min(missing, spendable.integer(1))
            taken.append((spendable.integer(0), part, spendable.integer(1) - part))
            missing -= part
        }
        spendable.reset()
        guard missing == 0 else { throw Failure("the lots of account \(account) hold less than its balance") }
        for (lot, part, left) in taken {
            updateLot.bind(left, at: 1)
            updateLot.bind(account, at: 2)
            updateLot.bind(lot, at: 3)
            try updateLot.finish()
            insertUse.bind(account, at: 1)
            insertUse.bind(entry, at: 2)
            insertUse.bind(lot, at: 3)
            insertUse.bind(part, at: 4)
            try insertUse.finish()
        }
    }

    private func remember(_ key: String, _ account: Int64, _ change: Int64, balance: Int64?) throws {
        insertRequest.bind(key, at: 1)
        insertRequest.bind(account, at: 2)
        insertRequest.bind(change, at: 3)
        if let balance { insertRequest.bind(balance, at: 4) } else { insertRequest.bindNull(at: 4) }
        try insertRequest.finish()
    }
}
