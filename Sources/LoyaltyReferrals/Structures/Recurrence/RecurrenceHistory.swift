//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a customer's earlier sales paid in commission, as far as a ``RecurrenceRule`` asks.
public struct RecurrenceHistory: Hashable, Sendable {
    /// When the first sale was that paid commission.
    public let firstAt: Timestamp
    /// How many sales came before, the first one included; sales that were refunded whole are the host's to count or not.
    public let earlier: Int
    /// The rule that the first commission was paid under; nil for the rule that is asked.
    public let rule: RecurrenceRule?
    /// Whether the host has stopped commission for the customer, such as after a first sale that was fraud.
    public let isStopped: Bool

    /// Creates a history.
    ///
    /// - Parameters:
    ///   - firstAt: When the first sale was that paid commission.
    ///   - earlier: How many sales came before, the first one included; taken as at least 1.
    ///   - rule: The rule that the first commission was paid under; nil for the rule that is asked.
    ///   - isStopped: Whether the host has stopped commission for the customer.
    public init(firstAt: Timestamp, earlier: Int, rule: RecurrenceRule? = nil, isStopped: Bool = false) {
        self.firstAt = firstAt
        self.earlier = min(max(1, earlier), 1_000_000_000)
        self.rule = rule
        self.isStopped = isStopped
    }
}
