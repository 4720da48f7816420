//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What was left of a commission when its sale was declared void: none of it is due.
public struct CommissionVoid: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// When it was declared void.
    public let at: Timestamp
    /// What was left of the commission; zero or more.
    public let amount: Money
    /// Whether the commission was approved by then.
    public let isAfterApproval: Bool
    /// Why, in the host's words.
    public let reason: String

    private enum CodingKeys: String, CodingKey { case amount, at, isAfterApproval, order, reason }
}
