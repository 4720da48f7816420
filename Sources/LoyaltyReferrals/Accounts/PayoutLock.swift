//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That approved commission is on its way: a line of a payout batch which was handed to a bank or payment provider.
///
/// What is locked is neither payable nor paid. It becomes paid by a ``PayoutSettlement`` or payable again by a
/// ``PayoutRelease``.
public struct PayoutLock: Hashable, Codable, Sendable {
    /// The payout: the identifier of its batch, which has at most one line for an account.
    public let id: ActivityID
    /// When it was locked.
    public let at: Timestamp
    /// Up to when commissions had to be approved to be in it; no sale that was can be declared void any more.
    public let cutoff: Timestamp
    /// How much; above zero.
    public let amount: Money

    private enum CodingKeys: String, CodingKey { case amount, at, cutoff, id }

    /// Creates a lock.
    ///
    /// - Parameters:
    ///   - id: The identifier of the batch.
    ///   - at: When it was locked.
    ///   - cutoff: Up to when commissions had to be approved to be in it; not after `at`.
    ///   - amount: How much; above zero.
    public init(id: ActivityID, at: Timestamp, cutoff: Timestamp, amount: Money) {
        self.id = id
        self.at = at
        self.cutoff = cutoff
        self.amount = amount
    }
}
