//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The tier that holds longer.
public struct TierExtensionReceipt: Hashable, Codable, Sendable {
    /// The tier.
    public let tier: TierID
    /// The first instant at which it is lost if nothing more is accrued.
    public let holdsUntil: Timestamp?

    private enum CodingKeys: String, CodingKey { case holdsUntil, tier }
}
