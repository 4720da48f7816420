//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

/// A second points account, made of one coin for each point and of loops instead of arithmetic.
///
/// It shares no code with the program: it reads days as numbers, sweeps at every step and remembers each coin's fate.
struct CoinPurse {
    enum Fate: Equatable { case held, redeemed(String), expired, reversed, repaid }

    struct Coin {
        let lot: Int
        var fate = Fate.held
    }

    struct Batch {
        let order: String
        let grantedAt: Int64
        let activeAt: Int64
        let expiresAt: Int64?
        let qualifying: Int64
        var isReversed = false
    }

    static let day: Int64 = 86_400_000_000

    var coins: [Coin] = []
    var batches: [Batch] = []
    var cancelled: [String: Bool] = [:]
    var debt = 0

    /// The batches in the order in which their coins are spent.
    private var burnOrder: [Int] {
        batches.indices.sorted {
            let (left, right) = (batches[$0].expiresAt ?? .max, batches[$1].expiresAt ?? .max)
            return left == right ? $0 < $1 : left < right
        }
    }

    private func isDead(_ lot: Int, _ now: Int64) -> Bool { batches[lot].expiresAt.map { $0 <= now } ?? false }

    private func held(_ lot: Int) -> [Int] { coins.indices.filter { coins[$0].lot == lot && coins[$0].fate == .held } }

    /// Buries the coins that died, and lets new ones repay debt.
    mutating func settle(_ now: Int64) {
        for index in coins.indices where coins[index].fate == .held && isDead(coins[index].lot, now) {
            coins[index].fate = .expired
        }
        for lot in burnOrder {
            for index in held(lot) where debt > 0 {
                coins[index].fate = .repaid
                debt -= 1
            }
        }
    }

    mutating func accrue(_ batch: Batch, points: Int, _ now: Int64) {
        batches.append(batch)
        coins += (0..<points).map { _ in Coin(lot: batches.count - 1) }
        settle(now)
    }

    /// The coins that can be spent, in the order in which they are.
    func available(_ now: Int64) -> [Int] {
        burnOrder.filter { batches[$0].activeAt <= now && !isDead($0, now) }.flatMap(held)
    }

    func pending(_ now: Int64) -> Int { batches.indices.filter { batches[$0].activeAt > now }.flatMap(held).count }

    mutating func redeem(_ points: Int, as name: String, _ now: Int64) {
        for index in available(now).prefix(points) { coins[index].fate = .redeemed(name) }
        cancelled[name] = false
    }

    /// Puts coins back; those of a reversed order repay its debt even after their last day.
    mutating func cancel(_ name: String, _ now: Int64) -> (points: Int, expired: Int, repaid: Int) {
        cancelled[name] = true
        let back = coins.indices.filter { coins[$0].fate == .redeemed(name) }
        for index in back { coins[index].fate = .held }
        for index in back where debt > 0 && isDead(coins[index].lot, now) && batches[coins[index].lot].isReversed {
            coins[index].fate = .repaid
            debt -= 1
        }
        settle(now)
        return (
            back.count, back.filter { coins[$0].fate == .expired }.count,
            back.filter { coins[$0].fate == .repaid }.count
        )
    }

    mutating func reverse(_ order: String, _ now: Int64) -> (points: Int, debt: Int) {
        guard let own = batches.firstIndex(where: { $0.order == order }) else { return (0, 0) }
        batches[own].isReversed = true
        let owed = coins.filter { $0.lot == own && $0.fate != .expired }.count
        let taken = (held(own) + burnOrder.filter { $0 != own }.flatMap(held)).prefix(owed)
        for index in taken { coins[index].fate = .reversed }
        debt += owed - taken.count
        return (taken.count, owed - taken.count)
    }

    /// What counts for a tier in the last days, or in the running day for nil.
    func qualifying(days: Int64?, _ now: Int64) -> Int64 {
        batches.filter { batch in
            guard !batch.isReversed, batch.grantedAt <= now else { return false }
            guard let days else { return batch.grantedAt / Self.day == now / Self.day }
            return batch.grantedAt > now - days * Self.day
        }.reduce(0) { $0 + $1.qualifying }
    }
}
