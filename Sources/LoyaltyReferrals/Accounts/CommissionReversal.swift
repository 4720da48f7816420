//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The part of a commission that is taken back because part of the sale was.
///
/// Reversals are cumulative: what is reversed in all is the commission times what is refunded in all, divided by what the
/// sale came to, rounded once. So any number of partial refunds ends exactly where one full refund does: at zero.
public struct CommissionReversal: Hashable, Codable, Sendable {
    /// The return that caused it.
    public let id: ActivityID
    /// The order.
    public let order: OrderID
    /// When the return was accepted.
    public let at: Timestamp
    /// What this return gives back to the customer.
    public let refund: Money
    /// What all returns of the order give back, this one included.
    public let refundedToDate: Money
    /// What is taken back of the commission; zero or more.
    public let amount: Money
    /// Whether the commission was approved by then, so that the balance goes down and perhaps below zero.
    public let isAfterApproval: Bool

    private enum CodingKeys: String, CodingKey {
        case amount, at, id, isAfterApproval, order, refund, refundedToDate
    }
}
