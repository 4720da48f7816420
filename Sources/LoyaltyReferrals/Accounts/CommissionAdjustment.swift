//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A correction by hand: money that is given or taken outside any plan, with its reason.
///
/// An adjustment is approved at once. One below zero lowers what is payable, perhaps below zero, and is carried forward.
public struct CommissionAdjustment: Hashable, Sendable {
    /// The host's identifier; the same adjustment is recorded once.
    public let id: ActivityID
    /// The partner.
    public let partner: PartnerID
    /// When it was made.
    public let at: Timestamp
    /// By how much what is payable changes; not zero.
    public let amount: Money
    /// Why, in the host's words.
    public let reason: String

    /// Creates an adjustment.
    ///
    /// - Parameters:
    ///   - id: The host's identifier.
    ///   - partner: The partner.
    ///   - at: When it was made.
    ///   - amount: By how much what is payable changes; not zero.
    ///   - reason: Why, in the host's words; 1 to 512 bytes, not blank, without control characters.
    /// - Throws: ``ReferralsError`` with code `invalidAdjustment` for an amount of zero, and `reasonRequired` without such a
    ///   reason.
    public init(
        id: ActivityID,
        partner: PartnerID,
        at: Timestamp,
        amount: Money,
        reason: String
    ) throws(ReferralsError) {
        guard !amount.isZero else { throw ReferralsError(.invalidAdjustment, "an adjustment changes something") }
        self.id = id
        self.partner = partner
        self.at = at
        self.amount = amount
        self.reason = try StatedReason.checked(reason)
    }
}

// MARK: - Codable

extension CommissionAdjustment: Codable {
    private enum CodingKeys: String, CodingKey { case amount, at, id, partner, reason }

    /// Reads an adjustment and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: container.decode(ActivityID.self, forKey: .id),
            partner: container.decode(PartnerID.self, forKey: .partner),
            at: container.decode(Timestamp.self, forKey: .at),
            amount: container.decode(Money.self, forKey: .amount),
            reason: container.decode(String.self, forKey: .reason)
        )
    }
}
