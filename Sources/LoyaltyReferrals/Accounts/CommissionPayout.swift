//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Approved commission that the host has paid to a partner, recorded after the fact.
///
/// A host that pays in batches locks and settles instead: see ``PayoutLock``.
public struct CommissionPayout: Hashable, Codable, Sendable {
    /// The host's identifier; the same payout is recorded once.
    public let id: ActivityID
    /// When it was paid.
    public let at: Timestamp
    /// How much; above zero.
    public let amount: Money
    /// What the bank or payment provider calls the transfer, or nil if nobody does.
    public let reference: PayoutReference?

    private enum CodingKeys: String, CodingKey { case amount, at, id, reference }

    /// Creates a payout.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - at: When it was paid.
    ///   - amount: How much; above zero.
    ///   - reference: What the bank or payment provider calls the transfer, or nil if nobody does.
    public init(id: ActivityID, at: Timestamp, amount: Money, reference: PayoutReference? = nil) {
        self.id = id
        self.at = at
        self.amount = amount
        self.reference = reference
    }
}
