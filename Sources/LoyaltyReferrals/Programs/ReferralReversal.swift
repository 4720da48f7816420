//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That both rewards are taken back together: because of a return, or because the referral is rejected.
public struct ReferralReversal: Hashable, Codable, Sendable {
    /// The return that caused it, or nil if the referral was rejected.
    public let cause: ActivityID?
    /// The order that had qualified.
    public let order: OrderID
    /// When.
    public let at: Timestamp
    /// What all returns of the order give back.
    public let refundedToDate: Money
    /// What is taken back from the referrer, or nil for nothing.
    public let referrerReward: ReferralReward?
    /// What is taken back from the referee, or nil for nothing.
    public let refereeReward: ReferralReward?
    /// Whether the rewards were confirmed by then, so that the host has given them.
    public let isAfterConfirmation: Bool

    private enum CodingKeys: String, CodingKey {
        case at, cause, isAfterConfirmation, order, refereeReward, referrerReward, refundedToDate
    }
}
