//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension CommandRun {
    /// Runs to the answer inside a transaction that the host already has open, beside the host's own rows.
    ///
    /// Two areas join atomically by two runs in one transaction. Nothing waits here. A taken claim or an exhausted counter is
    /// decided anew at once. What only a new transaction can mend ends the run, and the transaction's owner rolls back.
    ///
    /// ```swift
    /// try database.write { transaction in
    ///     try order.insert(transaction)
    ///     let run = try CommandRun(command, by: program, key: key, asOf: now)
    ///     receipt = try run.finish(load: { try accounts.load($0, transaction) }, commit: { try accounts.commit($0, transaction) })
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - load: Reads inside the transaction.
    ///   - commit: Writes inside the transaction; unless it returns `committed`, it must leave nothing written.
    /// - Returns: The receipt; it is worth something only once the host's transaction is committed.
    /// - Throws: What either closure throws, unchanged; ``JournalError`` with code `stale` if the streams have moved on since the
    ///   transaction began; any error of ``next(_:)``.
    @inlinable
    public consuming func finish(
        load: (LoadRequest) throws -> Loaded<State>,
        commit: (Commit<State>) throws -> CommitOutcome
    ) throws -> Receipt<State> {
        var run = self
        var step = run.start
        while true {
            switch step {
            case .load(let request):
                var loaded = try load(request)
                step = try run.receive(&loaded)
            case .commit(let value):
                let outcome = try commit(value)
                guard outcome != .stale else {
                    throw JournalError(
                        .stale,
                        "the transaction read what is no longer true; roll it back and start over"
                    )
                }
                step = try run.receive(outcome)
            case .pause:
                step = try run.resume()
            case .finish(let receipt):
                return receipt
            }
        }
    }
}
