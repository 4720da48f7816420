//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A return that leaves enough of the order for both rewards to stand.
public struct ReferralReturn: Hashable, Codable, Sendable {
    /// The return.
    public let id: ActivityID
    /// The order.
    public let order: OrderID
    /// When the return was accepted.
    public let at: Timestamp
    /// What this return gives back.
    public let refund: Money
    /// What all returns of the order give back, this one included.
    public let refundedToDate: Money

    private enum CodingKeys: String, CodingKey { case at, id, order, refund, refundedToDate }
}
