//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

extension PointsWorld {
    /// Compares an account with its purse: what can be redeemed, what is pending, held and owed, and when the rest ends.
    func compare(
        _ purse: CoinAccount,
        _ change: SimulatedChange<PointsAccount>,
        _ commit: SimulatedCommit<PointsAccount>
    ) throws(SimulationFinding) {
        let now = commit.at.microsecondsSince1970
        let balance: Balance
        do { balance = try rules.balance(of: change.after, asOf: commit.at) } catch {
            throw SimulationFinding("a balance can be read", "\(error)")
        }
        let purseHeld = purse.holds.reduce(0) { $0 + $1.coins.count }
        var available = 0
        var pending = 0
        var ends: [(end: Int64, count: Int)] = []
        // With one instant of inactivity the order of coins is still that of their ends.
        for coin in purse.coins {
            let end = purse.end(of: coin)
            guard end > now else { continue }
            if coin.active <= now { available += 1 } else { pending += 1 }
            guard end != .max else { continue }
            if let last = ends.indices.last, ends[last].end == end {
                ends[last].count += 1
            } else {
                ends.append((end, 1))
            }
        }
        func differs(_ what: String, _ ours: Int64, _ oracle: Int) -> SimulationFinding {
            SimulationFinding(
                commit.command.otherMember == nil
                    ? "O2 the oracle holds the same" : "I15 a transfer keeps points and their days",
                "\(text(of: commit.command)), \(change.stream.text): \(what) \(ours), oracle \(oracle)"
            )
        }
        guard balance.available.steps == available else {
            throw differs("available", balance.available.steps, available)
        }
        guard balance.pending.steps == pending else { throw differs("pending", balance.pending.steps, pending) }
        guard balance.held.steps == purseHeld else { throw differs("held", balance.held.steps, purseHeld) }
        guard balance.debt.steps == purse.debt else { throw differs("debt", balance.debt.steps, purse.debt) }
        guard balance.expiring.count == ends.count else {
            throw differs("days of expiry", Int64(balance.expiring.count), ends.count)
        }
        for (ours, oracle) in zip(balance.expiring, ends) {
            guard ours.at.microsecondsSince1970 == oracle.end, ours.points.steps == oracle.count else {
                throw differs("expiring at \(oracle.end)", ours.points.steps, oracle.count)
            }
        }
    }
}
