//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an order or an action earns, in numbers and without reasons: what a decision needs.
public struct AccrualFigures: Hashable, Sendable {
    /// The steps of points, rounded and inside the limits; what an account carries over is not in them.
    public let steps: Int64
    /// The exact points in millionths of a step, rounded down, if the plan carries remainders; otherwise zero.
    public let millionths: Int64
    /// What of an order counts as spend, or nil for an action.
    public let spend: Money?
    /// What counts for tiers.
    public let qualifying: QualifyingAmounts
    /// What is used of each limit that counts beyond this accrual, in the plan's order.
    public let uses: [LimitUse]
    /// What each rule gives, in the plan's order, summing to ``steps``; empty for a plan of one rule, which gives all.
    public let awards: [RuleAward]

    init(
        steps: Int64,
        millionths: Int64 = 0,
        spend: Money?,
        qualifying: QualifyingAmounts,
        uses: [LimitUse] = [],
        awards: [RuleAward] = []
    ) {
        self.steps = steps
        self.millionths = millionths
        self.spend = spend
        self.qualifying = qualifying
        self.uses = uses
        self.awards = awards
    }
}
