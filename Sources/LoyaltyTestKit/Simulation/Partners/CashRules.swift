//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The plan of a simulated run as bare numbers, so that the oracle asks the plan nothing.
struct CashRules: Hashable, Sendable {
    /// How many parts of how many of the base are commission.
    let parts: Int
    let whole: Int
    /// What becomes of a fraction of a commission, and of what is taken back of one.
    var rounding = RoundingRule.toNearestOrAwayFromZero
    var reversalRounding = RoundingRule.toNearestOrAwayFromZero
    /// How long a commission is pending, in microseconds.
    var hold: Int64 = 2 * day
    /// Whether neither tax nor shipping counts.
    var isNet = false
    /// The most that one order pays, in cents of dollars.
    var cap: Int?
    var isFirstTouch = false
    var prefersCodes = true
    var isForNewCustomers = false

    init(_ parts: Int, of whole: Int) {
        self.parts = parts
        self.whole = whole
    }

    static let day: Int64 = 86_400_000_000
    static let hour: Int64 = 3_600_000_000
    /// How long after a touch an order is credited.
    static let window = 10 * day
    /// The largest amount that is counted.
    static let most = 9_007_199_254_740_991

    /// Plans that differ in everything that the oracle knows.
    static let all: [CashRules] = {
        var all = [CashRules(1, of: 10), CashRules(1, of: 3), CashRules(7, of: 100), CashRules(1, of: 1)]
        all += [CashRules(333, of: 10_000), CashRules(1, of: 8), CashRules(0, of: 1), CashRules(999, of: 1_000)]
        all[1].rounding = .down
        all[1].reversalRounding = .up
        all[1].isFirstTouch = true
        all[2].rounding = .toNearestOrEven
        all[2].reversalRounding = .down
        all[2].isNet = true
        all[2].hold = 3 * hour
        all[3].hold = 0
        all[3].reversalRounding = .towardZero
        all[4].rounding = .up
        all[4].reversalRounding = .awayFromZero
        all[4].cap = 120
        all[4].prefersCodes = false
        all[5].rounding = .towardZero
        all[5].reversalRounding = .toNearestOrEven
        all[5].isForNewCustomers = true
        all[5].hold = 5 * day
        all[6].isNet = true
        all[7].rounding = .awayFromZero
        all[7].isNet = true
        all[7].cap = 500
        all[7].hold = day
        return all
    }()

    /// So many parts of an amount, the fraction cut as told; nothing here is below zero.
    static func part(_ amount: Int, _ parts: Int, of whole: Int, _ rounding: RoundingRule) -> Int {
        guard whole > 0 else { return 0 }
        let product = UInt64(amount).multipliedFullWidth(by: UInt64(parts))
        let (floor, rest) = UInt64(whole).dividingFullWidth(product)
        let isMore: Bool
        switch rounding {
        case .down, .towardZero: isMore = false
        case .up, .awayFromZero: isMore = rest > 0
        case .toNearestOrAwayFromZero: isMore = rest >= UInt64(whole) - rest
        case .toNearestOrEven:
            let left = UInt64(whole) - rest
            isMore = rest > left || rest == left && !floor.isMultiple(of: 2)
        }
        return Int(floor) + (isMore ? 1 : 0)
    }

    /// The commission on a base.
    func commission(on base: Int, inDollars: Bool) -> Int {
        let amount = Self.part(base, parts, of: whole, rounding)
        return min(amount, inDollars ? cap ?? amount : amount)
    }
}
