//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The tier of a member as it was found.
public struct TierRecorded: Hashable, Codable, Sendable {
    /// When it was found.
    public let at: Timestamp
    /// The tier, or nil for none.
    public let tier: TierID?
    /// When the tier ends if nothing more is accrued, or nil if it does not.
    public let holdsUntil: Timestamp?

    private enum CodingKeys: String, CodingKey { case at, holdsUntil, tier }
}
