//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

extension CoinRules {
    /// Every mixture of rules that is simulated with an oracle, the simplest first.
    static var all: [CoinRules] {
        var all: [CoinRules] = []
        for (life, inactivity) in [(20, nil), (nil, nil), (3, nil), (30, 10)] as [(Int64?, Int64?)] {
            for maturity in [0, 2 * day] {
                for isWrittenOff in [false, true] {
                    for grace in [5, nil] as [Int64?] {
                        let number = all.count
                        all.append(
                            CoinRules(
                                lifeDays: life,
                                inactivityDays: inactivity,
                                maturity: maturity,
                                isDebtWrittenOff: isWrittenOff,
                                graceDays: grace,
                                isFirstInFirstOut: number % 5 == 3,
                                isReinstating: number % 3 != 1
                            )
                        )
                    }
                }
            }
        }
        return all
    }
}

extension PointsWorld {
    /// The program whose rules the oracle knows as numbers.
    static func program(_ rules: CoinRules) throws -> Program {
        let cent = try Currency("EUR")
        func points(_ steps: Int) throws -> Points { try Points(steps: Int64(steps), in: .points) }
        var expiry: [ExpiryPolicy] = []
        if let days = rules.lifeDays { expiry.append(.throughDay(after: .days(Int32(days)))) }
        if let days = rules.inactivityDays { expiry.append(.inactivity(after: .days(Int32(days)))) }
        let again = CoinRules.reinstatement
        return try Program(
            id: ProgramID("simulated"),
            version: DefinitionVersion("1"),
            timeZone: FixedOffset.utc.identifier,
            accrual: AccrualPlan(
                rate: AccrualRate(points(3), per: Money(minorUnits: 10, in: cent), counting: .proportionally),
                base: AccrualBase(tax: .included, shipping: .included),
                rounding: .down,
                stage: .order
            ),
            maturity: TimeSpan(microseconds: rules.maturity),
            expiry: expiry.count > 1 ? .earliest(expiry) : expiry.first ?? .never,
            redemption: RedemptionRule(
                points(1),
                worth: Money(minorUnits: 1, in: cent),
                minimum: points(CoinRules.minimum),
                step: points(1),
                rounding: .down
            ),
            policies: PointsPolicies(
                debt: rules.isDebtWrittenOff ? .writtenOff : .carried(reviewAbove: nil),
                refundGrace: rules.graceDays.map { .days(Int32($0)) } ?? .lost,
                burnOrder: rules.isFirstInFirstOut ? .earliestGrant : .earliestExpiry,
                holds: HoldRule(longest: TimeSpan(microseconds: CoinRules.longestHold)),
                transfers: TransferRule(
                    minimum: points(CoinRules.minimum),
                    allowance: PointsAllowance(points(CoinRules.allowance), per: .month)
                ),
                reinstatement: rules.isReinstating
                    ? ReinstatementRule(window: .days(Int32(again.window)), life: .days(Int32(again.life))) : nil,
                adjustments: AdjustmentRule(
                    maximum: points(CoinRules.adjustment.maximum),
                    allowance: PointsAllowance(points(CoinRules.adjustment.allowance), per: .month),
                    reasons: [ReasonName(CoinRules.goodReason)]
                )
            )
        )
    }
}
