//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Whether an order of a referee qualifies, and what both sides are given if it does.
public struct ReferralEvaluation: Hashable, Sendable {
    /// The conditions that the program has, each with its finding.
    public let checks: [ReferralCheck]
    /// What the referrer is given if the order qualifies, or nil for nothing.
    public let referrerReward: ReferralReward?
    /// What the referee is given if the order qualifies, or nil for nothing.
    public let refereeReward: ReferralReward?
    /// When the rewards are confirmed, unless the order is returned before or held.
    public let confirmsAt: Timestamp

    /// Whether every condition holds.
    public var qualifies: Bool { checks.allSatisfy(\.holds) }

    /// Why the order does not qualify: each condition that does not hold.
    public var reasons: [Reason] { checks.filter { !$0.holds }.map(\.reason) }
}
