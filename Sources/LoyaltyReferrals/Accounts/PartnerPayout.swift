//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One payout in a partner's account, and how far it is.
public struct PartnerPayout: Hashable, Codable, Sendable {
    /// The payout: the identifier of its batch, or the host's.
    public let id: ActivityID
    /// Up to when commissions had to be approved to be in it.
    public let cutoff: Timestamp
    /// How much.
    public let amount: Money
    /// How far it is.
    public internal(set) var standing: Standing
    /// What the bank or payment provider calls the transfer, once it has arrived.
    public internal(set) var reference: PayoutReference?

    private enum CodingKeys: String, CodingKey { case amount, cutoff, id, reference, standing }

    /// How far a payout is.
    public enum Standing: String, Hashable, CaseIterable, Codable, Sendable {
        /// On its way.
        case locked
        /// Arrived.
        case paid
        /// Failed, and payable again.
        case released
    }
}
