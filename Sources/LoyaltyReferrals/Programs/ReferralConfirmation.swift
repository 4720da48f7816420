//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The end of the hold: both rewards are due, and the host gives them.
public struct ReferralConfirmation: Hashable, Codable, Sendable {
    /// The order that qualified.
    public let order: OrderID
    /// When the hold ended, or when somebody released the referral if that was later.
    public let at: Timestamp
    /// What the referrer is given, or nil for nothing.
    public let referrerReward: ReferralReward?
    /// What the referee is given, or nil for nothing.
    public let refereeReward: ReferralReward?

    private enum CodingKeys: String, CodingKey { case at, order, refereeReward, referrerReward }
}
