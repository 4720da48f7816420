//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The end of a hold: what was pending of a commission is the partner's.
public struct CommissionApproval: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// When the hold ended.
    public let at: Timestamp
    /// What was left of the commission then.
    public let amount: Money

    private enum CodingKeys: String, CodingKey { case amount, at, order }
}
