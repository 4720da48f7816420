//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// That a locked payout failed: what was locked is payable again, in another batch.
///
/// The identifier of the payout stays taken, so that a late delivery of the old batch cannot lock it again.
public struct PayoutRelease: Hashable, Sendable {
    /// The payout that was locked.
    public let id: ActivityID
    /// When it failed.
    public let at: Timestamp
    /// How much was locked.
    public let amount: Money
    /// Why, in the host's words.
    public let reason: String

    /// Creates a release.
    ///
    /// - Parameters:
    ///   - id: The payout that was locked.
    ///   - at: When it failed.
    ///   - amount: How much was locked.
    ///   - reason: Why, in the host's words; 1 to 512 bytes, not blank, without control characters.
    /// - Throws: ``ReferralsError`` with code `reasonRequired` without such a reason.
    public init(id: ActivityID, at: Timestamp, amount: Money, reason: String) throws(ReferralsError) {
        self.id = id
        self.at = at
        self.amount = amount
        self.reason = try StatedReason.checked(reason)
    }
}

// MARK: - Codable

extension PayoutRelease: Codable {
    private enum CodingKeys: String, CodingKey { case amount, at, id, reason }

    /// Reads a release and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            id: container.decode(ActivityID.self, forKey: .id),
            at: container.decode(Timestamp.self, forKey: .at),
            amount: container.decode(Money.self, forKey: .amount),
            reason: container.decode(String.self, forKey: .reason)
        )
    }
}
