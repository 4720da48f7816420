//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That a locked payout arrived.
public struct PayoutSettlement: Hashable, Codable, Sendable {
    /// The payout that was locked.
    public let id: ActivityID
    /// When it arrived.
    public let at: Timestamp
    /// How much arrived; all of what was locked.
    public let amount: Money
    /// What the bank or payment provider calls the transfer.
    public let reference: PayoutReference

    private enum CodingKeys: String, CodingKey { case amount, at, id, reference }

    /// Creates a settlement.
    ///
    /// - Parameters:
    ///   - id: The payout that was locked.
    ///   - at: When it arrived.
    ///   - amount: How much arrived; all of what was locked.
    ///   - reference: What the bank or payment provider calls the transfer.
    public init(id: ActivityID, at: Timestamp, amount: Money, reference: PayoutReference) {
        self.id = id
        self.at = at
        self.amount = amount
        self.reference = reference
    }
}
