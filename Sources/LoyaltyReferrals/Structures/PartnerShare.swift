//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a rule gives one partner.
public struct PartnerShare: Hashable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// How much.
    public let amount: Money

    /// Creates a share.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - amount: How much.
    public init(_ partner: PartnerID, _ amount: Money) {
        self.partner = partner
        self.amount = amount
    }
}
