//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One transfer of a batch: how much goes to a partner in a currency.
public struct PayoutLine: Hashable, Codable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// How much; above zero.
    public let amount: Money

    private enum CodingKeys: String, CodingKey { case amount, partner }
}
