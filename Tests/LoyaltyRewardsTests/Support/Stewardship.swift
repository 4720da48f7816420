//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards

extension Sample {
    static func why(_ reason: String = "goodwill", by actor: String = "op-7") throws -> ManualReason {
        ManualReason(try ReasonName(reason), by: try ActorID(actor))
    }

    /// A program whose people may do everything by hand: up to 500 points at once and 600 a day, for two reasons.
    static func stewarded(
        maturity: TimeSpan = .zero,
        expiry: ExpiryPolicy = .never,
        tiers: TierLadder? = nil,
        refundGrace: RefundGrace = .lost,
        reinstates: Bool = true
    ) throws -> Program {
        try program(
            maturity: maturity,
            expiry: expiry,
            tiers: tiers,
            policies: PointsPolicies(
                refundGrace: refundGrace,
                holds: HoldRule(longest: .days(30)),
                reinstatement: reinstates ? ReinstatementRule(window: .days(10), life: .days(30)) : nil,
                adjustments: AdjustmentRule(
                    maximum: points(500),
                    allowance: PointsAllowance(points(600), per: .day),
                    reasons: [ReasonName("goodwill"), ReasonName("mistake")]
                )
            )
        )
    }

    static func ladder() throws -> TierLadder {
        try TierLadder(
            measure: .points,
            window: .rolling(.days(30)),
            tiers: [Tier(TierID("silver"), from: 100), Tier(TierID("gold"), from: 300)]
        )
    }
}

extension Member {
    @discardableResult
    mutating func adjust(_ points: Int64, _ reason: String = "goodwill", at: String) throws -> PointsAnswer {
        try run(.adjust(Sample.points(points), Sample.why(reason)), at: at)
    }

    @discardableResult
    mutating func reinstate(at: String) throws -> PointsAnswer { try run(.reinstate(Sample.why()), at: at) }

    @discardableResult
    mutating func extend(_ expiry: ExpiryExtension, at: String) throws -> PointsAnswer {
        try run(.extendExpiry(expiry, Sample.why()), at: at)
    }

    /// Decides by a program whose points live through some days more than the day of their grant.
    mutating func use(_ program: Program) throws { rules = try PointsProgram(program, in: FixedOffset.utc) }
}
