//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The rules of a simulated program as bare numbers of days, so that the oracle asks the program nothing.
struct CoinRules: Hashable, Sendable {
    /// Through how many days after the day of the grant coins live; nil for ever.
    var lifeDays: Int64?
    /// Through how many days after the last activity all coins live; nil for ever.
    var inactivityDays: Int64?
    /// How long coins are pending.
    var maturity: Int64 = 0
    /// Whether nobody owes what a return could not take back.
    var isDebtWrittenOff = false
    /// Through how many days refunded coins live whose own last day has passed; nil for not at all.
    var graceDays: Int64?

    /// Whether the coins that were granted first go first, whenever they end.
    var isFirstInFirstOut = false
    /// Whether expired coins come back when somebody asks for it.
    var isReinstating = false

    /// How many days reinstatement looks back, and through how many days the coins then live.
    static let reinstatement: (window: Int64, life: Int64) = (6, 4)
    /// How many coins are given or taken by hand at once, and by one actor in a month.
    static let adjustment = (maximum: 20, allowance: 36)
    /// Why coins may be given or taken by hand.
    static let goodReason = "goodwill"
    /// The most coins that an account takes in.
    static let most = 9_007_199_254_740_991
    static let day: Int64 = 86_400_000_000
    static let longestHold = 6 * day
    /// The fewest coins that are redeemed or sent at once.
    static let minimum = 2
    /// How many coins a member may send in a month.
    static let allowance = 15

    /// Coins for a spend in cents: three for each ten, a fraction dropped.
    static func coins(forSpend cents: Int) -> Int { cents * 3 / 10 }

    /// When coins end that are granted at an instant.
    func lifeEnd(after instant: Int64) -> Int64 { lifeDays.map { Self.end($0, after: instant) } ?? .max }

    /// The midnight before an instant, in UTC.
    static func midnight(before instant: Int64) -> Int64 { instant - instant.remainder(of: day) }

    /// The first instant after so many days after the day of an instant, in UTC.
    static func end(_ days: Int64, after instant: Int64) -> Int64 {
        midnight(before: instant) + (days + 1) * day
    }
}

extension Int64 {
    /// The remainder of a division that rounds down.
    fileprivate func remainder(of divisor: Int64) -> Int64 {
        let rest = self % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
